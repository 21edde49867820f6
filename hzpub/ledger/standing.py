"""A household's standing: stars, limit, arrears, who is liable for whom.

In:    a book, a household or loan, the terms in force.
Out:   numbers and names, computed from the records each time; nobody ever types a star.
Never: judges.
"""

import datetime as dt

from hzpub.ledger.book import Book, Loan
from hzpub.ledger.fees import FeeTerms, last_timely_day

HOUSEHOLD_PAYERS = ("borrower", "heir")
"""Payers whose timely payment earns the household its star (R六(5))."""


def was_on_time(loan: Loan, terms: FeeTerms) -> bool:
    """Tell whether the loan was fully repaid, by the household itself, on or before its last timely day."""
    if loan.payout is None or loan.cleared_on is None:
        return False
    own = all(each.payer in HOUSEHOLD_PAYERS for each in loan.repayments if each.principal)
    return own and loan.cleared_on <= last_timely_day(loan.payout, terms)


def on_time_loans(book: Book, member: str, terms: FeeTerms) -> tuple[Loan, ...]:
    """The household's loans that earned a star, in the order of their numbers."""
    household = book.members.get(member)
    if household is None:
        return ()
    return tuple(loan for number in household.loans if was_on_time(loan := book.loans[number], terms))


def stars(book: Book, member: str, terms: FeeTerms, most: int) -> int:
    """Stars a household has: one per loan repaid on time, at most `most` (R六(5))."""
    return min(most, len(on_time_loans(book, member, terms)))


def loan_cap(star_count: int, base: int, step: int, highest: int) -> int:
    """The most a household may owe, in fen, with `star_count` stars (R五3①, R六(5))."""
    return min(highest, base + step * star_count)


def is_overdue(loan: Loan, as_of: dt.date, terms: FeeTerms) -> bool:
    """Tell whether principal is still owed on `as_of` after the last timely day."""
    return loan.payout is not None and loan.is_open and as_of > last_timely_day(loan.payout, terms)


def days_overdue(loan: Loan, as_of: dt.date, terms: FeeTerms) -> int:
    """Days since the last timely day while principal is owed; zero when on time."""
    if loan.payout is None or not is_overdue(loan, as_of, terms):
        return 0
    return (as_of - last_timely_day(loan.payout, terms)).days


def liable_households(book: Book, loan: Loan) -> tuple[str, ...]:
    """Households that stand for the loan: its guarantors, and the rest of its group (R六(1))."""
    signed = {who for guarantee in loan.guarantees for who in guarantee.guarantors}
    group = book.groups.get(loan.group)
    if group is not None:
        signed |= set(group.members)
    return tuple(sorted(signed - {loan.borrower}))
