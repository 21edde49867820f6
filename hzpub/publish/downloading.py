"""Everything to take away: gathered while pages are printed, written at the end, listed on downloads.html.

In:    the reports that the pages show, through the same calls as report.json gets them.
Out:   `data/`, workbooks beside the official forms, the feed, the sitemap, the pages that explain them.
Never: makes a report anew; keeps a form after its workbook is written.
"""

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from hzpub.base.words import N_, Label, Words
from hzpub.downloads import money, people
from hzpub.downloads.accounts import account_sheets
from hzpub.downloads.csvfiles import as_csv
from hzpub.downloads.database import as_sqlite
from hzpub.downloads.describing import DATASET, SITEMAP, dataset, sitemap
from hzpub.downloads.feed import NAME as FEED
from hzpub.downloads.feed import atom
from hzpub.downloads.forms import sheets_of
from hzpub.downloads.package import package
from hzpub.downloads.sheets import lines_of
from hzpub.downloads.tables import Edition, Sheet, Table
from hzpub.downloads.workbooks import as_xlsx
from hzpub.publish.offers import WHOLE, Shelf, print_dictionary, print_offers
from hzpub.publish.official import url_of
from hzpub.publish.press import Press
from hzpub.reports.account_ledger import account_ledgers
from hzpub.reports.basis import Basis
from hzpub.reports.fee_pool_objects import FeePool
from hzpub.reports.form_objects import FormHead
from hzpub.reports.fund_objects import FundHead
from hzpub.reports.line import Line
from hzpub.reports.loan_objects import LoanList, LoanReport, LoanRow, RepaymentRow
from hzpub.reports.member_objects import MemberList, MemberReport
from hzpub.reports.names import Names
from hzpub.reports.notice_objects import Notices
from hzpub.reports.quarter_objects import QuarterReport

MISSING = "404.html"
"""The page for an address that is none."""
_FORMS = ("member_form", "quarter_forms", "receipt_forms", "overdue_forms", "quality_forms")
_KEPT = ("raising", "poor_list", "star_table", "exceptions")
_BOOKS = {
    "members": ("members",),
    "loans": ("loans", "repayments"),
    "records": ("records",),
    "postings": ("postings",),
    "quarters": ("quarters",),
    "ledgers": ("ledgers",),
    "fee_pool": ("fee_pool", "allowances", "dividends"),
    "raising": ("raising",),
    "poor_list": ("poor_list",),
    "stars": ("stars",),
    "corrections": ("corrections", "breaches", "exceptions"),
}
"""Workbook -> its tables, a sheet for each."""


def edition_of_files(words: Words, names: Names, fund: FundHead, as_of: dt.date) -> Edition:
    """The edition of files that goes with pages in these words and names."""
    place = f"{fund.county}{fund.township}{fund.village}"
    return Edition(words=words, names=names, fund=fund.name, fund_id=fund.id, place=place, as_of=as_of)


