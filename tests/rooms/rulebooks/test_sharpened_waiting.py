"""Refusals, debts paid with shares, and what waits from its very first day: cases that no page shows."""

import datetime as dt

import pytest

from hzpub.rulebooks.discovery import mutual_aid
from hzpub.rulebooks.huzhu.share import offset
from tests.rooms.rulebooks.judging import PARAMS, figures, found, judged, last
from tests.rules.scenes import told


def waiting(rule_id: str, text: str, start: str, as_of: dt.date) -> list[tuple[dt.date, str]]:
    """What a duty lists on a day: until when each is due, and the record that did it ("" while none has)."""
    asked = mutual_aid().rules[rule_id].duty
    assert asked is not None, rule_id
    return [(due.by, due.done) for due in asked(told(text, start).book, as_of, PARAMS)]


REFUSED = "  - {kind: loan_refusal, application: $loan}\n"
APPROVED = "  - {kind: loan_approval, as: decided, application: $loan}\n"
PAID = "  - {kind: loan_disbursement, approval: $decided}\n"


def test_what_was_refused_then_approved_and_paid_out_is_told_at_the_approval_alone() -> None:
    assert found("LOAN-REFUSED", REFUSED + APPROVED, "asked_loan") == [("application",)]
    assert found("LOAN-REFUSED", REFUSED + APPROVED + PAID, "asked_loan") == []
    assert found("LOAN-REFUSED", APPROVED + REFUSED + PAID, "asked_loan") == [("approval",)]


def test_a_second_approval_after_a_refusal_is_told_again() -> None:
    assert found("LOAN-REFUSED", REFUSED + APPROVED + APPROVED, "asked_loan") == [("application",)]


def test_a_pay_out_of_a_refused_application_that_was_never_approved_is_told() -> None:
    paid = "  - {kind: loan_disbursement, approval: $loan, borrower: M0001, amount: 2000.00, months: 3}\n"

    assert found("LOAN-REFUSED", REFUSED + paid, "asked_loan") == [("approval",)]


OFFSET = "  - {{kind: share_offset, date: 2024-07-25, member: {member}, loan: {loan}, shares: 1, amount: 500.00, meeting: $council}}\n"
GONE = """
  - {{kind: expulsion, date: 2024-07-17, member: {member}, loan: $loan, meeting: $council, borrower_told: 2024-06-20, guarantor_told: 2024-06-20}}
"""
THIRD = """
  - {kind: person, as: third, date: 2024-07-01}
  - {kind: member, date: 2024-07-01, member: M0003, village_group: 1}
  - {kind: share_subscription, date: 2024-07-02, member: M0003}
"""


def test_the_share_of_a_guarantor_who_was_expelled_pays_for_the_loan_he_signed_for() -> None:
    text = GONE.format(member="M0002") + OFFSET.format(member="M0002", loan="$loan")

    assert found("SHARE-OFFSET", text, "expelled") == []


def test_the_share_of_a_household_that_neither_owes_nor_signed_does_not_pay_for_the_loan() -> None:
    text = THIRD + GONE.format(member="M0003") + OFFSET.format(member="M0003", loan="$loan")

    assert [(each.at, each.message) for each in judged("SHARE-OFFSET", last(text, "expelled"))] == [
        (("loan",), offset.NOT_HIS)
    ]
    assert figures("SHARE-OFFSET", text, "expelled", "member") == [("M0003",)]


@pytest.mark.parametrize(("member", "loan"), [("M0009", "$loan"), ("M0001", "$council")])
def test_a_household_or_a_loan_that_is_not_there_is_left_to_the_rule_about_references(
    member: str, loan: str
) -> None:
    split = "principal: 500.00, usage_fee: 0.00, penalty: 0.00, excess: 0.00"
    text = OFFSET.format(member=member, loan=f"{loan}, {split}")

    assert found("SHARE-OFFSET", text, "expelled") == []


@pytest.mark.parametrize(
    ("principal", "excess", "said"), [("500.01", "499.99", []), ("500.00", "500.00", ["shares"])]
)
def test_a_whole_share_that_is_left_over_was_not_needed_and_one_fen_less_is(
    principal: str, excess: str, said: list[str]
) -> None:
    text = f"""
  - {{kind: share_offset, date: 2024-07-25, member: M0001, loan: $loan, shares: 2, amount: 1000.00,
     principal: {principal}, usage_fee: 0.00, penalty: 0.00, excess: {excess}, meeting: $council}}
"""

    assert found("SHARE-OFFSET", text, "expelled") == [(each,) for each in said]


def test_shares_put_off_twice_are_paid_in_oldest_first() -> None:
    """One share is due by the end of June, another by the end of December; then one is paid, then the other."""
    put_off = """
  - {kind: share_deferral, date: 2024-03-05, member: M0002, shares: 1, pay_by: 2024-06-30}
  - {kind: share_deferral, date: 2024-03-06, member: M0002, shares: 1, pay_by: 2024-12-31}
"""
    first = "  - {kind: share_subscription, as: first, date: 2024-05-20, member: M0002, shares: 1}\n"
    second = "  - {kind: share_subscription, as: second, date: 2024-11-20, member: M0002, shares: 1}\n"
    june, december = dt.date(2024, 6, 30), dt.date(2024, 12, 31)

    def done(text: str) -> list[tuple[dt.date, str]]:
        return waiting("SHARE-DEFERRED", put_off + text, "two_members", december)

    names = told(put_off + first + second, "two_members").names
    assert done("") == [(june, ""), (december, "")]
    assert done(first) == [(june, names["first"]), (december, "")]
    assert done(first + second) == [(june, names["first"]), (december, names["second"])]


@pytest.mark.parametrize(
    ("rule_id", "text", "by"),
    [
        (
            "PILOT-EXTERNAL-SUP",
            "  - {kind: inspection, date: 2024-05-20, deadline: 2024-06-30}\n",
            dt.date(2024, 6, 30),
        ),
        (
            "SHARE-QUEUE",
            "  - {kind: redemption_request, date: 2024-05-20, member: M0001}\n",
            dt.date(2024, 6, 19),
        ),
    ],
)
def test_what_an_inspection_or_a_household_asks_for_is_listed_from_the_day_it_was_asked(
    rule_id: str, text: str, by: dt.date
) -> None:
    assert waiting(rule_id, text, "one_member", dt.date(2024, 5, 19)) == []
    assert waiting(rule_id, text, "one_member", dt.date(2024, 5, 20)) == [(by, "")]
