"""What the books already know about a box that an example leaves out.

In:    a kind, one of its boxes, the book before the record, the meanings filled so far.
Out:   a meaning, or None when the books have no opinion.
Never: overrides what an example wrote.

So an example says only what matters: a repayment without amounts clears the loan to the fen, a pay-out follows
the last approval, a reference points at the last record that fits.
"""

from collections.abc import Callable, Mapping
from typing import Any

from hzpub.kinds.boxes import Box, Reference
from hzpub.kinds.kind import Kind
from hzpub.kinds.vocabulary import Member
from hzpub.ledger.book import Book, Loan
from hzpub.ledger.fees import owed, split
from hzpub.ledger.standing import stars
from hzpub.rulebooks.discovery import mutual_aid
from hzpub.rulebooks.parameters import Parameters
from hzpub.trust.authority import COUNCIL_OFFICES
from tests.rules.filling_disclose import DISCLOSE
from tests.rules.filling_loans import FILL as LOANS_FILL
from tests.rules.filling_people import PEOPLE_FILL
from tests.rules.filling_pool import POOL_FILL

Values = Mapping[str, Any]


def known(kind: Kind, box: Box, book: Book, values: Values) -> Any:
    """The meaning of `box` as the books suggest it, or None."""
    if (fill := _FILL.get((kind.name, box.name)) or _FILL.get(("", box.name))) is not None:
        return fill(book, values)
    if not box.required:
        return None
    if isinstance(box, Reference):
        return last_of(book, *box.kinds)
    if isinstance(box, Member):
        return max(book.members, default=None)
    return None


def last_of(book: Book, *kinds: str) -> str | None:
    """The number of the last record of one of `kinds` (any kind if none) that is still in force."""
    numbers = (number for number, kind in book.kind_of.items() if not kinds or kind in kinds)
    return max((number for number in numbers if number not in book.reversed), default=None)


def parameters(book: Book) -> Parameters:
    """The parameters of the scene's fund."""
    return mutual_aid().parameters_of(book.fund.parameters if book.fund else ())


def _loan(book: Book, values: Values) -> Loan | None:
    number = values.get("application") or values.get("approval") or values.get("loan") or ""
    return book.loan_for(number)


def _from_loan(ask: Callable[[Loan], Any]) -> Callable[[Book, Values], Any]:
    def fill(book: Book, values: Values) -> Any:
        loan = _loan(book, values)
        return None if loan is None else ask(loan)

    return fill


def _approved(ask: Callable[[Any], Any]) -> Callable[[Book, Values], Any]:
    return _from_loan(lambda loan: ask(loan.approval) if loan.approval else None)


def _stars(book: Book, values: Values) -> Any:
    loan, params = _loan(book, values), parameters(book)
    return stars(book, loan.borrower, params.fee_terms, params.star_max) if loan else None


def _guarantors(book: Book, values: Values) -> Any:
    loan = _loan(book, values)
    if loan is None:
        return None
    if (group := book.groups.get(loan.group)) is not None:
        return tuple(member for member in group.members if member != loan.borrower)
    free = (member for member in sorted(book.members) if member != loan.borrower and not book.members[member].guarantees)
    return (next(free),)


def _group(book: Book, values: Values) -> Any:
    member = book.members.get(values["borrower"])
    if values["guarantee"] != "joint_group" or member is None or not member.groups:
        return None
    return member.groups[-1]


def _account(book: Book, values: Values) -> Any:
    member = book.members.get(values.get("borrower") or values["member"])
    return member.accounts[-1] if member and member.accounts else None


def _share_price(book: Book, values: Values) -> int:
    return parameters(book).share_price * int(values["shares"])


def _balance(book: Book, values: Values) -> int:
    """The books' balance on the statement's day, nothing under way."""
    return book.bank_on(values["date"])


def _repaid(part: str) -> Callable[[Book, Values], Any]:
    """One part of a payment: of the amount written, or of all that is owed that day."""

    def fill(book: Book, values: Values) -> Any:
        loan = book.loan_for(values["loan"])
        if loan is None:
            return 0 if part == "excess" else None
        terms = parameters(book).fee_terms
        if part == "amount":
            return sum(owed(loan, values["date"], terms)) or None
        return getattr(split(loan, values["date"], values["amount"], terms), part)

    return fill


def _last_loan(book: Book, _: Values) -> Any:
    return max((number for number, loan in book.loans.items() if loan.is_open), default=last_of(book, "loan_application"))


_FILL: dict[tuple[str, str], Callable[[Book, Values], Any]] = {
    ("", "paid_on"): lambda _, values: values["date"],
    ("person", "person"): lambda book, _: f"P{len(book.persons) + 1:04d}",
    ("member", "member"): lambda book, _: f"M{len(book.members) + 1:04d}",
    ("member", "person"): lambda book, _: max(book.persons, default=None),
    ("share_subscription", "amount"): _share_price,
    ("share_redemption", "amount"): _share_price,
    ("share_redemption", "account"): _account,
    ("joint_liability_group", "leader"): lambda _, values: values["members"][0],
    ("loan_application", "group"): _group,
    ("guarantee", "guarantors"): _guarantors,
    ("loan_approval", "amount"): _from_loan(lambda loan: loan.asked),
    ("loan_approval", "months"): _from_loan(lambda loan: loan.months),
    ("loan_approval", "stars"): _stars,
    ("loan_approval", "in_favour"): lambda book, _: book.authority.holders(*COUNCIL_OFFICES),
    ("loan_disbursement", "borrower"): _from_loan(lambda loan: loan.borrower),
    ("loan_disbursement", "amount"): _approved(lambda approval: approval.fen),
    ("loan_disbursement", "months"): _approved(lambda approval: approval.months),
    ("loan_disbursement", "account"): _account,
    ("loan_repayment", "loan"): _last_loan,
    ("loan_repayment", "amount"): _repaid("amount"),
    ("loan_repayment", "principal"): _repaid("principal"),
    ("loan_repayment", "usage_fee"): _repaid("usage_fee"),
    ("loan_repayment", "penalty"): _repaid("penalty"),
    ("loan_repayment", "excess"): _repaid("excess"),
    ("bank_statement", "balance"): _balance,
    **PEOPLE_FILL,
    **POOL_FILL,
    **LOANS_FILL,
    **DISCLOSE,
}