class Downloads:
    """Gathers reports of one build; `site` is the address of the published site, "" when it is not known."""

    def __init__(self, edition: Edition, press: Press, basis: Basis, page_of: Callable[[str], str], site: str) -> None:
        self._edition, self._press, self._basis, self._page_of, self._site = edition, press, basis, page_of, site
        self._repayments: list[tuple[LoanRow, RepaymentRow]] = []
        self._ledgers: list[tuple[str, Line]] = []
        self._parts: dict[str, Any] = {}
        self._forms: list[tuple[str, FormHead]] = []

    def member(self, report: MemberReport) -> None:
        """Take in the report of a household's page."""
        self._ledgers += ((report.row.number, line) for line in report.timeline)

    def loan(self, report: LoanReport) -> None:
        """Take in the report of a loan's page."""
        self._repayments += ((report.row, each) for each in report.repayments)

    def part(self, name: str, report: Any) -> None:
        """Take in one of `public_parts`; a form's workbook is written at once."""
        if name in _FORMS:
            url = url_of(report.head).replace(".html", ".xlsx")
            self._book(url, sheets_of(self._edition, report))
            self._forms.append((url, report.head))
        elif name in _KEPT:
            self._parts[name] = report

    def write(
        self, members: MemberList, loans: LoanList, quarters: Sequence[QuarterReport], pool: FeePool, told: Notices
    ) -> None:
        """Write every file but those that need all pages to be there."""
        tables = self._tables(members, loans, quarters, pool, told)
        for table in tables.values():
            self._press.file(f"data/{table.name}.csv", as_csv(table, self._edition.words))
        accounts = account_sheets(self._edition, account_ledgers(self._basis.chronicle))
        for name, of in _BOOKS.items():
            more = accounts if name == "postings" else ()
            self._book(f"data/{name}.xlsx", [*(self._sheet(tables[each]) for each in of), *more])
        for month in months_of(tables["records"]):
            self._press.file(f"data/{month.name}.csv", as_csv(month, self._edition.words))
        self._press.file("data/fund.sqlite", as_sqlite(tables.values()))
        self._press.file("data/datapackage.json", _json(package(self._edition, tables.values())))
        self._press.file(FEED, atom(self._edition, quarters, told, self._page_of, self._site).encode())
        self._pages(tables)

    def finish(self) -> None:
        """Write the list of all pages for search engines, once they are all there and the address is known."""
        if self._site:
            target = self._press.target
            pages = sorted(path.relative_to(target).as_posix() for path in target.rglob("*.html"))
            listed = (page for page in pages if page != MISSING)
            self._press.file(SITEMAP, sitemap(listed, self._site, self._edition.as_of).encode())

    def _tables(
        self, members: MemberList, loans: LoanList, quarters: Sequence[QuarterReport], pool: FeePool, told: Notices
    ) -> dict[str, Table]:
        edition, lines, parts = self._edition, tuple(self._basis.chronicle), self._parts
        made = (
            people.members(edition, members),
            people.loans(edition, loans),
            people.repayments(edition, self._repayments),
            money.records(edition, lines),
            money.postings(edition, lines),
            money.quarters(edition, quarters),
            *money.fee_pool(edition, pool),
            people.ledgers(edition, self._ledgers),
            people.stars(edition, parts["star_table"]),
            people.poor(edition, parts["poor_list"]),
            money.raising(edition, parts["raising"]),
            money.corrections(edition, told.corrections),
            money.breaches(edition, told.breaches),
            money.exceptions(edition, parts["exceptions"]),
        )
        return {table.name: table for table in made}

    def _sheet(self, table: Table) -> Sheet:
        edition = self._edition
        title = edition.words.fact(table.title)
        lines = lines_of(edition, edition(N_("截至 {day}"), day=edition.as_of))
        return Sheet(title, title, lines, (table,))

    def _pages(self, tables: dict[str, Table]) -> None:
        since = min((line.entered for line in self._basis.chronicle), default=self._edition.as_of)
        shelf = Shelf(self._press.target)
        listed = [(f"data/{name}.csv", table.title) for name, table in tables.items()]
        listed += [(url, Label(text)) for text, urls in WHOLE for url in urls if url != DATASET]
        files = [(url, self._edition.words.fact(title), shelf.size(url)) for url, title in listed]
        self._press.file(DATASET, dataset(self._edition, files, since, self._site).encode())
        print_dictionary(self._press, self._edition.words, tables.values())
        newest = self._forms[:1] + self._forms[:0:-1]
        print_offers(self._press, self._edition.words, newest, tables.values(), list(_BOOKS))

    def _book(self, url: str, sheets: Iterable[Sheet]) -> None:
        self._press.file(url, as_xlsx(sheets, self._edition.words, self._edition.as_of))

def months_of(records: Table) -> Iterator[Table]:
    """The table of records in parts, by the month of entry."""
    at = [column.key for column in records.columns].index("entered")
    for month, rows in groupby(records.rows, key=lambda row: str(row[at])[:7]):
        yield replace(records, name=f"records/{month}", rows=tuple(rows))


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"

