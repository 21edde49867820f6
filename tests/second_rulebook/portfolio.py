"""What an industry fund remembers beside money: who promised what, what was decided, where the money is.

In:    nothing.   Out: `Portfolio`, immutable, kept in `Book.own`.
Never: judges.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any, NamedTuple

from immutables import Map

from hzpub.ledger.book import Book


class Decision(NamedTuple):
    """The committee agrees to put up to `fen` into a company."""

    number: str
    company: str
    sector: str
    fen: int
    in_favour: int
    of: int


class Stake(NamedTuple):
    """Money that went into a company on a decision (fen)."""

    decision: str
    company: str
    sector: str
    fen: int


_NONE: "Map[Any, Any]" = Map()


@dataclass(frozen=True, slots=True)
class Portfolio:
    """Promises and calls by record as (investor, fen); decisions and stakes by record; the day on which it all ends."""

    ends_on: dt.date
    promised: "Map[str, tuple[str, int]]" = _NONE
    called: "Map[str, tuple[str, int]]" = _NONE
    decisions: "Map[str, Decision]" = _NONE
    stakes: "Map[str, Stake]" = _NONE

    @property
    def commitments(self) -> int:
        """All that was promised (fen)."""
        return sum(fen for _, fen in self.promised.values())

    @property
    def paid_in(self) -> int:
        """All that was paid in (fen)."""
        return sum(fen for _, fen in self.called.values())


def portfolio(book: Book) -> Portfolio:
    """The portfolio of a founded fund; an empty one that ended long ago before that."""
    return book.own or Portfolio(dt.date.min)
