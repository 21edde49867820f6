"""Registers, supervision and the annual report: what they add up to, and what they say when there is nothing."""

import datetime as dt

import pytest

from hzpub.base.months import Quarter
from hzpub.base.words import Words
from hzpub.reports.members import member_list
from hzpub.reports.public_parts import MANY, ONE, public_parts
from hzpub.reports.quarters import Quarters
from hzpub.reports.queue import queue
from hzpub.reports.raising import raising
from hzpub.reports.standing_lists import poor_list, reminder_list, star_table
from hzpub.reports.supervision import exceptions, objections, supervision

SAY = Words.chinese().fact


def parts_of(basis):
    """Every part by name, in the order in which they are made."""
    quarters = Quarters(basis)
    notices = [quarters.report(name) for name in quarters.names]
    found = {}
    for name, part in public_parts(quarters, notices, member_list(basis)):
        found.setdefault(name, []).append(part)
    return found


def join(fund, *numbers, household_class="poor"):
    for number in numbers:
        place = {"household_class": household_class, "village_group": 1}
        fund.write("member", "2024-01-02", member=number, person=number.replace("M", "P"), **place)


def test_every_part_is_made_under_its_name(tiny):
    made = parts_of(tiny)

    assert made.keys() == ONE.keys() | MANY.keys()
    assert all(len(made[name]) == 1 and type(made[name][0]) is kind for name, kind in ONE.items())
    assert all(type(part) is kind for name, kind in MANY.items() for part in made[name])


def test_the_rows_of_each_source_add_up_to_what_it_holds(tiny):
    report = raising(tiny, member_list(tiny))
    rows = {each.source: sum(row.fen for row in report.rows if row.source == each.source) for each in report.sources}

    assert [(each.source, each.fen) for each in report.sources] == [
        ("member_shares", 200_000),
        ("government_grants", 5_000_000),
        ("partner_unit_grants", 0),
        ("donations", 760_000),
    ]
    assert rows == {each.source: each.fen for each in report.sources}
    assert sum(rows.values()) == report.fund_total
    assert (report.households, report.shares, report.longest_lag) == (3, 4, 66)


def test_a_gift_share_is_listed_and_brings_no_money(new_fund, view):
    fund = new_fund()
    join(fund, "M0001")
    fund.write("gift_share", "2024-01-05", member="M0001", form="gift", shares=1, document="3号")
    basis = view(records=fund.records)
    report = raising(basis, member_list(basis))
    (row,) = poor_list(basis, member_list(basis)).rows

    assert [(each.source, each.shares, each.fen) for each in report.rows] == [("gift_shares", 1, 0)]
    assert (report.gift_shares, report.fund_total, row.gift_shares) == (1, 0, 1)


def test_the_poor_list_leaves_ordinary_households_out(tiny):
    report = poor_list(tiny, member_list(tiny))

    assert [(row.member.number, row.member.household_class) for row in report.rows] == [
        ("M0001", "poor"),
        ("M0003", "low_income"),
    ]
    assert [(each.household_class, each.share_fen) for each in report.classes] == [
        ("poor", 50_000),
        ("low_income", 50_000),
    ]


def test_the_star_table_tells_the_day_of_each_star(tiny, loans):
    report = star_table(tiny, member_list(tiny))
    (first,) = [row for row in report.rows if row.earned]

    assert (first.member.number, first.stars, first.cap) == ("M0001", 1, 250_000)
    assert [(star.loan, star.day, star.counts) for star in first.earned] == [(loans["a"], dt.date(2024, 6, 15), True)]
    assert report.households == (2, 1, 0, 0, 0, 0, 0)


@pytest.mark.parametrize(("as_of", "days"), [("2025-06-14", []), ("2025-06-15", [30]), ("2025-07-15", [0]), ("2025-07-16", [])])
def test_a_loan_is_on_the_reminder_list_from_thirty_days_before_until_its_last_day(view, as_of, days):
    report = reminder_list(view(as_of))

    assert [row.days_left for row in report.rows] == days
    assert report.fen == 250_000 * len(days)


def waiting_fund(new_fund):
    fund = new_fund()
    join(fund, "M0001", "M0002")
    for member in ("M0001", "M0002"):
        fund.write("share_subscription", "2024-01-12", member=member, shares=2, amount=100_000)
        fund.write("redemption_request", "2024-03-01", member=member, shares=1)
    return fund


def test_the_queue_is_in_the_order_of_asking_and_shortens_when_somebody_is_paid(new_fund, view):
    fund = waiting_fund(new_fund)
    fund.write("share_redemption", "2024-04-09", member="M0001", shares=1, amount=50_000, paid_on="2024-04-10")
    basis = view(records=fund.records)

    assert [(row.place, row.member, row.fen) for row in queue(basis, dt.date(2024, 3, 31))] == [
        (1, "M0001", 50_000),
        (2, "M0002", 50_000),
    ]
    assert [(row.place, row.member) for row in queue(basis, dt.date(2024, 6, 30))] == [(1, "M0002")]
    assert [each.member for each in basis.book.affairs.waiting.values()] == ["M0002"]


