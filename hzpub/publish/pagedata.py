"""The figures of one page for machines: a JSON document beside every page that shows a report, and their one schema.

In:    the report object that a page's template was given, on its way to that template.   Out: an address and bytes.
Never: makes or changes a report; tells a name otherwise than the pages of the same edition do; says who sealed a
record but where records stand themselves.

Pages without a report have none: a rule, a guide or a form is text, a record's own file is its data. The sheets of a
long list share one document, which holds the whole list.
"""

import json
import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from hzpub.downloads.tables import Edition
from hzpub.publish.statepage import StateView
from hzpub.reports.comparison import Comparison
from hzpub.reports.due_months import DueCalendar
from hzpub.reports.duty_objects import DutyTable
from hzpub.reports.fee_pool_objects import FeePool, QuarterAllowance
from hzpub.reports.form_objects import MemberForm, QuarterForm
from hzpub.reports.forms import FormList
from hzpub.reports.fund_objects import FundReport
from hzpub.reports.guarantees import Guarantees
from hzpub.reports.half_year_objects import OverdueForm, QualityForm, ReceiptForm
from hzpub.reports.indicator_objects import Indicators
from hzpub.reports.line import MonthOfRecords
from hzpub.reports.loan_objects import LoanList, LoanReport
from hzpub.reports.member_objects import MemberList, MemberReport
from hzpub.reports.notice_objects import Notices
from hzpub.reports.quarter_objects import Archive, QuarterReport
from hzpub.reports.reading_objects import Readings
from hzpub.reports.register_objects import PoorList, RaisingReport, ReminderList, StarTable
from hzpub.reports.seal_objects import SealReport
from hzpub.reports.shape import Written, as_json, schema_of
from hzpub.reports.supervision_objects import AnnualReport, Exceptions, Objections, Supervision

FORM = "hzpub.page/1"
"""Name and version of the form; a field may be added under the same version, never changed or dropped."""
SCHEMA = "data/page.schema.json"
KINDS = (
    *(FundReport, StateView, Indicators, FeePool, QuarterAllowance, Notices, DutyTable, Readings, MonthOfRecords),
    *(MemberList, MemberReport, LoanList, LoanReport, Archive, QuarterReport, Comparison, AnnualReport),
    *(FormList, MemberForm, QuarterForm, ReceiptForm, OverdueForm, QualityForm),
    *(RaisingReport, PoorList, StarTable, ReminderList, DueCalendar, Guarantees),
    *(Objections, Exceptions, Supervision, SealReport),
)
"""Reports that pages show."""
_NUMBER = re.compile('"([MP][0-9]{4,})"')
"""A household or a person, told by number alone."""


@dataclass(slots=True)
class PageData:
    """Makes the documents of one edition; `village` is the one that stays in the village."""

    edition: Edition
    village: bool
    _last: tuple[str, object, str] = ("", None, "")
    _own: Written = field(default_factory=lambda: Written(proof=True))
    _told: Written = field(default_factory=lambda: Written(proof=False))

    def __call__(self, page: str, template: str, report: object) -> tuple[str, bytes]:
        """Where the data of a page lies, and its bytes: none where an earlier sheet of the same list brought them.

        `page` is its address from the top; ("", b"") for a page without figures.
        """
        if type(report) not in KINDS:
            return "", b""
        if template == self._last[0] and report is self._last[1]:
            return self._last[2], b""
        url = f"{page.removesuffix('.html')}.json"
        self._last = template, report, url
        return url, self._document(page, report).encode()

    def _document(self, page: str, report: object) -> str:
        words, names = self.edition.words, self.edition.names
        told = _dump(as_json(report, words, self._own if isinstance(report, MonthOfRecords) else self._told))
        known = {number: names.person(number) for number in sorted(set(_NUMBER.findall(told)))}
        head = {
            "$schema": "../" * page.count("/") + SCHEMA,
            "schema": FORM,
            "kind": type(report).__name__,
            "page": page,
            "fund": self.edition.fund_id,
            "as_of": self.edition.as_of.isoformat(),
            "language": words.lang,
            "village": self.village,
            "names": {number: name for number, name in known.items() if name},
        }
        return f'{_dump(head)[:-1]},"report":{told}}}\n'


@cache
def page_schema() -> str:
    """The JSON Schema (draft 2020-12) of every such document, read off the reports' classes."""
    definitions: dict[str, Any] = {}
    text = {"type": "string"}
    properties: dict[str, Any] = {
        "$schema": {**text, "pattern": f"^(\\.\\./)*{re.escape(SCHEMA)}$"},
        "schema": {"const": FORM},
        "kind": {"enum": sorted(kind.__name__ for kind in KINDS)},
        "page": {**text, "pattern": "^[^/].*\\.html$"},
        "fund": text,
        "as_of": {**text, "format": "date"},
        "language": text,
        "village": {"type": "boolean"},
        "names": {"type": "object", "propertyNames": {"pattern": "^[MP][0-9]{4,}$"}, "additionalProperties": text},
        "report": {"type": "object"},
    }
    told = [
        {"properties": {"kind": {"const": kind.__name__}, "report": schema_of(kind, definitions, whole=True)}}
        for kind in KINDS
    ]
    document = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:hzpub:page:1",
        "title": FORM,
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
        "oneOf": told,
        "$defs": dict(sorted(definitions.items())),
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
