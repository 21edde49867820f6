"""DIVIDEND-ANNUAL: a dividend is declared once a year, after the year, and paid once to a household."""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.huzhu.dividend.declaring import in_the_way
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule


@rule(
    "DIVIDEND-ANNUAL",
    title=N_("红利一年只发一次，过了年底再发"),
    clause="R五4",
    on=("dividend_declaration", "dividend_payment", "reversal"),
    parameters=("dividend_policy",),
    message=N_("{member} {year} 年的红利在 {number} 号已经发过"),
    fix=N_("从名单里删去这一户"),
)
def annual(step: Step, params: Parameters) -> Iterator[Breach]:
    """One declaration for a year that is over; each household is paid once under it."""
    kind = step.record.kind.name
    if kind == "reversal":
        yield from _under_a_payment(step)
    elif kind == "dividend_payment":
        yield from _paid_once(step)
    elif (found := in_the_way(step, params)) is not None:
        yield found


def _paid_once(step: Step) -> Iterator[Breach]:
    record, pool = step.record, step.before.pool
    year = record["year"]
    if year not in pool.declared:
        message, fix = N_("{year} 年的红利还没有定，不能发"), N_("先入账红利分配，再照名单发")
        yield breach("year", message, fix, year=year)
        return
    for index, row in enumerate(record["households"]):
        if (paid := pool.dividends.get((year, row["member"]))) is not None:
            yield breach(("households", index, "member"), member=row["member"], year=year, number=paid[0])


def _under_a_payment(step: Step) -> Iterator[Breach]:
    """A declaration is not struck out once a household was paid under it; the one place that looks at all payments."""
    target, pool = step.record["target"], step.before.pool
    struck = next((year for year, declared in pool.declared.items() if declared.number == target), None)
    if struck is None:
        return
    paid = max((number for (year, _), (number, _) in pool.dividends.items() if year == struck), default="")
    if paid:
        message, fix = N_("这一年的红利在 {number} 号已经发了，要先冲正那一条"), N_("从最后一条起，一条一条往前冲正")
        yield breach("target", message, fix, number=paid)
