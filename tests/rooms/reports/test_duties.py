"""The table of duties says the same as the check: what is missing, what comes, what was done and when."""

import datetime as dt

import pytest

from hzpub.check.duties import missed
from hzpub.reports.basis import Basis
from hzpub.reports.chronicle import Chronicle
from hzpub.reports.duties import duty_table
from hzpub.reports.duty_objects import DutyRow, DutyTable
from hzpub.rulebooks.discovery import mutual_aid
from tests.rules.scenes import Scene, told

STORY = """
  - {kind: notice, date: 2024-04-10, quarter: 2024Q1}
  - {kind: notice, date: 2024-07-18, quarter: 2024Q2}
  - {kind: objection, as: first, date: 2024-09-01}
  - {kind: objection, as: second, date: 2024-09-20}
  - {kind: objection_reply, date: 2024-09-25, objection: $second}
"""


@pytest.fixture
def village() -> Scene:
    return told(STORY, "one_member")


@pytest.fixture
def told_on(village: Scene, tiny: Basis):
    def table(day: str) -> DutyTable:
        return duty_table(
            Basis(
                book=village.book,
                chronicle=Chronicle.of(village.steps),
                as_of=dt.date.fromisoformat(day),
                terms_of=tiny.terms_of,
                limits_on=tiny.limits_on,
            )
        )

    return table


def rows(table: DutyTable, rule: str) -> list[DutyRow]:
    return [row for row in table.rows if row.rule == rule]


def test_a_notice_in_time_a_late_one_and_one_to_come_are_told_apart(told_on):
    found = rows(told_on("2024-10-05"), "DISCLOSE-QUARTER")

    assert [row.state for row in found] == ["done", "late", "due"]
    assert [row.days for row in found] == [5, -3, 10]
    assert [row.done for row in found] == [dt.date(2024, 4, 10), dt.date(2024, 7, 18), None]


def test_the_last_day_is_still_in_time_and_the_next_is_not(told_on):
    assert [rows(told_on(day), "DISCLOSE-QUARTER")[2].state for day in ("2024-10-15", "2024-10-16")] == ["due", "missing"]


def test_an_objection_leads_to_its_record_and_to_its_answer(told_on, village):
    found = rows(told_on("2024-10-05"), "DISCLOSE-OBJECTION")

    assert [(row.case, row.state) for row in found] == [(village.names["first"], "missing"), (village.names["second"], "done")]
    assert found[1].record == village.book.affairs.objections[village.names["second"]].reply


def test_the_table_misses_what_the_check_misses(told_on, village):
    day = dt.date(2026, 3, 1)
    params = mutual_aid().parameters_of(())
    counted = {}
    for rule in mutual_aid().duties:
        for breach in missed(rule, village.book, day, params):
            counted[rule.id] = counted.get(rule.id, 0) + (1 if breach.case else dict(breach.facts)["count"])
    table = told_on("2026-03-01")
    shown = {rule: sum(row.state == "missing" for row in rows(table, rule)) for rule in {row.rule for row in table.rows}}

    assert {rule: count for rule, count in shown.items() if count} == counted
    assert table.missing == sum(counted.values())


def test_counts_are_those_of_the_rows_and_the_oldest_comes_first(told_on):
    table = told_on("2024-10-05")

    assert table.missing + table.coming + table.late + table.done == len(table.rows)
    assert [row.due for row in table.rows] == sorted(row.due for row in table.rows)
