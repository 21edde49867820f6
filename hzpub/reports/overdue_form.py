"""Form 4, overdue loans at the end of a half-year: how long, how much, who stands for them, what has been done.

In:    quarters and a half-year.   Out: `OverdueForm`.
Never: lists another loan than the notice of the half-year's last quarter does; forgets a loan that was written off.
"""

import datetime as dt
from functools import cached_property

from hzpub.base.words import N_, Label
from hzpub.kinds.vocabulary import GUARANTEE_MODES
from hzpub.ledger.book import Payout
from hzpub.ledger.instalments import repaid
from hzpub.reports.charges import debt
from hzpub.reports.form_heads import Period, head_of
from hzpub.reports.half_year_objects import AGES, AgeTotal, OverdueForm, OverdueFormRow, WrittenOffRow
from hzpub.reports.line import Line
from hzpub.reports.members import class_label
from hzpub.reports.quarter_objects import OverdueRow
from hzpub.reports.quarters import Quarters
from hzpub.reports.then import class_at

_AGES = dict(
    zip(AGES, (N_("逾期 1–30 天"), N_("逾期 31–90 天"), N_("逾期 91–180 天"), N_("逾期 180 天以上")), strict=True)
)
_ENDS = (30, 90, 180)
_OF_LOAN = ("lawsuit", "collection_cost", "share_offset", "write_off")
_OF_HOUSEHOLD = ("suspension", "expulsion")
_WRITTEN = ("write_off", "write_off_recovery")


class OverdueForms:
    """Form 4 of any half-year; knows by loan which households were suspended or expelled for it."""

    def __init__(self, quarters: Quarters) -> None:
        self._quarters, self._basis, self._then = quarters, quarters.basis, quarters.then

    def form(self, period: Period) -> OverdueForm:
        """The form of `period`, longest overdue first (fen)."""
        rows = tuple(
            self._row(place, row, period) for place, row in enumerate(self._quarters.overdue(period.last), 1)
        )
        return OverdueForm(
            head=head_of(self._quarters, "overdue", period),
            rows=rows,
            ages=tuple(
                AgeTotal(
                    age=age, label=Label(label), loans=len(fens), fen=sum(fens)
                )
                for age, label in _AGES.items()
                for fens in ([row.outstanding for row in rows if row.age == age],)
            ),
            written_off=self._written_off(period.last.last),
            fen=sum(row.outstanding for row in rows),
        )

    def measures(self, loan: str, day: dt.date) -> tuple[Line, ...]:
        """Suspensions, expulsions, lawsuits, costs of collection, set-offs in the books on `day`, in entry order."""
        own = (line for line in self._basis.chronicle.of_loan(loan) if line.kind in _OF_LOAN)
        lines = (line for line in (*own, *self._barred.get(loan, ())) if self._then.stands(line, day))
        return tuple(sorted(lines, key=lambda line: line.number))

    def _row(self, place: int, row: OverdueRow, period: Period) -> OverdueFormRow:
        last_day = self._quarters.last_day(period.last)
        loan = self._then.loan_at(self._basis.book.loans[row.loan], period.last.last)
        payout = loan.payout or Payout(row.loan, row.due, row.outstanding, 0, row.due)
        charges = debt(payout, row.outstanding, last_day, self._basis.terms_of(loan), repaid(loan))
        name = class_at(self._basis, row.member, period.last.last)
        return OverdueFormRow(
            place=place,
            loan=row.loan,
            member=row.member,
            class_label=class_label(self._basis, name),
            amount=payout.fen,
            paid_on=payout.paid_on,
            due=row.due,
            days=row.days,
            age=age_of(row.days),
            overdue=row.overdue,
            outstanding=row.outstanding,
            usage_fee=charges.usage_fee,
            penalty=charges.penalty,
            guarantee_mode=Label(GUARANTEE_MODES.get(loan.guarantee_mode, loan.guarantee_mode)),
            guarantors=row.guarantors,
            measures=self.measures(row.loan, period.last.last),
            usage_fee_how=charges.usage_fee_how,
            penalty_how=charges.penalty_how,
            penalty_more=charges.penalty_more,
        )

    def _written_off(self, day: dt.date) -> tuple[WrittenOffRow, ...]:
        """Loans with a write-off in the books on `day`, by number: they stay on the list for good."""
        lines = self._basis.chronicle.of_kind("write_off")
        loans = sorted({line.loan for line in lines if line.loan and self._then.stands(line, day)})
        return tuple(self._written_off_row(number, day) for number in loans)

    def _written_off_row(self, number: str, day: dt.date) -> WrittenOffRow:
        lines = tuple(
            line
            for line in self._basis.chronicle.of_loan(number)
            if line.kind in _WRITTEN and self._then.stands(line, day)
        )
        return WrittenOffRow(
            loan=number,
            member=self._basis.book.loans[number].borrower,
            written_off=sum(_moved(line) for line in lines if line.kind == "write_off"),
            recovered=-sum(_moved(line) for line in lines if line.kind != "write_off"),
            lines=lines,
        )

    @cached_property
    def _barred(self) -> dict[str, list[Line]]:
        """Loan -> records that suspended or expelled a household for it."""
        found: dict[str, list[Line]] = {}
        for kind in _OF_HOUSEHOLD:
            for line in self._basis.chronicle.of_kind(kind):
                found.setdefault(str(dict(line.sentence.facts)["loan"]), []).append(line)
        return found


def age_of(days: int) -> str:
    """Which of `AGES` so many days overdue belong to; both ends are included."""
    return AGES[sum(days > end for end in _ENDS)]


def _moved(line: Line) -> int:
    return sum(posting.fen for posting in line.postings if posting.account == "write_offs")
