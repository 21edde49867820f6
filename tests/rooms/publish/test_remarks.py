"""What rules remarked on is told once for each matter, with the loans it met."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from hzpub.base.findings import Finding, Severity
from hzpub.base.places import Place
from hzpub.kinds.record import Record
from hzpub.publish.remarks import matters, sayings
from hzpub.reports.chronicle import Chronicle

HINT = Finding(
    "GUARANTEE-GROUP-5",
    Severity.WARNING,
    "R六(1)",
    Place("records/x.yml"),
    "",
    "{group} 号联保小组有 {count} 户，原则上要 {size} 户",
    "",
    (("group", "000468"), ("count", 4), ("size", 5)),
)


def test_one_sentence_stands_once_with_every_record_newest_first() -> None:
    found = [replace(HINT, record=number) for number in ("000003", "000010", "000002", "000010", "")]

    (said,) = sayings(found, Chronicle(), ())

    assert [each.record for each in said.met] == ["000010", "000003", "000002", ""]


def test_number_one_million_is_newer_than_the_one_before() -> None:
    (said,) = sayings([replace(HINT, record=number) for number in ("1000000", "999999")], Chronicle(), ())

    assert [each.record for each in said.met] == ["1000000", "999999"]


def test_another_figure_is_another_sentence_of_the_same_matter_and_what_is_admitted_is_none() -> None:
    fewer = replace(HINT, record="000020", facts=(("group", "000468"), ("count", 3), ("size", 5)))
    other = replace(HINT, record="000015", rule="POOL-FEASIBLE", severity=Severity.NOTICE)
    admitted = replace(HINT, record="000030", acknowledged="000031")

    first, second = matters([replace(HINT, record="000010"), fewer, other, admitted], Chronicle(), ())

    assert (first.rule, [len(each.met) for each in first.sayings]) == ("GUARANTEE-GROUP-5", [1, 1])
    assert first.sayings[0].message.facts == fewer.facts
    assert second.rule == "POOL-FEASIBLE"


@pytest.fixture
def pages(records: list[Record], outcome_of: Callable[..., object], printed: Callable[..., Path]) -> tuple[str, str]:
    approvals = [record.number for record in records if record.kind.name == "loan_approval"][:2]
    site = printed(outcome_of(records, findings=tuple(replace(HINT, record=number) for number in approvals)))
    return (site / "breaches.html").read_text(), (site / "rules" / "guarantee-group-5.html").read_text()


def test_list_and_rule_say_a_hint_once_and_name_its_loans(pages: tuple[str, str]) -> None:
    for page in pages:
        assert page.count("000468 号联保小组有 4 户") == 1
        met = re.findall(r'<li><a class="n" href="(?:\.\./)?loans/[0-9]+\.html">.*#r([0-9]+)">', page)
        assert len(met) == 2
        assert met == sorted(met, reverse=True)
