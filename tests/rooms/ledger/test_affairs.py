"""What was held, posted, asked and handed in is found by what it is about; striking one out leaves the others."""

import datetime as dt
from typing import Any

import pytest

from hzpub.base.months import Quarter
from hzpub.kinds.record import Record
from hzpub.ledger.book import Book
from tests.rooms.ledger.lives import FIRST, after, application, member, record, reversal

DAY = dt.timedelta(1)
Q1, Q2 = Quarter(2024, 1), Quarter(2024, 2)


def affairs(book: Book, *fields: str) -> dict[str, Any]:
    """Some fields of the public affairs, as plain values."""
    found = ((name, getattr(book.affairs, name)) for name in fields)
    return {name: value if isinstance(value, tuple) else dict(value) for name, value in found}


def posting(number: int, target: str, day: dt.date) -> Record:
    return record("public_posting", number, day, target=target)


def submission(number: int, form: str, quarter: Quarter, recipient: str) -> Record:
    return record("report_submission", number, form=form, quarter=quarter, recipient=recipient)


TWINS = [
    ("training", "trainings", {}, {}),
    ("bank_referral", "referrals", {}, {}),
    ("annual_report", "reports", {"year": 2023}, {"year": 2024}),
    ("board_review", "reviews", {"quarter": Q1}, {"quarter": Q2}),
]


@pytest.mark.parametrize(("kind", "field", "first", "second"), TWINS, ids=[each[0] for each in TWINS])
def test_of_two_only_the_one_struck_out_goes(kind: str, field: str, first: Any, second: Any) -> None:
    one, other = record(kind, 1, **first), record(kind, 2, **second)
    both, alone = after(one, other), after(other)

    assert affairs(both, field) != affairs(alone, field)
    assert affairs(after(reversal(3, "000001"), book=both), field) == affairs(alone, field)
    assert affairs(after(reversal(3, "000002"), book=both), field) == affairs(after(one), field)


def test_a_form_sent_to_both_offices_is_found_under_each() -> None:
    book = after(submission(1, "form1", Q1, "both"), submission(2, "form2", Q1, "finance_bureau"))
    struck = after(reversal(3, "000001"), book=book)
    kept = {("form2", Q1, "finance_bureau"): "000002"}

    assert affairs(book, "submissions", "recipients") == {
        "submissions": {("form1", Q1): "000001", ("form2", Q1): "000002"},
        "recipients": {("form1", Q1, "poverty_office"): "000001", ("form1", Q1, "finance_bureau"): "000001"} | kept,
    }
    assert affairs(struck, "submissions", "recipients") == {"submissions": {("form2", Q1): "000002"}, "recipients": kept}


def test_what_was_put_up_twice_counts_from_the_earlier_day() -> None:
    early, late = posting(1, "000009", FIRST + DAY), posting(2, "000009", FIRST + 5 * DAY)

    assert affairs(after(early, late), "postings") == {"postings": {"000009": FIRST + DAY}}
    assert affairs(after(late, early), "postings") == {"postings": {"000009": FIRST + DAY}}


def test_the_first_notice_of_a_quarter_closes_it_and_a_second_changes_nothing() -> None:
    first = record("notice", 1, dt.date(2024, 4, 9), quarter=Q1)
    book = after(first, record("notice", 2, dt.date(2024, 4, 11), quarter=Q1))

    assert affairs(book, "notices", "notice_days") == {"notices": {Q1: "000001"}, "notice_days": {Q1: dt.date(2024, 4, 9)}}


def asked(number: int) -> Record:
    return record("objection", number, member="M0001", target="000009")


def reply(number: int, to: str, day: dt.date = FIRST + DAY) -> Record:
    return record("objection_reply", number, day, objection=to, result="upheld")


