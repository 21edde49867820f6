"""Every published figure in one document: ``site/data/report.json``.

In:    a `Basis`, the words of one language.   Out: a plain dict, sorted and deterministic, and its JSON Schema.
Never: writes a file, carries a figure no page shows or a name.
"""

import json
from collections.abc import Iterable
from typing import Any

from hzpub.base.words import Words
from hzpub.reports.basis import Basis
from hzpub.reports.duties import duty_table
from hzpub.reports.duty_objects import DutyTable
from hzpub.reports.fee_pool import fee_pool
from hzpub.reports.fee_pool_objects import FeePool
from hzpub.reports.fund import fund_report
from hzpub.reports.fund_objects import FundReport
from hzpub.reports.indicator_objects import Indicators
from hzpub.reports.indicators import indicators
from hzpub.reports.loan_list import loan_list
from hzpub.reports.loan_objects import LoanList, LoanReport, LoanRow
from hzpub.reports.loan_page import loan_report
from hzpub.reports.member_objects import MemberList, MemberReport, MemberRow
from hzpub.reports.members import member_list, member_report
from hzpub.reports.notice_objects import Notices
from hzpub.reports.notices import notices
from hzpub.reports.public_parts import MANY, ONE, public_parts
from hzpub.reports.quarter_objects import QuarterReport, QuarterRow
from hzpub.reports.quarters import Quarters
from hzpub.reports.reading_objects import Readings
from hzpub.reports.readings import readings_report
from hzpub.reports.shape import as_json, record_as_json, record_schema, schema_of

SCHEMA = "hzpub.report/1"
"""Name and version of the form; a field may be added under the same version, never changed or dropped."""
SCHEMA_FILE = "report.schema.json"
"""Where the form is described, beside the document."""

_ONE: dict[str, type] = {
    "fund": FundReport,
    "indicators": Indicators,
    "member_list": MemberList,
    "loan_list": LoanList,
    "notices": Notices,
    "fee_pool": FeePool,
    "readings": Readings,
    "duties": DutyTable,
} | ONE
_MANY: dict[str, type] = {
    "members": MemberRow,
    "member_pages": MemberReport,
    "loans": LoanRow,
    "loan_pages": LoanReport,
    "quarters": QuarterReport,
    "archive": QuarterRow,
} | MANY


class Figures:
    """Gathers every figure while pages are printed, as JSON text, so that no report is made twice or kept.

    Labels are in `words`. Raises ValueError for books without a charter.
    """

    def __init__(self, basis: Basis, words: Words) -> None:
        self._basis, self._words = basis, words
        self._pages: dict[str, dict[str, str]] = {"members": {}, "loans": {}, "quarters": {}, "archive": {}}
        self._parts: dict[str, list[str]] = {name: [] for name in (*ONE, *MANY)}
        self._readings: Readings | None = None
        self._fee_pool: FeePool | None = None

    def member(self, report: MemberReport) -> None:
        """Take in the report of a household's page."""
        self._pages["members"][report.row.number] = self._text(report)

    def loan(self, report: LoanReport) -> None:
        """Take in the report of a loan's page."""
        self._pages["loans"][report.row.number] = self._text(report)

    def quarter(self, report: QuarterReport, row: QuarterRow) -> None:
        """Take in the report of a quarter's page, and its row in the archive."""
        self._pages["quarters"][str(report.quarter)] = self._text(report)
        self._pages["archive"][str(report.quarter)] = self._text(row)

    def part(self, name: str, report: Any) -> None:
        """Take in one of `public_parts`."""
        self._parts[name].append(self._text(report))

    def fee_pool(self, report: FeePool) -> None:
        """Take in the fee-pool statement; made here if nobody brings it."""
        self._fee_pool = report

    def readings(self, report: Readings) -> None:
        """Take in the published readings; reckoned here if nobody brings them."""
        self._readings = report

    def text(
        self, fund: FundReport, measured: Indicators, members: MemberList, loans: LoanList, told: Notices
    ) -> str:
        """The whole document: lists by number, oldest first, the same bytes each time."""
        by_number = sorted(loans.rows, key=lambda row: row.number)
        parts = {
            "$schema": _dump(SCHEMA_FILE),
            "schema": _dump(SCHEMA),
            "as_of": _dump(self._basis.as_of.isoformat()),
            "language": _dump(self._words.lang),
            "shows_classes": _dump(self._basis.shows_classes),
            "fund": self._text(fund),
            "indicators": self._text(measured),
            "member_list": self._text(members),
            "members": _array(self._text(row) for row in members.rows),
            "member_pages": self._sorted("members"),
            "loan_list": self._text(loans),
            "loans": _array(self._text(row) for row in by_number),
            "loan_pages": self._sorted("loans"),
            "quarters": self._sorted("quarters"),
            "archive": self._sorted("archive"),
            "notices": self._text(told),
            "fee_pool": self._text(self._fee_pool or fee_pool(self._basis)),
            "readings": self._text(self._readings or readings_report(self._basis)),
            "duties": self._text(duty_table(self._basis)),
            **{name: "".join(self._parts[name]) for name in ONE},
            **{name: _array(self._parts[name]) for name in MANY},
            "records": _array(_dump(record_as_json(line, self._words)) for line in self._basis.chronicle),
        }
        return "{" + ",".join(f'"{name}":{text}' for name, text in parts.items()) + "}\n"

    def _text(self, report: Any) -> str:
        return _dump(as_json(report, self._words))

    def _sorted(self, name: str) -> str:
        return _array(text for _, text in sorted(self._pages[name].items()))


def report_json(basis: Basis, words: Words) -> dict[str, Any]:
    """Everything the site shows, in whole fen, made without printing a page; what `Figures` gathers on the way."""
    figures, quarters = Figures(basis, words), Quarters(basis)
    households, loans = member_list(basis), loan_list(basis)
    for row in households.rows:
        figures.member(member_report(basis, row.number))
    for each in loans.rows:
        figures.loan(loan_report(basis, each.number))
    reports = [quarters.report(quarter) for quarter in quarters.names]
    for report in reports:
        figures.quarter(report, quarters.row(report))
    for name, part in public_parts(quarters, reports, households):
        figures.part(name, part)
    measured = indicators(basis, reports)
    text = figures.text(fund_report(basis), measured, households, loans, notices(basis))
    document: dict[str, Any] = json.loads(text)
    return document


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _array(texts: Iterable[str]) -> str:
    return "[" + ",".join(texts) + "]"


def report_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what `report_json` answers."""
    definitions: dict[str, Any] = {"Record": record_schema()}
    text = {"type": "string"}
    properties: dict[str, Any] = {"$schema": {"const": SCHEMA_FILE}, "schema": {"const": SCHEMA}}
    properties |= {"as_of": {**text, "format": "date"}, "language": text, "shows_classes": {"type": "boolean"}}
    properties |= {name: schema_of(kind, definitions) for name, kind in _ONE.items()}
    for name, kind in _MANY.items():
        properties[name] = {"type": "array", "items": schema_of(kind, definitions)}
    properties["records"] = {"type": "array", "items": {"$ref": "#/$defs/Record"}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:hzpub:report:1",
        "title": SCHEMA,
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }
