"""Rules that look at several loans, quarters or lawsuits look at each of them, not only at the first."""

import datetime as dt

import pytest

from hzpub.ledger.book import Book
from hzpub.rulebooks.huzhu.arrears.expel_sue import acted_on
from tests.rooms.ledger.lives import after, application, approval, member, payout, record, repayment
from tests.rooms.rulebooks.judging import PARAMS, figures, judged, last

OUT, LATE = dt.date(2024, 3, 15), dt.date(2024, 9, 15)
ASKED = (member(1), application(2), application(3), application(4), application(5))
DECIDED = tuple(approval(at + 4, f"{at:06}") for at in (3, 4, 5))
PAID = (
    *(payout(10, "000007", day=OUT), repayment(11, "000003", 200_000, day=OUT)),
    *(payout(12, "000008", day=LATE), payout(13, "000009", day=OUT)),
)


def due(book: Book) -> list[tuple[str, str]]:
    """Which loans are overdue on a day, and which record answered that."""
    assert acted_on.duty is not None
    return [(each.case, each.done) for each in acted_on.duty(book, LATE, PARAMS)]


def test_a_loan_not_paid_out_one_repaid_and_one_on_time_do_not_hide_the_late_one() -> None:
    book = after(*ASKED, *DECIDED, *PAID)

    assert due(book) == [("000005", "")]


def test_the_latest_lawsuit_answers_for_a_late_loan_and_an_expulsion_where_there_is_none() -> None:
    book = after(*ASKED, *DECIDED, *PAID)
    gone = record("expulsion", 20, LATE, member="M0001")
    sued = [record("lawsuit", at, LATE, loan="000005") for at in (21, 22)]

    assert due(after(gone, book=book)) == [("000005", "000020")]
    assert due(after(gone, *sued, book=book)) == [("000005", "000022")]


DRAW = "  - {{kind: operating_allowance, date: 2024-07-20, quarter: 2024Q2, issue: {0}, collection: {1}, amount: {2}}}"


def test_the_sum_of_a_draw_is_said_as_its_two_parts_together() -> None:
    said = figures("ALLOWANCE-QUARTERLY", DRAW.format("4.87", "12.00", "1.00"), "repaid_loan", "issue", "collection", "sum")

    assert said == [(487, 1200, 1687)]


@pytest.mark.parametrize("part", ["ALLOWANCE-COLLECTION", "ALLOWANCE-DISBURSEMENT"])
def test_only_where_the_pool_is_short_is_it_said_what_it_has(part: str) -> None:
    [found] = judged(part, last(DRAW.format("0.01", "0.01", "0.02"), "repaid_loan"))

    assert "available" not in dict(found.facts)
