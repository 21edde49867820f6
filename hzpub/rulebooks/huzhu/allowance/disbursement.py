"""ALLOWANCE-DISBURSEMENT: the council's part on lending is 1 per mille a month, up to the due date."""

from collections.abc import Iterator

from hzpub.base.words import N_, Yuan
from hzpub.ledger.replay import Step
from hzpub.rulebooks.huzhu.allowance.drawing import computed
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule


@rule(
    "ALLOWANCE-DISBURSEMENT",
    title=N_("放款的工作经费每月 1‰，到期日为止"),
    clause="R五4①",
    on="operating_allowance",
    parameters=("issue_allowance", "issue_stop", "month_rule"),
    message=N_("放款部分写 {written}，逐笔算是 {computed}"),
    fix=N_("照逐笔算出的数改；每一笔怎么算，看费用池那一页"),
)
def issue_part(step: Step, params: Parameters) -> Iterator[Breach]:
    """The part on lending is what the loans accrued in the quarter, up to their due dates, as far as the pool pays."""
    draw, written = computed(step, params), step.record["issue"]
    if draw is None or written == draw.issue:
        return
    if draw.is_short:
        message = N_("放款部分写 {written}，应提 {owed}，费用池只有 {available}，按比例是 {computed}")
        owed, there = Yuan(draw.owed), Yuan(draw.available)
        yield breach("issue", message, written=Yuan(written), computed=Yuan(draw.issue), owed=owed, available=there)
        return
    yield breach("issue", written=Yuan(written), computed=Yuan(draw.issue))
