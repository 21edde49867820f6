"""Corrections, breaches, late entries, and whether the bank agrees."""

import pytest

from hzpub.base.words import Words
from hzpub.reports.fund import fund_report
from hzpub.reports.notices import bank_check, notices

SAY = Words.chinese().fact


def test_a_correction_shows_both_records_the_reason_and_the_sum(tiny):
    withdrawn, wrong = notices(tiny).corrections

    assert (wrong.reversal.number, wrong.target.number, wrong.reason, wrong.fen) == ("000028", "000027", "记错了户", 101_500)
    assert (withdrawn.number, withdrawn.fen) == ("000038", 0)


@pytest.mark.parametrize(
    ("as_of", "until", "state", "words"),
    [
        ("2024-11-05", 36, "open", "整改中，还有 56 天"),
        ("2024-12-31", 36, "open", "整改中，还有 0 天"),
        ("2025-01-01", 36, "past_deadline", "整改逾期 1 天"),
        ("2025-01-10", 45, "cured", "已整改"),
    ],
)
def test_an_admitted_breach_is_open_then_past_its_deadline_then_cured(view, as_of, until, state, words):
    (row,) = notices(view(as_of, until)).breaches

    assert (row.state, SAY(row.state_label)) == (state, words)
    assert (row.rule, row.owner, row.target.number, row.cure is None) == ("FEE-ONCE", "P0003", "000035", state != "cured")


def test_open_and_cured_breaches_are_counted_apart(view):
    before, after = (notices(view(until=until)) for until in (44, 45))

    assert (before.open_breaches, before.cured_breaches) == (1, 0)
    assert (after.open_breaches, after.cured_breaches) == (0, 1)


def test_late_entries_are_listed(tiny):
    assert [line.number for line in notices(tiny).late] == ["000039"]


def test_the_bank_agrees_once_what_is_under_way_is_counted(tiny):
    check = fund_report(tiny).bank_check

    assert (check.state, SAY(check.state_label)) == ("matched", "账对上了")
    assert (check.balance, check.computed, check.under_way, check.unexplained) == (5_722_884, 5_722_384, 500, 0)


def test_a_statement_grows_old(view):
    at_the_limit, too_old = (fund_report(view(as_of)).bank_check for as_of in ("2025-04-02", "2025-04-03"))

    assert (at_the_limit.state, at_the_limit.days_ago) == ("matched", 92)
    assert (too_old.state, SAY(too_old.state_label)) == ("stale", "93 天没有对账")


def test_what_nobody_can_explain_is_said_in_yuan(new_fund, view):
    fund = new_fund()
    fund.write("donation", "2024-02-01", giver="某企业", amount=750_000)
    fund.write("bank_statement", "2024-03-31", balance=749_950)

    basis = view(records=fund.records)
    check = bank_check(basis, basis.book.statements, basis.as_of)

    assert (check.state, SAY(check.state_label), check.unexplained) == ("unexplained", "差 0.50 元没对上", -50)


def test_before_the_first_statement_nothing_is_claimed(view):
    assert SAY(fund_report(view(until=24)).bank_check.state_label) == "还没有对过账"
