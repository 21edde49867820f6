"""Stars, limits, arrears and liability are computed from what happened, on the bank's days."""

import datetime as dt

from hzpub.ledger.fees import FeeTerms
from hzpub.ledger.standing import days_overdue, is_overdue, liable_households, loan_cap, stars, was_on_time
from tests.rooms.ledger.lives import (
    after,
    application,
    approval,
    guarantee,
    member,
    payout,
    record,
    repayment,
    shares,
)

TERMS = FeeTerms(50, 5)
DUE = dt.date(2024, 6, 15)
LATE = DUE + dt.timedelta(1)
STORY = (
    *(member(1), member(2, "M0002"), shares(3), application(4), guarantee(5, "000004", "M0002")),
    *(approval(6, "000004"), payout(7, "000006", day=dt.date(2024, 3, 15))),
)


def test_a_loan_repaid_on_its_last_day_earns_a_star_and_a_day_later_none() -> None:
    for day, earned in ((DUE, 1), (LATE, 0)):
        book = after(*STORY, repayment(8, "000004", 200_000, 3000, day=day))

        assert stars(book, "M0001", TERMS, 6) == earned
        assert was_on_time(book.loans["000004"], TERMS) == bool(earned)
        assert book.loans["000004"].cleared_on == day
    assert stars(book, "M0002", TERMS, 6) == stars(book, "M9999", TERMS, 6) == 0


def test_stars_have_a_limit_and_so_has_the_cap() -> None:
    book = after(*STORY, repayment(8, "000004", 200_000, 3000, day=DUE))

    assert stars(book, "M0001", TERMS, 0) == 0
    assert [loan_cap(count, 200_000, 50_000, 500_000) for count in (0, 1, 6, 7)] == [200_000, 250_000, 500_000, 500_000]


def test_money_paid_too_much_after_the_last_day_does_not_take_the_star_away() -> None:
    excess = repayment(9, "000004", 0, excess=500, day=LATE)
    book = after(*STORY, repayment(8, "000004", 200_000, 3000, day=DUE), excess)

    assert book.loans["000004"].cleared_on == DUE
    assert stars(book, "M0001", TERMS, 6) == 1


def test_the_day_a_loan_was_cleared_is_the_banks_not_the_entrys() -> None:
    """The second half was entered first."""
    book = after(*STORY, repayment(8, "000004", 150_000, day=DUE), repayment(9, "000004", 50_000, day=LATE))
    turned = after(*STORY, repayment(8, "000004", 50_000, day=LATE), repayment(9, "000004", 150_000, day=DUE))

    assert book.loans["000004"].cleared_on == turned.loans["000004"].cleared_on == LATE


def test_a_guarantor_who_pays_on_time_earns_the_household_no_star() -> None:
    parts = {"amount": 203_000, "principal": 200_000, "usage_fee": 3000, "penalty": 0, "excess": 0}
    for payer, earned in (("guarantor", 0), ("heir", 1)):
        book = after(*STORY, record("loan_repayment", 8, DUE, loan="000004", payer=payer, **parts))

        assert stars(book, "M0001", TERMS, 6) == earned


def test_arrears_begin_the_day_after_the_last_timely_day_and_end_with_the_principal() -> None:
    book = after(*STORY)
    lent = book.loans["000004"]

    assert not is_overdue(lent, DUE, TERMS)
    assert days_overdue(lent, DUE, TERMS) == 0
    assert is_overdue(lent, LATE, TERMS)
    assert days_overdue(lent, LATE, TERMS) == 1
    cleared = after(repayment(8, "000004", 200_000, day=LATE), book=book).loans["000004"]
    assert not is_overdue(cleared, LATE + dt.timedelta(9), TERMS)


def test_guarantors_and_the_rest_of_the_group_are_liable_but_never_the_borrower() -> None:
    book = after(*STORY)

    assert liable_households(book, book.loans["000004"]) == ("M0002",)
    assert book.members["M0002"].guarantees == ("000004",)
    assert [loan.number for loan in book.open_loans("M0001")] == ["000004"]
    assert book.outstanding_of("M0001") == 200_000
    assert book.outstanding_of("M9999") == 0
