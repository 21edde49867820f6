"""LOAN-LIQUIDITY: the special account never owes the bank."""

from collections.abc import Iterator

from hzpub.base.words import N_, Yuan
from hzpub.kinds import all_kinds
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

PAYING = tuple(
    kind.name for kind in all_kinds().values() if any(move.credit == "bank" for move in kind.moves)
)
WITHOUT_AMOUNT = {"reversal": "target", "transfer_retry": "returned"}


@rule(
    "LOAN-LIQUIDITY",
    title=N_("专户里有钱才能付"),
    clause=N_("推定"),
    on=(*PAYING, "capital_return", "transfer_retry", "reversal"),
    message=N_("付这笔以前专户有 {before}，付出 {paid}，成了 {after}；专户不能透支"),
    fix=N_("核对金额；已经到账的存款先入账，钱真不够就先不付"),
)
def loan_liquidity(step: Step, _: Parameters) -> Iterator[Breach]:
    """A record that takes money out of the bank, pays anew what the bank returned, or strikes out a deposit, leaves at least zero."""
    before, after = step.before.totals.bank, step.after.totals.bank
    if after < 0 and after < before:
        at = WITHOUT_AMOUNT.get(step.record.kind.name, "amount")
        yield breach(at=at, before=Yuan(before), paid=Yuan(before - after), after=Yuan(after))
