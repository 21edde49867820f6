"""A finding sorts by place, keeps its facts as facts, and has one JSON form."""

import json
from dataclasses import replace
from datetime import date

import pytest

from hzpub.base.findings import Finding, Severity, facts_of, finding_as_json, fix_of, message_of
from hzpub.base.places import Place
from hzpub.base.words import Label, Words, Yuan

FILE = "records/2024/0007-loan_disbursement.yml"
FINDING = Finding(
    rule="LOAN-CAP-STAR",
    severity=Severity.ERROR,
    clause="R五3①",
    place=Place(FILE, 6, 9, 7),
    record="7",
    message="放款 {amount},超过 {member} 的额度 {cap}({stars} 星)",
    fix="把金额改到 {cap} 以内,或先不放这笔款",
    facts=facts_of(
        amount=Yuan(260000),
        member="M012",
        cap=Yuan(250000),
        stars=1,
        due=date(2024, 6, 15),
        state=Label("错误"),
    ),
)


def test_the_json_form_has_exactly_these_keys_and_integer_fen() -> None:
    cause = replace(FINDING, rule="LOAN-TERM-MAX", related=(FINDING,))
    english = finding_as_json(cause, Words.load("en"))

    assert finding_as_json(FINDING, Words.chinese()) == {
        "rule": "LOAN-CAP-STAR",
        "severity": "error",
        "clause": "R五3①",
        "file": FILE,
        "line": 6,
        "column": 9,
        "record": "7",
        "message": "放款 2,600.00 元,超过 M012 的额度 2,500.00 元(1 星)",
        "fix": "把金额改到 2,500.00 元 以内,或先不放这笔款",
        "facts": {
            "amount_fen": 260000,
            "member": "M012",
            "cap_fen": 250000,
            "stars": 1,
            "due": "2024-06-15",
            "state": "错误",
        },
        "related": [],
    }
    assert english["related"] == [finding_as_json(FINDING, Words.load("en"))]
    assert json.loads(json.dumps(english)) == english


def test_findings_are_shown_in_the_order_of_the_files() -> None:
    def at(file: str, line: int, column: int, rule: str) -> Finding:
        return replace(FINDING, place=Place(file, line, column), rule=rule)

    inorder = [
        at("a", 2, 9, "X"),
        at("a", 10, 1, "X"),
        at("a", 10, 3, "A"),
        at("a", 10, 3, "B"),
        at("b", 1, 1, "A"),
    ]
    shuffled = [inorder[index] for index in (3, 0, 4, 1, 2)]

    assert sorted(shuffled) == inorder


def test_a_finding_is_a_value() -> None:
    assert len({FINDING, replace(FINDING)}) == 1


def test_a_message_that_names_an_absent_fact_is_our_mistake() -> None:
    poor = replace(FINDING, facts=())

    with pytest.raises(KeyError, match="amount"):
        message_of(poor, Words.chinese())
    with pytest.raises(KeyError, match="cap"):
        fix_of(poor, Words.chinese())


def test_every_severity_has_a_word_in_both_languages() -> None:
    chinese = [Words.chinese().fact(severity.label) for severity in Severity]
    english = [Words.load("en").fact(severity.label) for severity in Severity]

    assert chinese == ["错误", "提示", "公示事项"]
    assert english == ["error", "warning", "disclosure duty"]


def test_a_place_is_written_the_way_editors_open_it() -> None:
    assert [str(Place("a.yml", *rest)) for rest in [(), (3,), (3, 9), (3, 9, 7)]] == [
        *("a.yml", "a.yml:3", "a.yml:3:9", "a.yml:3:9"),
    ]
