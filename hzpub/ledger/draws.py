"""What the council may draw for a quarter: what is due, less what it drew too much, no more than the pool has.

In:    the book, a quarter, the rates.   Out: `Drawable` (fen).
Never: judges; carries a shortfall: what the pool cannot pay is not owed later (R五4, published reading).

A late entry or a reversal after a draw changes what the next quarter adds (`allowances.py` counts what the books
knew at each quarter's end). Where that leaves less than nothing, it is taken off the next draw.
"""

from collections.abc import Iterator
from typing import NamedTuple

from hzpub.base.months import Quarter
from hzpub.ledger.allowances import Allowance, AllowanceTerms, allowance
from hzpub.ledger.book import Book
from hzpub.ledger.dividends import available


class Drawable(NamedTuple):
    """A quarter's draw (fen): what is due line by line, what an earlier draw took too much, what the pool has."""

    due: Allowance
    too_much: int
    available: int
    issue: int
    collection: int

    @property
    def owed(self) -> int:
        """What would be drawn from a full pool."""
        return max(0, self.due.issue_fen + self.due.collection_fen - self.too_much)

    @property
    def amount(self) -> int:
        """Both parts together."""
        return self.issue + self.collection

    @property
    def is_short(self) -> bool:
        """The pool cannot pay all of it."""
        return self.owed > self.available


def drawable(book: Book, quarter: Quarter, terms: AllowanceTerms) -> Drawable:
    """The draw for `quarter` as the books stand now, from loans that may still accrue (R五4)."""
    less = 0
    for each in _passed_over(book, quarter):
        missed = allowance(book, each, terms)
        less = max(0, less - missed.issue_fen - missed.collection_fen)
    due, there = allowance(book, quarter, terms), available(book, quarter.year)
    owed = max(0, due.issue_fen + due.collection_fen - less)
    collection = min(max(due.collection_fen, 0), owed)
    issue = owed - collection
    if owed > there:
        issue, collection = issue * there // owed, collection * there // owed
    return Drawable(due, less, there, issue, collection)


def last_drawn(book: Book, quarter: Quarter) -> Quarter | None:
    """The last quarter before `quarter` for which something was drawn."""
    return max((each for each in book.pool.draws if each < quarter), default=None)


def _passed_over(book: Book, quarter: Quarter) -> Iterator[Quarter]:
    """Quarters since the last draw for which nothing was drawn; none while nothing ever was."""
    last = last_drawn(book, quarter)
    each = last.next() if last else quarter
    while each < quarter:
        yield each
        each = each.next()
