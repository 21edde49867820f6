"""Every clause of the sources has an owner that a reader can find; none is lost, none has two."""

import pkgutil
import re
from pathlib import Path

import pytest

from hzpub.base.findings import Severity
from hzpub.base.words import Words
from hzpub.rulebooks import clauses as module
from hzpub.rulebooks.catalogue import catalogue
from hzpub.rulebooks.clauses import (
    ByPage,
    ByPeople,
    ByRule,
    Clauses,
    Weight,
    mutual_aid_clauses,
    read_clauses,
)
from hzpub.rulebooks.discovery import Rulebook, mutual_aid

FILE = Path(module.__file__).parent / "huzhu" / "clauses.yml"
ROWS = 157
"""Rows of the catalogue of the sources, read and counted by hand."""
WEIGHED = {
    Weight.ERROR: {Severity.ERROR},
    Weight.WARNING: {Severity.WARNING},
    Weight.DISCLOSURE: {Severity.NOTICE, Severity.WARNING},
}


@pytest.fixture(scope="module")
def clauses() -> Clauses:
    return mutual_aid_clauses()


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return mutual_aid()


def sheet(row: str) -> str:
    """A catalogue of one planted row."""
    return f'sections:\n  - title: "一"\n    clauses:\n      {row}\nours: {{}}\n'


def test_no_clause_was_lost_or_written_twice(clauses: Clauses) -> None:
    written = re.findall(r"^ {6}([A-Z0-9-]+):", FILE.read_text(encoding="utf-8"), re.MULTILINE)

    assert [clause.id for clause in clauses] == written
    assert len(set(written)) == ROWS


def test_every_rule_that_a_clause_names_exists(clauses: Clauses, rulebook: Rulebook) -> None:
    named = {clause.owner.rule for clause in clauses if isinstance(clause.owner, ByRule)}
    missing = sorted(named - rulebook.rules.keys())

    assert missing == [], f"{len(missing)} rules are named by clauses and not written: {', '.join(missing)}"


def test_every_rule_is_named_by_a_clause_or_listed_as_ours(clauses: Clauses, rulebook: Rulebook) -> None:
    named = {clause.owner.rule for clause in clauses if isinstance(clause.owner, ByRule)}

    assert sorted(rulebook.rules.keys() - named - clauses.ours.keys()) == []
    assert sorted(clauses.ours.keys() - rulebook.rules.keys()) == [], "listed as ours and not written"


def test_a_clause_that_has_a_rule_of_its_own_is_kept_by_it(clauses: Clauses, rulebook: Rulebook) -> None:
    elsewhere = [each.id for each in clauses if each.id in rulebook.rules and each.owner != ByRule(each.id)]

    assert elsewhere == []


def test_a_clause_that_another_rule_keeps_does_not_lead_in_a_circle(clauses: Clauses) -> None:
    owners = {clause.id: clause.owner for clause in clauses}
    detours = [
        f"{clause.id} -> {clause.owner.rule}"
        for clause in clauses
        if isinstance(clause.owner, ByRule)
        and owners.get(clause.owner.rule, clause.owner) != ByRule(clause.owner.rule)
    ]

    assert detours == []


def test_a_rule_is_as_grave_as_its_clause(clauses: Clauses, rulebook: Rulebook) -> None:
    unequal = {
        clause.id: f"{clause.severity} in the sources, {rulebook.rules[clause.id].severity} as a rule"
        for clause in clauses
        if clause.id in rulebook.rules
        and rulebook.rules[clause.id].severity not in WEIGHED.get(clause.severity, set(Severity))
    }

    assert unequal == {}


def test_every_report_behind_a_page_can_be_found(clauses: Clauses) -> None:
    for clause in clauses:
        if isinstance(clause.owner, ByPage):
            assert callable(pkgutil.resolve_name(clause.owner.report)), clause.id


