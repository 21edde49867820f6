"""The dates that come round again: quarters, half-years and years that are over, and what is due after each.

In:    the book, the day one asks about.   Out: quarters and years, oldest first; `Due`s for each.
Never: knows what is due (a duty says how to find what was done).

A fund owes from the quarter of its founding on. One that has closed its books for good owes nothing later than
the last quarter it gave account of.
"""

import datetime as dt
from collections.abc import Callable, Iterator

from hzpub.base.months import Quarter
from hzpub.base.words import N_, Label
from hzpub.ledger.book import Book
from hzpub.rulebooks.rule import Due

_YEAR = N_("{year}年度")


def quarters_over(book: Book, as_of: dt.date) -> Iterator[Quarter]:
    """Every quarter since the founding whose last day lies before `as_of`, oldest first."""
    if book.fund is None:
        return
    last = last_owed(book)
    quarter = Quarter.of(book.fund.founded)
    while quarter.last < as_of and (last is None or quarter <= last):
        yield quarter
        quarter = quarter.next()


def years_over(book: Book, as_of: dt.date) -> Iterator[int]:
    """Every calendar year since the founding that is over on `as_of`, oldest first."""
    return (quarter.year for quarter in quarters_over(book, as_of) if quarter.number == 4)


def by_quarter(
    book: Book, as_of: dt.date, days: int, done: Callable[[Quarter], str], *, half_years: bool = False
) -> Iterator[Due]:
    """One thing due `days` days after each quarter (each half-year); `done` answers the record that did it."""
    for quarter in quarters_over(book, as_of):
        if not half_years or quarter.number in (2, 4):
            yield Due(quarter.label, quarter.last + dt.timedelta(days=days), done(quarter))


def by_year(book: Book, as_of: dt.date, days: int, done: Callable[[int], str]) -> Iterator[Due]:
    """One thing due `days` days after each year's end; `done` answers the record that did it."""
    for year in years_over(book, as_of):
        yield Due(Label(_YEAR, (("year", year),)), dt.date(year, 12, 31) + dt.timedelta(days=days), done(year))


def last_owed(book: Book) -> Quarter | None:
    """The last quarter a fund that is closed for good owes anything for; None while it lives."""
    ending = book.affairs.winding_up
    if ending is None or not ending.closed:
        return None
    return max([Quarter.of(ending.day), *book.affairs.notices])
