"""A limit on a part of the fund, as a ratio with a declared denominator.

In:    a part and a book.   Out: what the limit says about it.
Never: knows which part it is.
"""

from typing import NamedTuple

from hzpub.base.words import Label
from hzpub.ledger.book import Book
from tests.second_rulebook.portfolio import portfolio

BASES = {"commitments": Label("认缴总额"), "paid_in": Label("实缴总额")}


class Ratio(NamedTuple):
    """`part` of `whole` (fen); at most `limit` per thousand, that included."""

    part: int
    whole: int
    limit: int

    @property
    def is_above(self) -> bool:
        """Above the limit, even by a fen."""
        return self.part * 1000 > self.whole * self.limit

    @property
    def percent(self) -> str:
        """As people read it, one decimal, rounded up."""
        permille = -(-self.part * 1000 // self.whole) if self.whole else 0
        return f"{permille // 10}.{permille % 10} %"


def ratio(part: int, book: Book, base: str, limit: int) -> Ratio:
    """`part` fen held against what the charter says the fund's assets are."""
    held = portfolio(book)
    return Ratio(part, {"commitments": held.commitments, "paid_in": held.paid_in}[base], limit)
