"""One run over one fund: every page, in the order in which they are printed.

In:    an outcome and the basis of its reports.   Out: finished files through a `Press`.
Never: judges or computes; holds more than one page.
"""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from hzpub.base.words import N_, Words
from hzpub.publish.assets import print_assets, told_of
from hzpub.publish.downloading import Downloads, edition_of_files
from hzpub.publish.editions import WEB, Policy
from hzpub.publish.finding import Index, named_households, print_finding
from hzpub.publish.formpages import form_views
from hzpub.publish.listings import print_loans, print_members
from hzpub.publish.loanchecks import LoanChecks
from hzpub.publish.material import Outcome, basis_of, site_of
from hzpub.publish.official import print_official
from hzpub.publish.pagedata import SCHEMA, PageData, page_schema
from hzpub.publish.papers import Papers, edition_of
from hzpub.publish.pictured import Pictured
from hzpub.publish.press import Press
from hzpub.publish.recordfiles import RecordFiles
from hzpub.publish.recordpages import Months
from hzpub.publish.recordtexts import RecordText, RecordTexts, titles
from hzpub.publish.remarks import matters
from hzpub.publish.rulelist import print_rules
from hzpub.publish.rulepages import rule_views, url_of
from hzpub.publish.statepage import state_view
from hzpub.publish.unentered import Draft
from hzpub.reports.duties import duty_table
from hzpub.reports.fee_pool import fee_pool
from hzpub.reports.fund import fund_report
from hzpub.reports.indicators import indicators
from hzpub.reports.line import Line
from hzpub.reports.loan_page import loan_report
from hzpub.reports.mark import Mark
from hzpub.reports.members import member_report
from hzpub.reports.notices import notices
from hzpub.reports.objects import Archive, LoanList, MemberList
from hzpub.reports.posting import posting
from hzpub.reports.quarters import Quarters
from hzpub.reports.readings import readings_report
from hzpub.reports.report_json import SCHEMA_FILE, Figures, report_schema

Progress = Callable[[int, int], None]
"""Called with (pages done, pages in all)."""


