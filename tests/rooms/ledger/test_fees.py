"""Usage fee, penalty and the split of a payment: whole fen, nothing lost, nothing invented."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzpub.base.months import MONTH_RULES, add_months
from hzpub.ledger.book import Loan, Payout, Repayment
from hzpub.ledger.fees import FeeTerms, Split, last_timely_day, late_parts, owed, penalty, split, usage_fee
from hzpub.ledger.instalments import parts_of

TERMS = FeeTerms(50, 5)
LENT = dt.date(2024, 3, 15)


def loan(fen: int = 200_000, months: int = 3, paid: int = 0, lent: dt.date = LENT) -> Loan:
    """A loan paid out on `lent`, of which `paid` fen have come back."""
    out = Payout("000004", lent, fen, months, add_months(lent, months))
    back = (Repayment("000005", lent, "borrower", paid, 0, 0, 0),) if paid else ()
    return Loan("000001", "M0001", lent, fen, months, "breeding", "养鹅", "personal", "", (), None, out, back)


terms = st.builds(
    FeeTerms, st.integers(0, 100), st.integers(0, 20), st.sampled_from(MONTH_RULES), st.booleans()
)
days = st.integers(-10, 900).map(lambda later: LENT + dt.timedelta(later))
loans = st.builds(loan, st.integers(1, 600_000), st.integers(1, 12))
amounts = st.integers(0, 900_000)


@pytest.mark.parametrize(
    ("day", "fee", "late"),
    [
        (dt.date(2024, 3, 15), 0, 0),
        (dt.date(2024, 4, 15), 1000, 0),
        (dt.date(2024, 6, 15), 3000, 0),
        (dt.date(2024, 6, 16), 3033, 3),
        (dt.date(2024, 7, 15), 4000, 100),
    ],
)
def test_2000_yuan_for_three_months_cost_30_yuan(day: dt.date, fee: int, late: int) -> None:
    assert owed(loan(), day, TERMS) == Split(200_000, fee, late, 0)


def test_a_due_date_on_a_holiday_moves_lateness_but_not_the_fee() -> None:
    lent = dt.date(2024, 7, 1)
    due_on_national_day = loan(lent=lent)
    assert due_on_national_day.payout is not None

    assert last_timely_day(due_on_national_day.payout, TERMS) == dt.date(2024, 10, 8)
    assert penalty(due_on_national_day.payout, 200_000, dt.date(2024, 10, 8), TERMS) == 0
    assert usage_fee(due_on_national_day.payout, 200_000, dt.date(2024, 10, 8), TERMS) > 3000
    assert penalty(due_on_national_day.payout, 200_000, dt.date(2024, 10, 8), FeeTerms(50, 5, holiday_shift=False)) > 0


@given(loans, days, amounts, terms)
def test_the_parts_of_a_payment_add_up_and_none_is_negative(
    lent: Loan, day: dt.date, amount: int, prices: FeeTerms
) -> None:
    parts = split(lent, day, amount, prices)

    assert sum(parts) == amount
    assert min(parts) >= 0
    assert parts.principal <= lent.outstanding


@given(loans, days, amounts, terms)
def test_a_payment_repays_as_much_principal_as_it_can(lent: Loan, day: dt.date, amount: int, prices: FeeTerms) -> None:
    parts = split(lent, day, amount, prices)
    assert lent.payout is not None

    more = parts.principal + 1
    cost = more + usage_fee(lent.payout, more, day, prices) + penalty(lent.payout, more, day, prices)
    assert more > lent.outstanding or cost > amount
    assert parts.usage_fee == usage_fee(lent.payout, parts.principal, day, prices)
    assert parts.penalty == penalty(lent.payout, parts.principal, day, prices)


@given(loans, days, terms)
def test_what_is_owed_clears_the_loan_and_one_fen_less_does_not(lent: Loan, day: dt.date, prices: FeeTerms) -> None:
    debt = owed(lent, day, prices)

    assert split(lent, day, sum(debt), prices) == debt
    assert split(lent, day, sum(debt) - 1, prices).principal < debt.principal
    assert split(lent, day, sum(debt) + 7, prices) == debt._replace(excess=7)


@given(loans, days, terms, st.data())
def test_paying_in_two_parts_on_one_day_moves_fee_and_penalty_by_a_fen_at_most(
    lent: Loan, day: dt.date, prices: FeeTerms, data: st.DataObject
) -> None:
    assert lent.payout is not None
    first = data.draw(st.integers(0, lent.outstanding))
    second = lent.outstanding - first

    for charged in (usage_fee, penalty):
        at_once = charged(lent.payout, lent.outstanding, day, prices)
        in_two = charged(lent.payout, first, day, prices) + charged(lent.payout, second, day, prices)
        assert abs(at_once - in_two) <= 1


@given(loans, days, days, terms)
def test_later_never_costs_less(lent: Loan, one: dt.date, other: dt.date, prices: FeeTerms) -> None:
    early, late = owed(lent, min(one, other), prices), owed(lent, max(one, other), prices)

    assert early.usage_fee <= late.usage_fee
    assert early.penalty <= late.penalty


def test_only_what_is_left_is_owed() -> None:
    assert owed(loan(paid=150_000), dt.date(2024, 6, 15), TERMS) == Split(50_000, 750, 0, 0)


def test_before_the_money_is_out_nothing_is_owed_and_everything_is_excess() -> None:
    asked = Loan("000001", "M0001", LENT, 200_000, 3, "breeding", "养鹅", "personal", "")

    assert owed(asked, LENT, TERMS) == Split(0, 0, 0, 0)
    assert split(asked, LENT, 500, TERMS) == Split(0, 0, 0, 500)


def test_nothing_is_owed_on_a_loan_paid_back_or_paid_back_too_much() -> None:
    for paid in (200_000, 200_001):
        assert owed(loan(paid=paid), dt.date(2024, 9, 15), TERMS) == Split(0, 0, 0, 0)
        assert split(loan(paid=paid), dt.date(2024, 9, 15), 500, TERMS) == Split(0, 0, 0, 500)


def test_a_fen_that_does_not_pay_for_its_own_fee_repays_nothing() -> None:
    """After eleven years a fen of principal has earned two thirds of a fen."""
    assert split(loan(), dt.date(2035, 3, 15), 1, TERMS) == Split(0, 0, 0, 1)


def test_on_the_last_timely_day_no_part_is_late_and_on_the_next_all_of_it() -> None:
    payout, due = loan().payout, dt.date(2024, 6, 15)
    assert payout is not None
    parts = parts_of(payout, 0, 200_000)

    assert late_parts(payout, parts, due, TERMS) == ()
    [late] = late_parts(payout, parts, due + dt.timedelta(1), TERMS)
    assert (late.part.fen, late.base, late.thirtieths) == (200_000, 200_000, 1)
