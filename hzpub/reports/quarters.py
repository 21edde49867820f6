"""Quarters: the notice of each, and the archive of all from the founding on.

In:    a `Basis`.   Out: `QuarterReport` for one quarter, `QuarterRow` for each.
Never: changes what a closed quarter's money says: a later correction shows in the later quarter.

How late somebody paid is told by the bank's days; sums of money, and what was paid by a quarter's end, by the days
the books count: a repayment entered late shows in the quarter in which it was booked.
"""

import datetime as dt
from functools import cached_property

from hzpub.base.months import Quarter
from hzpub.ledger.book import Loan
from hzpub.ledger.standing import liable_households
from hzpub.reports.balances import balance, bank_balance, of_pool
from hzpub.reports.basis import Basis
from hzpub.reports.lending import PAYOUTS, REPAYMENTS, lending, loan_moves
from hzpub.reports.notices import bank_check, breach_rows, corrections, hanging
from hzpub.reports.quarter_objects import Balance, OverdueRow, QuarterReport, QuarterRow, WrittenOff
from hzpub.reports.queue import queue
from hzpub.reports.then import Then
from hzpub.rulebooks.periods import last_owed


class Quarters:
    """All quarters of a fund. Looks at every loan once, then each quarter at its own records only."""

    def __init__(self, basis: Basis) -> None:
        self.basis = basis

    @cached_property
    def names(self) -> tuple[Quarter, ...]:
        """Every quarter from the founding to `as_of`, empty ones too, in time order."""
        used, head = self.basis.chronicle.quarters, self.basis.chronicle.moments.head
        if not used:
            return ()
        names, last = [used[0]], max(used[-1], Quarter.of(self.basis.as_of))
        if head is not None:
            names = [min(used[0], Quarter.of(head.founded))]
        while names[-1] < last:
            names.append(names[-1].next())
        return tuple(names)

    def report(self, quarter: Quarter) -> QuarterReport:
        """The notice of one quarter; a quarter without records is a notice that nothing happened."""
        basis, flows, last_day = self.basis, self.basis.chronicle.flows, self.last_day(quarter)
        lines = basis.chronicle.of_quarter(quarter)
        fee_pool, overdue = balance(flows, quarter, of_pool("fee")), self.overdue(quarter)
        payables = balance(flows, quarter, of_pool("payable"))
        numbers = {line.number for line in lines}
        return QuarterReport(
            quarter=quarter,
            as_of=basis.as_of,
            first_day=quarter.first,
            last_day=last_day,
            is_over=self._is_over(quarter),
            closes=self.closes(quarter),
            next_due=self.due_after(quarter),
            hangs=hanging(basis, quarter),
            records=len(lines),
            bank=bank_balance(flows, quarter),
            fund=balance(flows, quarter, of_pool("principal")),
            fee_pool=fee_pool,
            payables_opening=payables.opening,
            payables_closing=payables.closing,
            lending=lending(basis, quarter, lines, self.then.falling_due.get(quarter, ())),
            usage_fees=_received(fee_pool, "usage_fees"),
            penalties=_received(fee_pool, "penalties"),
            other_income=_received(fee_pool, "other_income"),
            payouts=loan_moves(basis, lines, PAYOUTS),
            repayments=loan_moves(basis, lines, REPAYMENTS),
            overdue=overdue,
            overdue_fen=sum(row.outstanding for row in overdue),
            written_off=self.written_off(quarter),
            late=tuple(line for line in lines if line.is_late),
            corrections=corrections(basis, lines),
            corrected_later=tuple(line for line in lines if line.is_struck and line.reversed_by not in numbers),
            breaches=breach_rows(
                basis, (each for each in basis.book.breaches.values() if {each.number, each.cured} & numbers)
            ),
            statement=bank_check(
                basis, (each for each in basis.book.statements if quarter.first <= each.day), last_day
            ),
            waiting=queue(basis, quarter.last),
            events=lines,
        )

    def rows(self) -> tuple[QuarterRow, ...]:
        """The archive, newest quarter first."""
        return tuple(self.row(self.report(quarter)) for quarter in reversed(self.names))

    def row(self, report: QuarterReport) -> QuarterRow:
        """A notice as one line of the archive."""
        posted = self.basis.book.affairs.notices.get(report.quarter, "")
        last = last_owed(self.basis.book)
        is_owed = last is None or report.quarter <= last
        return QuarterRow(
            quarter=report.quarter,
            is_over=report.is_over,
            records=report.records,
            bank=report.bank.closing,
            fund_total=report.fund.closing,
            paid_out=report.lending.paid_out,
            repaid=report.lending.repaid,
            outstanding=report.lending.closing,
            overdue=report.overdue_fen,
            corrections=len(report.corrections),
            is_corrected=bool(report.corrected_later),
            closes=report.closes,
            notice=posted,
            is_missing=is_owed and not posted and report.closes < self.basis.as_of,
        )

    def last_day(self, quarter: Quarter) -> dt.date:
        """The quarter's end, or `as_of` while it still runs."""
        return min(quarter.last, max(self.basis.as_of, quarter.first))

    def closes(self, quarter: Quarter) -> dt.date:
        """The last day on which entries still count in the quarter, and its notice is due."""
        return quarter.last + dt.timedelta(days=self.basis.limits_on(quarter.last).closing_days)

    def due_after(self, quarter: Quarter) -> dt.date | None:
        """The last day for the notice of the quarter after this one; None where the fund had ended by then."""
        last = last_owed(self.basis.book)
        return self.closes(quarter.next()) if last is None or quarter < last else None

    def next_due(self) -> dt.date | None:
        """The last day for the next notice there is to come; None after the end of the fund."""
        quarter = Quarter.of(self.basis.as_of)
        if quarter.previous() in self.names and self.basis.as_of <= self.closes(quarter.previous()):
            quarter = quarter.previous()
        while quarter in self.basis.book.affairs.notices:
            quarter = quarter.next()
        return self.due_after(quarter.previous())

    def _is_over(self, quarter: Quarter) -> bool:
        return quarter.last <= self.basis.as_of

    @cached_property
    def then(self) -> Then:
        """The loans as earlier quarters knew them."""
        return Then(self.basis)

    def overdue(self, quarter: Quarter) -> tuple[OverdueRow, ...]:
        """Loans overdue on the quarter's last day as the books knew it by then, longest first."""
        loans = (self.then.loan_at(loan, quarter.last) for loan in self.then.late_in.get(quarter, ()))
        rows = (row for loan in loans if (row := self._overdue_row(loan, self.last_day(quarter))))
        return tuple(sorted(rows, key=lambda row: (-row.days, row.loan)))

    def written_off(self, quarter: Quarter) -> tuple[WrittenOff, ...]:
        """Loans with principal written off by the end of `quarter`: their debtors stay listed until it came in (fen)."""
        sums: dict[str, list[int]] = {}
        for at, kind in enumerate(("write_off", "write_off_recovery")):
            for line in self.basis.chronicle.of_kind(kind):
                if line.loan and self.then.stands(line, quarter.last):
                    moved = sum(posting.fen for posting in line.postings if posting.account == "write_offs")
                    sums.setdefault(line.loan, [0, 0])[at] += abs(moved)
        return tuple(
            self._written_off_row(loan, written, recovered, quarter)
            for loan, (written, recovered) in sorted(sums.items())
            if written > recovered
        )

    def _written_off_row(self, number: str, written: int, recovered: int, quarter: Quarter) -> WrittenOff:
        loan = self.then.loan_at(self.basis.book.loans[number], quarter.last)
        return WrittenOff(
            loan=number,
            member=loan.borrower,
            written_off=written,
            recovered=recovered,
            outstanding=loan.outstanding,
            guarantors=liable_households(self.basis.book, loan),
        )

    def _overdue_row(self, loan: Loan, day: dt.date) -> OverdueRow | None:
        late = self.then.arrears(loan, day)
        if late is None:
            return None
        return OverdueRow(
            loan=loan.number,
            member=loan.borrower,
            due=late.due,
            days=(day - late.last_day).days,
            outstanding=loan.outstanding,
            overdue=late.fen,
            guarantors=liable_households(self.basis.book, loan),
        )


def _received(pool: Balance, account: str) -> int:
    """What came in on one account of the pool (fen)."""
    return sum(row.fen for row in pool.rows_in if row.account == account)
