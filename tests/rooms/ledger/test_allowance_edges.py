"""The council's allowance to the last fen: half a fen, the last day known, pay-outs and repayments that were struck out."""

import datetime as dt

from hzpub.base.months import Quarter
from hzpub.ledger.allowances import AllowanceTerms, allowance, issued
from hzpub.ledger.book import Book
from tests.rooms.ledger.lives import after, application, approval, member, payout, record, repayment, reversal

DAY = dt.timedelta(1)
D = dt.date
MARCH = D(2024, 3, 15)
TERMS = AllowanceTerms(issue=10, stop="due_date", short=20, middle=10, long=5)
LOAN = "000002"
ASKED = (member(1), application(2, 200_000, 3), approval(3, LOAN))


def lent(fen: int) -> Book:
    return after(*ASKED, payout(4, "000003", fen, day=MARCH))


def test_half_a_fen_is_rounded_up_and_a_little_less_is_not() -> None:
    assert [issued(lent(fen).loans[LOAN], MARCH, TERMS) for fen in (14_999, 15_000, 44_999, 45_000)] == [0, 1, 1, 2]


def test_what_came_back_in_full_adds_nothing_more() -> None:
    book = after(repayment(5, LOAN, 14_999, day=MARCH + DAY), book=lent(14_999))
    more = after(repayment(5, LOAN, 20_000, day=MARCH + DAY), book=lent(14_999))

    assert [issued(book.loans[LOAN], day, TERMS) for day in (MARCH + DAY, D(2024, 6, 30))] == [0, 0]
    assert issued(more.loans[LOAN], D(2024, 6, 30), TERMS) == 1


def test_a_repayment_of_the_very_day_counts_and_one_of_the_next_does_not() -> None:
    book = after(repayment(5, LOAN, 150_000, day=MARCH + 20 * DAY), book=lent(150_000))
    loan = book.loans[LOAN]

    assert [issued(loan, MARCH + at * DAY, TERMS) for at in (18, 19, 20, 60)] == [95, 100, 100, 100]


def collection(book: Book, quarter: str) -> list[tuple[str, int, int]]:
    """Which repayment, what principal, for how long."""
    lines = allowance(book, Quarter.parse(quarter), TERMS).collection
    return [(each.repayment, each.principal, each.thirtieths) for each in lines]


def test_what_came_back_on_a_pay_out_struck_out_since_counts_from_the_last_one() -> None:
    book = after(
        *ASKED,
        payout(4, "000003", day=MARCH),
        reversal(5, "000004", MARCH + DAY),
        payout(6, "000003", day=MARCH + 10 * DAY),
        repayment(7, LOAN, 150_000, day=D(2024, 4, 25)),
        reversal(8, "000006", D(2024, 4, 26)),
    )

    assert collection(book, "2024Q2") == [("000007", 150_000, 30)]
    assert collection(after(*ASKED, repayment(4, LOAN, 500, day=MARCH)), "2024Q1") == []


def test_a_repayment_without_principal_has_no_line() -> None:
    book = after(repayment(5, LOAN, 0, 3000, day=D(2024, 4, 15)), reversal(6, "000005", D(2024, 7, 20)), book=lent(200_000))

    assert collection(after(repayment(5, LOAN, 0, 3000, day=D(2024, 4, 15)), book=lent(200_000)), "2024Q2") == []
    assert collection(book, "2024Q2") == collection(book, "2024Q3") == []


def test_a_repayment_entered_and_struck_out_stands_in_both_quarters_with_opposite_signs() -> None:
    book = after(
        repayment(5, LOAN, 100_000, day=D(2024, 4, 15)),
        repayment(6, LOAN, 50_000, day=D(2024, 5, 15)),
        reversal(7, "000005", D(2024, 7, 20)),
        book=lent(200_000),
    )
    lines = allowance(book, Quarter.parse("2024Q3"), TERMS).collection

    assert collection(book, "2024Q2") == [("000006", 50_000, 60), ("000005", 100_000, 30)]
    assert [(each.loan, each.principal, each.fen) for each in lines] == [(LOAN, -100_000, -200)]
    assert collection(book, "2024Q4") == []


