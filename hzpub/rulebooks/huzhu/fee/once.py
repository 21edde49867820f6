"""FEE-ONCE: the usage fee comes in full with the principal it belongs to, and the split adds up."""

from collections.abc import Iterator

from hzpub.base.words import N_, Yuan
from hzpub.ledger.replay import Step
from hzpub.rulebooks.huzhu.repay.reckoning import REPAYING, SPLIT_RIGHT, Reckoning, reckon, taken_apart
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

LEFT_OUT = N_("还了本金 {principal}，它的占用费 {fee_due} 没有同时收")
WITHOUT_PRINCIPAL = N_("没有还本金，却记了占用费 {usage_fee}、违约金 {penalty}；它们只能和本金一起收")
TOO_LITTLE_PRINCIPAL = N_("收到 {amount}，够还本金 {right_principal}，只记了 {principal}")
TOO_MUCH_SET_OFF = N_("抵 {amount} 多了：这天本金、占用费、违约金一共只抵得 {enough}")
SET_OFF_SUM = N_("抵 {amount}，拆分加起来却是 {sum}")
SET_OFF_ADDS_UP = N_("几项拆分加起来要等于抵的总数")
SET_OFF_LESS = N_("“抵多少”写 {enough}，剩下的还是会员的应付款")
CHECK_SLIP = N_("对照银行回单：收到的总数写在“收到金额”，四项拆分加起来要等于它")


@rule(
    "FEE-ONCE",
    title=N_("占用费在还款那天一次收清"),
    clause="R五3③",
    on=REPAYING,
    parameters=("usage_fee", "penalty", "month_rule"),
    message=N_("收到 {amount}，四项拆分加起来却是 {sum}"),
    fix=SPLIT_RIGHT,
)
def fee_once(step: Step, params: Parameters) -> Iterator[Breach]:
    """What came in is split by rule: the most principal whose own fee and penalty it also covers.

    Wrong figures in fee or penalty are FEE-RATE's and the penalty rules' to say; here is what they leave.
    """
    reckoned = reckon(step, params)
    amount, total = step.record["amount"], sum(taken_apart(step.record))
    if total != amount and (reckoned is None or not _wrong_figures_explain(reckoned)):
        message, fix, enough = _sum_is_wrong(step, reckoned)
        yield breach("amount", message, fix, amount=Yuan(amount), sum=Yuan(total), enough=Yuan(enough))
    if reckoned is None or reckoned.collects_arrears:
        return
    taken = reckoned.taken
    right_figures = (taken.usage_fee, taken.penalty) == (reckoned.fee, reckoned.penalty)
    if taken.principal == 0 and taken.usage_fee + taken.penalty > 0:
        box = "usage_fee" if taken.usage_fee else "penalty"
        yield Breach((box,), reckoned.facts, WITHOUT_PRINCIPAL)
    elif taken.usage_fee == 0 < reckoned.fee:
        yield Breach(("usage_fee",), reckoned.facts, LEFT_OUT)
    elif right_figures and total == amount and taken.principal < reckoned.right.principal:
        yield Breach(("principal",), reckoned.facts, TOO_LITTLE_PRINCIPAL)


def _sum_is_wrong(step: Step, reckoned: Reckoning | None) -> tuple[str, str, int]:
    """What to say of parts that do not add up, and how much (fen) could be set off at most."""
    if step.record.kind.name == "loan_repayment":
        return "", CHECK_SLIP, 0
    if step.record.kind.name == "payable_offset" and reckoned is not None and reckoned.right.excess:
        return TOO_MUCH_SET_OFF, SET_OFF_LESS, reckoned.amount - reckoned.right.excess
    return SET_OFF_SUM, SET_OFF_ADDS_UP, 0


def _wrong_figures_explain(reckoned: Reckoning) -> bool:
    """Whether the split would add up once fee and penalty were right: then only they are at fault."""
    taken = reckoned.taken
    return taken.principal + reckoned.fee + reckoned.penalty + taken.excess == reckoned.amount
