"""Which loans a household answers for: never one too few, each once, in the order of their numbers."""

import datetime as dt

from hypothesis import given

from hzpub.kinds.record import Record
from hzpub.ledger.book import Answering, Book
from tests.rooms.ledger.lives import (
    MEMBERS,
    after,
    application,
    approval,
    guarantee,
    lives,
    member,
    payout,
    record,
    repayment,
    reversal,
)

DAY = dt.timedelta(1)
NEVER = dt.date.min
OUT, DUE = dt.date(2024, 3, 15), dt.date(2024, 6, 15)
GROUP = record("joint_liability_group", 4, members=("M0001", "M0003"), leader="M0001")
START = (*(member(at, name) for at, name in enumerate(MEMBERS, 1)), GROUP)
ASKED = (*START, application(5), guarantee(6, "000005", "M0002"))
LENT = (*ASKED, approval(7, "000005"), payout(8, "000007", day=OUT))


def answers(book: Book) -> list[tuple[str, ...]]:
    """The loans that the three households answer for now."""
    return [book.answering(each).numbers for each in MEMBERS]


def until(book: Book) -> list[dt.date]:
    """Until when one of their loans was late that is over now."""
    return [book.answering(each).until for each in MEMBERS]


def test_borrower_and_guarantor_answer_from_the_decision_on() -> None:
    assert answers(after(*ASKED)) == [(), (), ()]
    assert answers(after(*LENT[:-1])) == [("000005",), ("000005",), ()]
    assert answers(after(*LENT)) == [("000005",), ("000005",), ()]
    assert after(*LENT).answering("M9999") == Answering((), NEVER)


def test_who_signs_later_answers_too() -> None:
    book = after(*LENT, guarantee(9, "000005", "M0003"))

    assert answers(book) == [("000005",)] * 3
    assert answers(after(reversal(10, "000009"), book=book))[:2] == [("000005",)] * 2


def test_a_decision_or_an_application_taken_back_leaves_nothing_to_answer_for() -> None:
    book = after(*LENT[:-1])

    assert answers(after(reversal(9, "000007"), book=book)) == [(), (), ()]
    assert answers(after(reversal(9, "000005"), book=book)) == [(), (), ()]


def test_a_loan_repaid_on_time_is_forgotten_and_one_repaid_late_remembered_with_its_day() -> None:
    for day, late in ((DUE, NEVER), (DUE + DAY, DUE + DAY)):
        book = after(*LENT, repayment(9, "000005", 200_000, day=day))

        assert answers(book) == [(), (), ()]
        assert until(book) == [late, late, NEVER]
    assert answers(after(*LENT, repayment(9, "000005", 199_999, day=DUE))) == [("000005",), ("000005",), ()]


def test_the_latest_of_the_late_days_counts() -> None:
    first = repayment(9, "000005", 200_000, day=DUE + 9 * DAY)
    other = (application(10), approval(11, "000010"), payout(12, "000011", day=OUT), repayment(13, "000010", 200_000, day=DUE + DAY))
    book = after(*LENT, first, *other)
    again = after(*LENT, first, *other[:3], repayment(13, "000010", 200_000, day=DUE + 12 * DAY))

    assert until(book) == [DUE + 9 * DAY, DUE + 9 * DAY, NEVER]
    assert until(again) == [DUE + 12 * DAY, DUE + 9 * DAY, NEVER]


def test_what_was_written_off_is_answered_for_for_good() -> None:
    off = record("write_off", 10, loan="000005", amount=50_000, meeting="1")
    book = after(*LENT, repayment(9, "000005", 150_000, day=DUE), off)

    assert answers(book) == [("000005",), ("000005",), ()]


def halves(number: int) -> Record:
    parts = ({"months": 1, "amount": 100_000}, {"months": 3, "amount": 100_000})
    return record(
        "loan_disbursement", number, OUT, approval="000007", borrower="M0001", amount=200_000, months=3, paid_on=OUT,
        schedule=parts,
    )


def test_an_instalment_that_was_late_is_remembered_though_the_last_one_was_not() -> None:
    first = dt.date(2024, 4, 15)
    for day, late in ((first, NEVER), (first + DAY, DUE)):
        paid = (repayment(9, "000005", 100_000, day=day), repayment(10, "000005", 100_000, day=DUE))

        assert until(after(*LENT[:-1], halves(8), *paid)) == [late, late, NEVER]


def test_a_day_kept_only_by_the_holiday_is_remembered_for_funds_that_move_no_day() -> None:
    lent, parts = dt.date(2024, 4, 1), ({"months": 1, "amount": 200_000},)
    paid = record(
        "loan_disbursement", 8, lent, approval="000007", borrower="M0001", amount=200_000, months=1, paid_on=lent,
        schedule=parts,
    )
    back = dt.date(2024, 5, 6)

    assert until(after(*LENT[:-1], paid, repayment(9, "000005", 200_000, day=back)))[0] == back


def test_the_whole_group_answers_for_its_members_loan() -> None:
    asked = application(5)
    grouped = record("loan_application", 5, **{**asked.values, "group": "000004"})
    book = after(*START, grouped, approval(6, "000005"), payout(7, "000006", day=OUT))

    assert answers(book) == [("000005",), (), ("000005",)]
    assert until(after(repayment(8, "000005", 200_000, day=DUE + DAY), book=book)) == [DUE + DAY, NEVER, DUE + DAY]


def test_loans_are_in_the_order_of_their_numbers_each_once() -> None:
    three = (application(5), application(6), application(7))
    decided = (approval(8, "000006"), approval(9, "000005"), approval(10, "000007"), approval(11, "000005", 100))
    book = after(*START, *three, *decided)
    turned = after(*START, *three, decided[1], decided[2], approval(8, "000006"))

    assert answers(after(*START, *three, *decided[:2]))[0] == ("000005", "000006")
    assert answers(turned)[0] == ("000005", "000006", "000007")
    assert answers(book)[0] == ("000005", "000006", "000007")
    assert answers(after(payout(12, "000008", day=OUT), guarantee(13, "000006", "M0001"), book=book))[0] == answers(book)[0]
    assert answers(after(reversal(12, "000008"), book=book))[0] == ("000005", "000007")


@given(lives())
def test_no_loan_that_is_owed_is_missing_in_any_life(life: list[Record]) -> None:
    book = after(*life)

    for number, household in book.members.items():
        own = [each for each in household.loans if book.loans[each].is_open]
        signed = [each for each in household.guarantees if book.loans[each].is_open]
        assert [each.number for each in book.open_loans(number)] == own
        assert {*own, *signed} <= set(book.answering(number).numbers)
        assert list(book.answering(number).numbers) == sorted(set(book.answering(number).numbers))
