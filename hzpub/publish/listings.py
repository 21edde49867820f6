"""The long lists: households by village group, smaller lists of households, loans by state.

In:    the reports of lists, in their order.   Out: pages of at most 200 rows, each reached by a plain link with its count.
Never: counts anything anew for a total; asks for a script.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from hzpub.base.words import N_, Label, Words
from hzpub.publish.paging import Jump, jumps, paged
from hzpub.publish.press import Press
from hzpub.reports.loan_objects import LoanList
from hzpub.reports.member_objects import MemberList, MemberRow

_GROUP = N_("第 {number} 组")
_TITLE = N_("会员一览")
_FACETS: tuple[tuple[str, str, Callable[[MemberRow], bool]], ...] = (
    ("borrowing", N_("有借款"), lambda row: row.open_loans > 0),
    ("overdue", N_("有逾期"), lambda row: row.overdue_loans > 0),
    ("guaranteeing", N_("正在替人担保"), lambda row: row.guarantees > 0),
    ("unpaid", N_("未缴股金"), lambda row: row.state == "unpaid"),
    ("left", N_("已退会"), lambda row: row.state == "left"),
    ("expelled", N_("除名"), lambda row: row.state == "expelled"),
)


@dataclass(frozen=True, slots=True)
class Facet:
    """One smaller list: `stem` of its address, what people call it, its rows."""

    stem: str
    label: Label
    rows: tuple[MemberRow, ...]

    @property
    def url(self) -> str:
        """Its first page."""
        return f"{self.stem}.html"


def facets_of(rows: Sequence[MemberRow]) -> tuple[Facet, ...]:
    """The smaller lists that hold somebody."""
    made = (Facet(f"members-{key}", Label(label), tuple(filter(test, rows))) for key, label, test in _FACETS)
    return tuple(each for each in made if each.rows)


def print_members(press: Press, words: Words, report: MemberList) -> tuple[Jump, ...]:
    """Print the list by village group and every smaller one; answers the ways to the groups."""
    rows = sorted(report.rows, key=lambda row: row.village_group)
    groups = [
        (str(number), Label(_GROUP, (("number", number),)), tuple(each))
        for number, each in groupby(rows, key=lambda row: row.village_group)
    ]
    pages, facets = paged("members", groups), facets_of(report.rows)
    ways = jumps(pages)
    shared: dict[str, Any] = {"report": report, "facets": facets, "jumps": ways}
    for page in pages:
        shown = {**shared, "parts": page.parts, "pages": pages, "facet": None}
        press.page(page.url, "pages/members.html", "members", words(_TITLE), **shown)
    for facet in facets:
        title = words(N_("{list}：{facet}"), list=Label(_TITLE), facet=facet.label)
        pages = paged(facet.stem, [(facet.stem, facet.label, facet.rows)])
        for page in pages:
            shown = {**shared, "parts": page.parts, "pages": pages, "facet": facet}
            press.page(page.url, "pages/members.html", "members", title, **shown)
    return ways


def print_loans(press: Press, words: Words, report: LoanList) -> None:
    """Print the list by state, most urgent first."""
    words_of = {facet.key: facet.label for facet in report.facets}
    groups = [(state, words_of[state], tuple(each)) for state, each in groupby(report.rows, key=lambda row: row.state)]
    pages = paged("loans", groups)
    shared: dict[str, Any] = {"report": report, "pages": pages, "jumps": jumps(pages)}
    for page in pages:
        press.page(page.url, "pages/loans.html", "loans", words(N_("借款一览")), **shared, parts=page.parts)
