"""TERM-CLOSED: nothing goes back before the end, and nothing is invested after it."""

from collections.abc import Iterator

from hzpub.ledger.replay import Step
from hzpub.rulebooks.rule import Breach, breach, rule
from tests.second_rulebook.numbers import Numbers
from tests.second_rulebook.portfolio import portfolio


@rule(
    "TERM-CLOSED",
    title="到期以前不退出资，到期以后不再投资",
    clause="四",
    on=("repayment_of_capital", "investment"),
    message="基金 {ends_on} 到期，{day} 还不能退出资",
    fix="等到期以后再办",
)
def fixed_term(step: Step, _: Numbers) -> Iterator[Breach]:
    """A closed-end fund pays nothing back before its last day."""
    ends_on, day = portfolio(step.before).ends_on, step.record.day
    if step.record.kind.name == "investment" and day > ends_on:
        yield breach("kind", "基金已于 {ends_on} 到期，不能再投资", "改为清算", ends_on=ends_on)
    elif step.record.kind.name == "repayment_of_capital" and day <= ends_on:
        yield breach("kind", ends_on=ends_on, day=day)
