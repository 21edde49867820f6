"""ALLOWANCE-COLLECTION: the council's part on recovery falls with the age of what comes back."""

from collections.abc import Iterator

from hzpub.base.words import N_, Yuan
from hzpub.ledger.replay import Step
from hzpub.rulebooks.huzhu.allowance.drawing import computed
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule


@rule(
    "ALLOWANCE-COLLECTION",
    title=N_("收款的工作经费分三档，拖得越久越低"),
    clause="R五4②",
    on="operating_allowance",
    parameters=("collection_short", "collection_middle", "collection_long", "month_rule"),
    message=N_("收回部分写 {written}，逐笔算是 {computed}"),
    fix=N_("照逐笔算出的数改；每一笔怎么算，看费用池那一页"),
)
def collection_part(step: Step, params: Parameters) -> Iterator[Breach]:
    """The part on recovery is what the quarter's repayments earn at the rate of their age, as far as the pool pays."""
    draw, written = computed(step, params), step.record["collection"]
    if draw is None or written == draw.collection:
        return
    if draw.is_short:
        message = N_("收回部分写 {written}，应提 {owed}，费用池只有 {available}，按比例是 {computed}")
        owed, there = Yuan(draw.owed), Yuan(draw.available)
        yield breach(
            "collection", message, written=Yuan(written), computed=Yuan(draw.collection), owed=owed, available=there
        )
        return
    yield breach("collection", written=Yuan(written), computed=Yuan(draw.collection))
