"""The small moves that folds and their undoing are made of: change one household, one loan, the pool, the affairs.

In:    the book, a number, how to change what it names.   Out: the fields of the book that change.
Never: judges. What leads nowhere changes nothing; rule SYS-REF speaks of it.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

from hzpub.kinds.record import Record
from hzpub.ledger.book import Book, Loan, Member

Changes = dict[str, Any]
"""Fields of the book by name."""

Fold = Callable[[Book, Record, dt.date], Changes]
"""What a record does to the book; the day is the one under which the books count it."""

Undo = Callable[[Book, str, dt.date], Changes]
"""What striking out a record takes back; the day is the one under which the books count the reversal."""


def of_member(book: Book, record: Record, change: Callable[[Member], Changes], number: str = "") -> Changes:
    """Change household `number` (by default the one in the record's box `member`); remember the record is about it."""
    member = book.members.get(number or record["member"])
    if member is None:
        return {}
    return {
        "members": book.members.set(member.number, member._replace(**change(member))),
        "member_of": book.member_of.set(record.number, member.number),
    }


def of_loan(book: Book, record: Record, number: str, change: Callable[[Loan], Changes]) -> Changes:
    """Change loan `number`, and remember that `record` is about it."""
    loan = book.loans.get(number)
    if loan is None:
        return {}
    changed = loan._replace(**change(loan))
    return {"loans": book.loans.set(number, changed), "loan_of": book.loan_of.set(record.number, number)}


def undo_member(book: Book, number: str, change: Callable[[Member], Member]) -> Changes:
    """Change the household that record `number` was about."""
    member = book.members.get(book.member_of.get(number, ""))
    return {} if member is None else {"members": book.members.set(member.number, change(member))}


def undo_loan(book: Book, number: str, change: Callable[[Loan], Loan]) -> Changes:
    """Change the loan that record `number` was about."""
    loan = book.loan_for(number)
    return {} if loan is None else {"loans": book.loans.set(loan.number, change(loan))}


def of_pool(book: Book, **fields: Any) -> Changes:
    """Change fields of the fee pool's books."""
    return {"pool": book.pool._replace(**fields)}


def of_affairs(book: Book, **fields: Any) -> Changes:
    """Change fields of the public affairs."""
    return {"affairs": book.affairs._replace(**fields)}


def accruing(book: Book, loan: str) -> Changes:
    """Note that an allowance may be due for `loan`."""
    return {} if loan in book.pool.accruing else of_pool(book, accruing=book.pool.accruing.set(loan, True))


def owed_to(book: Book, member: str, fen: int) -> Changes:
    """Note `fen` more (less, if negative) that the fund owes `member`."""
    return {"payables_of": book.payables_of.set(member, book.payables_of.get(member, 0) + fen)} if fen else {}


def off_payables(book: Book, number: str) -> int:
    """What record `number` took off payables (fen); below zero when it added to them."""
    return sum(each.fen for each in book.postings.get(number, ()) if each.account == "payables")


def nothing(_book: Book, _number: str, _booked: dt.date) -> Changes:
    """Take nothing back but the money."""
    return {}
