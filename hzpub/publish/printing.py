"""One run over one fund: every page, in the order in which they are printed.

In:    an outcome and the basis of its reports.   Out: finished files through a `Press`.
Never: judges or computes; holds more than one page.
"""

import json
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path

from hzpub.base.words import N_, Label, Words
from hzpub.publish.clausepages import clause_views
from hzpub.publish.formpages import form_views
from hzpub.publish.keylists import KEY_LISTS
from hzpub.publish.material import Outcome, names_of, site_of
from hzpub.publish.official import print_official
from hzpub.publish.paging import ListPage, jumps, paged
from hzpub.publish.press import Press
from hzpub.publish.readingpages import readings_on
from hzpub.publish.recordpages import Months
from hzpub.publish.rulepages import numbers_of, remarks_of, rule_page, rule_views, url_of
from hzpub.publish.theme import templates
from hzpub.publish.unentered import Draft
from hzpub.reports.basis import Basis
from hzpub.reports.duties import duty_table
from hzpub.reports.fee_pool import fee_pool
from hzpub.reports.indicators import indicators
from hzpub.reports.loan_page import loan_report
from hzpub.reports.mark import Mark
from hzpub.reports.members import member_report
from hzpub.reports.notices import notices
from hzpub.reports.objects import FundReport, LoanList, MemberList
from hzpub.reports.quarters import Quarters
from hzpub.reports.readings import readings_report
from hzpub.reports.report_json import Figures, report_schema

Progress = Callable[[int, int], None]
"""Called with (pages done, pages in all)."""

_GROUP = N_("第 {number} 组")
_ROBOTS = b"User-agent: *\nDisallow: /\n"


