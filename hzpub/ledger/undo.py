"""What a reversal takes back: the state that an earlier record brought, never the record.

In:    the book, the number of the record struck out, the day from which the books no longer count it.
Out:   the fields of the book that change.
Never: touches money; replay posts the opposite of the record's own postings.
"""

import datetime as dt

from hzpub.ledger.affair_folds import AFFAIR_UNDO
from hzpub.ledger.book import Book
from hzpub.ledger.changes import Changes, Undo, nothing, off_payables, owed_to
from hzpub.ledger.loan_undo import LOAN_UNDO
from hzpub.ledger.member_folds import MEMBER_UNDO
from hzpub.ledger.pool_folds import POOL_UNDO
from hzpub.ledger.transfers import TRANSFER_UNDO

__all__ = ["UNDO", "Changes", "Undo"]


def _statement(book: Book, number: str, _: dt.date) -> Changes:
    return {"statements": tuple(each for each in book.statements if each.number != number)}


def _payable_refund(book: Book, number: str, _: dt.date) -> Changes:
    return owed_to(book, book.member_of.get(number, ""), off_payables(book, number))


UNDO: dict[str, Undo] = {
    "bank_statement": _statement,
    "government_grant": nothing,
    "partner_unit_grant": nothing,
    "donation": nothing,
    "other_income": nothing,
    "bank_charge": nothing,
    "court_deduction": nothing,
    "capital_return": nothing,
    "payable_refund": _payable_refund,
    **MEMBER_UNDO,
    **LOAN_UNDO,
    **POOL_UNDO,
    **AFFAIR_UNDO,
    **TRANSFER_UNDO,
}
"""Kinds a reversal may strike out. People, keys and offices are corrected by records of their own; a sealed notice
stands (corrections go to the next quarter), and nobody strikes out an objection or an inspection."""
