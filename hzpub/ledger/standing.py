"""A household's standing: stars, limit, arrears, who is liable for whom.

In:    a book, a household or loan, the terms in force.
Out:   numbers and names, computed from the records each time; nobody ever types a star.
Never: judges.
"""

import datetime as dt
from collections.abc import Iterable

from hzpub.ledger import timely
from hzpub.ledger.book import NO_TIMELY, Book, Loan
from hzpub.ledger.fees import FeeTerms
from hzpub.ledger.instalments import Arrears, arrears_of, paid_late, repaid


def was_on_time(loan: Loan, terms: FeeTerms) -> bool:
    """Tell whether the loan was fully repaid, by the household itself, every instalment by its last timely day."""
    return timely.was_on_time(loan, terms.holiday_shift)


def late_since(loan: Loan, terms: FeeTerms) -> dt.date | None:
    """The last timely day that the loan let pass, once it repaid late or was written off; None otherwise."""
    return paid_late(loan, terms.holiday_shift)


def on_time_loans(book: Book, member: str, terms: FeeTerms) -> tuple[Loan, ...]:
    """The household's loans that earned a star it still has, in the order of their numbers."""
    household = book.members.get(member)
    if household is None:
        return ()
    return earned((book.loans[number], terms) for number in household.loans)


def earned(loans: Iterable[tuple[Loan, FeeTerms]]) -> tuple[Loan, ...]:
    """Those of a household's loans that earned a star; where a fund resets them, only those after the last late loan.

    A loan resets the stars earned up to the day on which it should have come back (STAR-LOSS).
    """
    pairs = list(loans)
    resets = (late_since(loan, terms) for loan, terms in pairs if terms.star_on_late == "reset")
    since = max((day for day in resets if day), default=dt.date.min)
    timely = (loan for loan, terms in pairs if was_on_time(loan, terms))
    return tuple(loan for loan in timely if loan.cleared_on is not None and loan.cleared_on > since)


def first_on_time(book: Book, member: str, terms: FeeTerms, most: int) -> tuple[Loan, ...]:
    """The same, no more than the first `most`; found from what the book keeps, without a look at the others."""
    if member not in book.members or terms.star_on_late == "reset":
        return on_time_loans(book, member, terms)[:most]
    kept = book.timely.get(member, NO_TIMELY)
    numbers = kept.on_shifted if terms.holiday_shift else kept.on_time
    return tuple([book.loans[number] for number in numbers[:most]])


def stars(book: Book, member: str, terms: FeeTerms, most: int) -> int:
    """Stars a household has: one per loan repaid on time, at most `most` (R六(5))."""
    return len(first_on_time(book, member, terms, most))


def loan_cap(star_count: int, base: int, step: int, highest: int) -> int:
    """The most a household may owe, in fen, with `star_count` stars (R五3①, R六(5))."""
    return min(highest, base + step * star_count)


def arrears(loan: Loan, as_of: dt.date, terms: FeeTerms) -> Arrears | None:
    """What fell due before `as_of` and is still owed; None when nothing is."""
    if loan.payout is None or not loan.is_open:
        return None
    return arrears_of(loan.payout, repaid(loan), loan.written_off, as_of, terms.holiday_shift)


def is_overdue(loan: Loan, as_of: dt.date, terms: FeeTerms) -> bool:
    """Tell whether principal that fell due is still owed on `as_of` after its last timely day."""
    return arrears(loan, as_of, terms) is not None


def days_overdue(loan: Loan, as_of: dt.date, terms: FeeTerms) -> int:
    """Days since the last timely day of the oldest part still owed; zero when on time."""
    late = arrears(loan, as_of, terms)
    return (as_of - late.last_day).days if late else 0


def liable_households(book: Book, loan: Loan) -> tuple[str, ...]:
    """Households that stand for the loan: its guarantors, and the rest of its group (R六(1))."""
    signed = {who for guarantee in loan.guarantees for who in guarantee.guarantors}
    group = book.groups.get(loan.group)
    if group is not None:
        signed |= set(group.members)
    return tuple(sorted(signed - {loan.borrower}))
