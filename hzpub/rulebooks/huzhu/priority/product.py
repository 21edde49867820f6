"""PRIORITY-PRODUCT: what the village is known for comes before other projects."""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.huzhu.priority.queue import SPECIALITY, waiting_before
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import WARNING, Breach, breach, rule


@rule(
    "PRIORITY-PRODUCT",
    title=N_("做一村一品的先批"),
    clause="R五2",
    on="loan_approval",
    severity=WARNING,
    parameters=("holiday_shift",),
    message=N_("{waiting} 号申请是做一村一品的，材料齐了，申请不晚，还没有批"),
    fix=N_("先批 {waiting} 号；不能批的，写不予批准，说明原因。同一次会批的，先把 {waiting} 号的审批入账"),
)
def speciality_first(step: Step, params: Parameters) -> Iterator[Breach]:
    """No complete application for the local speciality, asked no later, waits while another project is approved.

    Poor and low-income households come before it (PRIORITY-POOR).
    """
    if waiting := [each.number for each in waiting_before(step, params, SPECIALITY)]:
        yield breach("application", waiting="、".join(waiting))
