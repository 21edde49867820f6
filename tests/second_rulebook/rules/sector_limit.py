"""LIMIT-SECTOR: one sector takes at most its part of the fund's assets."""

from collections.abc import Iterator

from hzpub.base.words import Yuan
from hzpub.ledger.replay import Step
from hzpub.rulebooks.rule import Breach, breach, rule
from tests.second_rulebook.numbers import Numbers
from tests.second_rulebook.portfolio import portfolio
from tests.second_rulebook.rules.ratio import BASES, ratio


@rule(
    "LIMIT-SECTOR",
    title="投给一个行业不超过基金资产的 25%",
    clause="四",
    on="investment",
    parameters=("sector_limit", "limit_base"),
    message="投给{name}的共 {part}，占{base} {whole} 的 {percent}，超过上限",
    fix="减少金额，或等出资到账以后再投",
)
def sector_limit(step: Step, params: Numbers) -> Iterator[Breach]:
    """Everything put into the sector, this payment included, stays within the limit."""
    stakes = portfolio(step.after).stakes
    mine = stakes.get(step.record.number)
    if mine is None:
        return
    part = sum(each.fen for each in stakes.values() if each.sector == mine.sector)
    held = ratio(part, step.after, params.limit_base, params.sector_limit)
    if held.is_above:
        base = BASES[params.limit_base]
        facts = {"part": Yuan(held.part), "whole": Yuan(held.whole), "percent": held.percent}
        yield breach("amount", name=mine.sector, base=base, **facts)
