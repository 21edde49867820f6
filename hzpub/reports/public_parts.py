"""Every report beside fund, households, loans and quarters, by the name it has in report.json.

In:    quarters, their notices, the member list.   Out: (name, report), one after another.
Never: makes one twice; keeps a form after it was taken.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from hzpub.reports.annual import annual_reports
from hzpub.reports.comparison import Comparison, comparisons
from hzpub.reports.due_months import DueCalendar, due_calendar
from hzpub.reports.form_objects import MemberForm, QuarterForm
from hzpub.reports.forms import FormList, form_list, official_forms
from hzpub.reports.guarantees import Guarantees, guarantees
from hzpub.reports.half_year_objects import OverdueForm, QualityForm, ReceiptForm
from hzpub.reports.member_objects import MemberList
from hzpub.reports.quarter_objects import QuarterReport
from hzpub.reports.quarters import Quarters
from hzpub.reports.raising import raising
from hzpub.reports.register_objects import PoorList, RaisingReport, ReminderList, StarTable
from hzpub.reports.seal_objects import SealReport
from hzpub.reports.seals import seal_report
from hzpub.reports.standing_lists import poor_list, reminder_list, star_table
from hzpub.reports.supervision import exceptions, objections, supervision
from hzpub.reports.supervision_objects import AnnualReport, Exceptions, Objections, Supervision

ONE: dict[str, type] = {
    "forms": FormList,
    "member_form": MemberForm,
    "raising": RaisingReport,
    "poor_list": PoorList,
    "star_table": StarTable,
    "reminders": ReminderList,
    "objections": Objections,
    "exceptions": Exceptions,
    "supervision": Supervision,
    "seal_holders": SealReport,
    "calendar": DueCalendar,
    "guarantees": Guarantees,
}
"""Reports that exist once."""
MANY: dict[str, type] = {
    "quarter_forms": QuarterForm,
    "receipt_forms": ReceiptForm,
    "overdue_forms": OverdueForm,
    "quality_forms": QualityForm,
    "annual_reports": AnnualReport,
    "comparisons": Comparison,
}
"""Reports of which there is one for each period, told in time order."""
_NAMES = {kind: name for name, kind in (*ONE.items(), *MANY.items())}


def public_parts(
    quarters: Quarters, notices: Sequence[QuarterReport], members: MemberList
) -> Iterator[tuple[str, Any]]:
    """Every part, those of `ONE` once, those of `MANY` in time order; `notices` are those of all quarters."""
    yield "forms", form_list(quarters)
    quarterly: list[QuarterForm] = []
    for form in official_forms(quarters, notices, members):
        if isinstance(form, QuarterForm):
            quarterly.append(form)
        yield _NAMES[type(form)], form
    for year in annual_reports(quarters, quarterly, notices):
        yield "annual_reports", year
    basis = quarters.basis
    yield "raising", raising(basis, members)
    yield "poor_list", poor_list(basis, members)
    yield "star_table", star_table(basis, members)
    yield "reminders", reminder_list(basis)
    yield "objections", objections(basis)
    yield "exceptions", exceptions(basis)
    yield "supervision", supervision(quarters)
    yield "seal_holders", seal_report(basis)
    yield "calendar", due_calendar(basis)
    yield "guarantees", guarantees(basis)
    for each in comparisons(notices):
        yield "comparisons", each