def test_an_answer_belongs_to_its_objection_and_goes_with_its_record() -> None:
    book = after(asked(1), asked(2), reply(3, "000001"), reply(4, "000002"))
    struck = after(reversal(5, "000003"), book=book).affairs.objections
    first = book.affairs.objections["000001"]

    assert (first.reply, first.replied_on, first.result) == ("000003", FIRST + DAY, "upheld")
    assert (struck["000001"].reply, struck["000001"].replied_on, struck["000001"].result) == ("", None, "")
    assert struck["000002"].reply == "000004"
    assert affairs(after(reply(3, "000009")), "objections") == {"objections": {}}


def test_a_finding_is_mended_by_one_record_and_open_again_without_it() -> None:
    found = [record("inspection", at, must_mend=word, deadline=FIRST) for at, word in ((1, "yes"), (2, "no"))]
    mended = [record("rectification", at, inspection=f"{at - 2:06}") for at in (3, 4)]
    book = after(*found, *mended)
    struck = after(reversal(5, "000003"), book=book).affairs.inspections

    assert [(each.must_mend, each.rectified) for _, each in sorted(book.affairs.inspections.items())] == [
        (True, "000003"),
        (False, "000004"),
    ]
    assert (struck["000001"].rectified, struck["000002"].rectified) == ("", "000004")
    assert not after(record("rectification", 1, inspection="000009")).affairs.inspections


def test_the_end_of_the_fund_is_decided_once_and_closed_once() -> None:
    ending, again = record("winding_up", 2), record("winding_up", 3)
    closing = record("final_account", 4)
    book = after(record("donation", 1, amount=700), ending, again, closing)
    wound = book.affairs.winding_up

    assert wound is not None
    assert (wound.number, wound.closed, wound.balances["bank"]) == ("000002", "000004", 700)
    assert after(reversal(5, "000003"), book=book).affairs.winding_up == wound
    assert after(reversal(5, "000004"), book=book).affairs.winding_up == wound._replace(closed="")
    assert after(reversal(5, "000002"), book=book).affairs.winding_up is None
    assert after(closing).affairs.winding_up is None
    assert after(closing, reversal(5, "000004")).affairs.winding_up is None


def test_the_final_account_of_another_record_does_not_open_the_fund_again() -> None:
    book = after(record("winding_up", 1), record("final_account", 2), record("final_account", 3))
    wound = after(reversal(4, "000002"), book=book).affairs.winding_up

    assert wound is not None
    assert wound.closed == "000003"


def test_the_queue_before_a_request_holds_the_earlier_ones_only() -> None:
    asks = [record("redemption_request", at, member="M0001", shares=1) for at in (2, 3, 4)]
    book = after(member(1), *asks)

    assert [each.number for each in book.affairs.waiting_before("000004")] == ["000002", "000003"]
    assert [each.number for each in after(reversal(5, "000002"), book=book).affairs.waiting_before("000004")] == ["000003"]


def test_shares_given_back_serve_the_oldest_request_of_that_household() -> None:
    asks = [record("redemption_request", at, member=who, shares=1) for at, who in ((3, "M0002"), (4, "M0001"), (5, "M0001"))]
    back = record("share_redemption", 6, member="M0001", shares=1, amount=0, paid_on=FIRST)
    waiting = after(member(1), member(2, "M0002"), *asks, back).affairs.waiting

    assert sorted(waiting) == ["000003", "000005"]


def test_progress_is_told_loan_by_loan() -> None:
    told = [record("project_progress", at, loan=of, progress="on_plan") for at, of in ((3, "000001"), (4, "000001"), (5, "000002"))]
    book = after(application(1), application(2), *told)
    struck = after(reversal(6, "000003"), book=book)

    assert book.affairs.progress["000001"] == (("000003", "on_plan"), ("000004", "on_plan"))
    assert struck.affairs.progress["000001"] == (("000004", "on_plan"),)
    assert struck.affairs.progress["000002"] == (("000005", "on_plan"),)
    assert book.loan_of["000003"] == "000001"
