"""What the books would cost under another reading: fees, penalties, allowances, dividends, reckoned anew.

In:    a basis (its loans, members, pinned numbers), a `Way` to reckon.   Out: `Costs` in fen.
Never: looks at what was recorded as paid; rounds otherwise than the ledger does.

Each part of a cost is a function of one loan and its numbers, so that a way that touches penalties alone costs one
look at each loan's penalties, no more.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from hzpub.base.money import charge
from hzpub.base.months import MONTH, add_months, month_thirtieths, whole_months
from hzpub.ledger.allowances import collected, issued
from hzpub.ledger.book import Loan, Payout, ShareLot
from hzpub.ledger.fees import penalty, usage_fee
from hzpub.reports.basis import Basis
from hzpub.reports.reading_objects import Costs
from hzpub.rulebooks.parameters import Parameters

LoanPart = Callable[[Loan, Payout, Parameters, dt.date], int]
Held = Callable[[dt.date, dt.date], int]
"""Thirtieths of a month for which share money held from one day to another earns."""


class Way(NamedTuple):
    """One way to reckon: numbers put in the place of those in force, and the parts that it touches.

    `held` and `newest_first` say how dividends count time and which shares leave first; None leaves dividends alone.
    """

    numbers: tuple[tuple[str, Any], ...] = ()
    parts: Mapping[str, LoanPart] = {}
    held: Held | None = None
    newest_first: bool = True


def fees(loan: Loan, payout: Payout, params: Parameters, _: dt.date) -> int:
    """The usage fee of every part repaid (R五3③)."""
    return sum(usage_fee(payout, each.principal, each.day, params.fee_terms) for each in loan.repayments)


def fees_until_due(loan: Loan, payout: Payout, params: Parameters, _: dt.date) -> int:
    """The usage fee, had it stopped on the due date."""
    terms = params.fee_terms
    return sum(usage_fee(payout, each.principal, min(each.day, payout.due), terms) for each in loan.repayments)


def penalties(loan: Loan, payout: Payout, params: Parameters, _: dt.date) -> int:
    """The penalty on every part repaid late (R六(2)); what was repaid before settles what fell due first."""
    fen = before = 0
    first = payout.schedule[0].due if payout.schedule else payout.due
    if all(each.day <= first for each in loan.repayments):
        return 0
    for each in loan.repayments:
        fen += penalty(payout, each.principal, each.day, params.fee_terms, before)
        before += each.principal
    return fen


def issue(loan: Loan, _: Payout, params: Parameters, as_of: dt.date) -> int:
    """The allowance on lending until `as_of` (R五4①)."""
    return issued(loan, as_of, params.allowance_terms)


def collection(loan: Loan, payout: Payout, params: Parameters, _: dt.date) -> int:
    """The allowance on recovery (R五4②)."""
    return sum(collected(payout, each, params.allowance_terms).fen for each in loan.repayments)


def collection_in_the_later_tier(loan: Loan, payout: Payout, params: Parameters, _: dt.date) -> int:
    """The allowance on recovery, had the day that both tiers name belonged to the later one."""
    terms, edges = params.allowance_terms, (add_months(payout.paid_on, 6), add_months(payout.paid_on, 12))
    later = {edges[0]: terms.middle, edges[1]: terms.long}
    lines = ((each, collected(payout, each, terms)) for each in loan.repayments)
    return sum(charge(line.principal, later.get(each.day, line.rate), line.thirtieths) for each, line in lines)


def collection_once(loan: Loan, payout: Payout, params: Parameters, _: dt.date) -> int:
    """The allowance on recovery, had the rate been meant once and not for each month."""
    lines = (collected(payout, each, params.allowance_terms) for each in loan.repayments)
    return sum(charge(line.principal, line.rate, MONTH) for line in lines)


def whole(first: dt.date, last: dt.date) -> int:
    """Whole months alone earn a dividend (the published reading)."""
    return whole_months(first, last) * MONTH


SUMS: Mapping[str, tuple[str, ...]] = {
    "fees": ("fees",),
    "penalties": ("penalties",),
    "allowances": ("issue", "collection"),
    "dividends": ("dividends",),
}
"""The fields of `Costs`, and the parts that each is made of."""
LOAN_PARTS: Mapping[str, LoanPart] = {"fees": fees, "penalties": penalties, "issue": issue, "collection": collection}
PUBLISHED = Way(parts=LOAN_PARTS, held=whole)


def with_odd_days(first: dt.date, last: dt.date) -> int:
    """Odd days earn too, thirty to a month."""
    return month_thirtieths(first, last)


Reckoned = Mapping[str, Mapping[str, int]]
"""By the name of a part, then of a loan or a household: what it comes to (fen)."""


def reckoned(basis: Basis, way: Way) -> Reckoned:
    """What each part that `way` touches comes to (fen) for every loan paid out, for dividends every household."""
    found: dict[str, dict[str, int]] = {part: {} for part in way.parts}
    known: dict[int, Parameters] = {}
    for loan in basis.book.loans.values() if way.parts else ():
        if loan.payout is None:
            continue
        pinned = basis.params_at(loan.approval.number if loan.approval else loan.number)
        params = known.get(id(pinned)) or known.setdefault(id(pinned), replace(pinned, **dict(way.numbers)))
        for part, reckon in way.parts.items():
            found[part][loan.number] = reckon(loan, loan.payout, params, basis.as_of)
    return found | ({"dividends": _dividends(basis, way, way.held)} if way.held else {})


def costs_of(found: Reckoned) -> Costs:
    """The same summed up as people read it; parts that are not there are zero."""
    sums = {name: sum(sum(found.get(part, {}).values()) for part in parts) for name, parts in SUMS.items()}
    return Costs(**sums)


def _dividends(basis: Basis, way: Way, held: Held) -> dict[str, int]:
    """Dividends due to each household for every year that is over, one rounding for each year (R五4)."""
    book = basis.book
    spells = {each.number: tuple(_spells(each.lots, way.newest_first)) for each in book.members.values() if each.lots}
    sums = dict.fromkeys(spells, 0)
    for year in range(book.fund.founded.year if book.fund else 9999, basis.as_of.year):
        declared = book.pool.declared.get(year)
        params = replace(basis.params_at(declared.number if declared else book.number), **dict(way.numbers))
        if params.dividend_policy == "paid":
            first, end = dt.date(year, 1, 1), dt.date(year + 1, 1, 1)
            for number, household in spells.items():
                weighed = sum(fen * held(max(paid, first), min(gone, end)) for fen, paid, gone in household)
                sums[number] += charge(weighed, params.dividend, 1)
    return sums


def _spells(lots: tuple[ShareLot, ...], newest_first: bool) -> Iterator[tuple[int, dt.date, dt.date]]:
    """Share money with the days on which it came and went (`date.max` while it is there)."""
    held: list[tuple[int, dt.date]] = []
    for lot in lots:
        rest = -lot.fen
        if lot.fen > 0:
            held.append((lot.fen, lot.day))
        while rest > 0 and held:
            fen, paid = held.pop(-1 if newest_first else 0)
            yield min(fen, rest), paid, lot.day
            if fen > rest:
                held.insert(len(held) if newest_first else 0, (fen - rest, paid))
            rest -= fen
    yield from ((fen, paid, dt.date.max) for fen, paid in held)
