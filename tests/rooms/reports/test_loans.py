"""Loans: their state in words, what they owe with the arithmetic, their way step by step."""

import datetime as dt
from dataclasses import replace

import pytest

from hzpub.base.words import Words
from hzpub.reports.loan_list import loan_list, loan_row
from hzpub.reports.loan_page import loan_report

SAY = Words.chinese().fact


def state(basis, number):
    row = loan_row(basis, basis.book.loans[number])
    return row.state, SAY(row.state_label)


def test_each_loan_says_its_state_in_words(tiny, loans):
    assert {letter: state(tiny, number)[0] for letter, number in loans.items()} == {
        "a": "cleared",
        "b": "cleared_late",
        "c": "open",
        "d": "withdrawn",
        "e": "approved",
        "f": "applied",
    }


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2025-06-30", ("open", "未到期")),
        ("2025-07-01", ("due_this_month", "本月到期")),
        ("2025-07-15", ("due_this_month", "本月到期")),
        ("2025-07-16", ("overdue", "逾期 1 天")),
        ("2025-07-20", ("overdue", "逾期 5 天")),
    ],
)
def test_a_running_loan_falls_due_and_then_is_overdue(view, loans, as_of, expected):
    assert state(view(as_of), loans["c"]) == expected


def test_a_due_date_on_a_statutory_holiday_is_late_only_after_the_next_working_day(view, loans):
    basis = view("2024-06-16", until=25)
    loan = basis.book.loans[loans["a"]]
    on_national_day = loan._replace(payout=replace(loan.payout, due=dt.date(2024, 10, 1)))

    assert loan_row(basis, on_national_day).last_timely_day == dt.date(2024, 10, 8)
    assert loan_row(replace(basis, as_of=dt.date(2024, 10, 8)), on_national_day).state == "due_this_month"
    assert loan_row(replace(basis, as_of=dt.date(2024, 10, 9)), on_national_day).state == "overdue"


def test_the_list_puts_what_presses_most_first_and_counts_each_state(view, loans):
    found = loan_list(view("2025-07-20"))

    assert [row.number for row in found.rows] == [loans[letter] for letter in "cefbad"]
    assert [(facet.key, facet.count) for facet in found.facets] == [
        ("overdue", 1),
        ("approved", 1),
        ("applied", 1),
        ("cleared_late", 1),
        ("cleared", 1),
        ("withdrawn", 1),
    ]
    assert (found.outstanding, found.overdue) == (250_000, 250_000)


def test_what_is_owed_today_comes_with_its_arithmetic(tiny, loans):
    today = loan_report(tiny, loans["c"]).owed[0]

    assert (today.day, today.principal, today.usage_fee, today.penalty) == (dt.date(2025, 1, 10), 250_000, 7_333, 0)
    assert today.total == 257_333
    assert SAY(today.usage_fee_how.sentence) == "2,500.00 元 × 5‰ × （5 + 26/30）个月 = 73.33 元"
    assert (today.usage_fee_how.thirtieths, today.usage_fee_how.clause) == (176, "R五3③")
    assert today.penalty_how is None


def test_the_coming_thirty_days_follow_one_by_one(tiny, loans):
    owed = loan_report(tiny, loans["c"]).owed

    assert [debt.day for debt in owed] == [dt.date(2025, 1, 10) + dt.timedelta(days=ahead) for ahead in range(31)]
    assert SAY(owed[5].usage_fee_how.sentence) == "2,500.00 元 × 5‰ × 6 个月 = 75.00 元"
    assert all(debt.total == debt.principal + debt.usage_fee + debt.penalty for debt in owed)


def test_an_overdue_loan_owes_fee_and_penalty(view, loans):
    today = loan_report(view("2025-08-20"), loans["c"]).owed[0]

    assert SAY(today.usage_fee_how.sentence) == "2,500.00 元 × 5‰ × （13 + 5/30）个月 = 164.58 元"
    assert SAY(today.penalty_how.sentence) == "2,500.00 元 × 5‰ × （1 + 5/30）个月 = 14.58 元"
    assert (today.penalty_how.first, today.penalty_how.clause) == (dt.date(2025, 7, 15), "R六(2)")
    assert today.total == 250_000 + 16_458 + 1_458


def test_the_schedule_shows_expected_paid_and_owed(tiny, loans):
    a, b = loan_report(tiny, loans["a"]), loan_report(tiny, loans["b"])

    assert SAY(a.due.usage_fee_how.sentence) == "2,000.00 元 × 5‰ × 3 个月 = 30.00 元"
    assert a.due.penalty_how is None
    assert [(row.part, row.expected, row.paid, row.owed) for row in a.schedule] == [
        ("principal", 200_000, 200_000, 0),
        ("usage_fee", 3_000, 3_000, 0),
        ("penalty", 0, 0, 0),
    ]
    assert [(row.part, row.expected, row.paid, row.owed) for row in b.schedule] == [
        ("principal", 200_000, 200_000, 0),
        ("usage_fee", 6_000, 5_133, 0),
        ("penalty", 0, 633, 0),
    ]


def test_each_repayment_shows_what_its_own_principal_cost(tiny, loans):
    first, second = loan_report(tiny, loans["b"]).repayments

    assert (first.number, first.amount, first.left, first.is_on_time, first.agrees) == (
        "000034",
        102_500,
        100_000,
        True,
        True,
    )
    assert SAY(first.usage_fee_how.sentence) == "1,000.00 元 × 5‰ × 5 个月 = 25.00 元"
    assert (second.amount, second.left, second.is_on_time) == (103_266, 0, False)
    assert [(each.before, each.left) for each in (first, second)] == [(200_000, 100_000), (100_000, 0)]
    assert SAY(second.usage_fee_how.sentence) == "1,000.00 元 × 5‰ × （7 + 8/30）个月 = 36.33 元"
    assert SAY(second.penalty_how.sentence) == "1,000.00 元 × 5‰ × （1 + 8/30）个月 = 6.33 元"
    assert SAY(second.payer) == "借款户"


def test_repaying_on_the_due_date_is_on_time(tiny, loans):
    (repayment,) = loan_report(tiny, loans["a"]).repayments

    assert (repayment.day, repayment.is_on_time, repayment.agrees) == (dt.date(2024, 6, 15), True, True)


def test_a_fee_ten_yuan_short_does_not_agree(tiny, loans):
    assert loan_report(tiny, loans["b"]).repayments[1].agrees is False


def test_the_way_of_a_loan_shows_every_step_with_persons_and_seals(tiny, loans):
    stages = loan_report(tiny, loans["a"]).stages

    assert [(stage.key, stage.number, str(stage.day)) for stage in stages] == [
        ("application", "000017", "2024-02-10"),
        ("guarantee", "000018", "2024-02-10"),
        ("approval", "000019", "2024-02-20"),
        ("seals", "000020", "2024-03-14"),
        ("payout", "000020", "2024-03-15"),
        ("repayment", "000026", "2024-06-15"),
        ("cleared", "", "2024-06-15"),
    ]
    assert stages[1].persons == ("M0002", "M0003")
    assert stages[2].persons == ("P0001", "P0002", "P0003")
    assert [(box.role, box.is_done) for box in stages[3].seals] == [
        ("council", True),
        ("chair", True),
        ("accountant", True),
        ("township_finance", True),
    ]
    assert all(stage.is_done for stage in stages)


def test_a_struck_repayment_stays_in_sight_with_its_reversal(tiny, loans):
    stages = loan_report(tiny, loans["b"]).stages

    assert [(stage.key, stage.struck_by) for stage in stages if stage.number in ("000027", "000028")] == [
        ("repayment", "000028"),
        ("reversal", ""),
    ]


def test_an_approved_loan_shows_the_four_seals_still_missing(tiny, loans):
    to_come = [stage for stage in loan_report(tiny, loans["e"]).stages if not stage.is_done]

    assert [stage.key for stage in to_come] == ["guarantee", "seals", "payout", "repayment"]
    assert [(box.role, box.is_done) for box in to_come[1].seals] == [
        ("council", False),
        ("chair", False),
        ("accountant", False),
        ("township_finance", False),
    ]


def test_a_withdrawn_loan_waits_for_nothing(tiny, loans):
    report = loan_report(tiny, loans["d"])

    assert all(stage.is_done for stage in report.stages)
    assert (report.owed, report.schedule, report.due, report.cap_check) == ((), (), None, None)


def test_the_cap_check_remembers_the_moment_of_approval(tiny, loans):
    check = loan_report(tiny, loans["c"]).cap_check

    assert (check.stars, check.cap, check.outstanding_before, check.approved) == (1, 250_000, 0, 250_000)
    assert check.fits is True


def test_one_fen_over_the_cap_does_not_fit(view, loans):
    assert loan_report(view(cap_step=49_999), loans["c"]).cap_check.fits is False


def test_the_cap_check_counts_what_the_household_owed_already(new_fund, view):
    fund = new_fund()
    fund.lend("M0001", "2024-01-01", "2024-01-02", "2024-01-03", 120_000, 3)
    second = fund.lend("M0001", "2024-01-04", "2024-01-05", "2024-01-06", 80_000, 3)
    check = loan_report(view(records=fund.records), second).cap_check

    assert (check.outstanding_before, check.outstanding_after, check.fits) == (120_000, 200_000, True)


def test_the_share_lent_is_that_right_after_the_pay_out(tiny, loans):
    a, c = (loan_report(tiny, loans[letter]).fund_check for letter in "ac")

    assert (a.outstanding_after, a.fund_total, a.lent, a.limit, a.fits) == (200_000, 6_000_000, 34, 900, True)
    assert (c.outstanding_after, c.fund_total, c.lent) == (450_000, 6_000_000, 75)


@pytest.mark.parametrize(("limit", "fits"), [(75, True), (74, False)])
def test_exactly_at_the_limit_fits(view, loans, limit, fits):
    assert loan_report(view(max_lent=limit), loans["c"]).fund_check.fits is fits


def test_who_stands_for_a_loan_is_named_with_the_paper_that_says_so(tiny, loans):
    a, b = (loan_report(tiny, loans[letter]).guarantors for letter in "ab")

    assert [(each.member, each.record, each.is_of_group) for each in a] == [
        ("M0002", "000018", True),
        ("M0003", "000018", True),
    ]
    assert [(each.member, each.record, each.is_of_group) for each in b] == [("M0004", "000022", False)]


def test_only_the_loan_repaid_on_time_earns_a_star(tiny, loans):
    assert [loan_report(tiny, loans[letter]).earns_star for letter in "abc"] == [True, False, False]
