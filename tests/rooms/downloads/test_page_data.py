"""The JSON beside every page with figures: the template's own report, the schema's form, the edition's names."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hzpub.publish.editions import Policy
from hzpub.publish.pagedata import FORM, KINDS, SCHEMA, page_schema
from hzpub.publish.press import Press
from hzpub.reports.shape import REFERENCES
from tests.rooms.downloads.conftest import Downloads
from tests.rooms.downloads.test_files import People
from tests.rooms.reports.test_report_json import complaints

Published = Callable[..., Downloads]
IN_REPORT = {
    "FundReport": "fund",
    "Indicators": "indicators",
    "FeePool": "fee_pool",
    "Notices": "notices",
    "DutyTable": "duties",
    "Readings": "readings",
    "MemberList": "member_list",
    "LoanList": "loan_list",
    "MemberReport": "member_pages",
    "LoanReport": "loan_pages",
    "QuarterReport": "quarters",
    "FormList": "forms",
    "MemberForm": "member_form",
    "QuarterForm": "quarter_forms",
    "ReceiptForm": "receipt_forms",
    "OverdueForm": "overdue_forms",
    "QualityForm": "quality_forms",
    "AnnualReport": "annual_reports",
    "Comparison": "comparisons",
    "RaisingReport": "raising",
    "PoorList": "poor_list",
    "StarTable": "star_table",
    "ReminderList": "reminders",
    "DueCalendar": "calendar",
    "Guarantees": "guarantees",
    "Objections": "objections",
    "Exceptions": "exceptions",
    "Supervision": "supervision",
    "SealReport": "seal_holders",
}
"""Kind of page -> where report.json, gathered on another way, has the same report."""


def documents(site: Path) -> dict[str, dict[str, Any]]:
    """The data of every page, by its address."""
    found = {path.relative_to(site).as_posix(): json.loads(path.read_text()) for path in sorted(site.rglob("*.json"))}
    return {name: told for name, told in found.items() if told.get("schema") == FORM}


def told_by_number(value: Any) -> Any:
    """A whole report as report.json tells it: rows that stand in lists of their own by their numbers."""
    if isinstance(value, list):
        return [told_by_number(each) for each in value]
    if not isinstance(value, dict):
        return value
    if any(marks <= value.keys() for marks in MARKS):
        return value["number"]
    return {key: told_by_number(each) for key, each in value.items()}


MARKS = ({"sentence", "postings"}, {"borrower", "owed_today_fen"}, {"name_hold", "village_group"})
"""What only a record, a loan's row and a household's row have; as many as there are references."""


def objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects(each)


@pytest.fixture(scope="module")
def told(published: Downloads) -> dict[str, dict[str, Any]]:
    return documents(published.site)


def test_every_page_that_is_given_a_report_offers_its_data(outcome: Any, publish: Published) -> None:
    given: dict[str, object] = {}
    plain = Press.page

    def watched(press: Press, url: str, template: str, section: str, title: str, **facts: Any) -> None:
        given[url] = facts.get("report")
        plain(press, url, template, section, title, **facts)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Press, "page", watched)
        site = publish(outcome).site
    kinds, offered = {}, {}
    for url, report in given.items():
        page = (site / url).read_text()
        linked = re.findall(r'<a href="((?:\.\./)*(?!data/)[a-z][^"]*\.json)" download>', page)
        if report is not None:
            kinds[url], offered[url] = type(report).__name__, linked
        else:
            assert linked == [], url

    assert len(offered) > 100
    assert [url for url, links in offered.items() if len(links) != 1] == []
    for url, (link,) in offered.items():
        assert json.loads((site / url).parent.joinpath(link).read_text())["kind"] == kinds[url], url
    assert set(kinds.values()) == {kind.__name__ for kind in KINDS}


def test_every_document_fits_the_schema_it_names(published: Downloads, told: dict[str, dict[str, Any]]) -> None:
    schema = json.loads((published.site / SCHEMA).read_text())
    forms = {each["properties"]["kind"]["const"]: each["properties"]["report"] for each in schema["oneOf"]}
    head = {key: each for key, each in schema["properties"].items() if key in ("$schema", "schema", "page", "as_of", "village")}

    assert schema == json.loads(page_schema())
    assert forms.keys() == set(schema["properties"]["kind"]["enum"])
    for name, document in told.items():
        assert (published.site / name).parent.joinpath(document["$schema"]).resolve() == published.site / SCHEMA
        assert document.keys() == schema["properties"].keys()
        assert [each for key in head for each in complaints(document[key], head[key], schema)] == [], name
        assert complaints(document["report"], forms[document["kind"]], schema) == [], name


def test_the_schema_notices_a_figure_that_is_missing_or_no_whole_fen(told: dict[str, dict[str, Any]]) -> None:
    schema = json.loads(page_schema())
    wrong = json.loads(json.dumps(told["index.json"]["report"]))
    wrong["bank_fen"] = f"{wrong['bank_fen'] / 100}"
    del wrong["outstanding_fen"]
    wrong["last_events"][0]["name"] = "张建国"

    assert len(complaints(wrong, {"$ref": "#/$defs/FundReport"}, schema)) == 3


def test_page_and_whole_report_tell_the_same_figures(published: Downloads, told: dict[str, dict[str, Any]]) -> None:
    assert len(MARKS) == len(REFERENCES)
    compared = set()
    for name, document in told.items():
        where = IN_REPORT.get(document["kind"])
        if where is None:
            continue
        found = published.report[where]
        own = {key: told_by_number(value) for key, value in document["report"].items()}
        assert own in found if isinstance(found, list) else own == found, name
        compared.add(document["kind"])

    assert compared == set(IN_REPORT)
    assert {kind.__name__ for kind in KINDS} - compared == {"StateView", "QuarterAllowance", "MonthOfRecords", "Archive"}
    assert told["quarters.json"]["report"]["rows"] == published.report["archive"][::-1]
    by_quarter = [each for year in published.report["fee_pool"]["years"] for each in year["quarters"]]
    allowances = [document["report"] for document in told.values() if document["kind"] == "QuarterAllowance"]
    assert len(allowances) == len(by_quarter) > 3
    assert all(each in by_quarter for each in allowances)


def test_rows_of_a_list_are_written_out_once_for_all_its_sheets(published: Downloads, told: dict[str, dict[str, Any]]) -> None:
    assert told["members.json"]["report"]["rows"] == published.report["members"]
    assert sorted(told["loans.json"]["report"]["rows"], key=lambda row: row["number"]) == published.report["loans"]
    sheets = list(published.site.glob("members-*.html"))
    assert sheets
    assert all('href="members.json" download' in path.read_text() for path in sheets)


def test_the_months_hold_every_record_with_its_seals_and_no_other_page_does(
    published: Downloads, told: dict[str, dict[str, Any]]
) -> None:
    months = [document["report"]["lines"] for document in told.values() if document["kind"] == "MonthOfRecords"]
    others = [each for document in told.values() if document["kind"] != "MonthOfRecords" for each in objects(document["report"])]

    assert [line for lines in months for line in lines] == published.report["records"]
    records = [each for each in others if {"sentence", "postings"} <= each.keys()]
    assert len(records) > 500
    assert not any(each.keys() & {"digest", "path", "seals", "entered_by"} for each in records)


def test_the_web_reads_masked_names_and_no_class_of_a_household(outcome: Any, publish: Published) -> None:
    web = documents(publish(replace(outcome, register=People())).site)
    rows = [each for document in web.values() for each in objects(document["report"]) if "name_hold" in each]
    sentences = {each["sentence"] for document in web.values() for each in objects(document["report"]) if "sentence" in each and "postings" in each}

    assert {name for document in web.values() for name in document["names"].values()} == {"欧阳*国"}
    assert {document["village"] for document in web.values()} == {False}
    assert len(rows) > 48
    assert {(row["household_class"], row["class_label"]) for row in rows} == {("", "在村里公示")}
    assert any(" 入会（第 " in sentence for sentence in sentences)
    assert not [sentence for sentence in sentences if re.search("贫困户|低收入户|一般户", sentence)]
    assert web["poor-list.json"]["report"]["rows"] == []


def test_numbers_alone_where_the_fund_wants_numbers_alone(outcome: Any, publish: Published) -> None:
    for how in ({"register": None}, {"register": People()}):
        policy = Policy(masked=how["register"] is None)
        web = documents(publish(replace(outcome, **how), policy=policy).site)
        assert {len(document["names"]) for document in web.values()} == {0}


def test_the_village_reads_whole_names_and_classes_and_is_told_to_keep_them(outcome: Any, publish: Published) -> None:
    village = documents(publish(replace(outcome, register=People()), policy=Policy(village=True)).site)
    member = village["members/M0001.json"]

    assert {document["village"] for document in village.values()} == {True}
    assert member["names"]["M0001"] == "欧阳建国"
    assert member["report"]["row"]["household_class"] != ""
    assert village["poor-list.json"]["report"]["rows"]


def test_a_page_names_whom_its_figures_name(told: dict[str, dict[str, Any]]) -> None:
    for name, document in told.items():
        numbers = set(re.findall(r'"([MP][0-9]{4})"', json.dumps(document["report"])))
        assert document["names"].keys() == numbers, name
        assert list(document["names"]) == sorted(numbers)
