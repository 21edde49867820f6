"""What the books already know about allowances, dividends and surpluses that an example leaves out.

In:    the book before the record, the meanings filled so far.   Out: a meaning, or None.
Never: overrides what an example wrote.
"""

from collections.abc import Callable, Mapping
from typing import Any

from hzpub.base.months import Quarter
from hzpub.ledger.book import Book
from hzpub.ledger.dividends import available, declared_share, dues, years_dividend
from hzpub.ledger.draws import drawable
from hzpub.rulebooks.discovery import mutual_aid
from hzpub.rulebooks.parameters import Parameters

Values = Mapping[str, Any]
Fill = Callable[[Book, Values], Any]


def _numbers(book: Book) -> Parameters:
    return mutual_aid().parameters_of(book.fund.parameters if book.fund else ())


def _draw(part: str) -> Fill:
    return lambda book, values: getattr(drawable(book, values["quarter"], _numbers(book).allowance_terms), part)


def _dividend(part: str) -> Fill:
    def fill(book: Book, values: Values) -> int:
        fen: int = getattr(years_dividend(book, values["year"], _numbers(book).dividend), part)
        return fen

    return fill


def _households(book: Book, values: Values) -> Any:
    """Every household that is due something and was not paid yet."""
    year, rate = values["year"], _numbers(book).dividend
    declared = book.pool.declared.get(year)
    if declared is None:
        return None
    shares = {number: declared_share(book.members[number], year, rate, declared) for number in dues(book, year, rate)}
    rows = [{"member": number, "amount": fen} for number, fen in shares.items()]
    return tuple(row for row in rows if (year, row["member"]) not in book.pool.dividends) or None


def _year_before(_: Book, values: Values) -> int:
    return int(values["date"].year) - 1


POOL_FILL: dict[tuple[str, str], Fill] = {
    ("operating_allowance", "quarter"): lambda _, values: Quarter.of(values["date"]).previous(),
    ("operating_allowance", "issue"): _draw("issue"),
    ("operating_allowance", "collection"): _draw("collection"),
    ("operating_allowance", "amount"): lambda _, values: values["issue"] + values["collection"],
    ("dividend_declaration", "year"): _year_before,
    ("dividend_declaration", "due"): _dividend("due"),
    ("dividend_declaration", "available"): _dividend("available"),
    ("dividend_declaration", "amount"): _dividend("amount"),
    ("dividend_payment", "year"): _year_before,
    ("dividend_payment", "households"): _households,
    ("dividend_payment", "amount"): lambda _, values: sum(row["amount"] for row in values["households"]),
    ("surplus_capitalisation", "year"): _year_before,
    ("surplus_capitalisation", "amount"): lambda book, values: available(book, values["year"]),
}
"""The boxes of the fee pool's records, and how each is filled."""
