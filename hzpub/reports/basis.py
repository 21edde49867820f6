"""What every report is computed from: books, chronicle, terms, a day.

In:    the replayed book, its chronicle, and how to ask for prices and limits.
Out:   `Basis`, and the few questions that several reports ask of it.
Never: decides which numbers are in force, looks at the clock.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from hzpub.base.findings import Finding
from hzpub.ledger.book import Book, Loan
from hzpub.ledger.fees import FeeTerms, last_timely_day
from hzpub.ledger.instalments import last_day, unpaid_parts
from hzpub.ledger.standing import days_overdue, earned, late_since
from hzpub.reports.chronicle import Chronicle
from hzpub.reports.parts import Limits
from hzpub.rulebooks.discovery import mutual_aid
from hzpub.rulebooks.parameters import Parameters


@cache
def _own() -> Parameters:
    return mutual_aid().parameters_of(())


def _usual(_: str) -> Parameters:
    """The rulebook's own numbers, whatever the entry."""
    return _own()


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """Everything a report may look at.

    `terms_of` gives the prices pinned at a loan's approval, `limits_on` the limits in force on a day. `as_of`
    is by default the day of the last entry; the caller says so. `findings` come from the check, cascades folded.
    `params_at` gives every number in force at an entry; the rulebook's own, unless told. Without `shows_classes` no
    household is told to be poor; totals by class stay.
    """

    book: Book
    chronicle: Chronicle
    as_of: dt.date
    terms_of: Callable[[Loan], FeeTerms]
    limits_on: Callable[[dt.date], Limits]
    findings: tuple[Finding, ...] = ()
    params_at: Callable[[str], Parameters] = _usual
    shows_classes: bool = True

    @property
    def limits(self) -> Limits:
        """The limits in force on `as_of`."""
        return self.limits_on(self.as_of)

    def timely(self, loan: Loan) -> dt.date | None:
        """The last day on which repaying is on time; None before the pay-out."""
        return last_timely_day(loan.payout, self.terms_of(loan)) if loan.payout else None

    def next_timely(self, loan: Loan) -> dt.date | None:
        """The last timely day of the oldest part that is still owed; None when nothing is."""
        parts = unpaid_parts(loan) if loan.is_open else ()
        return last_day(parts[0].due, self.terms_of(loan).holiday_shift) if parts else None

    def was_late(self, loan: Loan) -> bool:
        """Tell whether any part of the loan came back after its last timely day."""
        timely = self.timely(loan)
        late = timely is not None and loan.cleared_on is not None and loan.cleared_on > timely
        return late or late_since(loan, self.terms_of(loan)) is not None

    def days_overdue(self, loan: Loan) -> int:
        """Days past the last timely day while principal is owed on `as_of`; 0 when on time."""
        return days_overdue(loan, self.as_of, self.terms_of(loan))

    def earned(self, member: str) -> tuple[Loan, ...]:
        """The household's loans that earned a star, by the day they were cleared (R六(5))."""
        household = self.book.members.get(member)
        if household is None:
            return ()
        loans = (self.book.loans[number] for number in household.loans)
        timely = earned((loan, self.terms_of(loan)) for loan in loans)
        return tuple(sorted(timely, key=lambda loan: (loan.cleared_on or dt.date.max, loan.number)))
