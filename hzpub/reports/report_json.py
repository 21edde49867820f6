"""Every published figure in one document: ``site/data/report.json`` (DESIGN.md, contracts).

In:    a `Basis`, the words of one language.   Out: a plain dict, sorted and deterministic, and its JSON Schema.
Never: writes a file, carries a figure no page shows or a name.
"""

from typing import Any

from hzpub.base.words import Words
from hzpub.reports.basis import Basis
from hzpub.reports.fund import fund_report
from hzpub.reports.fund_objects import FundReport
from hzpub.reports.loan_list import loan_list
from hzpub.reports.loan_objects import LoanList, LoanReport, LoanRow
from hzpub.reports.loan_page import loan_report
from hzpub.reports.member_objects import MemberList, MemberReport, MemberRow
from hzpub.reports.members import member_list, member_report
from hzpub.reports.notice_objects import Notices
from hzpub.reports.notices import notices
from hzpub.reports.quarter_objects import QuarterReport, QuarterRow
from hzpub.reports.quarters import Quarters
from hzpub.reports.shape import as_json, record_as_json, record_schema, schema_of

SCHEMA = "hzpub.report/1"
"""Name and version of the form; a field may be added under the same version, never changed or dropped."""

_ONE: dict[str, type] = {"fund": FundReport, "member_list": MemberList, "loan_list": LoanList, "notices": Notices}
_MANY: dict[str, type] = {
    "members": MemberRow,
    "member_pages": MemberReport,
    "loans": LoanRow,
    "loan_pages": LoanReport,
    "quarters": QuarterReport,
    "archive": QuarterRow,
}


def report_json(basis: Basis, words: Words) -> dict[str, Any]:
    """Everything the site shows, in whole fen; lists by number, oldest first. Labels are in `words`.

    Raises ValueError for books without a charter.
    """
    households, loans, quarters = member_list(basis), loan_list(basis), Quarters(basis)
    notices_of_quarters = [quarters.report(quarter) for quarter in quarters.names]
    loan_rows = sorted(loans.rows, key=lambda row: row.number)
    return {
        "schema": SCHEMA,
        "as_of": basis.as_of.isoformat(),
        "language": words.lang,
        "fund": as_json(fund_report(basis), words),
        "member_list": as_json(households, words),
        "members": [as_json(row, words) for row in households.rows],
        "member_pages": [as_json(member_report(basis, row.number), words) for row in households.rows],
        "loan_list": as_json(loans, words),
        "loans": [as_json(row, words) for row in loan_rows],
        "loan_pages": [as_json(loan_report(basis, row.number), words) for row in loan_rows],
        "quarters": [as_json(report, words) for report in notices_of_quarters],
        "archive": [as_json(quarters.row(report), words) for report in notices_of_quarters],
        "notices": as_json(notices(basis), words),
        "records": [record_as_json(line, words) for line in basis.chronicle],
    }


def report_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what `report_json` answers."""
    definitions: dict[str, Any] = {"Record": record_schema()}
    text = {"type": "string"}
    properties: dict[str, Any] = {"schema": {"const": SCHEMA}, "as_of": {**text, "format": "date"}, "language": text}
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
