"""INVEST-DECIDED: the committee agrees before money moves, to that much, once."""

from collections.abc import Iterator

from hzpub.base.words import Yuan
from hzpub.ledger.replay import Step
from hzpub.rulebooks.rule import Breach, breach, rule
from tests.second_rulebook.numbers import Numbers
from tests.second_rulebook.portfolio import portfolio


@rule(
    "INVEST-DECIDED",
    title="先有投委会决议，再划款",
    clause="四",
    on="investment",
    message="{decision} 号决议同意的是 {agreed}，划了 {paid}",
    fix="按决议的金额划款",
)
def decided_first(step: Step, _: Numbers) -> Iterator[Breach]:
    """More than half voted for it, no more goes out than was agreed, and no decision serves twice."""
    held, record = portfolio(step.before), step.record
    decided = held.decisions.get(record["decision"])
    if decided is None:
        return
    if decided.in_favour * 2 <= decided.of:
        message = "{decision} 号决议只有 {in_favour}/{of} 票赞成，没有通过"
        yield breach("decision", message, decision=decided.number, in_favour=decided.in_favour, of=decided.of)
    if any(each.decision == decided.number for each in held.stakes.values()):
        yield breach("decision", "{decision} 号决议已经用过一次", decision=decided.number)
    if record["amount"] > decided.fen:
        yield breach("amount", decision=decided.number, agreed=Yuan(decided.fen), paid=Yuan(record["amount"]))
