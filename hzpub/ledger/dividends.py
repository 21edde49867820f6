"""A year's dividend: what each household is due on its share money, and what the fee pool can pay of it.

In:    households or the book, a year, the rate.   Out: fen for each household and for the fund.
Never: asks which rate is in force, judges, rounds in its own way (`base.money.charge` does).

R五4: so much a month on share money, whole months within the calendar year, odd days left out, one rounding for a
household and a year. Shares given back are the newest it had; a gift share earns nothing. When the pool is too
small each household gets its part rounded down, and nothing is carried.
"""

import datetime as dt
from operator import attrgetter
from typing import NamedTuple

from hzpub.base.money import charge
from hzpub.base.months import MONTH, whole_months
from hzpub.ledger.book import Book, Member
from hzpub.ledger.pool import Declared


class Holding(NamedTuple):
    """Share money (fen) paid by record `number`, held from `first`, given back on `until`; whole `months` in the year."""

    number: str
    first: dt.date
    until: dt.date | None
    fen: int
    months: int


class YearsDividend(NamedTuple):
    """What a declaration has to say (fen): due in all, available in the pool, to be paid."""

    due: int
    available: int
    amount: int


def holdings(member: Member, year: int, known: str = "") -> tuple[Holding, ...]:
    """What the household held in `year`; with `known`, as far as records up to that number tell."""
    lots = sorted((lot for lot in member.lots if not known or lot.number <= known), key=lambda lot: (lot.day, lot.number))
    held: list[Holding] = []
    ended: list[Holding] = []
    for lot in lots:
        back = max(-lot.fen, 0)
        if lot.fen > 0:
            held.append(Holding(lot.number, lot.day, None, lot.fen, 0))
        while back and held:
            newest = held.pop()
            taken = min(back, newest.fen)
            ended.append(newest._replace(until=lot.day, fen=taken))
            back -= taken
            if newest.fen > taken:
                held.append(newest._replace(fen=newest.fen - taken))
    counted = (each._replace(months=_months(each, year)) for each in (*held, *ended))
    return tuple(sorted(filter(attrgetter("months"), counted), key=lambda each: (each.number, each.until or dt.date.max)))


def _months(holding: Holding, year: int) -> int:
    first, end = dt.date(year, 1, 1), dt.date(year + 1, 1, 1)
    return whole_months(max(holding.first, first), min(holding.until or end, end))


def due(member: Member, year: int, rate: int, known: str = "") -> int:
    """The household's dividend for `year` (fen) at `rate` per ten thousand and month (R五4)."""
    weighed = _never_gave_back(member, year, known)
    if weighed is None:
        weighed = sum(each.fen * each.months for each in holdings(member, year, known))
    return charge(weighed, rate, MONTH)


def _never_gave_back(member: Member, year: int, known: str) -> int | None:
    """Share money times months of a household that gave nothing back; None for others, whose `holdings` tell."""
    first, end, weighed = dt.date(year, 1, 1), dt.date(year + 1, 1, 1), 0
    for lot in member.lots:
        if lot.fen < 0:
            return None
        if not known or lot.number <= known:
            weighed += lot.fen * whole_months(max(lot.day, first), end)
    return weighed


def dues(book: Book, year: int, rate: int) -> dict[str, int]:
    """What every household is due for `year` (fen), by number; those due nothing are left out."""
    each = ((number, due(book.members[number], year, rate)) for number in sorted(book.members))
    return {number: fen for number, fen in each if fen}


def available(book: Book, year: int) -> int:
    """What the fee pool can pay for `year` (fen): what it holds up to then, less what later years already used."""
    years = [each for each in book.pool.by_year if each > year]
    return max(0, min(book.pool.until(each) for each in (year, *years)))


def years_dividend(book: Book, year: int, rate: int) -> YearsDividend:
    """What a declaration for `year` has to say now; looks once at every household (R五4)."""
    all_due = dues(book, year, rate)
    whole, there = sum(all_due.values()), available(book, year)
    return YearsDividend(whole, there, sum(part(fen, whole, there) for fen in all_due.values()))


def part(fen: int, whole: int, there: int) -> int:
    """A household's part (fen) of what is `there`, when the `whole` due is more than that; rounded down."""
    return fen if there >= whole else fen * there // whole


def declared_share(member: Member, year: int, rate: int, declared: Declared) -> int:
    """What the household gets under a declaration (fen), from its shares as the books knew them then (R五4)."""
    fen = due(member, year, rate, declared.number)
    return part(fen, declared.due, declared.available)
