"""The days on which a month or a quarter turns, one by one."""

from calendar import monthrange
from datetime import date

import pytest

from hzpub.base.months import Quarter, add_months, month_thirtieths, whole_months

FIRST = date(2024, 1, 15)


@pytest.mark.parametrize(
    ("last", "ceil", "odd", "floor"),
    [
        (date(2024, 1, 15), 0, 0, 0),
        (date(2024, 1, 16), 30, 1, 0),
        (date(2024, 2, 14), 30, 30, 0),
        (date(2024, 2, 15), 30, 30, 30),
        (date(2024, 2, 16), 60, 31, 30),
        (date(2024, 3, 15), 60, 60, 60),
    ],
)
def test_a_month_that_is_just_full_is_not_a_begun_one_more(last: date, ceil: int, odd: int, floor: int) -> None:
    assert [month_thirtieths(FIRST, last, rule) for rule in ("ceil", "months_odd30", "floor")] == [ceil, odd, floor]


def test_quarters_are_counted_without_a_gap_or_a_repetition() -> None:
    quarters = [Quarter(year, number) for year in (2023, 2024, 2025) for number in (1, 2, 3, 4)]
    first = quarters[0].ordinal

    assert [quarter.ordinal - first for quarter in quarters] == list(range(12))
    assert first == 2023 * 4


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_the_quarter_before_the_next_is_the_same_one(number: int) -> None:
    quarter = Quarter(2024, number)

    assert quarter.previous().next() == quarter
    assert quarter.previous().number == (4, 1, 2, 3)[number - 1]
    assert quarter.previous().year == (2023 if number == 1 else 2024)


@pytest.mark.parametrize("year", [2023, 2024])
def test_from_the_last_day_of_january_every_month_ends_on_its_own_last_day(year: int) -> None:
    ends = [add_months(date(year, 1, 31), months) for months in range(12)]

    assert ends == [date(year, month, monthrange(year, month)[1]) for month in range(1, 13)]
    assert [whole_months(date(year, 1, 31), end) for end in ends] == list(range(12))
