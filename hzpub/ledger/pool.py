"""The fee pool: what fees bring in, and the allowances, dividends and surpluses they pay for.

In:    nothing.   Out: `Pool`, immutable, kept inside the book.
Never: computes what is due (`allowances.py`, `dividends.py` do), judges.

What is drawn for a quarter or a year counts against that year, whenever the bank paid it, so that a year's surplus
does not depend on the day of the transfer.
"""

from typing import Any, NamedTuple

from immutables import Map

from hzpub.base.months import Quarter


class Draw(NamedTuple):
    """An operating allowance drawn for a quarter (fen), and the loans it was the last one for."""

    number: str
    issue: int
    collection: int
    settled: tuple[str, ...] = ()


class Declared(NamedTuple):
    """A year's dividend as declared: due in all, available in the pool, to be paid (fen)."""

    number: str
    due: int
    available: int
    amount: int


_NONE: "Map[Any, Any]" = Map()


class Pool(NamedTuple):
    """The pool's own books.

    `by_year`: what the pool gained in each year, uses counted in the year they are for (fen). `year_of`: the year
    that a record names. `accruing`: loans for which an allowance may still be due. `draws` by quarter, `declared`
    and `capitalised` by year; `dividends`: (year, household) -> (record, fen).
    """

    by_year: "Map[int, int]" = _NONE
    year_of: "Map[str, int]" = _NONE
    accruing: "Map[str, bool]" = _NONE
    draws: "Map[Quarter, Draw]" = _NONE
    declared: "Map[int, Declared]" = _NONE
    dividends: "Map[tuple[int, str], tuple[str, int]]" = _NONE
    capitalised: "Map[int, str]" = _NONE

    def until(self, year: int) -> int:
        """What the pool holds for years up to and including `year` (fen); may be below zero."""
        return sum(fen for each, fen in self.by_year.items() if each <= year)


NO_POOL = Pool()
