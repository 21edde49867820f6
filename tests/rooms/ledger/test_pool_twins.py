"""Draws, dividends and surpluses count in the year they are for; of two, striking out one leaves the other."""

import datetime as dt
from typing import Any

import pytest

from hzpub.base.months import Quarter
from hzpub.kinds.record import Record
from hzpub.ledger.allowances import AllowanceTerms
from hzpub.ledger.book import Book
from hzpub.ledger.draws import drawable, last_drawn
from hzpub.ledger.feasible import Outlook, Rates, hundredths, outlook
from hzpub.ledger.pool import Declared
from tests.rooms.ledger.lives import (
    FIRST,
    after,
    application,
    approval,
    member,
    payout,
    record,
    repayment,
    reversal,
)

DAY = dt.timedelta(1)
D = dt.date
INCOME = record("other_income", 1, D(2024, 2, 1), amount=90_000)
TERMS = AllowanceTerms(issue=10, stop="due_date", short=20, middle=10, long=5)


def without(number: str, book: Book) -> Book:
    return after(reversal(90, number, D(2025, 6, 1)), book=book)


def draw(number: int, quarter: str, issue: int, collection: int = 0) -> Record:
    named, amount = Quarter.parse(quarter), issue + collection
    day = named.last + DAY
    return record(
        "operating_allowance", number, day, quarter=named, issue=issue, collection=collection, amount=amount, paid_on=day
    )


def test_each_use_counts_in_the_year_it_is_for_not_in_that_of_its_day() -> None:
    late = D(2025, 3, 1)
    uses = [
        draw(2, "2024Q4", 400, 200),
        record("dividend_declaration", 3, late, year=2024, due=3000, available=89_400, amount=3000),
        record("surplus_capitalisation", 4, late, year=2024, amount=5000, meeting="1"),
        record("bank_charge", 5, late, amount=70),
        record("other_income", 6, late, amount=1000),
    ]
    book = after(INCOME, *uses)

    assert dict(book.pool.by_year) == {2024: 90_000 - 600 - 3000 - 5000, 2025: 930}
    assert (book.pool.until(2023), book.pool.until(2024), book.pool.until(2025)) == (0, 81_400, 82_330)
    assert book.totals.fee_pool == 82_330


@pytest.mark.parametrize(("number", "fen"), [("000002", 600), ("000003", 3000), ("000004", 5000)])
def test_what_is_struck_out_comes_back_to_the_year_it_was_for(number: str, fen: int) -> None:
    late = D(2025, 3, 1)
    book = after(
        *(INCOME, draw(2, "2024Q4", 400, 200)),
        record("dividend_declaration", 3, late, year=2024, due=3000, available=89_400, amount=3000),
        record("surplus_capitalisation", 4, late, year=2024, amount=5000, meeting="1"),
    )

    assert without(number, book).pool.until(2024) == book.pool.until(2024) + fen
    assert without(number, book).totals.fee_pool == book.totals.fee_pool + fen


def test_a_draw_that_the_bank_sent_back_and_paid_again_counts_in_its_own_year_throughout() -> None:
    back = record("bank_return", 3, D(2025, 2, 1), target="000002", amount=600)
    again = record("transfer_retry", 4, D(2025, 2, 9), returned="000003")
    drawn = after(INCOME, draw(2, "2024Q4", 400, 200))

    assert drawn.pool.until(2024) == 89_400
    assert after(back, book=drawn).pool.until(2024) == 90_000
    assert dict(after(back, again, book=drawn).pool.by_year) == {2024: 89_400}


DECLARED = {"due": 3000, "available": 9000, "amount": 3000}
PAID = {"households": ({"member": "M0001", "amount": 10}, {"member": "M0002", "amount": 20}), "amount": 30, "paid_on": FIRST}
TWINS: list[tuple[str, str, dict[str, Any]]] = [
    ("dividend_declaration", "declared", DECLARED),
    ("dividend_payment", "dividends", PAID),
    ("surplus_capitalisation", "capitalised", {"amount": 5, "meeting": "1"}),
]


