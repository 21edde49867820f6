"""What the books already know about boxes of notices, reports and the end of a fund that an example leaves out.

In:    the book before the record, the meanings filled so far.   Out: a meaning, or None.
Never: overrides what an example wrote.
"""

from collections.abc import Callable, Mapping
from typing import Any

from hzpub.base.months import Quarter
from hzpub.ledger.book import Book
from hzpub.rulebooks.huzhu.exit.final import moved_since

Values = Mapping[str, Any]


def _next_notice(book: Book, _: Values) -> Any:
    noticed = book.affairs.notices
    return max(noticed).next() if noticed else Quarter.of(book.fund.founded) if book.fund else None


def _total(figure: str) -> Callable[[Book, Values], Any]:
    return lambda book, values: getattr(book.totals_at(values["quarter"]), figure)


def _since(figure: str) -> Callable[[Book, Values], Any]:
    return lambda book, _: moved_since(book, book.affairs.winding_up)[figure] if book.affairs.winding_up else 0


DISCLOSE: dict[tuple[str, str], Callable[[Book, Values], Any]] = {
    ("notice", "quarter"): _next_notice,
    ("notice", "bank"): _total("bank"),
    ("notice", "loans"): _total("loans"),
    ("notice", "fund_total"): _total("fund"),
    ("notice", "payables"): _total("payables"),
    ("final_account", "collected"): _since("collected"),
    ("final_account", "refunded"): _since("refunded"),
    ("final_account", "returned"): _since("returned"),
}