def test_struck_out_within_its_own_quarter_it_adds_up_to_nothing() -> None:
    book = after(
        repayment(5, LOAN, 100_000, day=D(2024, 4, 15)), reversal(6, "000005", D(2024, 6, 20)), book=lent(200_000)
    )

    assert allowance(book, Quarter.parse("2024Q2"), TERMS).collection_fen == 0
    assert len(collection(book, "2024Q2")) == 2


def test_the_issue_part_remembers_a_pay_out_until_the_day_it_was_struck_out() -> None:
    loan = after(reversal(5, "000004", D(2024, 4, 15)), book=lent(150_000)).loans[LOAN]

    assert [issued(loan, day, TERMS) for day in (MARCH - DAY, MARCH, D(2024, 4, 14), D(2024, 4, 15))] == [0, 5, 150, 0]


def test_the_issue_part_remembers_a_repayment_until_the_day_it_was_struck_out() -> None:
    book = after(
        repayment(5, LOAN, 150_000, day=MARCH + 20 * DAY), reversal(6, "000005", MARCH + 50 * DAY), book=lent(150_000)
    )
    loan = book.loans[LOAN]

    assert [issued(loan, MARCH + at * DAY, TERMS) for at in (19, 20, 49, 50)] == [100, 100, 100, 250]


def test_drawn_once_it_is_a_month_from_the_day_of_the_pay_out() -> None:
    once = TERMS._replace(stop="one_off")

    assert [issued(lent(150_000).loans[LOAN], day, once) for day in (MARCH - DAY, MARCH, D(2025, 1, 1))] == [0, 150, 150]


def test_loans_are_listed_by_number_and_only_those_that_add_something() -> None:
    other = (application(5), approval(6, "000005"), payout(7, "000006", 150_000, day=MARCH))
    idle = (application(8), record("write_off_recovery", 9, loan="000008", amount=1))
    due = allowance(after(*other, *idle, book=lent(150_000)), Quarter.parse("2024Q1"), TERMS)

    assert [(each.loan, each.before, each.until) for each in due.issue] == [(LOAN, 0, 85), ("000005", 0, 85)]
    assert due.issue_fen == 170


def test_of_two_pay_outs_struck_out_the_books_remember_the_one_struck_out_last() -> None:
    book = after(
        payout(5, "000003", 30_000, day=MARCH),
        reversal(6, "000004", D(2024, 4, 15)),
        reversal(7, "000005", D(2024, 4, 16)),
        book=lent(150_000),
    )

    assert [issued(book.loans[LOAN], day, TERMS) for day in (D(2024, 4, 14), D(2024, 4, 15), D(2024, 4, 16))] == [30, 31, 0]


def test_the_last_fen_left_earns_its_part_too() -> None:
    book = after(repayment(5, LOAN, 14_999, day=MARCH + DAY), book=lent(15_000))

    assert issued(book.loans[LOAN], MARCH + DAY, TERMS) == 1


def test_what_came_back_before_its_pay_out_and_another_repayment_were_struck_out_still_counts() -> None:
    book = after(
        *(repayment(5, LOAN, 50_000, day=D(2024, 4, 15)), repayment(6, LOAN, 50_000, day=D(2024, 5, 15))),
        *(reversal(7, "000004", D(2024, 5, 16)), reversal(8, "000005", D(2024, 5, 17))),
        book=lent(150_000),
    )

    assert collection(book, "2024Q2")[0] == ("000006", 50_000, 60)


def test_the_first_and_the_last_day_of_a_quarter_belong_to_it() -> None:
    book = after(repayment(5, LOAN, 10, day=D(2024, 4, 1)), repayment(6, LOAN, 20, day=D(2024, 6, 30)), book=lent(150_000))

    assert [each[1] for each in collection(book, "2024Q2")] == [10, 20]
    assert collection(book, "2024Q1") == collection(book, "2024Q3") == []


def test_the_last_day_of_a_quarter_belongs_to_it_for_what_came_and_for_what_was_struck_out() -> None:
    book = after(
        repayment(5, LOAN, 100_000, day=D(2024, 6, 30)), reversal(6, "000005", D(2024, 9, 30)), book=lent(200_000)
    )
    lines = {quarter: collection(book, quarter) for quarter in ("2024Q1", "2024Q2", "2024Q3", "2024Q4")}

    assert [len(each) for each in lines.values()] == [0, 1, 1, 0]
    assert (lines["2024Q2"][0][1], lines["2024Q3"][0][1]) == (100_000, -100_000)