class Printing:
    """One run over one fund: everything pages share, made once."""

    def __init__(
        self,
        outcome: Outcome,
        target: Path,
        words: Words,
        progress: Progress | None,
        mark: Mark | None = None,
        *,
        files: RecordFiles | None = None,
        keys: Sequence[str] = (),
        address: str | None = None,
        policy: Policy = WEB,
    ) -> None:
        self.outcome, self.words = outcome, words
        self.basis = basis = basis_of(outcome, shows_classes=policy.shows_classes)
        self.fund = fund = fund_report(basis)
        self.months = Months.of(outcome.chronicle)
        self.notices = notices(basis)
        self.rule_views = rule_views(outcome, self.notices.breaches)
        asked = {view.id: view.title for view in self.rule_views}
        href, self.names = self.months.href, policy.names(outcome)
        around = (outcome, fund, words, href, mark, address or "")
        self.papers = Papers(edition_of(*around, self.names, village=policy.village) if address is not None else None)
        self.home = on_web = "" if policy.village else address or ""
        """The address of the published site; "" when it is not known, and for the village's own."""
        self._quarters = Quarters(basis)
        self._notices_by_quarter = tuple(self._quarters.report(each) for each in self._quarters.names)
        self._indicators = indicators(basis, self._notices_by_quarter)
        self.helpers = {
            "checks_of": LoanChecks(outcome.rulebook.rules, outcome.findings).of,
            "pictured": Pictured(basis, self._notices_by_quarter, self._indicators),
            "site": site_of(outcome, basis, fund, self.names, mark, village=policy.village),
            "named": self.names.label,
            "record_href": href,
            "papers": self.papers,
            "rule_href": lambda rule_id: url_of(rule_id) if rule_id in asked else "",
            "rule_title": asked.get,
            **told_of(on_web),
        }
        tables = edition_of_files(words, self.names, fund.head, outcome.as_of)
        self.press = Press(target, words, self.helpers, PageData(tables, policy.village))
        self.downloads = Downloads(tables, self.press, basis, href, on_web)
        self.counts: dict[str, int] = {}
        self._figures = Figures(basis, words)
        self._readings = readings_report(basis)
        self._figures.readings(self._readings)
        self._fee_pool = fee_pool(basis)
        self._figures.fee_pool(self._fee_pool)
        told_by = outcome.book.authority, policy.hidden, outcome.rulebook.parameters
        self._texts = RecordTexts(files, *told_by) if files else None
        self._keys = keys
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
        remarked = matters(self.outcome.findings, self.outcome.chronicle, self.outcome.book.loans)
        told = {"report": self.notices, "matters": remarked}
        page("breaches.html", "pages/breaches.html", "rules", words(N_("违规和提示")), **told)
        due = words(N_("该公布的、该报送的"))
        page("duties.html", "pages/duties.html", "rules", due, report=duty_table(self.basis))

    def members(self, report: MemberList) -> None:
        """The list by village group, and each household's page."""
        ways = print_members(self.press, self.words, report)
        named = named_households(report.rows, self.names)
        index = Index(report.rows, frozenset(self.outcome.book.loans), self.months.urls, named)
        print_finding(self.press, self.words, index, ways)
        for row in report.rows:
            one = member_report(self.basis, row.number)
            title = self.words(N_("会员 {number}"), number=row.number)
            self.press.page(f"members/{row.number}.html", "pages/member.html", "members", title, report=one)
            self._figures.member(one)
            self.downloads.member(one)
            self._tick()
        self.counts["members"] = len(report.rows)

    def loans(self, report: LoanList) -> None:
        """The list by state, most urgent first, and each loan's page."""
        print_loans(self.press, self.words, report)
        for row in report.rows:
            one = loan_report(self.basis, row.number)
            title = self.words(N_("借款 {number} 号"), number=row.number)
            self.press.page(f"loans/{row.number}.html", "pages/loan.html", "loans", title, report=one)
            self._figures.loan(one)
            self.downloads.loan(one)
            self._tick()
        self.counts["loans"] = len(report.rows)

    def paper(self, members: MemberList, loans: LoanList) -> None:
        """Begin to set everything that is printed on paper."""
        self.papers.start(self._quarters, self._notices_by_quarter, members, loans)

    def paper_done(self) -> None:
        """Write what was set."""
        self.counts["papers"] = self.papers.finish(self.press, self._quarters, self._notices_by_quarter)

    def quarters(self) -> None:
        """The archive and each quarter's notice."""
        quarters, reports = self._quarters, self._notices_by_quarter
        archive = Archive(as_of=self.basis.as_of, rows=tuple(quarters.row(report) for report in reversed(reports)))
        self.press.page("quarters.html", "pages/quarters.html", "quarter", self.words(N_("往季公示")), report=archive)
        for report in reports:
            title = self.words(N_("{quarter}公示"), quarter=report.quarter.label)
            url, posted = f"quarters/{report.quarter}.html", posting(quarters, report)
            self.press.page(url, "pages/quarter.html", "quarter", title, report=report, posted=posted)
            self._figures.quarter(report, quarters.row(report))
        self.counts["quarters"] = len(reports)

    def records(self) -> None:
        """Every record, month by month."""
        months = self.months
        title = self.words(N_("全部记录"))
        self.press.page("records.html", "pages/records.html", "rules", title, months=months.rows, count=months.count)
        commit = ""
        for sheet in months.sheets(self.basis.chronicle):
            texts = self._texts_of(sheet.lines)
            commit = texts[self.fund.last_number].commit if self.fund.last_number in texts else commit
            facts = {"report": sheet.month, "lines": sheet.lines, "pages": sheet.pages, "texts": texts}
            self.press.page(sheet.url, "pages/month.html", "rules", self.words.fact(sheet.title), **facts)
        state = state_view(self.fund, self.rule_views, self.basis.chronicle, commit)
        self.press.page("state.html", "pages/state.html", "rules", self.words(N_("核对结果")), report=state)
        self.counts["records"] = months.count

    def _texts_of(self, lines: Sequence[Line]) -> dict[str, RecordText]:
        """What stands inside each record; one too long to stand among others is printed on a sheet of its own."""
        if self._texts is None:
            return {}
        texts = {line.number: self._texts.of(line) for line in lines}
        for line in lines:
            text = texts[line.number]
            if text.sheet:
                title = self.words(N_("记录 {number}"), number=line.number)
                self.press.page(text.sheet, "pages/record.html", "rules", title, line=line, text=text)
        return texts

    def verifier(self) -> None:
        """The page that checks one record's proof on a villager's own phone: one file, nothing beside it."""
        facts = {"keys": self._keys, "titles": titles(self.words)}
        self.press.page("verifier.html", "verifier/page.html", "rules", self.words(N_("核对一条记录")), **facts)

    def rules(self) -> None:
        """The rules, and the forms that keep to them."""
        print_rules(self.press, self.words, self.outcome, self.rule_views, self._readings)
        self.counts["rules"] = len(self.rule_views)
        self.press.page("forms.html", "pages/forms.html", "rules", self.words(N_("怎么填表")), forms=form_views())

    def official(self, members: MemberList) -> None:
        """Official forms, registers, annual reports, supervision."""
        around = (self._quarters, self._notices_by_quarter)
        self.counts["forms"] = print_official(self.press, self.words, *around, members, self._take)

    def data(self, members: MemberList, loans: LoanList) -> None:
        """Every published figure for machines, as gathered from the pages, and the schema of that file."""
        report = self._figures.text(self.fund, self._indicators, members, loans, self.notices)
        self.press.file("data/report.json", report.encode())
        schema = json.dumps(report_schema(), ensure_ascii=False, indent=1)
        self.press.file(f"data/{SCHEMA_FILE}", schema.encode() + b"\n")
        self.press.file(SCHEMA, page_schema().encode())
        self.downloads.write(members, loans, self._notices_by_quarter, self._fee_pool, self.notices)

    def assets(self) -> None:
        """Stylesheet, robots.txt, and who may seal what, for `ssh-keygen`."""
        print_assets(self.press, self.outcome, self.words, self.papers, self.home)

    def _take(self, name: str, part: Any) -> None:
        self._figures.part(name, part)
        self.downloads.part(name, part)

    def _tick(self) -> None:
        self._done += 1
        if self._progress is not None:
            self._progress(self._done, self._total)
