"""PRIORITY-POOR: poor households come first, then low-income ones; nobody else is approved over their heads."""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.huzhu.priority.queue import LOW_INCOME, POOR, waiting_before
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import WARNING, Breach, breach, rule


@rule(
    "PRIORITY-POOR",
    title=N_("贫困户和低收入户先批"),
    clause="R三3",
    on="loan_approval",
    severity=WARNING,
    parameters=("holiday_shift",),
    message=N_("{waiting} 号申请是贫困户或低收入户的，材料齐了，申请不晚，还没有批"),
    fix=N_("先批 {waiting} 号；不能批的，写不予批准，说明原因。同一次会批的，先把 {waiting} 号的审批入账"),
)
def poor_first(step: Step, params: Parameters) -> Iterator[Breach]:
    """No complete application of a household that ranks before this one, asked no later, waits undecided."""
    if waiting := [each.number for each in waiting_before(step, params, POOR, LOW_INCOME)]:
        yield breach("application", waiting="、".join(waiting))
