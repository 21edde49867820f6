"""Stars, limits, arrears and liability are computed from what happened, on the bank's days."""

import datetime as dt

from hzpub.ledger.fees import FeeTerms
from hzpub.ledger.standing import (
    days_overdue,
    is_overdue,
    liable_households,
    loan_cap,
    on_time_loans,
    stars,
    was_on_time,
)
from hzpub.ledger.standing import earned as still_earned
from tests.rooms.ledger.lives import (
    after,
    application,
    approval,
    guarantee,
    member,
    payout,
    record,
    repayment,
    reversal,
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


def test_a_star_goes_with_the_repayment_that_made_it_whether_or_not_holidays_count() -> None:
    book = after(*STORY, repayment(8, "000004", 200_000, 3000, day=DUE))
    struck = after(reversal(9, "000008"), book=book)
    prices = (TERMS, TERMS._replace(holiday_shift=False))

    assert [stars(each, "M0001", terms, 6) for each in (book, struck) for terms in prices] == [1, 1, 0, 0]


def test_a_star_comes_and_goes_with_the_repayments_and_holidays_that_make_it() -> None:
    labour_day = (*STORY[:-1], payout(7, "000006", day=dt.date(2024, 2, 1)))
    holidays_over = dt.date(2024, 5, 6)
    book = after(*labour_day, repayment(8, "000004", 200_000, 3000, day=holidays_over))
    plain = TERMS._replace(holiday_shift=False)

    assert [stars(book, "M0001", terms, 6) for terms in (TERMS, plain)] == [1, 0]
    struck = after(reversal(9, "000008"), book=book)
    assert stars(struck, "M0001", TERMS, 6) == 0
    again = after(repayment(10, "000004", 200_000, 3000, day=dt.date(2024, 5, 1)), book=struck)
    assert [stars(again, "M0001", terms, 6) for terms in (TERMS, plain)] == [1, 1]


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


def test_a_loan_due_in_a_holiday_is_on_time_until_work_begins_again() -> None:
    """2024-07-01 and three months: National Day moves the last day to 8 October."""
    story = (*STORY[:-1], payout(7, "000006", day=dt.date(2024, 7, 1)))
    days = [dt.date(2024, 10, day) for day in (1, 2, 8, 9)]
    loans = [after(*story, repayment(8, "000004", 200_000, day=day)).loans["000004"] for day in days]

    assert [was_on_time(each, TERMS) for each in loans] == [True, True, True, False]
    assert [was_on_time(each, TERMS._replace(holiday_shift=False)) for each in loans] == [True, False, False, False]


def test_the_loans_that_earned_a_star_are_known_by_name() -> None:
    book = after(*STORY, repayment(8, "000004", 200_000, day=DUE), application(9), approval(10, "000009"))

    assert [each.number for each in on_time_loans(book, "M0001", TERMS)] == ["000004"]
    assert on_time_loans(book, "M9999", TERMS) == ()


def test_stars_begin_anew_after_the_last_of_several_late_loans() -> None:
    """Loans of one month: late, on time, late, on time; only the last star is left where a fund resets them."""
    loans = []
    for month, late in ((2, True), (4, False), (6, True), (11, False)):
        lent, due = dt.date(2024, month, 15), dt.date(2024, month + 1, 15)
        story = (*STORY[:4], approval(6, "000004"), payout(7, "000006", months=1, day=lent))
        loans.append(after(*story, repayment(8, "000004", 200_000, day=due + dt.timedelta(late))).loans["000004"])

    assert [loans.index(each) for each in still_earned((each, TERMS) for each in loans)] == [1, 3]
    resets = TERMS._replace(star_on_late="reset")
    assert [loans.index(each) for each in still_earned((each, resets) for each in loans)] == [3]


def test_a_star_earned_on_the_very_day_another_loan_fell_due_goes_with_it() -> None:
    story = (*STORY, application(8), approval(9, "000008"), payout(10, "000009", day=dt.date(2024, 3, 15)))
    late = repayment(11, "000008", 200_000, day=LATE)
    resets = TERMS._replace(star_on_late="reset")

    for day, left in ((DUE, 0), (DUE - dt.timedelta(9), 0)):
        book = after(*story, repayment(12, "000004", 200_000, day=day), late)
        assert stars(book, "M0001", TERMS, 6) == 1
        assert stars(book, "M0001", resets, 6) == left
    assert stars(after(*story, repayment(12, "000004", 200_000, day=DUE)), "M0001", resets, 6) == 1
