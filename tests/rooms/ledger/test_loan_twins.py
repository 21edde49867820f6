"""Decisions, lawsuits, write-offs and set-offs of one loan: of two, striking out one leaves the other."""

import datetime as dt
from typing import Any

import pytest

from hzpub.kinds.record import Record
from hzpub.ledger.book import Book, Loan
from hzpub.ledger.loans import payouts
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
    shares,
)

DAY = dt.timedelta(1)
LOAN = "000004"
ASKED = (member(1), member(2, "M0002"), shares(3, 300_000), application(4))
LENT = (*ASKED, approval(5, LOAN), payout(6, "000005"))


def loan(book: Book) -> Loan:
    assert book.totals.gap == 0
    return book.loans[LOAN]


def without(number: str, book: Book) -> Book:
    return after(reversal(90, number, FIRST + 9 * DAY), book=book)


def refusal(number: int) -> Record:
    return record("loan_refusal", number, application=LOAN, reason="x")


def test_the_first_refusal_stands_until_it_is_struck_out() -> None:
    book = after(*ASKED, refusal(5), refusal(6))

    assert loan(book).refused == "000005"
    assert loan(without("000006", book)).refused == "000005"
    assert loan(without("000005", book)).refused == ""
    assert LOAN in without("000005", book).undecided
    assert LOAN not in without("000006", book).undecided


def test_an_application_that_was_withdrawn_does_not_wait_when_its_decision_falls() -> None:
    book = after(*ASKED, approval(5, LOAN), reversal(6, LOAN))

    assert loan(book).withdrawn
    assert LOAN not in without("000005", book).undecided
    assert LOAN not in after(*ASKED, reversal(6, LOAN)).undecided


def test_a_decision_about_another_application_leaves_this_one_waiting() -> None:
    book = after(*ASKED, application(5), approval(6, "000005"), record("loan_refusal", 7, application="999999", reason="x"))

    assert list(book.undecided) == [LOAN]
    assert "000006" in book.loan_of
    assert "000007" not in book.loan_of


TWINS: list[tuple[str, str, dict[str, Any]]] = [
    ("lawsuit", "lawsuits", {}),
    ("write_off", "written_off", {"amount": 300, "meeting": "1"}),
    ("write_off_recovery", "recovered", {"amount": 300}),
]


@pytest.mark.parametrize(("kind", "field", "values"), TWINS, ids=[each[0] for each in TWINS])
def test_of_two_only_the_one_struck_out_goes(kind: str, field: str, values: dict[str, Any]) -> None:
    book = after(*LENT, *(record(kind, at, loan=LOAN, **values) for at in (7, 8)))
    both = getattr(loan(book), field)
    left = [getattr(loan(without(each, book)), field) for each in ("000007", "000008")]

    assert (both, left) == ((("000007", "000008"), [("000008",), ("000007",)]) if kind == "lawsuit" else (600, [300, 300]))
    assert book.loan_of["000007"] == LOAN


def test_what_was_written_off_and_made_good_is_known_by_record() -> None:
    off = [record("write_off", at, loan=LOAN, amount=at * 100, meeting="1") for at in (7, 8)]
    good = [record("risk_reserve_compensation", at, write_off=f"{at - 2:06}", amount=at) for at in (9, 10)]
    book = after(*LENT, *off, *good)

    assert dict(book.affairs.write_offs) == {"000007": (LOAN, 700), "000008": (LOAN, 800)}
    assert dict(book.affairs.compensations) == {"000009": ("000007", 9), "000010": ("000008", 10)}
    assert loan(book).outstanding == 198_500
    assert dict(without("000007", book).affairs.write_offs) == {"000008": (LOAN, 800)}
    assert dict(without("000009", book).affairs.compensations) == {"000010": ("000008", 10)}
    assert loan(without("000007", book)).outstanding == 199_200


def test_a_loan_of_which_some_was_written_off_is_never_cleared() -> None:
    off = record("write_off", 7, loan=LOAN, amount=1, meeting="1")

    assert loan(after(*LENT, off, repayment(8, LOAN, 199_999))).cleared_on is None
    assert not loan(after(*LENT, off, repayment(8, LOAN, 199_999))).is_open


