"""CALL-COMMITTED: nobody pays in more than was promised."""

from collections.abc import Iterator

from hzpub.base.words import Yuan
from hzpub.ledger.replay import Step
from hzpub.rulebooks.rule import Breach, breach, rule
from tests.second_rulebook.numbers import Numbers
from tests.second_rulebook.portfolio import portfolio


@rule(
    "CALL-COMMITTED",
    title="实缴不超过认缴",
    clause="四",
    on="capital_call",
    message="{investor} 认缴 {promised}，实缴成了 {paid}",
    fix="核对出资人和金额；要追加的先办认缴",
)
def within_commitment(step: Step, _: Numbers) -> Iterator[Breach]:
    """What an investor has paid in is at most what it promised."""
    held, who = portfolio(step.after), step.record["investor"]
    promised = sum(fen for investor, fen in held.promised.values() if investor == who)
    paid = sum(fen for investor, fen in held.called.values() if investor == who)
    if paid > promised:
        yield breach("amount", investor=who, promised=Yuan(promised), paid=Yuan(paid))
