"""Months run from a day to the same day; quarters follow each other without a gap."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzpub.base.months import Quarter, add_months, month_thirtieths, whole_months
from hzpub.base.words import Words

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
SPANS = st.integers(0, 1600).map(lambda days: timedelta(days=days))


@given(DAYS, st.integers(0, 400))
def test_the_day_of_the_month_stays_or_is_the_last_of_a_shorter_month(day: date, months: int) -> None:
    later = add_months(day, months)

    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == min(day.day, monthrange(later.year, later.month)[1])


def test_month_ends_do_not_drift() -> None:
    assert [add_months(date(2024, 1, 31), n).day for n in range(5)] == [31, 29, 31, 30, 31]
    assert add_months(date(2024, 3, 31), -1) == date(2024, 2, 29)
    assert add_months(date(2024, 12, 15), 1) == date(2025, 1, 15)


def test_one_month_after_the_last_of_january_is_the_last_of_february() -> None:
    assert add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert whole_months(date(2024, 1, 31), date(2024, 2, 28)) == 0
    assert whole_months(date(2024, 1, 31), date(2024, 2, 29)) == 1


@given(DAYS, SPANS)
def test_whole_months_are_the_most_that_fit(first: date, span: timedelta) -> None:
    last = first + span
    months = whole_months(first, last)

    assert add_months(first, months) <= last < add_months(first, months + 1)


@given(DAYS, SPANS)
def test_time_never_shrinks_and_odd_days_never_exceed_thirty(first: date, span: timedelta) -> None:
    last = first + span
    today, tomorrow = month_thirtieths(first, last), month_thirtieths(first, last + timedelta(days=1))

    assert today <= tomorrow
    assert 0 <= today - whole_months(first, last) * 30 <= 30


@given(DAYS, SPANS)
def test_no_time_passes_backwards(first: date, span: timedelta) -> None:
    for rule in ("months_odd30", "ceil", "floor", "act30"):
        assert month_thirtieths(first, first - span, rule) == 0
    assert whole_months(first, first - span) == 0


@given(DAYS, SPANS)
def test_a_begun_month_costs_between_nothing_and_a_whole_one(first: date, span: timedelta) -> None:
    floor, exact, ceil = (month_thirtieths(first, first + span, r) for r in ("floor", "months_odd30", "ceil"))

    assert floor <= exact <= ceil <= floor + 30
    assert month_thirtieths(first, first + span, "act30") == span.days


def test_an_unknown_reading_of_a_month_is_refused() -> None:
    with pytest.raises(ValueError, match="months_odd30, ceil, floor, act30"):
        month_thirtieths(date(2024, 1, 1), date(2024, 2, 1), "actual")


@given(DAYS)
def test_a_day_lies_in_its_quarter_and_the_next_begins_when_it_ends(day: date) -> None:
    quarter = Quarter.of(day)

    assert quarter.first <= day <= quarter.last
    assert quarter.last + timedelta(days=1) == quarter.next().first
    assert quarter.next().previous() == quarter
    assert quarter.previous() < quarter < quarter.next()
    assert Quarter.parse(str(quarter)) == quarter


def test_quarters_cross_the_year() -> None:
    assert Quarter(2024, 4).next() == Quarter(2025, 1)
    assert Quarter(2024, 1).previous() == Quarter(2023, 4)
    assert (Quarter(2024, 4).first, Quarter(2024, 4).last) == (date(2024, 10, 1), date(2024, 12, 31))


@pytest.mark.parametrize(
    "text", ["2024Q0", "2024Q5", "2024q1", "24Q1", "2024-Q1", "2024Q1\n", "２０２４Q1", ""]
)
def test_any_other_spelling_of_a_quarter_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a quarter"):
        Quarter.parse(text)


def test_a_year_has_no_fifth_quarter() -> None:
    with pytest.raises(ValueError, match="quarters 1 to 4"):
        Quarter(2024, 5)


def test_people_read_a_quarter_in_their_language() -> None:
    label = Quarter(2024, 3).label

    assert Words.chinese().fact(label) == "2024年第3季度"
    assert Words.load("en").fact(label) == "Q3 2024"
