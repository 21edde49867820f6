"""Quarters: opening, in, out, closing; lending; what was late, corrected, admitted."""

import datetime as dt

import pytest

from hzpub.base.months import Quarter
from hzpub.base.words import Words
from hzpub.reports.quarters import Quarters

SAY = Words.chinese().fact
Q1, Q2, Q3, Q4 = (Quarter(2024, number) for number in (1, 2, 3, 4))
NOW = Quarter(2025, 1)


@pytest.mark.parametrize(
    ("quarter", "bank", "loans", "fund", "fee_pool"),
    [
        (Q1, 5_600_000, 400_000, 6_000_000, 0),
        (Q2, 5_806_618, 200_000, 6_000_000, 6_618),
        (Q3, 5_659_118, 350_000, 6_000_000, 9_118),
        (Q4, 5_722_384, 250_000, 5_960_000, 12_384),
        (NOW, 5_722_384, 250_000, 5_960_000, 12_384),
    ],
)
def test_a_quarter_closes_where_the_books_stood(tiny, quarter, bank, loans, fund, fee_pool):
    report = Quarters(tiny).report(quarter)

    assert (report.bank.closing, report.lending.closing) == (bank, loans)
    assert (report.fund.closing, report.fee_pool.closing) == (fund, fee_pool)


def test_money_is_told_by_source_in_words(tiny):
    bank = Quarters(tiny).report(Q4).bank

    assert [(SAY(row.label), row.fen, row.count) for row in bank.rows_in] == [
        ("收回借款本金", 100_000, 1),
        ("社会捐助", 10_000, 1),
        ("占用费收入", 2_633, 1),
        ("违约金收入", 633, 1),
    ]
    assert [(SAY(row.label), row.fen, row.count) for row in bank.rows_out] == [("退股", 50_000, 1)]
    assert (bank.opening, bank.money_in, bank.money_out, bank.closing) == (5_659_118, 113_266, 50_000, 5_722_384)


def test_fees_that_were_repaid_and_fees_taken_from_shares_do_not_read_alike(new_fund, view):
    fund = new_fund()
    loan = fund.lend("M0001", "2024-02-01", "2024-02-02", "2024-02-05", 200_000, 3)
    fund.repay(loan, "2024-03-01", 100_000, 1_000)
    taken = {"principal": 49_500, "usage_fee": 500, "penalty": 0, "excess": 0}
    fund.write("share_offset", "2024-03-04", member="M0001", loan=loan, shares=1, amount=50_000, **taken)
    report = Quarters(view(records=fund.records)).report(Q1)

    told = [(SAY(row.label), row.fen, row.count) for row in report.fee_pool.rows_in]
    assert told == [("占用费收入（还款）", 1_000, 1), ("占用费收入（股金抵债）", 500, 1)]
    assert "占用费收入" in [SAY(row.label) for row in report.bank.rows_in], "alone it needs no more"


def test_a_mistake_taken_back_in_its_own_quarter_leaves_no_trace_in_the_sums(tiny):
    report = Quarters(tiny).report(Q2)

    assert (report.lending.repaid, report.usage_fees, report.other_income) == (200_000, 3_000, 3_618)
    assert [(move.number, move.struck_by) for move in report.repayments] == [("000026", ""), ("000027", "000028")]
    assert [each.number for each in report.corrections] == ["000028"]
    assert report.corrected_later == ()


def test_a_mistake_taken_back_later_changes_the_later_quarter_only(new_fund, view):
    fund = new_fund()
    fund.write("donation", "2024-02-01", giver="某企业", amount=750_000)
    fund.write("reversal", "2024-05-01", target="000001", reason="没有到账")
    quarters = Quarters(view(records=fund.records))
    first, second = quarters.report(Q1), quarters.report(Q2)

    assert (first.bank.closing, [line.number for line in first.corrected_later]) == (750_000, ["000001"])
    assert [(SAY(row.label), row.fen, row.count) for row in second.bank.rows_in] == [("社会捐助", -750_000, -1)]
    assert (second.bank.money_in, second.bank.closing) == (-750_000, 0)
    assert [row.is_corrected for row in quarters.rows()] == [False, True]


def test_lending_counts_loans_households_and_the_poor(tiny):
    first, third = (Quarters(tiny).report(quarter).lending for quarter in (Q1, Q3))

    assert (first.paid_out, first.loans, first.households, first.to_poor, first.poor_share) == (
        400_000,
        2,
        2,
        200_000,
        500,
    )
    assert (third.paid_out, third.loans, third.to_poor, third.poor_share) == (250_000, 1, 250_000, 1_000)
    assert (first.lent, first.limit) == (67, 900)