class Printing:
    """One run over one fund: everything pages share, made once."""

    def __init__(
        self,
        outcome: Outcome,
        basis: Basis,
        fund: FundReport,
        target: Path,
        words: Words,
        progress: Progress | None,
        mark: Mark | None = None,
    ) -> None:
        self.outcome, self.basis, self.fund, self.words = outcome, basis, fund, words
        self.months = Months.of(outcome.chronicle)
        self.notices = notices(basis)
        self.rule_views = rule_views(outcome, self.notices.breaches)
        known = {view.id for view in self.rule_views}
        self.helpers = {
            "site": site_of(outcome, basis, fund, mark),
            "named": names_of(outcome).label,
            "record_href": self.months.href,
            "rule_href": lambda rule_id: url_of(rule_id) if rule_id in known else "",
        }
        self.press = Press(target, words, self.helpers)
        self.counts: dict[str, int] = {}
        self._figures = Figures(basis, words)
        self._quarters = Quarters(basis)
        self._notices_by_quarter = tuple(self._quarters.report(each) for each in self._quarters.names)
        self._indicators = indicators(basis, self._notices_by_quarter)
        self._readings = readings_report(basis)
        self._figures.readings(self._readings)
        self._fee_pool = fee_pool(basis)
        self._figures.fee_pool(self._fee_pool)
        self._progress = progress
        self._done, self._total = 0, len(outcome.book.members) + len(outcome.book.loans)

    def hubs(self, drafts: Sequence[Draft]) -> None:
        """Home, indicators, corrections, breaches, what is due by when."""
        words, page = self.words, self.press.page
        page("index.html", "pages/home.html", "home", words(N_("首页")), report=self.fund, drafts=drafts)
        measured = words(N_("指标和算法"))
        page("indicators.html", "pages/indicators.html", "rules", measured, report=self._indicators)
        page("fee-pool.html", "pages/fee_pool.html", "rules", words(N_("费用池")), report=self._fee_pool)
        for each in (quarter for year in self._fee_pool.years for quarter in year.quarters):
            drawn = words(N_("{quarter}工作经费"), quarter=each.quarter.label)
            page(f"fee-pool/{each.quarter}.html", "pages/allowance.html", "rules", drawn, report=each)
        page("corrections.html", "pages/corrections.html", "rules", words(N_("更正和补录")), report=self.notices)
        title = words(N_("违规和提示"))
        page(
            "breaches.html",
            "pages/breaches.html",
            "rules",
            title,
            report=self.notices,
            remarks=remarks_of(self.outcome),
        )
        due = words(N_("该公布的、该报送的"))
        page("duties.html", "pages/duties.html", "rules", due, report=duty_table(self.basis))

    def members(self, report: MemberList) -> None:
        """The list by village group, and each household's page."""
        rows = sorted(report.rows, key=lambda row: row.village_group)
        groups = [
            (str(number), Label(_GROUP, (("number", number),)), tuple(each))
            for number, each in groupby(rows, key=lambda row: row.village_group)
        ]
        self._list("pages/members.html", "members", N_("会员一览"), report, paged("members", groups))
        for row in report.rows:
            one = member_report(self.basis, row.number)
            title = self.words(N_("会员 {number}"), number=row.number)
            self.press.page(f"members/{row.number}.html", "pages/member.html", "members", title, report=one)
            self._figures.member(one)
            self._tick()
        self.counts["members"] = len(report.rows)

    def loans(self, report: LoanList) -> None:
        """The list by state, most urgent first, and each loan's page."""
        words_of = {facet.key: facet.label for facet in report.facets}
        groups = [
            (state, words_of[state], tuple(each)) for state, each in groupby(report.rows, key=lambda row: row.state)
        ]
        self._list("pages/loans.html", "loans", N_("借款一览"), report, paged("loans", groups))
        for row in report.rows:
            one = loan_report(self.basis, row.number)
            title = self.words(N_("借款 {number} 号"), number=row.number)
            self.press.page(f"loans/{row.number}.html", "pages/loan.html", "loans", title, report=one)
            self._figures.loan(one)
            self._tick()
        self.counts["loans"] = len(report.rows)

    def quarters(self) -> None:
        """The archive and each quarter's notice."""
        quarters, reports = self._quarters, self._notices_by_quarter
        rows = [quarters.row(report) for report in reversed(reports)]
        self.press.page("quarters.html", "pages/quarters.html", "quarter", self.words(N_("往季公示")), rows=rows)
        for report in reports:
            title = self.words(N_("{quarter}公示"), quarter=report.quarter.label)
            self.press.page(f"quarters/{report.quarter}.html", "pages/quarter.html", "quarter", title, report=report)
            self._figures.quarter(report, quarters.row(report))
        self.counts["quarters"] = len(reports)

    def records(self) -> None:
        """Every record, month by month."""
        months = self.months
        title = self.words(N_("全部记录"))
        self.press.page("records.html", "pages/records.html", "rules", title, months=months.rows, count=months.count)
        for sheet in months.sheets(self.outcome.chronicle):
            facts = {"lines": sheet.lines, "pages": sheet.pages}
            self.press.page(sheet.url, "pages/month.html", "rules", self.words.fact(sheet.title), **facts)
        self.counts["records"] = months.count

    def rules(self) -> None:
        """The list of rules and each rule's page."""
        views, words = self.rule_views, self.words
        states = [view.state for view in views]
        facts = {
            "rules": views,
            "numbers": numbers_of(self.outcome),
            "clauses": clause_views(self.outcome.rulebook),
            "kept": states.count("good"),
            "broken": states.count("bad") + states.count("cured"),
            "reminded": states.count("soon"),
        }
        self.press.page("rules.html", "pages/rules.html", "rules", words(N_("规则与核对")), **facts)
        for view in views:
            own = {"page": rule_page(self.outcome.rulebook.rules[view.id]), "readings": readings_on(self._readings, view.id)}
            self.press.page(view.url, "pages/rule.html", "rules", words.fact(view.title), rule=view, **own)
        self.press.page("readings.html", "pages/readings.html", "rules", words(N_("释义")), report=self._readings)
        self.counts["rules"] = len(views)
        self.press.page("forms.html", "pages/forms.html", "rules", words(N_("怎么填表")), forms=form_views())

    def official(self, members: MemberList) -> None:
        """Official forms, registers, annual reports, supervision."""
        around = (self._quarters, self._notices_by_quarter)
        self.counts["forms"] = print_official(self.press, self.words, *around, members, self._figures)

    def data(self, members: MemberList, loans: LoanList) -> None:
        """Every published figure for machines, as gathered from the pages, and the schema of that file."""
        report = self._figures.text(self.fund, self._indicators, members, loans, self.notices)
        self.press.file("data/report.json", report.encode())
        schema = json.dumps(report_schema(), ensure_ascii=False, indent=1)
        self.press.file("data/report.schema.json", schema.encode() + b"\n")

    def assets(self) -> None:
        """Stylesheet, robots.txt, and who may seal what, for `ssh-keygen`."""
        for url, made in KEY_LISTS.values():
            self.press.file(url, made(self.outcome, self.words).encode())
        for path in sorted((templates() / "assets").iterdir()):
            self.press.file(f"assets/{path.name}", path.read_bytes())
        self.press.file("robots.txt", _ROBOTS)

    def _list(
        self, template: str, section: str, title: str, report: MemberList | LoanList, pages: tuple[ListPage, ...]
    ) -> None:
        ways = jumps(pages)
        for each in pages:
            facts = {"report": report, "parts": each.parts, "pages": pages, "jumps": ways}
            self.press.page(each.url, template, section, self.words(title), **facts)

    def _tick(self) -> None:
        self._done += 1
        if self._progress is not None:
            self._progress(self._done, self._total)