def test_what_no_machine_can_check_says_who_answers_and_why(clauses: Clauses) -> None:
    narrative = {clause.id for clause in clauses if clause.severity is Weight.NARRATIVE}

    assert narrative == {clause.id for clause in clauses if isinstance(clause.owner, ByPeople)}


@pytest.mark.parametrize(
    ("owner", "complaint"),
    [
        ("", "needs exactly one owner (rule, page or answers), has none"),
        (', rule: "FEE-RATE", answers: "理事会", why: "因为"', "has rule, answers"),
        (', page: "members.html"', "exactly these boxes, none empty: clause, severity, title, page, report"),
        (', answers: "理事会"', "exactly these boxes, none empty: clause, severity, title, answers, why"),
        (', answers: "理事会", why: " "', "none empty"),
        (', rule: "FEE-RATE", why: "因为"', "exactly these boxes"),
    ],
)
def test_a_clause_without_exactly_one_whole_owner_is_refused_by_name(owner: str, complaint: str) -> None:
    row = f'FUND-PLANTED: {{clause: "R一", severity: "error", title: "种"{owner}}}'

    with pytest.raises(ValueError, match=re.escape("FUND-PLANTED: ")) as refused:
        read_clauses(sheet(row))

    assert complaint in str(refused.value)


@pytest.mark.parametrize(
    "row",
    [
        'FUND-PLANTED: {clause: "R一", severity: "grave", title: "种", rule: "FEE-RATE"}',
        'fund_planted: {clause: "R一", severity: "error", title: "种", rule: "FEE-RATE"}',
    ],
)
def test_an_unknown_severity_or_a_crooked_id_is_refused(row: str) -> None:
    with pytest.raises(ValueError, match=r"(?i)fund.planted"):
        read_clauses(sheet(row))


def test_every_bad_row_is_named_at_once() -> None:
    bad = 'FUND-A: {clause: "R一", severity: "error", title: "种"}'

    with pytest.raises(ValueError, match=r"FUND-A: .*FUND-B: "):
        read_clauses(sheet(bad + "\n      " + bad.replace("-A", "-B")))


def test_an_id_stands_once_in_the_whole_catalogue() -> None:
    row = 'FUND-A: {clause: "R一", severity: "error", title: "种", rule: "FUND-A"}'

    with pytest.raises(ValueError, match="FUND-A: stands twice"):
        read_clauses(sheet(row).replace("ours: {}", 'ours:\n  FUND-A: "因为"'))


def test_the_table_of_rules_has_every_clause_and_every_rule_once(
    clauses: Clauses, rulebook: Rulebook
) -> None:
    rows = catalogue(Words.chinese())
    ids = [row["id"] for row in rows]

    assert ids[:ROWS] == [clause.id for clause in clauses]
    assert sorted(ids[ROWS:]) == sorted(clauses.ours)
    assert set(ids) >= rulebook.rules.keys()
    assert len({frozenset(row) for row in rows}) == 1, "every row has the same keys"


def test_a_clause_that_another_rule_keeps_shows_that_rules_numbers_and_page() -> None:
    rows = {row["id"]: row for row in catalogue(Words.chinese(), (("penalty", "4.0", "县文件 1 号"),))}
    clause, rule = rows["PENALTY-MANDATORY"], rows["PENALTY-RATE"]

    assert clause["title"] != rule["title"]
    assert clause["rule"] == "PENALTY-RATE"
    assert (clause["page"], clause["owner"], clause["parameters"]) == (
        rule["page"],
        rule["owner"],
        rule["parameters"],
    )
    assert "4.0" in next(each["value"] for each in clause["parameters"] if each["name"] == "penalty")


def test_a_clause_that_people_answer_for_names_them_and_the_reason() -> None:
    row = next(row for row in catalogue(Words.chinese()) if row["id"] == "ORG-SUBSIDY")

    assert (row["owner_kind"], row["page"], row["owner"]) == ("people", "", "县扶贫办、财政局")
    assert row["why"]
