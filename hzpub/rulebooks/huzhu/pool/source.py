"""POOL-SOURCE: allowances, costs, dividends and surpluses come from fees alone."""

from collections.abc import Iterator

from hzpub.base.words import N_, Yuan
from hzpub.kinds import all_kinds
from hzpub.ledger.accounts import CHART
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

USING = tuple(
    kind.name for kind in all_kinds().values() if any(CHART[move.debit].pool == "fee" for move in kind.moves)
)
"""Kinds that take from the fee pool."""


@rule(
    "POOL-SOURCE",
    title=N_("红利和经费只从收来的占用费里出"),
    clause="R五3③",
    on=(*USING, "transfer_retry"),
    message=N_("用了 {used}，到 {year} 年为止的费用池成了 {rest}"),
    fix=N_("费用池里没有的不能用；先收占用费，或者把金额改小"),
)
def from_fees_alone(step: Step, _: Parameters) -> Iterator[Breach]:
    """After a use, the pool holds nothing below zero: neither up to the year it is for, nor up to a later one."""
    used = step.before.totals.fee_pool - step.after.totals.fee_pool
    if used <= 0:
        return
    pool = step.after.pool
    first = pool.year_of.get(step.record.number, step.booked.year)
    years = (first, *sorted(year for year in pool.by_year if year > first))
    short = next((year for year in years if pool.until(year) < 0), None)
    if short is not None:
        at = "returned" if step.record.kind.name == "transfer_retry" else "amount"
        yield breach(at, used=Yuan(used), year=short, rest=Yuan(pool.until(short)))
