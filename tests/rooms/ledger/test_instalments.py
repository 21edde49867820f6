"""Instalments: the oldest is paid first, each is late from its own day, and all of them on time earn the star."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzpub.base.months import MONTH_RULES, add_months
from hzpub.ledger.book import Instalment, Loan, Payout, Repayment
from hzpub.ledger.fees import FeeTerms, Split, owed, penalty, split, usage_fee
from hzpub.ledger.instalments import arrears_of, instalments, paid_late, parts_of
from hzpub.ledger.standing import arrears, days_overdue, earned, is_overdue, was_on_time

TERMS = FeeTerms(50, 50)
LENT = dt.date(2024, 3, 15)
FIRST, LAST = dt.date(2024, 4, 15), dt.date(2024, 6, 15)
DAY = dt.timedelta(1)


def lent(*rows: tuple[int, int], fen: int = 200_000, back: tuple[tuple[dt.date, int], ...] = ()) -> Loan:
    """A loan of 2000 yuan with instalments (months, fen), and what was repaid on which day."""
    schedule = tuple(Instalment(add_months(LENT, months), each) for months, each in rows)
    out = Payout("000004", LENT, fen, 3, add_months(LENT, 3), LENT, schedule)
    paid = tuple(Repayment(f"{at:06}", day, "borrower", each, 0, 0, 0) for at, (day, each) in enumerate(back, 5))
    return Loan("000001", "M0001", LENT, fen, 3, "breeding", "养鹅", "personal", "", (), None, out, paid)


HALVES = ((1, 100_000), (3, 100_000))


@pytest.mark.parametrize(
    ("day", "fee", "fine"),
    [
        (FIRST, 1000, 0),
        (FIRST + DAY, 1033, 17),
        (dt.date(2024, 5, 15), 2000, 500),
        (LAST, 3000, 1000),
        (LAST + DAY, 3033, 1017 + 17),
    ],
)
def test_each_half_is_late_from_its_own_day(day: dt.date, fee: int, fine: int) -> None:
    """1000.00 x 5 per mille: one day late 0.17, one month 5.00; the second half starts two months later."""
    assert owed(lent(*HALVES), day, TERMS) == Split(200_000, fee, fine, 0)


def test_what_was_repaid_takes_the_oldest_half_out_of_the_penalty() -> None:
    half = lent(*HALVES, back=((FIRST, 100_000),))

    assert owed(half, LAST, TERMS) == Split(100_000, 1500, 0, 0)
    assert owed(half, LAST + DAY, TERMS) == Split(100_000, 1517, 17, 0)


def test_a_payment_that_reaches_into_the_second_half_pays_penalty_on_the_first_only() -> None:
    payout = lent(*HALVES).payout
    assert payout is not None

    assert parts_of(payout, 40_000, 80_000) == (Instalment(FIRST, 60_000), Instalment(LAST, 20_000))
    assert penalty(payout, 80_000, dt.date(2024, 5, 15), TERMS, since=40_000) == 300
    assert penalty(payout, 80_000, dt.date(2024, 5, 15), TERMS, since=100_000) == 0


def test_the_due_day_of_an_instalment_moves_off_a_holiday_too() -> None:
    out = Payout("000004", dt.date(2024, 9, 1), 200_000, 3, dt.date(2024, 12, 1), schedule=(
        Instalment(dt.date(2024, 10, 1), 100_000), Instalment(dt.date(2024, 12, 1), 100_000)
    ))

    assert penalty(out, 100_000, dt.date(2024, 10, 8), TERMS) == 0
    assert penalty(out, 100_000, dt.date(2024, 10, 9), TERMS) == 17
    assert penalty(out, 100_000, dt.date(2024, 10, 8), TERMS._replace(holiday_shift=False)) == 117


def test_a_schedule_that_does_not_add_up_is_cut_or_ends_on_the_due_day() -> None:
    short, long = lent((1, 50_000)).payout, lent((1, 150_000), (3, 150_000)).payout
    assert short is not None
    assert long is not None

    assert instalments(short) == (Instalment(FIRST, 50_000), Instalment(LAST, 150_000))
    assert instalments(long) == (Instalment(FIRST, 150_000), Instalment(LAST, 50_000))


def test_overdue_is_what_fell_due_and_was_not_repaid() -> None:
    late = arrears(lent(*HALVES, back=((FIRST, 99_999),)), FIRST + DAY, TERMS)

    assert not is_overdue(lent(*HALVES), FIRST, TERMS)
    assert late == (1, FIRST, FIRST)
    assert days_overdue(lent(*HALVES), LAST + DAY, TERMS) == 62
    assert not is_overdue(lent(*HALVES, back=((FIRST, 100_000),)), LAST, TERMS)


def test_what_was_written_off_is_taken_from_the_end() -> None:
    loan = lent(*HALVES)._replace(written_off=100_000)
    assert loan.payout is not None

    assert arrears(loan, FIRST + DAY, TERMS) == (100_000, FIRST, FIRST)
    assert arrears_of(loan.payout, 100_000, 100_000, LAST + DAY, holiday_shift=True) is None


def test_the_star_needs_every_instalment_on_time() -> None:
    on_time = lent(*HALVES, back=((FIRST, 100_000), (LAST, 100_000)))
    first_late = lent(*HALVES, back=((FIRST + DAY, 100_000), (LAST, 100_000)))
    in_one = lent(back=((LAST, 200_000),))

    assert [was_on_time(each, TERMS) for each in (on_time, first_late, in_one)] == [True, False, True]


def test_a_fund_may_reset_the_stars_before_a_late_loan() -> None:
    early = lent(back=((dt.date(2024, 5, 1), 200_000),))
    late = lent(back=((LAST + DAY, 200_000),))
    after = lent(back=((LAST, 100_000), (LAST, 100_000)))
    resets = TERMS._replace(star_on_late="reset")
    later = after._replace(payout=replace(late.payout, due=dt.date(2024, 9, 15)), repayments=(
        Repayment("000009", dt.date(2024, 9, 1), "borrower", 200_000, 0, 0, 0),
    )) if late.payout else after

    assert earned((each, TERMS) for each in (early, late, later)) == (early, later)
    assert earned((each, resets) for each in (early, late, later)) == (later,)
    assert earned((each, resets) for each in (early, later)) == (early, later)


def test_the_penalty_may_count_the_fee_earned_by_the_due_day() -> None:
    """(2000.00 + 30.00) x 5 per mille x 1 month."""
    with_fee, payout = TERMS._replace(penalty_base="principal_and_fee"), lent().payout
    assert payout is not None

    assert penalty(payout, 200_000, dt.date(2024, 7, 15), with_fee) == 1015
    assert penalty(payout, 200_000, dt.date(2024, 7, 15), TERMS) == 1000
    assert penalty(payout, 200_000, LAST, with_fee) == 0


MIDDLE = dt.date(2024, 5, 15)
THREE = ((1, 50_000), (2, 50_000), (3, 100_000))


@pytest.mark.parametrize(
    ("since", "principal", "parts"),
    [
        (0, 200_000, ((FIRST, 50_000), (MIDDLE, 50_000), (LAST, 100_000))),
        (50_000, 150_000, ((MIDDLE, 50_000), (LAST, 100_000))),
        (70_000, 130_000, ((MIDDLE, 30_000), (LAST, 100_000))),
        (100_000, 40_000, ((LAST, 40_000),)),
        (100_000, 140_000, ((LAST, 140_000),)),
        (0, 50_001, ((FIRST, 50_000), (MIDDLE, 1))),
        (0, 0, ()),
    ],
)
def test_each_fen_belongs_to_the_oldest_of_three_that_is_open(
    since: int, principal: int, parts: tuple[tuple[dt.date, int], ...]
) -> None:
    payout = lent(*THREE).payout
    assert payout is not None

    assert parts_of(payout, since, principal) == parts


@pytest.mark.parametrize(
    ("back", "written_off", "late"),
    [
        ((), 0, None),
        ((), 100_000, LAST),
        (((LAST, 100_000),), 0, None),
        (((FIRST, 100_000), (LAST, 100_000)), 0, None),
        (((FIRST, 100_000), (LAST + DAY, 100_000)), 0, LAST),
        (((LAST + DAY, 100_000), (FIRST, 100_000)), 0, LAST),
        (((LAST, 200_000),), 0, None),
    ],
)
def test_late_is_what_came_after_the_last_timely_day_or_never_will(
    back: tuple[tuple[dt.date, int], ...], written_off: int, late: dt.date | None
) -> None:
    assert paid_late(lent(back=back)._replace(written_off=written_off), holiday_shift=True) == late


def test_fees_that_come_after_the_principal_do_not_make_it_late() -> None:
    loan = lent(back=((LAST, 199_999), (LAST, 1)))
    fee = Repayment("000009", LAST + DAY, "borrower", 0, 3000, 0, 0)

    assert paid_late(loan._replace(repayments=(*loan.repayments, fee)), holiday_shift=True) is None


schedules = st.lists(st.integers(1, 12), min_size=1, max_size=5, unique=True).map(sorted)
prices = st.builds(
    FeeTerms,
    st.integers(0, 60),
    st.integers(0, 60),
    st.sampled_from(MONTH_RULES),
    st.booleans(),
    st.sampled_from(("principal", "principal_and_fee")),
    st.just("none"),
)


@given(schedules, st.integers(1, 500_000), st.integers(0, 600_000), st.integers(0, 500), prices, st.data())
def test_a_payment_repays_as_much_principal_as_it_can_whatever_the_schedule(
    months: list[int], fen: int, amount: int, later: int, terms: FeeTerms, data: st.DataObject
) -> None:
    already = data.draw(st.integers(0, fen - 1))
    rows = tuple((month, fen // len(months)) for month in months)
    loan = lent(*rows, fen=fen, back=((LENT, already),) if already else ())
    day = LENT + dt.timedelta(later)
    assert loan.payout is not None

    found = split(loan, day, amount, terms)

    assert sum(found) == amount
    assert min(found) >= 0
    more = found.principal + 1
    cost = more + usage_fee(loan.payout, more, day, terms) + penalty(loan.payout, more, day, terms, already)
    assert more > loan.outstanding or cost > amount
    assert sum(fen for _, fen in parts_of(loan.payout, already, found.principal)) == found.principal


@given(st.integers(1, 500_000), st.integers(0, 900), prices)
def test_one_instalment_on_the_due_day_is_no_schedule_at_all(fen: int, later: int, terms: FeeTerms) -> None:
    plain, one = lent(fen=fen), lent((3, fen), fen=fen)
    day = LENT + dt.timedelta(later)

    assert owed(plain, day, terms) == owed(one, day, terms)
    assert arrears(plain, day, terms) == arrears(one, day, terms)
    assert split(plain, day, fen, terms) == split(one, day, fen, terms)
