"""Money is read in one spelling and rounded in one place."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzpub.base.money import charge, grouped, parse_yuan, yuan
from hzpub.base.months import add_months, month_thirtieths, whole_months

RECORD_SUMS = st.integers(min_value=0, max_value=99_999_999_999)


@given(RECORD_SUMS)
def test_a_sum_has_one_spelling(fen: int) -> None:
    assert parse_yuan(yuan(fen)) == fen
    assert parse_yuan(grouped(fen).replace(",", "")) == fen


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "2000",
            "2000.0",
            "2000.000",
            ".50",
            "00.50",
            "010.00",
            "-1.00",
            "+1.00",
            "1,000.00",
            "2000.00 ",
        ),
        *(
            " 2000.00",
            "2000.00\n",
            "1e3",
            "1000000000.00",
            "２０００.00",
            "٢.00",
            "2000。00",
            "nan",
            "2_0.00",
        ),
    ],
)
def test_any_other_spelling_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a sum in yuan"):
        parse_yuan(text)


def test_the_largest_and_the_smallest_sum_are_read() -> None:
    assert parse_yuan("999999999.99") == 99_999_999_999
    assert parse_yuan("0.00") == 0


@given(st.integers(0, 10**11), st.integers(0, 10_000), st.integers(0, 10_000))
def test_a_charge_is_the_nearest_fen_and_ties_go_up(principal: int, rate: int, thirtieths: int) -> None:
    exact = Fraction(principal * rate * thirtieths, 10_000 * 30)
    off = charge(principal, rate, thirtieths) - exact

    assert Fraction(-1, 2) < off <= Fraction(1, 2)


@pytest.mark.parametrize(("principal", "fee"), [(100, 1), (99, 0), (101, 1), (300, 2)])
def test_half_a_fen_goes_up_and_less_goes_down(principal: int, fee: int) -> None:
    assert charge(principal, 50, 30) == fee


@pytest.mark.parametrize("wrong", [(-1, 50, 30), (100, -50, 30), (100, 50, -30)])
def test_nothing_negative_is_charged(wrong: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="nothing to charge"):
        charge(*wrong)


FIVE, TWO, ONE, HALF = 50, 20, 10, 5


@pytest.mark.parametrize(
    ("example", "principal", "permyriad", "first", "last", "fen"),
    [
        ("E1 fee", 200000, FIVE, date(2024, 3, 15), date(2024, 6, 15), 3000),
        ("E1 issue", 200000, ONE, date(2024, 3, 15), date(2024, 6, 15), 600),
        ("E1 recovery", 200000, TWO, date(2024, 3, 15), date(2024, 6, 15), 1200),
        ("E2 fee", 175000, FIVE, date(2024, 1, 31), date(2024, 3, 7), 1079),
        ("E2 issue", 175000, ONE, date(2024, 1, 31), date(2024, 3, 7), 216),
        ("E2 recovery", 175000, TWO, date(2024, 1, 31), date(2024, 3, 7), 432),
        ("E3 fee", 250000, FIVE, date(2024, 5, 20), date(2025, 1, 8), 9542),
        ("E3 penalty", 250000, FIVE, date(2024, 11, 20), date(2025, 1, 8), 2042),
        ("E3 issue", 250000, ONE, date(2024, 5, 20), date(2024, 11, 20), 1500),
        ("E3 recovery", 250000, ONE, date(2024, 5, 20), date(2025, 1, 8), 1908),
        ("E3 issue to June", 250000, ONE, date(2024, 5, 20), date(2024, 7, 1), 342),
        ("E3 issue to September", 250000, ONE, date(2024, 5, 20), date(2024, 10, 1), 1092),
        ("E4 first fee", 100000, FIVE, date(2024, 2, 10), date(2024, 5, 10), 1500),
        ("E4 first recovery", 100000, TWO, date(2024, 2, 10), date(2024, 5, 10), 600),
        ("E4 second fee", 100000, FIVE, date(2024, 2, 10), date(2024, 8, 25), 3250),
        ("E4 second recovery", 100000, ONE, date(2024, 2, 10), date(2024, 8, 25), 650),
        ("E4 third fee", 100000, FIVE, date(2024, 2, 10), date(2025, 2, 10), 6000),
        ("E4 third recovery", 100000, ONE, date(2024, 2, 10), date(2025, 2, 10), 1200),
        ("E6 fee", 200000, FIVE, date(2023, 8, 31), date(2024, 11, 10), 14333),
        ("E6 penalty", 200000, FIVE, date(2024, 8, 31), date(2024, 11, 10), 2333),
        ("E6 recovery", 200000, HALF, date(2023, 8, 31), date(2024, 11, 10), 1433),
        ("E6 issue", 200000, ONE, date(2023, 8, 31), date(2024, 8, 31), 2400),
        ("repaid the day it was paid out", 200000, FIVE, date(2024, 3, 15), date(2024, 3, 15), 0),
        ("repaid on the due date: penalty", 200000, FIVE, date(2024, 6, 15), date(2024, 6, 15), 0),
        ("one day late: penalty", 200000, FIVE, date(2024, 6, 15), date(2024, 6, 16), 33),
    ],
)
def test_the_worked_examples_come_out_to_the_fen(
    example: str, principal: int, permyriad: int, first: date, last: date, fen: int
) -> None:
    assert (example, charge(principal, permyriad, month_thirtieths(first, last))) == (example, fen)


def test_example_five_pays_a_dividend_for_whole_months_only() -> None:
    months = whole_months(date(2024, 3, 15), date(2025, 1, 1))

    assert charge(100000, 30, months * 30) == 2700
    assert charge(50000, 30, 12 * 30) == 1800


def test_example_two_is_due_on_the_last_of_april() -> None:
    assert add_months(date(2024, 1, 31), 3) == date(2024, 4, 30)


@pytest.mark.parametrize(
    ("rule", "late", "early"),
    [("months_odd30", 9542, 1079), ("ceil", 10000, 1750), ("floor", 8750, 875), ("act30", 9708, 1050)],
)
def test_each_reading_of_a_month_charges_its_own_fee(rule: str, late: int, early: int) -> None:
    assert charge(250000, FIVE, month_thirtieths(date(2024, 5, 20), date(2025, 1, 8), rule)) == late
    assert charge(175000, FIVE, month_thirtieths(date(2024, 1, 31), date(2024, 3, 7), rule)) == early
