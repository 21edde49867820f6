"""Dividends: whole months of the calendar year, newest shares leave first, one rounding, parts rounded down."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzpub.ledger.book import Book, Member, ShareLot
from hzpub.ledger.dividends import available, declared_share, due, dues, holdings, part, years_dividend
from hzpub.ledger.pool import Declared, Pool
from tests.rooms.ledger import lives

RATE = 30
D = dt.date


def household(*lots: tuple[str, int], gifts: int = 0) -> Member:
    """A household whose lots are (day, shares); negative shares were given back."""
    own = tuple(
        ShareLot(f"{at:06}", D.fromisoformat(day), shares, shares * 50_000) for at, (day, shares) in enumerate(lots, 1)
    )
    given = (ShareLot("000099", D(2023, 1, 1), gifts, 0),) if gifts else ()
    return Member("M0001", "000001", D(2023, 1, 1), "P0001", 1, "ordinary", lots=own, gifts=given)


def test_e5_two_shares_for_nine_months_are_27_yuan() -> None:
    assert due(household(("2024-03-15", 2)), 2024, RATE) == 2700


def test_a_full_year_of_one_share_is_18_yuan() -> None:
    assert due(household(("2023-05-05", 1)), 2024, RATE) == 1800


@pytest.mark.parametrize(
    ("paid", "fen"),
    [("2024-01-01", 1800), ("2024-01-02", 1650), ("2024-11-30", 150), ("2024-12-01", 150), ("2024-12-02", 0), ("2025-01-01", 0)],
)
def test_only_whole_months_up_to_the_new_year_count(paid: str, fen: int) -> None:
    assert due(household((paid, 1)), 2024, RATE) == fen


def test_the_next_year_counts_again_from_new_year() -> None:
    assert due(household(("2024-03-15", 1)), 2025, RATE) == 1800


def test_a_gift_share_earns_nothing() -> None:
    assert due(household(gifts=1), 2024, RATE) == 0
    assert due(household(("2024-03-15", 2), gifts=1), 2024, RATE) == 2700


def test_shares_given_back_are_the_newest_and_earn_for_the_months_before() -> None:
    member = household(("2024-01-01", 1), ("2024-06-01", 1), ("2024-09-15", -1))

    assert [(each.number, each.until, each.months) for each in holdings(member, 2024)] == [
        ("000001", None, 12),
        ("000002", D(2024, 9, 15), 3),
    ]
    assert due(member, 2024, RATE) == 1800 + 450


def test_a_lot_may_be_given_back_in_part_and_more_than_one_lot_at_once() -> None:
    member = household(("2024-01-01", 3), ("2024-02-01", 1), ("2024-07-01", -2))

    assert [(each.fen, each.months) for each in holdings(member, 2024)] == [(50_000, 6), (100_000, 12), (50_000, 5)]


def test_shares_bought_again_later_begin_anew() -> None:
    member = household(("2024-01-01", 1), ("2024-04-01", -1), ("2024-10-01", 1))

    assert due(member, 2024, RATE) == 450 + 450


def test_a_late_entry_counts_by_its_own_day() -> None:
    member = household(("2024-01-01", 1), ("2024-09-01", -1), ("2024-03-01", 1))

    assert [each.number for each in holdings(member, 2024) if each.until] == ["000003"]


def test_what_was_entered_after_the_declaration_changes_no_share_under_it() -> None:
    member = household(("2024-01-01", 1), ("2024-06-01", 1))

    assert due(member, 2024, RATE) == 1800 + 1050
    assert declared_share(member, 2024, RATE, Declared("000001", 1800, 5000, 1800)) == 1800


@pytest.mark.parametrize(("known", "held"), [("000001", [12]), ("000002", [12, 7]), ("000003", [12, 3]), ("", [12, 3])])
def test_holdings_are_those_that_records_up_to_a_number_tell_of(known: str, held: list[int]) -> None:
    member = household(("2024-01-01", 1), ("2024-06-01", 1), ("2024-09-15", -1))

    assert [each.months for each in holdings(member, 2024, known)] == held


def test_a_month_not_whole_by_new_year_is_no_holding() -> None:
    assert holdings(household(("2024-12-02", 1)), 2024) == ()
    assert [each.months for each in holdings(household(("2024-12-01", 1)), 2024)] == [1]


def test_half_a_fen_of_dividend_is_rounded_up_and_a_little_less_is_not() -> None:
    lots = [(ShareLot("000001", D(2024, 12, 1), 1, fen),) for fen in (166, 167, 499, 500)]

    assert [due(Member("M0001", "000001", D(2023, 1, 1), "P0001", 1, "poor", each), 2024, RATE) for each in lots] == [
        *(0, 1, 1, 2)
    ]


def test_shares_given_back_that_were_never_paid_in_earn_nothing() -> None:
    assert due(household(("2024-09-01", -1)), 2024, RATE) == 0


def test_a_lot_without_money_is_no_holding_and_one_of_a_fen_is() -> None:
    lots = tuple(ShareLot(f"{at:06}", D(2023, 1, 1), 1, fen) for at, fen in enumerate((0, 1), 1))
    member = Member("M0001", "000001", D(2023, 1, 1), "P0001", 1, "ordinary", lots=lots)

    assert [(each.number, each.fen, each.months) for each in holdings(member, 2024)] == [("000002", 1, 12)]


def test_a_year_is_rounded_once_for_a_household() -> None:
    """A third of a fen twice is not two times a whole one: 20 fen at 3 per mille for one month is 0.06 fen."""
    lots = tuple(ShareLot(f"{at:06}", D(2024, 12, 1), 1, 20) for at in range(1, 10))
    member = household()
    member = Member(*(getattr(member, name) for name in ("number", "joined", "joined_on", "person")), 1, "poor", lots)

    assert due(member, 2024, RATE) == 1


def village() -> Book:
    joined = [lives.member(at, name) for at, name in enumerate(lives.MEMBERS, 1)]
    paid = [
        lives.shares(4, 50_000, D(2024, 1, 10), "M0001"),
        lives.shares(5, 50_000, D(2024, 3, 2), "M0002"),
        lives.record("other_income", 6, D(2024, 6, 1), amount=1313),
    ]
    return lives.after(*joined, *paid)


def test_a_household_due_nothing_is_not_on_the_list() -> None:
    assert dues(village(), 2024, RATE) == {"M0001": 1650, "M0002": 1350}


def test_a_short_pool_gives_everybody_a_part_rounded_down() -> None:
    assert years_dividend(village(), 2024, RATE) == (3000, 1313, 722 + 590)
    assert part(1650, 3000, 3000) == 1650
    assert part(1650, 3000, 2999) == 1649


def test_fees_of_a_later_year_pay_no_dividend_and_its_costs_reduce_it() -> None:
    book = village()
    later = lives.after(lives.record("other_income", 7, D(2025, 2, 1), amount=500), book=book)
    spent = lives.after(lives.record("bank_charge", 8, D(2025, 2, 1), amount=800), book=later)

    assert available(book, 2024) == 1313
    assert available(later, 2024) == 1313
    assert available(spent, 2024) == 1013
    assert available(book, 2023) == 0


@given(st.dictionaries(st.integers(2020, 2026), st.integers(-900, 900)), st.integers(2020, 2026))
def test_what_is_available_can_be_used_without_any_year_falling_below_zero(gained: dict[int, int], year: int) -> None:
    pool = Pool().by_year.update(gained)
    there = available(village()._replace(pool=Pool(by_year=pool)), year)
    after = Pool(by_year=pool.set(year, pool.get(year, 0) - there))

    assert there >= 0
    if there:
        rests = [after.until(each) for each in (year, *(each for each in gained if each > year))]
        assert min(rests) == 0
