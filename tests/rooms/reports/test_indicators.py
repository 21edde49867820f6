"""Indicators: each figure on the tiny fund, worked out by hand, with both numbers it divides."""

import datetime as dt
from dataclasses import replace

import pytest

from hzpub.base.words import Words
from hzpub.reports.fund import fund_report
from hzpub.reports.indicators import indicators
from hzpub.reports.quarters import Quarters
from hzpub.reports.report_json import report_json

SAY = Words.chinese().fact
BEFORE_THE_LATE_REPAYMENT = 34
"""The last record before loan b's second half came back, five weeks late."""
BEFORE_ANY_LOAN = 16


def notices_of(basis):
    quarters = Quarters(basis)
    return [quarters.report(each) for each in quarters.names]


def measured(basis):
    return indicators(basis, notices_of(basis))


def sums(share):
    return share.numerator, share.denominator, share.share_permille


@pytest.mark.parametrize(
    ("as_of", "at_risk"),
    [
        ("2025-07-15", (0, 0, 0)),
        ("2025-07-16", (1000, 0, 0)),
        ("2025-08-14", (1000, 0, 0)),
        ("2025-08-15", (1000, 1000, 0)),
        ("2025-10-13", (1000, 1000, 0)),
        ("2025-10-14", (1000, 1000, 1000)),
    ],
)
def test_a_loan_is_at_risk_on_the_day_after_that_many_days(view, as_of, at_risk):
    assert tuple(each.share_permille for each in measured(view(as_of)).at_risk) == at_risk


def test_at_risk_is_all_that_is_owed_on_the_overdue_loan_over_all_that_is_owed(view):
    told = measured(view("2024-10-01", until=BEFORE_THE_LATE_REPAYMENT))

    assert [sums(each) for each in told.at_risk] == [(100_000, 350_000, 286), (0, 350_000, 0), (0, 350_000, 0)]
    assert sums(told.arrears) == (100_000, 350_000, 286)
    assert SAY(told.at_risk[0].line) == "1,000.00 / 3,500.00 = 28.6\u00a0%"
    assert SAY(told.at_risk[1].formula) == "逾期超过 30 天的借款还欠的全部本金 ÷ 所有借款还欠的本金"


def test_what_is_lent_rounds_up_as_on_the_home_page(view):
    basis = view("2024-10-01", until=BEFORE_THE_LATE_REPAYMENT)

    assert sums(measured(basis).lent) == (350_000, 6_000_000, 59)
    assert fund_report(basis).lent == 59


def test_principal_repaid_on_time_is_held_against_principal_that_fell_due(tiny):
    told = measured(tiny)

    assert sums(told.on_time) == (300_000, 400_000, 750)
    assert SAY(told.on_time.line) == "3,000.00 / 4,000.00 = 75\u00a0%"
    assert [(str(each.quarter), each.is_over, sums(each.on_time)) for each in told.quarters] == [
        ("2025Q1", False, (0, 0, None)),
        ("2024Q4", True, (0, 0, None)),
        ("2024Q3", True, (100_000, 200_000, 500)),
        ("2024Q2", True, (200_000, 200_000, 1000)),
        ("2024Q1", True, (0, 0, None)),
    ]
    assert told.speech_on_time == 980


def test_the_rate_of_each_quarter_is_the_one_its_notice_shows(tiny):
    notices = notices_of(tiny)
    told = indicators(tiny, notices)

    assert [each.on_time.share_permille or 0 for each in reversed(told.quarters)] == [
        each.lending.on_time_share for each in notices
    ]


def test_what_came_back_on_time_never_rounds_up_to_all_of_it(tiny):
    notices = notices_of(tiny)
    notices[1] = replace(notices[1], lending=replace(notices[1].lending, falling_due=10_000_000, on_time=9_999_999))
    second = next(each for each in indicators(tiny, notices).quarters if str(each.quarter) == "2024Q2")

    assert second.on_time.share_permille == 999


def test_turnover_divides_what_was_paid_out_by_the_average_of_the_quarter_ends(tiny):
    told = measured(tiny)

    assert sums(told.turnover) == (650_000, 5_990_000, 109)
    assert SAY(told.turnover.times) == "6,500.00 / 59,900.00 = 0.109 次"


@pytest.mark.parametrize(("as_of", "average"), [("2024-12-30", 6_000_000), ("2024-12-31", 5_990_000)])
def test_a_quarter_end_counts_from_its_own_day_on(view, as_of, average):
    assert measured(view(as_of)).turnover.denominator == average


@pytest.mark.parametrize(("as_of", "paid_out"), [("2025-03-14", 650_000), ("2025-03-15", 450_000)])
def test_a_pay_out_leaves_the_twelve_months_on_its_anniversary(view, as_of, paid_out):
    assert measured(view(as_of)).turnover.numerator == paid_out


def test_the_twelve_months_are_named_by_their_first_and_last_day(tiny):
    told = measured(tiny)

    assert (told.first_day, told.as_of) == (dt.date(2024, 1, 11), dt.date(2025, 1, 10))


def test_households_that_borrowed_are_held_against_present_members(tiny):
    told = measured(tiny)

    assert sums(told.coverage) == (2, 3, 667)
    assert SAY(told.coverage.line) == "2 户 / 3 户 = 66.7\u00a0%"


def test_each_class_shows_borrowers_loans_and_money_beside_the_speech(tiny):
    told = [
        (each.household_class, sums(each.borrowers), each.loans, sums(each.lent), each.speech)
        for each in measured(tiny).classes
    ]

    assert told == [
        ("poor", (1, 2, 500), 2, (450_000, 650_000, 692), 260),
        ("low_income", (0, 2, 0), 0, (0, 650_000, 0), 490),
        ("ordinary", (1, 2, 500), 1, (200_000, 650_000, 308), 250),
    ]


def test_loans_are_sized_on_average_and_counted_over_the_usual_three_months(tiny):
    told = measured(tiny)

    assert (told.average_loan.numerator, told.average_loan.loans, told.average_loan.average_fen) == (
        650_000,
        3,
        216_667,
    )
    assert SAY(told.average_loan.line) == "6,500.00 元 / 3 笔 = 2,166.67 元"
    assert sums(told.over_usual) == (2, 3, 667)
    assert SAY(told.over_usual.line) == "2 笔 / 3 笔 = 66.7\u00a0%"


def test_nothing_to_divide_by_is_no_figure(view):
    told = measured(view(until=BEFORE_ANY_LOAN))
    none = (*told.at_risk, told.arrears, told.on_time, told.turnover, told.over_usual)

    assert [each.share_permille for each in none] == [None] * 7
    assert told.average_loan.average_fen is None
    assert SAY(told.on_time.line) == SAY(told.turnover.times) == "0.00 / 0.00：没有数"
    assert SAY(told.average_loan.line) == "0.00 元 / 0 笔：没有数"
    assert sums(told.coverage) == (0, 4, 0)


def test_the_document_carries_every_figure_with_what_it_divides(tiny):
    told = report_json(tiny, Words.chinese())["indicators"]

    assert told["on_time"]["numerator_fen"] == 300_000
    assert (told["lent"]["denominator_fen"], told["lent"]["share_permille"]) == (5_960_000, 42)
    assert told["quarters"][0]["on_time"]["share_permille"] is None
    assert told["classes"][1]["speech_permille"] == 490
    assert told["coverage"]["formula"] == "现有会员户里，近十二个月借到过款的 ÷ 现有会员户"
