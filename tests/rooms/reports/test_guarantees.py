"""Who stands for whom, and who may not borrow because of it."""

import datetime as dt

from hzpub.base.words import Words
from hzpub.reports.guarantees import guarantees
from hzpub.reports.loan_page import loan_report
from hzpub.reports.members import member_report

SAY = Words.chinese().fact


def test_every_loan_that_is_out_stands_there_with_the_households_of_its_own_page(tiny, loans):
    found = guarantees(tiny)

    assert [(row.loan.number, row.state) for row in found.loans] == [(loans["c"], "open")]
    assert found.loans[0].guarantors == loan_report(tiny, loans["c"]).guarantors
    assert (found.households, found.outstanding, found.late, found.overdue) == (2, 250_000, 0, 0)
    assert SAY(found.loans[0].told) == "2 户一起担保，还欠本金 2,500.00 元"


def test_overdue_loans_come_first_and_are_counted(view, loans):
    found = guarantees(view("2024-10-10", until=34))

    assert [(row.loan.number, row.state) for row in found.loans] == [(loans["b"], "late"), (loans["c"], "open")]
    assert (found.late, found.overdue) == (1, found.loans[0].loan.outstanding)


def test_a_group_tells_its_loans_that_are_out(tiny, loans):
    (group,) = guarantees(tiny).groups

    assert (group.leader, group.members, group.formed_on) == (
        "M0002",
        ("M0001", "M0002", "M0003"),
        dt.date(2024, 1, 25),
    )
    assert (group.loans, group.outstanding) == ((loans["c"],), 250_000)


def test_a_household_with_nothing_overdue_is_barred_by_nothing(tiny):
    assert [member_report(tiny, number).barred for number in ("M0001", "M0002", "M0003")] == [(), (), ()]


def test_borrower_and_guarantors_of_an_overdue_loan_are_told_why_they_may_not_borrow(view, loans):
    basis = view("2025-07-16")
    told = {number: member_report(basis, number).barred for number in ("M0001", "M0002", "M0003", "M0004")}

    assert [(each.rule, each.loan) for each in told["M0001"]] == [("ELIGIBLE-NO-OVERDUE", loans["c"])]
    assert [(each.rule, each.loan) for each in told["M0002"]] == [("ARREARS-GUARANTOR-SUSPEND", loans["c"])]
    assert SAY(told["M0003"][0].told) == f"担保的 {loans['c']} 号借款逾期，那一笔还清以前不能借"
    assert told["M0004"] == ()


def test_a_household_that_joined_less_than_a_month_ago_is_told_from_when_it_may_ask(view):
    young, grown = (member_report(view(day, until=14), "M0001").barred for day in ("2024-02-11", "2024-02-12"))

    assert [(each.rule, SAY(each.told)) for each in young] == [
        ("ELIGIBLE-MEMBER-1M", "入会还不满 1 个月，2024年2月12日起才能申请")
    ]
    assert grown == ()


def test_what_the_stars_allow_is_a_sum_that_adds_up(tiny):
    report = member_report(tiny, "M0001")

    assert SAY(report.cap_how) == "2,000.00 元 + 1 星 × 500.00 元 = 2,500.00 元（最高 5,000.00 元）"
    assert (report.row.stars, report.row.cap) == (1, 250_000)
