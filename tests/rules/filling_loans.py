"""What the books know about boxes of returns, set-offs, refunds and write-offs that an example leaves out.

In:    the book before the record, the meanings filled so far.   Out: a meaning, or None.
Never: overrides what an example wrote.
"""

from collections.abc import Callable, Mapping
from typing import Any

from hzpub.ledger.book import Book
from hzpub.ledger.fees import owed, split
from hzpub.rulebooks.discovery import mutual_aid
from hzpub.rulebooks.parameters import Parameters

Values = Mapping[str, Any]
Fill = Callable[[Book, Values], Any]


def _parameters(book: Book) -> Parameters:
    return mutual_aid().parameters_of(book.fund.parameters if book.fund else ())


def _part(part: str) -> Fill:
    """One part of the amount written, as the rules split it that day."""

    def fill(book: Book, values: Values) -> Any:
        loan = book.loan_for(values["loan"])
        if loan is None:
            return 0 if part == "excess" else None
        return getattr(split(loan, values["date"], values["amount"], _parameters(book).fee_terms), part)

    return fill


def _offset(book: Book, values: Values) -> Any:
    """All that the fund owes the borrower, or the whole debt if that is less."""
    loan = book.loan_for(values["loan"])
    if loan is None:
        return None
    held = book.payables_of.get(loan.borrower, 0)
    return min(held, sum(owed(loan, values["date"], _parameters(book).fee_terms))) or None


def _loan_of(book: Book, values: Values) -> Any:
    """The open loan of the household."""
    return max((loan.number for loan in book.open_loans(values["member"])), default=None)


def _price(book: Book, values: Values) -> int:
    return _parameters(book).share_price * int(values["shares"])


def _paid(book: Book, values: Values) -> Any:
    """What the payment took from the bank."""
    return -sum(posting.fen for posting in book.postings.get(values["target"], ()) if posting.account == "bank") or None


def _creditor(book: Book, _: Values) -> Any:
    return max((member for member, fen in book.payables_of.items() if fen > 0), default=None)


def _account(book: Book, values: Values) -> Any:
    member = book.members.get(values["member"])
    return member.accounts[-1] if member and member.accounts else None


def _open_loan(book: Book, _: Values) -> Any:
    return max((number for number, loan in book.loans.items() if loan.is_open), default=None)


def _outstanding(book: Book, values: Values) -> Any:
    loan = book.loan_for(values["loan"])
    return loan.outstanding or None if loan else None


def _written_off(book: Book, _: Values) -> Any:
    return max((number for number, loan in book.loans.items() if loan.written_off), default=None)


FILL: dict[tuple[str, str], Fill] = {
    ("payable_offset", "loan"): _open_loan,
    ("payable_offset", "amount"): _offset,
    ("share_offset", "loan"): _loan_of,
    ("share_offset", "amount"): _price,
    ("share_offset", "excess"): _part("excess"),
    ("bank_return", "amount"): _paid,
    ("payable_refund", "member"): _creditor,
    ("payable_refund", "amount"): lambda book, values: book.payables_of.get(values["member"]) or None,
    ("payable_refund", "account"): _account,
    ("write_off", "loan"): _open_loan,
    ("write_off", "amount"): _outstanding,
    ("write_off_recovery", "loan"): _written_off,
    **{
        (kind, part): _part(part)
        for kind in ("payable_offset", "share_offset")
        for part in ("principal", "usage_fee", "penalty")
    },
}