def offset(number: int, principal: int, excess: int = 0) -> Record:
    parts = {"principal": principal, "usage_fee": 0, "penalty": 0, "excess": excess}
    return record("share_offset", number, member="M0001", loan=LOAN, shares=1, amount=principal + excess, meeting="1", **parts)


def test_of_two_set_offs_only_the_one_struck_out_goes() -> None:
    book = after(*LENT, offset(7, 40_000, 5), offset(8, 30_000))

    assert (loan(book).outstanding, book.payables_of["M0001"], book.members["M0001"].share_fen) == (130_000, 5, 229_995)
    first, second = without("000007", book), without("000008", book)
    assert (loan(first).outstanding, first.payables_of["M0001"], first.members["M0001"].share_fen) == (170_000, 0, 270_000)
    assert (loan(second).outstanding, second.payables_of["M0001"]) == (160_000, 5)
    assert [each.ended for each in loan(first).past] == [FIRST + 9 * DAY]


def payable(number: int, fen: int) -> Record:
    return record("payable_offset", number, loan=LOAN, amount=fen, principal=fen, usage_fee=0, penalty=0)


def test_what_pays_out_of_payables_is_owed_again_when_struck_out() -> None:
    book = after(*LENT, repayment(7, LOAN, 1000, excess=900), payable(8, 500), payable(9, 300))

    assert (loan(book).outstanding, book.payables_of["M0001"]) == (198_200, 100)
    assert (loan(without("000008", book)).outstanding, without("000008", book).payables_of["M0001"]) == (198_700, 600)
    assert (loan(without("000009", book)).outstanding, without("000009", book).payables_of["M0001"]) == (198_500, 400)
    assert [each.excess for each in loan(book).repayments] == [900, 0, 0]


def test_a_cost_may_be_about_a_loan_or_about_none() -> None:
    about, none = record("collection_cost", 7, loan=LOAN, amount=100), record("collection_cost", 8, amount=100)
    book = after(*LENT, about, none)

    assert book.loan_of["000007"] == LOAN
    assert "000008" not in book.loan_of


def test_records_about_a_loan_nobody_asked_for_leave_every_loan_alone() -> None:
    before = after(*LENT)
    parts = {"amount": 100, "principal": 100, "usage_fee": 0, "penalty": 0}
    stray = [
        record("payable_offset", 7, loan="999999", **parts),
        record("lawsuit", 8, loan="999999"),
        record("write_off_recovery", 9, loan="999999", amount=5),
        approval(10, "999999"),
        guaranteeing(11),
        record("share_offset", 12, member="M0001", loan="999999", shares=1, meeting="1", excess=0, **parts),
    ]
    book = after(*stray, *(reversal(at + 20, f"{at:06}") for at in range(7, 13)), book=before)

    assert book.loans == before.loans
    assert book.members == before.members
    assert not book.payables_of


def guaranteeing(number: int) -> Record:
    return record("guarantee", number, application="999999", guarantors=("M0002",))


def test_several_pay_outs_are_kept_each_with_its_own_money() -> None:
    book = after(*LENT, payout(7, "000005", 500, day=FIRST + DAY), payout(8, "000005", 30, day=FIRST + 2 * DAY))
    middle = loan(without("000007", book))

    assert [(each.number, each.fen) for each in payouts(loan(book))] == [("000006", 200_000), ("000007", 500), ("000008", 30)]
    assert loan(book).outstanding == 200_530
    assert [(each.number, each.fen) for each in payouts(middle)] == [("000006", 200_000), ("000008", 30)]
    assert [each.number for each in payouts(loan(after(*ASKED)))] == []


@pytest.mark.parametrize(("answer", "local"), [("yes", True), ("no", False)])
def test_an_application_says_whether_it_is_for_a_local_speciality(answer: str, local: bool) -> None:
    asked = application(4)
    said = record("loan_application", 4, **{**asked.values, "local_speciality": answer})

    assert loan(after(*ASKED[:3], said)).local_speciality is local
    assert loan(after(*ASKED)).local_speciality is False
