"""PENALTY-START: no penalty up to the last timely day; a due date on a holiday moves on."""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.huzhu.repay.reckoning import REPAYING, SPLIT_RIGHT, reckon
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, rule


@rule(
    "PENALTY-START",
    title=N_("到期当天还也不算晚，不收违约金"),
    clause="R六(2)",
    on=REPAYING,
    parameters=("holiday_shift",),
    message=N_("{day}还款没有过期（{due}到期，最晚{last_day}），不能收违约金，记的是 {penalty}"),
    fix=SPLIT_RIGHT,
)
def penalty_start(step: Step, params: Parameters) -> Iterator[Breach]:
    """The penalty begins on the day after the due date, or after the working day it moves to."""
    reckoned = reckon(step, params)
    if reckoned is None or reckoned.is_late or reckoned.taken.principal == 0:
        return
    if reckoned.taken.penalty > 0:
        yield Breach(("penalty",), reckoned.facts)
