"""What is due by a date is asked once, tells what is missing, and never asks for more than is owed."""

import datetime as dt
from dataclasses import replace

import pytest

from hzpub.base.findings import Finding, Severity
from hzpub.base.places import Place
from hzpub.base.words import Words
from hzpub.check.duties import ask_duties, is_damaged, missed
from hzpub.check.engine import admit
from hzpub.ledger.book import EMPTY, Book
from hzpub.rulebooks.discovery import mutual_aid
from hzpub.rulebooks.parameters import Parameters
from tests.rules.scenes import scene, told

QUARTERLY = {"DISCLOSE-QUARTER", "REPORT-MEMBERLIST", "REPORT-QUARTER", "CAPITAL-BANK-STATEMENT"}


@pytest.fixture
def params() -> Parameters:
    return mutual_aid().parameters_of(())


def asked(book: Book, day: str, params: Parameters) -> list[Finding]:
    return ask_duties(mutual_aid(), book, dt.date.fromisoformat(day), params, lambda number: f"records/{number}.yml")


def text(finding: Finding) -> str:
    return Words.chinese()(finding.message, **dict(finding.facts))


def test_books_without_a_charter_owe_nothing(params: Parameters) -> None:
    assert asked(EMPTY, "2030-01-01", params) == []


def test_nothing_is_owed_until_the_first_quarter_is_closed(params: Parameters) -> None:
    book = scene("one_member").book

    assert asked(book, "2024-04-15", params) == []
    assert {each.rule for each in asked(book, "2024-04-16", params)} == QUARTERLY


def test_many_quarters_missed_are_one_finding_with_count_and_oldest(params: Parameters) -> None:
    found = [each for each in asked(scene("one_member").book, "2026-01-16", params) if each.rule == "DISCLOSE-QUARTER"]

    assert [text(each) for each in found] == ["季度公示缺 8 季，最早的是2024年第1季度，最迟2024年4月15日该公布"]
    assert (found[0].place, found[0].record) == (Place("records"), "")


def test_what_a_record_waits_for_is_found_at_that_record(params: Parameters) -> None:
    here = told("  - {kind: objection, date: 2024-04-01}\n  - {kind: objection, date: 2024-04-02}", "one_member")
    found = [each for each in asked(here.book, "2024-04-18", params) if each.rule == "DISCLOSE-OBJECTION"]

    assert [each.record for each in found] == ["000007", "000008"]
    assert [each.place.file for each in found] == ["records/000007.yml", "records/000008.yml"]
    assert [dict(each.facts)["days"] for each in found] == [2, 1]


def test_only_duties_of_disclosure_become_errors_where_a_fund_is_strict(params: Parameters) -> None:
    found = asked(scene("approved_loan").book, "2024-07-20", replace(params, strict_disclosure=True))
    grave = {each.rule for each in found if each.severity is Severity.ERROR}

    assert grave == {
        "DISCLOSE-QUARTER",
        "GOVERN-BOARD-DUTY",
        "REPORT-MEMBERLIST",
        "REPORT-QUARTER",
        "REPORT-RECEIPTS",
        "REPORT-OVERDUE",
        "REPORT-QUALITY",
    }
    assert {each.rule for each in found} - grave == {"CAPITAL-BANK-STATEMENT", "DISBURSE-TIMELY"}


def test_a_sealed_breach_record_acknowledges_what_a_record_waits_for(params: Parameters) -> None:
    admission = "{kind: breach, date: 2024-04-20, target: $asked, rule: DISCLOSE-OBJECTION, owner: P0001}"
    here = told(f"  - {{kind: objection, as: asked, date: 2024-04-01}}\n  - {admission}", "one_member")
    found = admit(asked(here.book, "2024-04-21", params), here.book, mutual_aid().rules)

    assert {each.rule: each.acknowledged for each in found if each.record} == {"DISCLOSE-OBJECTION": "000008"}


def test_a_struck_out_submission_no_longer_counts(params: Parameters) -> None:
    sent = "  - {kind: report_submission, as: sent, date: 2024-04-08, form: quarter, quarter: 2024Q1, recipient: both}\n"
    struck = told(sent + "  - {kind: reversal, target: $sent}", "one_member").book
    rules = [mutual_aid().rules[each] for each in ("REPORT-QUARTER", "REPORT-TO")]
    day = dt.date(2024, 4, 16)

    assert [len(list(missed(rule, told(sent, "one_member").book, day, params))) for rule in rules] == [0, 0]
    assert [len(list(missed(rule, struck, day, params))) for rule in rules] == [1, 0]


def test_a_fund_closed_for_good_owes_nothing_for_later_quarters(params: Parameters) -> None:
    here = scene("closed_fund").book
    first, later = ([each.facts for each in asked(here, day, params)] for day in ("2024-08-20", "2034-08-20"))

    assert first == later != []


@pytest.mark.parametrize(
    ("rule", "severity", "damaged"),
    [
        ("SYS-SIGNED", Severity.ERROR, True),
        ("SYS-DATE-LATE", Severity.NOTICE, False),
        ("FEE-RATE", Severity.ERROR, False),
    ],
)
def test_damaged_records_are_told_from_broken_rules(rule: str, severity: Severity, damaged: bool) -> None:
    assert is_damaged([Finding(rule, severity, "", Place("records"), "000001", "", "")]) is damaged
