"""REPAY-PRINCIPAL: no more principal comes back than went out, and none before it did."""

from collections.abc import Iterator

from hzpub.base.words import N_, Yuan
from hzpub.ledger.replay import Step
from hzpub.rulebooks.huzhu.repay.reckoning import REPAYING
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

NOT_PAID_OUT = N_("{loan} 号借款还没有放款，没有本金可还")
PAY_OUT_FIRST = N_("核对借款编号；放款已经办了的，先把放款入账")
TOO_EARLY = N_("{loan} 号借款在{paid_on}才放款，{day}不可能还款")
CHECK_DAY = N_("对照银行回单改日期，或核对借款编号")
CLEARED = N_("{loan} 号借款的本金已经还清，又记了本金 {principal}")
ALL_EXCESS = N_("核对借款编号；真是多汇的钱，本金、占用费、违约金都写 0.00，全部写进“多还”")


@rule(
    "REPAY-PRINCIPAL",
    title=N_("收回的本金不多于放出的"),
    clause=N_("推定"),
    on=REPAYING,
    message=N_("{loan} 号借款只剩本金 {outstanding}，记了 {principal}"),
    fix=N_("本金最多写 {outstanding}；多出来的钱写进“多还”"),
)
def repay_principal(step: Step, _: Parameters) -> Iterator[Breach]:
    """Principal is repaid on a loan that was paid out, from that day on, up to what is still owed."""
    record = step.record
    number, principal = record["loan"], record["principal"]
    loan = step.before.loans.get(number)
    if loan is None:
        return
    if loan.payout is None:
        yield breach(at="loan", message=NOT_PAID_OUT, fix=PAY_OUT_FIRST, loan=number)
    elif record.day < loan.payout.paid_on:
        facts = {"loan": number, "paid_on": loan.payout.paid_on, "day": record.day}
        yield breach(at="date", message=TOO_EARLY, fix=CHECK_DAY, **facts)
    elif principal > 0 and not loan.is_open:
        yield breach(at="principal", message=CLEARED, fix=ALL_EXCESS, loan=number, principal=Yuan(principal))
    elif principal > loan.outstanding:
        owed = Yuan(loan.outstanding)
        yield breach(at="principal", loan=number, principal=Yuan(principal), outstanding=owed)
