"""The repayment calendar: which month brings back what."""

import datetime as dt

from hzpub.base.words import Words
from hzpub.reports.due_months import due_calendar
from hzpub.reports.loan_list import loan_list
from hzpub.reports.loan_page import loan_report

SAY = Words.chinese().fact


def test_every_month_to_the_last_due_day_is_there_empty_ones_too(tiny):
    calendar = due_calendar(tiny)

    assert [SAY(each.label) for each in calendar.months] == [f"2025年{month}月" for month in range(1, 8)]
    assert [each.count for each in calendar.months] == [0, 0, 0, 0, 0, 0, 1]
    assert (calendar.overdue_count, calendar.overdue) == (0, 0)


def test_a_month_tells_its_loans_with_the_fee_that_the_loans_page_tells(tiny, loans):
    july = due_calendar(tiny).months[-1]
    due = loan_report(tiny, loans["c"]).due

    assert [(part.loan, part.member, part.last_timely_day) for part in july.parts] == [
        (loans["c"], "M0001", dt.date(2025, 7, 15))
    ]
    assert (july.principal, july.usage_fee) == (due.principal, due.usage_fee) == (250_000, 15_000)


def test_on_the_last_timely_day_a_loan_is_still_to_come_and_the_day_after_it_is_overdue(view):
    on_the_day, after = (due_calendar(view(day)) for day in ("2025-07-15", "2025-07-16"))

    assert (on_the_day.overdue, sum(each.principal for each in on_the_day.months)) == (0, 250_000)
    assert (after.overdue_count, after.overdue, after.months) == (1, 250_000, ())


def test_months_and_what_is_overdue_add_up_to_what_is_lent(view):
    for until in range(20, 46):
        basis = view(until=until)
        calendar = due_calendar(basis)
        coming = sum(part.principal for month in calendar.months for part in month.parts)

        assert coming == sum(month.principal for month in calendar.months)
        assert coming + calendar.overdue == loan_list(basis).outstanding


def test_a_due_day_on_a_holiday_counts_in_the_month_it_moves_to(new_fund, view):
    fund = new_fund()
    fund.lend("M0001", "2024-10-20", "2024-10-22", "2024-10-28", 120_000, 3)
    january, february = due_calendar(view("2025-01-27", records=fund.records)).months

    assert (january.count, february.count) == (0, 1)
    assert february.parts[0].last_timely_day == dt.date(2025, 2, 5)


def test_a_fund_that_lends_nothing_has_no_months(view):
    assert due_calendar(view(until=10)).months == ()
