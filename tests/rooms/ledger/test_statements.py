"""The books' bank balance on any day, by value date, however late a record is entered."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from hzpub.kinds.record import Record
from hzpub.ledger.replay import replay
from tests.rooms.ledger.lives import after, lives, member, record, reversal, shares, statement

MARCH, APRIL = dt.date(2024, 3, 31), dt.date(2024, 4, 2)


@given(lives(), st.dates(dt.date(2023, 12, 1), dt.date(2025, 8, 1)))
def test_the_balance_on_a_day_is_the_sum_of_all_days_up_to_it(life: list[Record], day: dt.date) -> None:
    book = after(*life)

    assert book.bank_on(day) == sum(fen for moved, fen in book.bank_by_day.items() if moved <= day)
    assert book.bank_on(day) + book.bank_after(day) == book.totals.bank


@given(lives())
def test_a_statement_remembers_the_books_of_its_own_day(life: list[Record]) -> None:
    for step in replay(life):
        if step.record.kind.name == "bank_statement":
            made = step.after.statements[-1]
            assert made.computed == step.before.bank_on(step.record.date)
            assert made.unexplained == made.balance - made.computed - made.under_way


def test_what_moved_after_the_statement_does_not_count() -> None:
    book = after(member(1), shares(2, 500, MARCH), shares(3, 700, APRIL), statement(4, 500, MARCH))

    assert (book.statements[-1].computed, book.statements[-1].unexplained) == (500, 0)


def test_a_slip_that_comes_late_counts_on_its_own_day_from_then_on() -> None:
    early = after(member(1), shares(2, 500, MARCH), statement(3, 1200, MARCH, ("in", 700)))
    late = after(record("donation", 4, MARCH, APRIL, amount=700), book=early)

    assert (early.statements[-1].computed, early.statements[-1].under_way, early.statements[-1].unexplained) == (500, 700, 0)
    assert late.bank_on(MARCH) == 1200
    assert late.statements == early.statements


def test_both_directions_of_differences_are_counted() -> None:
    book = after(member(1), shares(2, 500, MARCH), statement(3, 300, MARCH, ("in", 100), ("out", 300)))

    assert (book.statements[-1].under_way, book.statements[-1].unexplained) == (-200, 0)


def test_an_entry_struck_out_never_moved_money_not_even_on_its_own_day() -> None:
    """The bank never saw it: a statement of the days between must not miss it."""
    book = after(member(1), shares(2, 500, MARCH), shares(3, 900, MARCH), reversal(4, "000003", APRIL))

    assert book.bank_on(MARCH) == 500
    assert book.bank_on(APRIL) == 500
    assert after(statement(5, 500, MARCH), book=book).statements[-1].unexplained == 0


def test_the_books_before_the_first_movement_are_empty() -> None:
    assert after(member(1)).bank_on(MARCH) == 0
    assert after(member(1), shares(2, 500, APRIL)).bank_on(MARCH) == 0