@pytest.mark.parametrize(("kind", "field", "values"), TWINS, ids=[each[0] for each in TWINS])
def test_of_two_years_only_the_one_struck_out_goes(kind: str, field: str, values: dict[str, Any]) -> None:
    one, other = record(kind, 2, year=2023, **values), record(kind, 3, year=2024, **values)
    book = after(INCOME, one, other)

    assert len(getattr(book.pool, field)) == (4 if kind == "dividend_payment" else 2)
    assert getattr(without("000002", book).pool, field) == getattr(after(INCOME, other).pool, field)
    assert getattr(without("000003", book).pool, field) == getattr(after(INCOME, one).pool, field)
    assert getattr(without("000001", book).pool, field) == getattr(book.pool, field)


def test_a_declaration_is_known_with_what_it_said() -> None:
    book = after(INCOME, record("dividend_declaration", 2, year=2023, **DECLARED))

    assert book.pool.declared[2023] == Declared("000002", 3000, 9000, 3000)
    assert (book.totals.payables, book.totals.fee_pool) == (3000, 87_000)


def test_a_household_paid_twice_for_one_year_is_known_by_the_first_list() -> None:
    book = after(INCOME, record("dividend_payment", 2, year=2023, **PAID), record("dividend_payment", 3, year=2023, **PAID))

    assert dict(book.pool.dividends) == {(2023, "M0001"): ("000002", 10), (2023, "M0002"): ("000002", 20)}


LOANS = (
    *(INCOME, member(2), member(3, "M0002"), application(4), approval(5, "000004"), payout(6, "000005")),
    *(application(7), approval(8, "000007"), payout(9, "000008")),
)


def test_a_draw_settles_the_loans_that_ended_by_its_quarter_and_no_others() -> None:
    last, later = D(2024, 3, 31), D(2024, 4, 1)
    ended = after(*LOANS, repayment(10, "000004", 200_000, day=last), repayment(11, "000007", 200_000, day=later))
    drawn = after(draw(12, "2024Q1", 5), book=ended)

    assert sorted(ended.pool.accruing) == ["000004", "000007"]
    assert sorted(drawn.pool.accruing) == ["000007"]
    assert drawn.pool.draws[Quarter(2024, 1)].settled == ("000004",)
    assert sorted(after(draw(12, "2024Q2", 5), book=ended).pool.accruing) == []
    assert sorted(without("000012", drawn).pool.accruing) == ["000004", "000007"]
    assert not without("000012", drawn).pool.draws


def test_a_loan_of_which_the_last_part_came_later_is_not_settled_yet() -> None:
    parts = (repayment(10, "000004", 50_000, day=D(2024, 3, 31)), repayment(11, "000004", 150_000, day=D(2024, 4, 1)))

    assert "000004" in after(*LOANS, *parts, draw(12, "2024Q1", 5)).pool.accruing
    assert "000004" not in after(*LOANS, *parts, draw(12, "2024Q2", 5)).pool.accruing


def test_of_two_draws_for_one_quarter_the_later_stands_and_only_it_can_be_taken_back() -> None:
    book = after(INCOME, draw(2, "2024Q1", 5), draw(3, "2024Q1", 7))

    assert without("000002", book).pool.draws == book.pool.draws
    assert not without("000003", book).pool.draws


def test_a_loan_with_a_fen_left_or_one_struck_out_since_is_looked_at_again() -> None:
    most = after(*LOANS, repayment(10, "000004", 199_999, day=D(2024, 2, 1)), draw(11, "2024Q1", 5))
    gone = after(*LOANS, reversal(10, "000006", D(2024, 4, 1)), draw(11, "2024Q1", 5), draw(12, "2024Q2", 5))

    assert "000004" in most.pool.accruing
    assert gone.pool.draws[Quarter(2024, 1)].settled == ()
    assert gone.pool.draws[Quarter(2024, 2)].settled == ("000004",)


def test_the_last_draw_is_the_latest_before_the_quarter() -> None:
    book = after(INCOME, draw(2, "2024Q1", 5), draw(3, "2024Q3", 5))

    assert [last_drawn(book, Quarter.parse(each)) for each in ("2024Q1", "2024Q2", "2024Q3", "2024Q4")] == [
        *(None, Quarter(2024, 1), Quarter(2024, 1), Quarter(2024, 3))
    ]


