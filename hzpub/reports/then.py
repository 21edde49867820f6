"""Loans as the books knew them at the end of an earlier day, and which loans a quarter has to tell of.

In:    a `Basis`.   Out: the same `Loan`s with only what was booked by then; loans by quarter.
Never: lets a later entry change what an earlier day's list says; looks at one loan's records twice.

What the books owe is summed from the postings of the loan's own records, so that lists of loans close with the
quarter's balance to the fen.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from hzpub.base.months import Quarter
from hzpub.ledger.book import Instalment, Loan, Payout, Repayment
from hzpub.ledger.instalments import Arrears, arrears_of, instalments, last_day, repaid
from hzpub.reports.basis import Basis
from hzpub.reports.line import Line


class Fallen(NamedTuple):
    """Principal (fen) of one instalment that falls due, and how much of it was repaid by its last timely day."""

    loan: str
    last_day: dt.date
    fen: int
    on_time: int


class Then:
    """The loans of a fund by the quarters in which they stood in the books."""

    def __init__(self, basis: Basis) -> None:
        self.basis = basis

    def loan_at(self, loan: Loan, day: dt.date) -> Loan:
        """`loan` with the pay-out, repayments and write-offs (fen) that the books held at the end of `day`."""
        payout = next((each for each, until in _payouts(loan) if each.booked <= day < until), None)
        owed, written = self._owed(loan, day)
        paid = tuple(each for each, until in _repayments(loan) if each.booked <= day < until)
        if payout is not None:
            payout = replace(payout, fen=owed + written + sum(each.principal for each in paid))
        return loan._replace(payout=payout, repayments=paid, written_off=written)

    def stands(self, line: Line, day: dt.date) -> bool:
        """Tell whether a record was in the books at the end of `day` and not yet struck out then."""
        struck = self.basis.chronicle.line(line.reversed_by) if line.reversed_by else None
        return line.booked <= day and (struck is None or struck.booked > day)

    @cached_property
    def on_books(self) -> dict[Quarter, list[Loan]]:
        """Quarter -> loans that were paid out, owed or repaid in it, in the order of their numbers."""
        found: dict[Quarter, list[Loan]] = {}
        for loan in self.basis.book.loans.values():
            for quarter in self._quarters_of(loan):
                found.setdefault(quarter, []).append(loan)
        return {quarter: sorted(loans, key=lambda loan: loan.number) for quarter, loans in found.items()}

    @cached_property
    def late_in(self) -> dict[Quarter, list[Loan]]:
        """Quarter -> loans on the books in it whose time ran out before its end: who may have been overdue then."""
        found: dict[Quarter, list[Loan]] = {}
        for quarter, loans in self.on_books.items():
            for loan in loans:
                if any(self._first_timely(loan, each) < quarter.last for each, _ in _payouts(loan)):
                    found.setdefault(quarter, []).append(loan)
        return found

    @cached_property
    def falling_due(self) -> dict[Quarter, list[Fallen]]:
        """Quarter -> what falls due in it, as the books knew it when that quarter, or its last timely day, was over."""
        found: dict[Quarter, list[Fallen]] = {}
        for loan in self.basis.book.loans.values():
            for payout, _ in _payouts(loan):
                before = 0
                for part in instalments(payout):
                    fallen = self._fallen(loan, payout.number, part, before)
                    before += part.fen
                    if fallen is not None:
                        found.setdefault(Quarter.of(part.due), []).append(fallen)
        return found

    def _fallen(self, loan: Loan, payout: str, part: Instalment, before: int) -> Fallen | None:
        """One instalment, `before` which others of so much principal (fen) come; None if another pay-out stood then."""
        timely = last_day(part.due, self.basis.terms_of(loan).holiday_shift)
        known = self.loan_at(loan, Quarter.of(timely).last)
        if known.payout is None or known.payout.number != payout:
            return None
        if not known.payout.schedule:
            part = Instalment(part.due, known.payout.fen)
        paid = repaid(known, timely) - before
        return Fallen(loan.number, timely, part.fen, max(0, min(part.fen, paid)))

    def _first_timely(self, loan: Loan, payout: Payout) -> dt.date:
        due = payout.schedule[0].due if payout.schedule else payout.due
        return last_day(due, self.basis.terms_of(loan).holiday_shift)

    def arrears(self, loan: Loan, day: dt.date) -> Arrears | None:
        """What of `loan`, as `loan_at` gave it, had fallen due before `day` and was not repaid."""
        if loan.payout is None or not loan.is_open:
            return None
        shift = self.basis.terms_of(loan).holiday_shift
        return arrears_of(loan.payout, repaid(loan), loan.written_off, day, shift)

    def _owed(self, loan: Loan, day: dt.date) -> tuple[int, int]:
        """Principal owed and principal written off at the end of `day` (fen)."""
        owed = written = 0
        for line in self.basis.chronicle.of_loan(loan.number):
            if line.booked > day:
                continue
            fen = _principal(line)
            owed += fen
            target = self.basis.chronicle.line(line.reverses) if line.reverses else None
            if fen and (target or line).kind == "write_off":
                written -= fen
        return owed, written

    def _quarters_of(self, loan: Loan) -> Iterator[Quarter]:
        """The quarters in which the loan moved or stood open, in time order."""
        moved: dict[Quarter, int] = {}
        for line in self.basis.chronicle.of_loan(loan.number):
            if fen := _principal(line):
                quarter = Quarter.of(line.booked)
                moved[quarter] = moved.get(quarter, 0) + fen
        if not moved:
            return
        quarter, owed = min(moved), 0
        last = max(*moved, Quarter.of(self.basis.as_of))
        while quarter <= last:
            owed += moved.get(quarter, 0)
            if owed or quarter in moved:
                yield quarter
            elif quarter > max(moved):
                return
            quarter = quarter.next()


def class_at(basis: Basis, member: str, day: dt.date) -> str:
    """The class of a household at the end of `day`: a later list never changes an earlier form; "" for nobody."""
    household = basis.book.members.get(member)
    if household is None:
        return ""
    for number, before in household.classes:
        line = basis.chronicle.line(number)
        if line is not None and line.booked > day:
            return before
    return household.household_class


def _principal(line: Line) -> int:
    """What the record moved on the account of loans (fen, lent is positive)."""
    return sum(posting.fen for posting in line.postings if posting.account == "loans")


def _payouts(loan: Loan) -> tuple[tuple[Payout, dt.date], ...]:
    """Every pay-out the loan ever had, with the day from which the books no longer counted it."""
    past = tuple((each.was, each.ended) for each in loan.past if isinstance(each.was, Payout))
    return (*past, (loan.payout, dt.date.max)) if loan.payout else past


def _repayments(loan: Loan) -> tuple[tuple[Repayment, dt.date], ...]:
    past = tuple((each.was, each.ended) for each in loan.past if isinstance(each.was, Repayment))
    return (*past, *((each, dt.date.max) for each in loan.repayments))