def test_the_notice_of_a_quarter_keeps_the_queue_of_its_end(new_fund, view):
    fund = waiting_fund(new_fund)
    fund.write("share_redemption", "2024-04-09", member="M0001", shares=1, amount=50_000, paid_on="2024-04-10")
    quarters = Quarters(view(records=fund.records))

    assert [row.member for row in quarters.report(Quarter(2024, 1)).waiting] == ["M0001", "M0002"]
    assert [row.member for row in quarters.report(Quarter(2024, 2)).waiting] == ["M0002"]


def test_objections_without_an_answer_come_first(new_fund, view):
    fund = new_fund()
    first = fund.write("objection", "2024-07-01", subject="少公示了一笔还款")
    fund.write("objection", "2024-07-20", subject="名单贴得太高")
    fund.write("objection_reply", "2024-07-11", objection=first, result="upheld", answer="已经补录")
    report = objections(view("2024-08-01", records=fund.records))

    assert [(row.subject, row.state, row.days) for row in report.rows] == [
        ("名单贴得太高", "waiting", 12),
        ("少公示了一笔还款", "answered", 10),
    ]
    assert (SAY(report.rows[1].result), report.rows[1].answer) == ("属实", "已经补录")
    assert (report.waiting, report.answered) == (1, 1)


def test_an_exception_names_rule_record_and_reason(new_fund, view):
    fund = new_fund()
    loan = fund.apply("M0001", "2024-01-02", 100_000, 3)
    number = fund.write("exception", "2024-01-03", rule="GUARANTEE-GROUP-5", target=loan, reason="只有四户")
    (row,) = exceptions(view(records=fund.records)).rows

    assert (row.number, row.rule, row.target, row.reason) == (number, "GUARANTEE-GROUP-5", loan, "只有四户")


@pytest.mark.parametrize(("as_of", "state"), [("2024-05-31", "open"), ("2024-06-01", "past_deadline")])
def test_an_inspection_runs_past_its_deadline_the_day_after(new_fund, view, as_of, state):
    fund = new_fund()
    found = {"authority": "县财政局", "findings": "通知单没有编号", "must_mend": "yes", "deadline": "2024-05-31"}
    number = fund.write("inspection", "2024-04-01", **found)
    before = supervision(Quarters(view(as_of, records=fund.records)))
    fund.write("rectification", "2024-06-10", inspection=number, done="补编通知单号")
    after = supervision(Quarters(view(records=fund.records)))

    assert [row.state for row in before.inspections] == [state]
    assert [(row.state, row.rectified.number) for row in after.inspections] == [("mended", "000002")]


def test_a_quarter_that_nobody_reviewed_is_counted(new_fund, view):
    fund = new_fund()
    fund.write("other_income", "2024-01-25", source="bank_interest", amount=3_618)
    fund.write("board_review", "2024-04-05", quarter=Quarter(2024, 1), findings="手续齐全")
    report = supervision(Quarters(view("2024-08-01", records=fund.records)))

    assert [(str(row.quarter), row.line is not None) for row in report.reviews] == [
        ("2024Q3", False),
        ("2024Q2", False),
        ("2024Q1", True),
    ]
    assert report.missing == 1


def test_the_year_adds_up_and_says_what_fell_short(tiny):
    first, running = parts_of(tiny)["annual_reports"]
    money = {row.key: (row.opening, row.increase - row.decrease, row.closing) for row in first.money}

    assert (first.year, first.is_over, running.year, running.is_over) == (2024, True, 2025, False)
    assert money["bank"] == (0, 5_722_384, 5_722_384)
    assert money["loans"] == (0, 250_000, 250_000)
    assert (first.loans, first.paid_out, first.repaid) == (3, 650_000, 400_000)
    assert (first.falling_due, first.on_time, first.on_time_share) == (400_000, 300_000, 750)
    assert [SAY(each) for each in first.short] == [
        "到期还款率 75\u00a0%，没有达到 98\u00a0%",
        "更正过 2 条记录",
        "有 3 个季度的公示没有盖章入账",
        "还没有向会员代表会议报告",
    ]


def test_questions_and_answers_of_the_meeting_stand_in_the_annual_report(new_fund, view):
    fund = new_fund()
    fund.write("other_income", "2024-01-25", source="bank_interest", amount=3_618)
    said = {"resolution": "听取报告", "present": 30, "entitled": 40}
    meeting = fund.write("meeting", "2025-01-10", assembly="representatives", **said)
    asked = ({"question": "红利为什么没有发足", "answer": "占用费不够"},)
    fund.write("annual_report", "2025-01-11", year=2024, meeting=meeting, summary="全年平稳", questions=asked)
    year, _ = parts_of(view(records=fund.records))["annual_reports"]

    assert (year.summary, year.meeting.number) == ("全年平稳", meeting)
    assert [(each.question, each.answer) for each in year.answers] == [("红利为什么没有发足", "占用费不够")]
    assert "还没有向会员代表会议报告" not in [SAY(each) for each in year.short]
