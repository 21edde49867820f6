"""The official forms, the registers, the year, and what supervisors found: a page for each.

In:    what `reports.public_parts` makes, one part after another.   Out: pages through a `Press`.
Never: computes; keeps a part after its page is printed.
"""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from hzpub.base.words import N_, Label, Words
from hzpub.publish.paging import jumps, paged
from hzpub.publish.press import Press
from hzpub.reports.comparison import Comparison
from hzpub.reports.form_objects import FormHead
from hzpub.reports.forms import FormList
from hzpub.reports.guarantees import Guarantees, state_label
from hzpub.reports.member_objects import MemberList
from hzpub.reports.public_parts import public_parts
from hzpub.reports.quarter_objects import QuarterReport
from hzpub.reports.quarters import Quarters
from hzpub.reports.register_objects import PoorList, RaisingReport, StarTable
from hzpub.reports.supervision_objects import AnnualReport

_FORMS = {
    "member_form": "pages/form-members.html",
    "quarter_forms": "pages/form-quarter.html",
    "receipt_forms": "pages/form-receipts.html",
    "overdue_forms": "pages/form-overdue.html",
    "quality_forms": "pages/form-quality.html",
}
_PAGES = {
    "reminders": ("reminders", "loans", N_("快到期的借款")),
    "objections": ("objections", "rules", N_("异议和答复")),
    "exceptions": ("exceptions", "rules", N_("例外")),
    "seal_holders": ("seals", "rules", N_("印章和任职")),
    "supervision": ("supervision", "rules", N_("监督、检查和培训")),
    "calendar": ("calendar", "loans", N_("还款日历")),
}
"""Part -> name of its page, entry of the navigation, title."""
_FORM_TITLE = N_("{form}，{period}")
_EVERYBODY = N_("全部会员")
_GROUPS = N_("联保小组")


def url_of(head: FormHead) -> str:
    """Where a form lies: one page for each form and period."""
    return f"official/{head.period}-{head.form}.html" if head.period else f"official/{head.form}.html"


def print_official(
    press: Press,
    words: Words,
    quarters: Quarters,
    notices: Sequence[QuarterReport],
    members: MemberList,
    take: Callable[[str, Any], None],
) -> int:
    """Print every part and hand it to `take`; answers how many official forms there are."""
    forms = 0
    for name, part in public_parts(quarters, notices, members):
        take(name, part)
        if name in _FORMS:
            _form(press, words, _FORMS[name], part)
            forms += 1
        elif name in _PAGES:
            page, section, title = _PAGES[name]
            press.page(f"{page}.html", f"pages/{page}.html", section, words(title), report=part)
        else:
            _LISTS[name](press, words, part)
    return forms


def _form(press: Press, words: Words, template: str, form: Any) -> None:
    head = form.head
    title = words(_FORM_TITLE, form=head.title, period=head.period_label)
    press.page(url_of(head), template, "quarter", title, report=form)


def _all_forms(press: Press, words: Words, report: FormList) -> None:
    press.page("official.html", "pages/official.html", "quarter", words(N_("官方报表")), report=report, url_of=url_of)


def _year(press: Press, words: Words, report: AnnualReport) -> None:
    title = words(N_("{year} 年年度报告"), year=report.year)
    press.page(f"annual/{report.year}.html", "pages/annual.html", "quarter", title, report=report)


def _raising(press: Press, words: Words, report: RaisingReport) -> None:
    labels = {each.source: each.label for each in report.sources}
    order = list(labels)
    rows = sorted(report.rows, key=lambda row: (order.index(row.source), row.day, row.number))
    groups = [(key, labels[key], tuple(each)) for key, each in groupby(rows, key=lambda row: row.source)]
    _list(press, words(N_("筹集情况")), "raising", "members", report, groups)


def _poor(press: Press, words: Words, report: PoorList) -> None:
    labels = {row.member.household_class: row.member.class_label for row in report.rows}
    found = groupby(report.rows, key=lambda row: row.member.household_class)
    groups = [(key, labels[key], tuple(each)) for key, each in found]
    _list(press, words(N_("贫困户、低收入户和股金")), "poor-list", "members", report, groups)


def _stars(press: Press, words: Words, report: StarTable) -> None:
    groups = [("all", Label(_EVERYBODY), report.rows)]
    _list(press, words(N_("信用星级表")), "stars", "members", report, groups)


def _list(
    press: Press,
    title: str,
    stem: str,
    section: str,
    report: Any,
    groups: Sequence[tuple[str, Label, Sequence[Any]]],
) -> None:
    pages = paged(stem, groups)
    ways = jumps(pages)
    for each in pages:
        facts = {"report": report, "parts": each.parts, "pages": pages, "jumps": ways}
        press.page(each.url, f"pages/{stem}.html", section, title, **facts)


def _guarantees(press: Press, words: Words, report: Guarantees) -> None:
    order = (("late", state_label("late")), ("open", state_label("open")))
    groups = [(key, label, tuple(row for row in report.loans if row.state == key)) for key, label in order]
    _list(press, words(N_("谁给谁担保")), "guarantees", "loans", report, [*groups, ("groups", Label(_GROUPS), report.groups)])


def _comparison(press: Press, words: Words, report: Comparison) -> None:
    title = words(N_("{quarter}，和以前比"), quarter=report.quarter.label)
    for url in (f"compare/{report.quarter}.html", *(("compare.html",) if report.is_newest else ())):
        press.page(url, "pages/compare.html", "quarter", title, report=report)


_LISTS: dict[str, Callable[[Press, Words, Any], None]] = {
    "forms": _all_forms,
    "annual_reports": _year,
    "raising": _raising,
    "poor_list": _poor,
    "star_table": _stars,
    "guarantees": _guarantees,
    "comparisons": _comparison,
}
