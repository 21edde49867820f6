"""ALLOWANCE-QUARTERLY: the operating allowance is drawn once for a quarter, after its books are closed, in order."""

from collections.abc import Iterator

from hzpub.base.words import N_, Yuan
from hzpub.ledger.replay import Step
from hzpub.rulebooks.huzhu.allowance.drawing import in_the_way
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule


@rule(
    "ALLOWANCE-QUARTERLY",
    title=N_("工作经费一季提一次，季末以后提"),
    clause="R五4",
    on=("operating_allowance", "reversal"),
    parameters=("quarter_deadline_days",),
    message=N_("放款部分 {issue} 加收回部分 {collection} 是 {sum}，合计写了 {amount}"),
    fix=N_("合计改成两部分加起来的数"),
)
def quarterly(step: Step, params: Parameters) -> Iterator[Breach]:
    """One draw for each closed quarter, none for a quarter before the last one drawn; the sum is that of its parts."""
    record = step.record
    if record.kind.name == "reversal":
        yield from _under_a_later_one(step)
        return
    if (found := in_the_way(step, params)) is not None:
        yield found
    issue, collection, amount = record["issue"], record["collection"], record["amount"]
    if amount != issue + collection:
        whole = Yuan(issue + collection)
        yield breach("amount", amount=Yuan(amount), issue=Yuan(issue), collection=Yuan(collection), sum=whole)


def _under_a_later_one(step: Step) -> Iterator[Breach]:
    """A draw is not struck out while one for a later quarter stands: that one was computed after it."""
    target, draws = step.record["target"], step.before.pool.draws
    quarter = next((each for each, draw in draws.items() if draw.number == target), None)
    last = max(draws, default=None)
    if quarter is not None and last is not None and last > quarter:
        message, fix = N_("{later}的工作经费在 {number} 号提了，要先冲正那一条"), N_("从最后一季起，一条一条往前冲正")
        yield breach("target", message, fix, later=last.label, number=draws[last].number)
