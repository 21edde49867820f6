"""What the books suggest for boxes about households, groups, succession and expulsion that an example leaves out.

In:    the book before the record, the meanings filled so far.   Out: `PEOPLE_FILL`, merged into `filling.py`.
Never: overrides what an example wrote.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from hzpub.ledger.book import Book

Values = Mapping[str, Any]


def _open_loan(book: Book, _: Values) -> str | None:
    return max((number for number, loan in book.loans.items() if loan.is_open), default=None)


def _borrower(book: Book, values: Values) -> str | None:
    number = _open_loan(book, values)
    return book.loans[number].borrower if number else None


def _day_before(_: Book, values: Values) -> dt.date:
    day: dt.date = values["date"]
    return day - dt.timedelta(days=1)


PEOPLE_FILL: dict[tuple[str, str], Callable[[Book, Values], Any]] = {
    ("group_change", "leader"): lambda _, values: values["members"][0],
    ("group_change", "group"): lambda book, _: max(
        (number for number, group in book.groups.items() if not group.dissolved), default=None
    ),
    ("succession", "person"): lambda book, _: max(book.persons, default=None),
    ("suspension", "loan"): _open_loan,
    ("expulsion", "member"): _borrower,
    ("expulsion", "loan"): _open_loan,
    ("expulsion", "borrower_told"): _day_before,
    ("expulsion", "guarantor_told"): _day_before,
}
