"""FEE-RATE: the usage fee on a repayment is the monthly rate for the time the money was out."""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.huzhu.repay.reckoning import REPAYING, SPLIT_RIGHT, reckon
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, rule


@rule(
    "FEE-RATE",
    title=N_("占用费按月 5‰ 算到还款那天"),
    clause="R五3③",
    on=REPAYING,
    parameters=("usage_fee", "month_rule"),
    message=N_("本金 {principal} 从{paid_on}用到{day}，共 {span}，占用费应是 {fee_due}，记的是 {usage_fee}"),
    fix=SPLIT_RIGHT,
)
def fee_rate(step: Step, params: Parameters) -> Iterator[Breach]:
    """Each repaid part of the principal carries the fee from the pay-out to its own repayment day.

    A fee left out altogether, or taken without principal, is FEE-ONCE's to say.
    """
    reckoned = reckon(step, params)
    if reckoned is None:
        return
    taken = reckoned.taken
    if taken.usage_fee != reckoned.fee and taken.principal > 0 and taken.usage_fee > 0:
        yield Breach(("usage_fee",), reckoned.facts)
