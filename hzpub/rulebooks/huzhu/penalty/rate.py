"""PENALTY-RATE: overdue principal costs the penalty for as long as it is late, beside the fee."""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.huzhu.repay.reckoning import REPAYING, SPLIT_RIGHT, reckon
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, rule


@rule(
    "PENALTY-RATE",
    title=N_("过期还款，每月另收 5‰ 违约金"),
    clause="R六(2)",
    on=REPAYING,
    parameters=("penalty", "penalty_base", "month_rule", "holiday_shift"),
    message=N_(
        "最后一天是{last_day}，{day}才还，晚了 {late}：本金 {principal} 应收违约金 {penalty_due}，记的是 {penalty}"
    ),
    fix=SPLIT_RIGHT,
)
def penalty_rate(step: Step, params: Parameters) -> Iterator[Breach]:
    """The penalty is counted on the principal repaid late; nobody can waive it."""
    reckoned = reckon(step, params)
    if reckoned is None or not reckoned.is_late or reckoned.taken.principal == 0:
        return
    if reckoned.taken.penalty != reckoned.penalty:
        yield Breach(("penalty",), reckoned.facts)
