"""The page of rules names an owner for every clause, and leads only to pages that are really there."""

from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from hzpub.base.words import Words
from hzpub.kinds.record import Record
from hzpub.publish.clausepages import clause_views
from hzpub.rulebooks.clauses import ByPage, ByPeople, mutual_aid_clauses, read_clauses
from hzpub.rulebooks.discovery import mutual_aid

WORDS = Words.chinese()
PLANTED = """\
sections:
  - title: "一"
    clauses:
      FEE-RATE: {clause: "R一", severity: "error", title: "甲", rule: "FEE-RATE"}
      FUND-A: {clause: "R一", severity: "error", title: "乙", rule: "FEE-RATE"}
      FUND-B: {clause: "R一", severity: "computed", title: "丙", page: "members.html", report: "hzpub.reports.members.member_list"}
      FUND-C: {clause: "R一", severity: "narrative", title: "丁", answers: "某人", why: "因为"}
      FUND-D: {clause: "R一", severity: "error", title: "戊", rule: "FUND-NOT-WRITTEN"}
ours:
  SEAL-CUSTODIAN: "稳当"
"""


@pytest.fixture
def site(records: list[Record], outcome_of: Callable[..., Any], printed: Callable[..., Path]) -> Path:
    return printed(outcome_of(records))


def test_every_page_that_keeps_a_clause_is_printed(site: Path) -> None:
    pages = {
        clause.id: clause.owner.page for clause in mutual_aid_clauses() if isinstance(clause.owner, ByPage)
    }

    assert pages
    assert {rule: page for rule, page in pages.items() if not (site / page).is_file()} == {}


def test_the_page_of_rules_tells_every_clause_and_who_answers(site: Path) -> None:
    text = unescape((site / "rules.html").read_text(encoding="utf-8"))
    told = [clause.title for clause in mutual_aid_clauses()]
    told += [clause.owner.why for clause in mutual_aid_clauses() if isinstance(clause.owner, ByPeople)]

    assert [title for title in told if title not in text] == []


def test_each_owner_is_a_link_or_people_with_a_reason() -> None:
    view = clause_views(mutual_aid(), read_clauses(PLANTED))
    rows = [(WORDS.fact(each.owner), each.url, each.why is not None) for each in view.sections[0].rows]

    assert rows == [
        ("电脑逐条查", "rules/fee-rate.html", False),
        ("跟着这条规则查：占用费按月 5‰ 算到还款那天", "rules/fee-rate.html", False),
        ("公布在网页上", "members.html", False),
        ("某人", "", True),
        ("电脑逐条查", "", False),
    ]
    assert (view.count, view.by_rule, view.by_page, view.by_people) == (5, 3, 1, 1)
    assert [(each.url, each.why.text) for each in view.ours] == [("rules/seal-custodian.html", "稳当")]
