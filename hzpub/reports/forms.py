"""All official forms of a fund, one after another, each from its own rows only.

In:    quarters, their notices, the member list.   Out: the forms in time order, the heads of all of them.
Never: holds more than one form.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hzpub.reports.form_heads import half_yearly, head_of, quarterly
from hzpub.reports.form_objects import FormHead, MemberForm, QuarterForm
from hzpub.reports.half_year_objects import OverdueForm, QualityForm, ReceiptForm
from hzpub.reports.member_form import member_form
from hzpub.reports.member_objects import MemberList
from hzpub.reports.overdue_form import OverdueForms
from hzpub.reports.quality import quality_form
from hzpub.reports.quarter_form import QuarterForms
from hzpub.reports.quarter_objects import QuarterReport
from hzpub.reports.quarters import Quarters
from hzpub.reports.receipts import receipt_form

Form = MemberForm | QuarterForm | ReceiptForm | OverdueForm | QualityForm


@dataclass(frozen=True, slots=True, kw_only=True)
class FormList:
    """Every form there is, the newest period first; the member list before them all."""

    heads: tuple[FormHead, ...]


def form_list(quarters: Quarters) -> FormList:
    """The heads of every form: what `official_forms` makes, newest first."""
    heads = [head_of(quarters, "quarter", period) for period in quarterly(quarters)]
    heads += [
        head_of(quarters, form, period)
        for period in half_yearly(quarters)
        for form in ("receipts", "overdue", "quality")
    ]
    heads.sort(key=lambda head: head.last_day, reverse=True)
    return FormList(heads=(head_of(quarters, "member_list"), *heads))


def official_forms(
    quarters: Quarters, reports: Sequence[QuarterReport], members: MemberList
) -> Iterator[Form]:
    """Every form: the member list, a report for each quarter, three forms for each half-year (R七2).

    `reports` are the notices of all quarters in time order.
    """
    yield member_form(quarters, members)
    by_quarter, overdue = QuarterForms(quarters), OverdueForms(quarters)
    for report in reports:
        yield by_quarter.form(report)
    lending = {report.quarter: report.lending for report in reports}
    for period in half_yearly(quarters):
        yield receipt_form(quarters, period)
        yield overdue.form(period)
        yield quality_form(quarters, period, {name: lending[name] for name in period.quarters if name in lending})
