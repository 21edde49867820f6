"""The council's allowance: quarters add up to the whole, tiers by age, and what changes after a draw settles later."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzpub.base.months import Quarter
from hzpub.ledger.allowances import AllowanceTerms, allowance, collected, issued
from hzpub.ledger.book import Book, Loan, Payout, Repayment
from hzpub.ledger.draws import drawable
from tests.rooms.ledger import lives

TERMS = AllowanceTerms(issue=10, stop="due_date", short=20, middle=10, long=5)
D = dt.date
Q = Quarter.parse
MARCH, JUNE = D(2024, 3, 15), D(2024, 6, 15)


def lent(day: dt.date = MARCH, fen: int = 200_000, months: int = 3, entered: dt.date | None = None) -> list[Any]:
    """A household joins and its loan (record 000002) goes out on `day`."""
    paid = lives.record(
        "loan_disbursement",
        4,
        day,
        entered,
        approval="000003",
        borrower="M0001",
        amount=fen,
        months=months,
        paid_on=day,
    )
    return [lives.member(1), lives.application(2, fen, months), lives.approval(3, "000002", fen, months), paid]


def parts(book: Book, quarter: str) -> tuple[int, int]:
    due = allowance(book, Q(quarter), TERMS)
    return due.issue_fen, due.collection_fen


def draw(number: int, quarter: str, issue: int, collection: int) -> Any:
    """The council draws; the day matters little here, the quarter does."""
    day = Q(quarter).last + dt.timedelta(days=16)
    parts = {"issue": issue, "collection": collection, "amount": issue + collection}
    return lives.record("operating_allowance", number, day, quarter=Q(quarter), paid_on=day, **parts)


def test_e3_splits_the_issue_part_over_its_quarters() -> None:
    book = lives.after(*lent(D(2024, 5, 20), 250_000, 6))
    late = lives.after(lives.repayment(5, "000002", 250_000, 9542, 2042, day=D(2025, 1, 8)), book=book)

    assert [parts(late, each) for each in ("2024Q2", "2024Q3", "2024Q4", "2025Q1")] == [
        (342, 0),
        (750, 0),
        (408, 0),
        (0, 1908),
    ]


@pytest.mark.parametrize(
    ("day", "rate"),
    [(D(2024, 9, 15), 20), (D(2024, 9, 16), 10), (D(2025, 3, 15), 10), (D(2025, 3, 16), 5)],
)
def test_the_tier_changes_on_the_day_after_six_and_after_twelve_months(day: dt.date, rate: int) -> None:
    payout = Payout("000004", MARCH, 200_000, 12, D(2025, 3, 15), MARCH)

    assert collected(payout, Repayment("000005", day, "borrower", 200_000, 0, 0, 0, day), TERMS).rate == rate


def test_each_tier_tops_out_at_twelve_per_mille() -> None:
    payout = Payout("000004", MARCH, 200_000, 12, D(2025, 3, 15), MARCH)
    days = (D(2024, 9, 15), D(2025, 3, 15), D(2026, 3, 15))
    back = [Repayment("000005", day, "borrower", 200_000, 0, 0, 0, day) for day in days]

    assert [collected(payout, each, TERMS).fen for each in back] == [2400, 2400, 2400]


def test_arrears_earn_no_issue_part() -> None:
    book = lives.after(*lent())

    assert parts(book, "2024Q1") == (113, 0)
    assert parts(book, "2024Q2") == (487, 0)
    assert parts(book, "2024Q3") == (0, 0)


def test_a_part_repaid_early_stops_accruing_and_the_rest_goes_on() -> None:
    book = lives.after(*lent(), lives.repayment(5, "000002", 100_000, day=D(2024, 5, 15)))

    assert issued(book.loans["000002"], D(2024, 6, 30), TERMS) == 200 + 300


def test_drawn_once_it_is_one_month_for_the_whole_loan() -> None:
    book = lives.after(*lent())
    once = TERMS._replace(stop="one_off")

    assert [allowance(book, Q(each), once).issue_fen for each in ("2024Q1", "2024Q2")] == [200, 0]


def test_a_late_entered_repayment_counts_in_the_quarter_of_its_entry() -> None:
    late = lives.record(
        "loan_repayment",
        5,
        JUNE,
        D(2024, 7, 20),
        loan="000002",
        payer="borrower",
        amount=203_000,
        principal=200_000,
        usage_fee=3000,
        penalty=0,
        excess=0,
    )
    book = lives.after(*lent(), late)

    assert parts(book, "2024Q2") == (487, 0)
    assert parts(book, "2024Q3") == (0, 1200)


def test_a_late_entered_pay_out_brings_its_past_months_along() -> None:
    book = lives.after(*lent(entered=D(2024, 4, 20)))

    assert parts(book, "2024Q1") == (0, 0)
    assert parts(book, "2024Q2") == (600, 0)


def test_a_drawn_quarter_never_changes_and_the_difference_falls_into_the_next() -> None:
    repaid = lives.repayment(5, "000002", 100_000, day=D(2024, 5, 15))
    book = lives.after(*lent(), repaid, lives.record("other_income", 6, JUNE, amount=5000))
    before = parts(book, "2024Q2")
    drawn = lives.after(draw(7, "2024Q2", *before), lives.reversal(8, "000005", D(2024, 7, 20)), book=book)

    assert before == (500 - 113, 400)
    assert parts(drawn, "2024Q2") == before
    assert parts(drawn, "2024Q3") == (100, -400)


def test_too_much_drawn_is_taken_off_the_next_draw_part_by_part() -> None:
    repaid = lives.repayment(5, "000002", 100_000, day=D(2024, 5, 15))
    income = lives.record("other_income", 6, JUNE, amount=9000)
    book = lives.after(*lent(), repaid, income, draw(7, "2024Q2", 387, 400), lives.reversal(8, "000005", D(2024, 7, 20)))
    nothing = drawable(book, Q("2024Q3"), TERMS)
    back = lives.after(lives.repayment(9, "000002", 200_000, 7000, day=D(2024, 10, 15)), book=book)
    later = drawable(back, Q("2024Q4"), TERMS)

    assert (nothing.owed, nothing.amount) == (0, 0)
    assert later.too_much == 300
    assert (later.due.issue_fen, later.due.collection_fen) == (0, 1400)
    assert (later.issue, later.collection) == (0, 1100)


def test_a_short_pool_pays_both_parts_in_one_proportion_rounded_down() -> None:
    book = lives.after(*lent(), lives.repayment(5, "000002", 200_000, 1000, day=JUNE))
    short = drawable(book, Q("2024Q2"), TERMS)

    assert (short.owed, short.available, short.is_short) == (1687, 1000, True)
    assert (short.issue, short.collection) == (487 * 1000 // 1687, 1200 * 1000 // 1687)
    assert short.issue + short.collection == 999


def test_what_the_pool_could_not_pay_is_not_owed_later() -> None:
    book = lives.after(*lent(), lives.repayment(5, "000002", 200_000, 1000, day=JUNE), draw(6, "2024Q2", 288, 711))
    richer = lives.after(lives.record("other_income", 7, D(2024, 8, 1), amount=9000), book=book)

    assert drawable(richer, Q("2024Q3"), TERMS).amount == 0


def test_fees_of_a_later_year_pay_no_allowance_of_an_earlier_one() -> None:
    book = lives.after(*lent(), lives.record("other_income", 5, D(2025, 1, 2), amount=9000))

    assert drawable(book, Q("2024Q2"), TERMS).available == 0
    assert drawable(book, Q("2025Q1"), TERMS).available == 9000


def test_a_settled_loan_is_not_looked_at_again_and_comes_back_with_a_reversal() -> None:
    book = lives.after(*lent(), lives.repayment(5, "000002", 200_000, 3000, day=JUNE), draw(6, "2024Q2", 487, 1200))

    assert "000002" not in book.pool.accruing
    assert "000002" in lives.after(lives.reversal(7, "000005", D(2024, 7, 20)), book=book).pool.accruing
    assert "000002" in lives.after(lives.reversal(7, "000006", D(2024, 7, 20)), book=book).pool.accruing


@given(
    paid=st.dates(D(2023, 1, 1), D(2024, 12, 31)),
    fen=st.integers(1, 500_000),
    months=st.integers(1, 12),
    days=st.lists(st.integers(0, 700), max_size=4),
    shares=st.lists(st.integers(0, 100), max_size=4),
)
def test_the_quarters_of_a_loan_add_up_to_the_whole(
    paid: dt.date, fen: int, months: int, days: list[int], shares: list[int]
) -> None:
    payout = lives.after(*lent(paid, fen, months)).loans["000002"].payout
    assert payout is not None
    rest, back = fen, []
    for number, (after, share) in enumerate(zip(sorted(days), shares, strict=False), 5):
        day, principal = paid + dt.timedelta(days=after), rest * share // 100
        rest -= principal
        back.append(Repayment(f"{number:06}", day, "borrower", principal, 0, 0, 0, day))
    loan = Loan("000002", "M0001", paid, fen, months, "breeding", "", "personal", "", payout=payout)
    loan = loan._replace(repayments=tuple(back))
    quarter, steps = Quarter.of(paid), []
    while quarter <= Quarter(2027, 1):
        steps.append(issued(loan, quarter.last, TERMS) - issued(loan, quarter.first - dt.timedelta(days=1), TERMS))
        quarter = quarter.next()
    whole = issued(loan, D(2027, 3, 31), TERMS)

    assert sum(steps) == whole
    assert min(steps) >= 0
    assert whole <= fen * 12 // 1000 + 1