@pytest.mark.parametrize(
    ("quarter", "due", "too_much", "owed"),
    [
        ("2024Q3", -1200, 0, 0),
        ("2024Q4", 600, 1200, 0),
        ("2025Q1", 390, 600, 0),
        ("2025Q2", 640, 210, 430),
        ("2025Q3", 0, 0, 0),
    ],
)
def test_what_was_drawn_too_much_is_worked_off_quarter_by_quarter(quarter: str, due: int, too_much: int, owed: int) -> None:
    """A repayment of 2000.00 struck out after the draw takes 12.00 back; 6.00, 3.90 and 6.40 come in after it."""
    book = after(
        *LOANS[:6],
        repayment(7, "000004", 200_000, day=D(2024, 4, 1)),
        draw(8, "2024Q2", 600, 1200),
        reversal(9, "000007", D(2024, 7, 20)),
        *(repayment(at, "000004", 60_000, day=day) for at, day in ((10, D(2024, 11, 1)), (11, D(2025, 2, 1)))),
        repayment(12, "000004", 80_000, day=D(2025, 5, 1)),
    )
    found = drawable(book, Quarter.parse(quarter), TERMS)

    assert (found.due.issue_fen + found.due.collection_fen, found.too_much, found.owed) == (due, too_much, owed)
    assert (found.amount, found.is_short) == (owed, False)


RATES = Rates(900, 50, 10, 20, 30)


@pytest.mark.parametrize(
    ("own", "total", "above", "share"),
    [(600, 1000, False, 6000), (601, 1000, True, 6010), (1, 3, False, 3334), (0, 0, False, 0), (5, 0, True, 0), (1, 1, True, 10_000)],
)
def test_shares_may_be_sixty_percent_of_the_total_to_the_fen(own: int, total: int, above: bool, share: int) -> None:
    found = Outlook(own, total, RATES)

    assert (found.is_above, found.share, found.threshold, found.left) == (above, share, 6000, 18_000)


@pytest.mark.parametrize(
    ("rates", "left", "threshold"),
    [
        (Rates(900, 30, 10, 20, 30), 0, 0),
        (Rates(900, 20, 10, 20, 30), 0, 0),
        (Rates(900, 50, 10, 20, 0), 18_000, None),
        (Rates(1000, 31, 10, 20, 1), 1000, 10_000),
        (Rates(700, 50, 10, 20, 33), 14_000, 4242),
    ],
)
def test_what_fees_leave_is_never_less_than_nothing(rates: Rates, left: int, threshold: int | None) -> None:
    assert (Outlook(1, 2, rates).left, Outlook(1, 2, rates).threshold) == (left, threshold)


def test_the_outlook_takes_own_shares_and_the_total_from_the_books() -> None:
    paid = record("share_subscription", 3, member="M0001", shares=1, amount=50_000, bank_slip="1")
    book = after(INCOME, member(2), paid, record("donation", 4, amount=30_000))

    assert outlook(book, RATES) == (50_000, 80_000, RATES)
    assert outlook(after(INCOME), RATES) == (0, 0, RATES)


def test_hundredths_of_a_percent_are_read_without_idle_noughts() -> None:
    spelt = [hundredths(each) for each in (0, 5, 50, 6000, 6001, 7050, 10_000)]

    assert spelt == ["0\u00a0%", "0.05\u00a0%", "0.5\u00a0%", "60\u00a0%", "60.01\u00a0%", "70.5\u00a0%", "100\u00a0%"]


@pytest.mark.parametrize(("there", "short", "amount"), [(600, False, 600), (599, True, 599), (0, True, 0)])
def test_a_pool_that_has_exactly_what_is_owed_is_not_short(there: int, short: bool, amount: int) -> None:
    income = record("other_income", 1, D(2024, 2, 1), amount=there)
    found = drawable(after(income, *LOANS[1:6]), Quarter.parse("2024Q1"), TERMS)

    assert (found.owed, found.available, found.is_short, found.amount) == (600, there, short, amount)


def test_nothing_owed_from_an_empty_pool_is_nothing() -> None:
    found = drawable(after(*LOANS[1:6]), Quarter.parse("2023Q4"), TERMS)

    assert (found.owed, found.amount, found.is_short) == (0, 0, False)
