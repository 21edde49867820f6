"""Shares put off, given back and queued for, and who may be expelled or join again: one small story for each case."""

import pytest

from hzpub.rulebooks.huzhu.member import expel, household
from tests.rooms.rulebooks.judging import figures, found, judged, last
from tests.rules.scenes import told

POOR = "  - {kind: household_class_change, date: 2024-03-20, member: M0001, household_class: poor}\n"
PUTS_OFF = "  - {kind: share_deferral, date: 2024-04-01, member: M0001, shares: 2, pay_by: 2024-12-31}\n"
PAYS_ONE = "  - {kind: share_subscription, date: 2024-04-10, member: M0001, shares: 1}\n"
PUTS_OFF_ANOTHER = "  - {kind: share_deferral, date: 2024-04-20, member: M0001, shares: 1, pay_by: 2024-12-31}\n"
ASKS = "  - {kind: loan_application, date: 2024-05-10, borrower: M0001, amount: 500.00}\n"


@pytest.mark.parametrize(
    ("before", "unpaid"),
    [
        (PUTS_OFF, [(2,)]),
        (PUTS_OFF + PAYS_ONE, [(1,)]),
        (PUTS_OFF + PAYS_ONE + PUTS_OFF_ANOTHER, [(2,)]),
        (PUTS_OFF + PAYS_ONE + PUTS_OFF_ANOTHER + 2 * PAYS_ONE.replace("04-10", "05-01"), []),
    ],
)
def test_a_share_paid_before_the_first_deferral_does_not_count_and_one_paid_after_it_does(
    before: str, unpaid: list[tuple[int]]
) -> None:
    """M0001 has held a share since January."""
    assert figures("ELIGIBLE-SHARE-PAID", POOR + before + ASKS, "two_members", "shares") == unpaid


@pytest.mark.parametrize(
    ("bought", "before", "paid"),
    [
        ([(1, "600.00")], 0, 60000),
        ([(1, "600.00")], 1, 50000),
        ([(2, "1200.00")], 1, 60000),
        ([(2, "1200.00")], 2, 50000),
        ([(1, "600.00"), (1, "700.00")], 1, 60000),
    ],
)
def test_shares_go_back_newest_first_each_at_what_was_paid_for_it(
    bought: list[tuple[int, str]], before: int, paid: int
) -> None:
    """The first share cost 500.00 yuan; `before` shares went back already, now the next one goes."""
    text = "".join(
        f"  - {{kind: share_subscription, member: M0001, shares: {shares}, amount: {amount}}}\n" for shares, amount in bought
    )
    text += (before + 1) * "  - {kind: share_redemption, member: M0001, shares: 1, amount: 0.01}\n"

    assert figures("MEMBER-EXIT-AMOUNT", text, "one_member", "paid", "amount") == [(paid, 1)]


@pytest.mark.parametrize(("goes", "at"), [("gift_share_end", []), ("share_redemption", [("member",)])])
def test_a_debtor_with_an_own_share_and_a_gift_share_may_lose_the_gift_and_not_the_own_share(
    goes: str, at: list[tuple[str]]
) -> None:
    text = f"""
  - {{kind: share_subscription, date: 2024-03-05, member: M0002, shares: 1}}
  - {{kind: loan_application, as: asked, date: 2024-04-10, borrower: M0002}}
  - {{kind: guarantee, date: 2024-04-10, application: $asked, guarantors: [M0001]}}
  - {{kind: loan_approval, date: 2024-04-12, application: $asked}}
  - {{kind: loan_disbursement, date: 2024-04-12}}
  - {{kind: {goes}, date: 2024-05-10, member: M0002, shares: 1}}
"""

    assert found("MEMBER-EXIT-DEBT", text, "gift_member") == at


def test_whoever_is_paid_before_three_that_wait_is_told_of_the_first_of_them_only() -> None:
    waits = "".join(f"  - {{kind: redemption_request, member: M000{each}, shares: 1}}\n" for each in (7, 6, 8))
    text = waits + "  - {kind: share_redemption, member: M0004, shares: 1}\n"

    assert figures("EXIT-QUEUE", text, "village", "first", "member") == [("M0007", "M0004")]


def test_a_guarantor_who_cannot_leave_before_the_loan_is_repaid_does_not_hold_up_the_queue() -> None:
    """M0002 stands for the open loan of M0001: all its shares it cannot have (MEMBER-EXIT-DEBT), one of two it can."""
    asks = "  - {kind: redemption_request, date: 2024-06-12, member: M0002, shares: 1}\n"
    second = "  - {kind: share_subscription, date: 2024-06-11, member: M0002}\n"
    paid = "  - {kind: share_redemption, date: 2024-06-20, member: M0003, shares: 1}\n"

    assert found("EXIT-QUEUE", asks + paid, "backer_asks") == []
    assert figures("EXIT-QUEUE", second + asks + paid, "backer_asks", "first") == [("M0002",)]


@pytest.mark.parametrize("wrong", ["member: M0099, loan: $loan", "member: M0001, loan: '009999'"])
def test_an_expulsion_of_nobody_or_over_no_loan_is_left_to_the_rule_about_references(wrong: str) -> None:
    text = f"  - {{kind: expulsion, date: 2024-07-16, {wrong}, meeting: $council}}\n"
    meets = "  - {kind: meeting, as: council, date: 2024-07-15, assembly: council}\n"

    assert found("MEMBER-EXPEL", meets + text, "late_loan") == []


def test_a_household_is_not_expelled_twice_and_is_told_which_record_did_it() -> None:
    """The loan is late and both were told; only that it was done already is wrong."""
    here = told(
        "  - {kind: expulsion, date: 2024-07-20, member: M0001, loan: $loan, meeting: $council,"
        " borrower_told: 2024-06-20, guarantor_told: 2024-06-20}\n",
        "expelled",
    )
    [twice] = judged("MEMBER-EXPEL", here.steps[-1])

    assert (twice.at, twice.message, dict(twice.facts)["number"]) == (("member",), expel.TWICE, here.names["expulsion"])


REPAYS = "  - {kind: loan_repayment, date: 2024-07-20, loan: $loan}\n"
JOINS = "  - {kind: member, date: 2024-07-25, member: M0009, person: P0012}\n"


@pytest.mark.parametrize(("before", "said"), [("", [household.EXPELLED]), (REPAYS, [])])
def test_an_expelled_head_of_a_household_joins_again_once_the_loan_is_repaid(before: str, said: list[str]) -> None:
    """He is told to repay and not that he still heads the household, though its shares are still held."""
    assert [each.message for each in judged("MEMBER-HOUSEHOLD", last(before + JOINS, "expelled"))] == said


def test_a_household_that_left_with_a_loan_still_open_is_not_called_expelled_when_its_head_joins_again() -> None:
    """That it took its last share while it owed is MEMBER-EXIT-DEBT's to say, at the redemption."""
    leaves = "  - {kind: share_redemption, date: 2024-07-20, member: M0001, shares: 1}\n"

    assert found("MEMBER-HOUSEHOLD", leaves + JOINS, "late_loan") == []
