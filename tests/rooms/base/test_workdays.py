"""A due date in a statutory holiday moves to the next working day (Civil Code art. 203)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzpub.base.workdays import moved_due


@pytest.mark.parametrize(
    ("due", "moved"),
    [
        (date(2024, 9, 30), date(2024, 9, 30)),
        (date(2024, 10, 1), date(2024, 10, 8)),
        (date(2024, 10, 5), date(2024, 10, 8)),
        (date(2024, 10, 7), date(2024, 10, 8)),
        (date(2024, 10, 8), date(2024, 10, 8)),
        (date(2025, 1, 1), date(2025, 1, 2)),
        (date(2025, 1, 28), date(2025, 2, 5)),
        (date(2023, 12, 31), date(2023, 12, 31)),
        (date(2024, 1, 1), date(2024, 1, 2)),
    ],
)
def test_a_holiday_moves_to_the_day_work_begins_again(due: date, moved: date) -> None:
    assert moved_due(due) == moved


def test_a_plain_weekend_moves_nothing_so_example_six_stays_exact() -> None:
    assert date(2024, 8, 31).strftime("%a") == "Sat"
    assert moved_due(date(2024, 8, 31)) == date(2024, 8, 31)
    assert moved_due(date(2024, 11, 20)) == date(2024, 11, 20)


def test_a_weekend_worked_in_exchange_is_a_working_day() -> None:
    assert moved_due(date(2024, 2, 16)) == date(2024, 2, 18)
    assert moved_due(date(2024, 2, 17)) == date(2024, 2, 18)
    assert moved_due(date(2024, 4, 6)) == date(2024, 4, 7)


def test_the_weekend_before_a_holiday_is_a_plain_weekend() -> None:
    assert moved_due(date(2024, 6, 8)) == date(2024, 6, 8)
    assert moved_due(date(2024, 6, 10)) == date(2024, 6, 11)


@given(st.dates(date(2000, 1, 1), date(2035, 12, 30)))
def test_a_later_due_date_never_ends_earlier_and_never_long_after(due: date) -> None:
    assert moved_due(due) <= moved_due(due + timedelta(days=1))
    assert timedelta(0) <= moved_due(due) - due < timedelta(days=10)
    assert moved_due(moved_due(due)) == moved_due(due)


@pytest.mark.parametrize("due", [date(1, 1, 2), date(1949, 10, 1), date(9998, 12, 30), date.max])
def test_a_year_without_a_calendar_moves_nothing(due: date) -> None:
    assert moved_due(due) == due