def test_what_fell_due_is_held_against_what_came_on_time(tiny):
    second, third = (Quarters(tiny).report(quarter).lending for quarter in (Q2, Q3))

    assert (second.falling_due, second.on_time, second.on_time_share) == (200_000, 200_000, 1_000)
    assert (third.falling_due, third.on_time, third.on_time_share) == (200_000, 100_000, 500)


@pytest.mark.parametrize(("as_of", "falling_due"), [("2025-07-15", 0), ("2025-07-16", 250_000)])
def test_a_loan_that_can_still_be_repaid_on_time_has_not_fallen_due(view, as_of, falling_due):
    lending = Quarters(view(as_of)).report(Quarter(2025, 3)).lending

    assert (lending.falling_due, lending.on_time) == (falling_due, 0)


def test_who_was_overdue_at_the_end_of_the_quarter_is_listed(tiny):
    quarters = Quarters(tiny)
    (row,) = quarters.report(Q3).overdue

    assert (row.loan, row.member, row.days, row.outstanding, row.guarantors) == (
        "000021",
        "M0002",
        10,
        100_000,
        ("M0004",),
    )
    assert (quarters.report(Q2).overdue, quarters.report(Q4).overdue) == ((), ())


def test_a_pay_out_struck_in_its_own_quarter_was_never_lent(new_fund, view):
    fund = new_fund()
    fund.lend("M0001", "2024-01-02", "2024-01-03", "2024-01-04", 100_000, 3)
    fund.write("reversal", "2024-01-08", target="000004", reason="转账退回")
    lending = Quarters(view(records=fund.records)).report(Q1).lending

    assert (lending.loans, lending.households, lending.paid_out, lending.closing) == (0, 0, 0, 0)


def test_a_loan_due_on_the_last_day_of_the_quarter_is_not_overdue_then(new_fund, view):
    fund = new_fund()
    loan = fund.lend("M0001", "2024-03-28", "2024-03-29", "2024-03-30", 100_000, 3)
    quarters = Quarters(view("2024-07-10", records=fund.records))

    assert quarters.report(Q2).overdue == ()
    assert [(row.loan, row.days) for row in quarters.report(Q3).overdue] == [(loan, 10)]


def test_a_loan_repaid_late_on_the_last_day_of_the_quarter_is_not_listed(new_fund, view):
    fund = new_fund()
    loan = fund.lend("M0001", "2024-03-01", "2024-03-02", "2024-03-03", 100_000, 3)
    fund.repay(loan, "2024-06-30", 100_000, 1_950, 450)

    assert Quarters(view(records=fund.records)).report(Q2).overdue == ()


def test_a_loan_long_overdue_is_listed_in_every_quarter_until_today(view):
    quarters = Quarters(view("2026-02-01"))
    listed = [(str(name), [row.days for row in quarters.report(name).overdue]) for name in quarters.names[5:]]

    assert listed == [("2025Q2", []), ("2025Q3", [77]), ("2025Q4", [169]), ("2026Q1", [201])]


def test_late_entries_corrections_and_breaches_stand_in_their_quarter(tiny):
    report = Quarters(tiny).report(Q4)

    assert [line.number for line in report.late] == ["000039"]
    assert [each.number for each in report.corrections] == ["000038"]
    assert [each.number for each in report.breaches] == ["000036"]
    assert [each.number for each in Quarters(tiny).report(NOW).breaches] == ["000036"]
    assert Quarters(tiny).report(Q1).breaches == ()


def test_the_bank_statement_of_the_quarter_is_shown_or_said_to_be_missing(tiny):
    first, second = (Quarters(tiny).report(quarter).statement for quarter in (Q1, Q2))

    assert (first.state, first.number, first.balance, first.computed) == ("matched", "000025", 5_600_000, 5_600_000)
    assert (second.state, SAY(second.state_label)) == ("none", "还没有对过账")


def test_the_archive_holds_every_quarter_even_one_in_which_nothing_happened(view):
    rows = Quarters(view("2025-08-01")).rows()

    assert [str(row.quarter) for row in rows] == [
        "2025Q3",
        "2025Q2",
        "2025Q1",
        "2024Q4",
        "2024Q3",
        "2024Q2",
        "2024Q1",
    ]
    assert [(row.records, row.bank, row.is_over) for row in rows[:2]] == [(0, 5_722_384, False), (0, 5_722_384, True)]
    assert rows[4].overdue == 100_000


def test_a_running_quarter_ends_today_and_closes_fifteen_days_after_its_end(tiny):
    report = Quarters(tiny).report(NOW)

    assert (report.is_over, report.last_day, report.closes) == (False, dt.date(2025, 1, 10), dt.date(2025, 4, 15))
    assert (report.records, [line.number for line in report.events]) == (4, ["000042", "000043", "000044", "000045"])
