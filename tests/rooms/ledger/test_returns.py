"""Returned payments, retries, set-offs, refunds and write-offs: the books close, and striking out takes all back."""

import datetime as dt

import pytest

from hzpub.ledger.book import Book, return_key
from hzpub.ledger.fees import FeeTerms
from hzpub.ledger.standing import stars
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

TERMS = FeeTerms(50, 50)
MARCH = dt.date(2024, 3, 15)
BACK = dt.date(2024, 3, 18)
AGAIN = dt.date(2024, 3, 25)
JUNE = dt.date(2024, 6, 25)
LOAN = "000004"
GRANT = record("government_grant", 9, MARCH, amount=1_000_000)
STORY = (
    *(member(1), member(2, "M0002"), shares(3), application(4), guarantee(5, LOAN, "M0002")),
    *(approval(6, LOAN), GRANT, payout(10, "000006", day=MARCH)),
)
RETURN = record("bank_return", 11, BACK, target="000010", amount=200_000)
RETRY = record("transfer_retry", 12, AGAIN, returned="000011")


def closes(book: Book) -> bool:
    owed = sum(loan.outstanding for loan in book.loans.values())
    return book.totals.gap == 0 and book.totals.loans == owed


def test_a_returned_loan_stands_as_if_it_had_not_been_paid() -> None:
    book = after(*STORY, RETURN)

    assert closes(book)
    assert (book.totals.bank, book.totals.loans) == (1_050_000, 0)
    assert book.loans[LOAN].payout is None
    assert book.returned["000010"] == "000011"


def test_fee_and_star_count_from_the_day_of_the_retry() -> None:
    book = after(*STORY, RETURN, RETRY)
    again = book.loans[LOAN].payout
    cleared = after(repayment(13, LOAN, 200_000, 3000, day=JUNE), book=book)

    assert closes(book)
    assert again is not None
    assert (again.number, again.paid_on, again.due) == ("000012", AGAIN, JUNE)
    assert book.returns["000011"].retried == "000012"
    assert stars(cleared, "M0001", TERMS, 6) == 1


def test_instalments_move_with_the_retry() -> None:
    parts = ({"months": 1, "amount": 50_000}, {"months": 3, "amount": 150_000})
    paid = record(
        "loan_disbursement", 10, MARCH, approval="000006", borrower="M0001", amount=200_000, months=3, paid_on=MARCH,
        schedule=parts,
    )
    book = after(*STORY[:-1], paid, RETURN, RETRY)
    again = book.loans[LOAN].payout

    assert again is not None
    assert again.schedule == ((dt.date(2024, 4, 25), 50_000), (JUNE, 150_000))


def test_striking_out_a_retry_leaves_the_return_to_be_tried_again() -> None:
    book = after(*STORY, RETURN, RETRY, reversal(13, "000012", AGAIN))

    assert closes(book)
    assert book.loans[LOAN].payout is None
    assert book.returns["000011"].retried == ""
    assert book.totals == after(*STORY, RETURN).totals


def test_striking_out_a_return_brings_the_payment_back() -> None:
    book, before = after(*STORY, RETURN, reversal(12, "000011", BACK)), after(*STORY)

    assert closes(book)
    assert book.loans[LOAN].payout == before.loans[LOAN].payout
    assert "000010" not in book.returned
    assert "000011" not in book.returns


DIVIDENDS = (
    record("other_income", 10, MARCH, amount=10_000, source="bank_interest"),
    record("dividend_declaration", 11, MARCH, year=2023, due=3000, available=10_000, amount=3000),
    record(
        "dividend_payment", 12, MARCH, year=2023, amount=3000, paid_on=MARCH,
        households=({"member": "M0001", "amount": 1000}, {"member": "M0002", "amount": 2000}),
    ),
)
PART_BACK = record("bank_return", 13, BACK, target="000012", member="M0002", amount=2000)


def test_one_household_of_a_list_is_owed_its_part_and_paid_it_once() -> None:
    back = after(*STORY[:-1], *DIVIDENDS, PART_BACK)
    again = after(record("transfer_retry", 14, AGAIN, returned="000013"), book=back)

    assert closes(back)
    assert (back.payables_of["M0002"], back.totals.payables) == (2000, 2000)
    assert back.returned[return_key("000012", "M0002")] == "000013"
    assert "000012" not in back.returned
    assert closes(again)
    assert (again.payables_of["M0002"], again.totals.payables) == (0, 0)


@pytest.mark.parametrize("number", ["000013", "000014"])
def test_striking_out_a_part_returned_or_paid_again_restores_what_is_owed(number: str) -> None:
    book = after(*STORY[:-1], *DIVIDENDS, PART_BACK, record("transfer_retry", 14, AGAIN, returned="000013"))
    struck = after(reversal(15, "000014", AGAIN), book=book)
    if number == "000013":
        struck = after(reversal(16, "000013", AGAIN), book=struck)

    assert closes(struck)
    assert struck.payables_of["M0002"] == (2000 if number == "000014" else 0)


def test_shares_set_off_leave_what_is_too_much_to_their_household() -> None:
    """500.00 of M0002's shares pay the guaranteed rest of 487.80 with 7.32 fee; 4.88 stay its own."""
    parts = {"principal": 48_780, "usage_fee": 732, "penalty": 0, "excess": 488}
    off = record(
        "share_offset", 12, dt.date(2024, 6, 15), member="M0002", loan=LOAN, shares=1, amount=50_000, meeting="1", **parts
    )
    story = (*STORY, shares(11, name="M0002"))
    book = after(*story, off)
    struck = after(reversal(13, "000012", JUNE), book=book)

    assert closes(book)
    assert (book.members["M0002"].shares, book.payables_of["M0002"]) == (0, 488)
    assert (book.loans[LOAN].repayments[-1].payer, book.loans[LOAN].outstanding) == ("set_off", 151_220)
    assert closes(struck)
    assert (struck.members["M0002"].shares, struck.payables_of["M0002"]) == (1, 0)
    assert "M0001" not in struck.payables_of


def test_an_offset_takes_from_payables_and_earns_the_households_star() -> None:
    first = repayment(11, LOAN, 150_000, 2250, excess=50_750, day=JUNE - dt.timedelta(10))
    parts = {"principal": 50_000, "usage_fee": 750, "penalty": 0}
    off = record("payable_offset", 12, JUNE - dt.timedelta(10), loan=LOAN, amount=50_750, **parts)
    book = after(*STORY, first, off)

    assert closes(book)
    assert (book.totals.payables, book.payables_of["M0001"]) == (0, 0)
    assert book.totals.bank == after(*STORY, first).totals.bank
    assert stars(book, "M0001", TERMS, 6) == 1


def test_what_comes_in_after_a_write_off_is_counted_against_it() -> None:
    off = record("write_off", 11, JUNE, loan=LOAN, amount=200_000, meeting="1", reason="无遗产")
    came = record("write_off_recovery", 12, JUNE, loan=LOAN, amount=30_000)
    book = after(*STORY, off, came)
    struck = after(reversal(13, "000012", JUNE), book=book)

    assert closes(book)
    assert (book.loans[LOAN].written_off, book.loans[LOAN].recovered) == (200_000, 30_000)
    assert book.totals.fund == after(*STORY).totals.fund - 170_000
    assert (struck.loans[LOAN].recovered, struck.totals) == (0, after(*STORY, off).totals)
