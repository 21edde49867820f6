"""Which quarters and years are over, and what is due after each."""

import datetime as dt

from hzpub.base.months import Quarter
from hzpub.ledger.book import EMPTY
from hzpub.rulebooks.periods import by_quarter, by_year, quarters_over, years_over
from tests.rules.scenes import scene, told

BOOK = scene("one_member").book
"""Founded on 2024-01-02."""


def over(day: str) -> list[str]:
    return [str(each) for each in quarters_over(BOOK, dt.date.fromisoformat(day))]


def test_a_quarter_is_over_on_the_day_after_its_last() -> None:
    assert over("2024-03-31") == []
    assert over("2024-04-01") == ["2024Q1"]


def test_quarters_run_from_the_founding_without_a_gap() -> None:
    assert over("2025-01-01") == ["2024Q1", "2024Q2", "2024Q3", "2024Q4"]


def test_a_year_is_over_on_new_years_day() -> None:
    assert list(years_over(BOOK, dt.date(2024, 12, 31))) == []
    assert list(years_over(BOOK, dt.date(2026, 1, 1))) == [2024, 2025]


def test_books_without_a_charter_have_no_quarters() -> None:
    assert list(quarters_over(EMPTY, dt.date(2030, 1, 1))) == []


def test_a_half_years_duty_skips_spring_and_autumn() -> None:
    days = [due.by for due in by_quarter(BOOK, dt.date(2025, 1, 1), 15, lambda _: "", half_years=True)]

    assert days == [dt.date(2024, 7, 15), dt.date(2025, 1, 15)]


def test_a_year_is_due_so_many_days_after_its_end_and_knows_what_was_done() -> None:
    dues = list(by_year(BOOK, dt.date(2026, 1, 1), 31, lambda year: {2024: "000420"}.get(year, "")))

    assert [(due.by, due.done) for due in dues] == [(dt.date(2025, 1, 31), "000420"), (dt.date(2026, 1, 31), "")]


def test_a_fund_being_wound_up_still_owes_until_it_is_closed() -> None:
    late = dt.date(2026, 1, 1)

    assert [str(each) for each in quarters_over(scene("wound_up").book, late)][-1] == "2025Q4"
    assert [str(each) for each in quarters_over(scene("closed_fund").book, late)][-1] == "2024Q2"


def test_notices_given_after_the_decision_to_end_count_to_the_last_of_them() -> None:
    notices = "".join(f"  - {{kind: notice, date: {day}}}\n" for day in ("2025-01-16", "2025-01-17", "2025-01-18"))
    book = told(f"{notices}  - {{kind: final_account, date: 2025-01-20}}", "wound_up").book

    assert max(quarters_over(book, dt.date(2030, 1, 1))) == Quarter(2024, 3)
