"""Money that the bank sends back: one household of a dividend list, one return for each payment, one retry for each return."""

import pytest

from hzpub.rulebooks.huzhu.transfer import retried, returned
from tests.rooms.rulebooks.judging import figures, found, judged, last
from tests.rules.scenes import told

PAID = """
  - {kind: dividend_declaration}
  - {kind: dividend_payment, as: list}
"""
"""The dividend of 2024 by one list: 16.50 yuan for M0001 and 13.50 for M0002."""


def back(member: str = "", amount: str = "30.00", target: str = "list", name: str = "back") -> str:
    """The bank sends back what one household of a payment was to get, or all of it."""
    whose = f"member: {member}, " if member else ""
    return f"  - {{kind: bank_return, as: {name}, target: ${target}, {whose}amount: {amount}}}\n"


FIRST, SECOND = back("M0001", "16.50"), back("M0002", "13.50")
RETRY = "  - {kind: transfer_retry, as: again, returned: $back}\n"


def said(text: str, start: str = "year_over") -> list[str]:
    """What TRANSFER-RETURN says of the last record; an empty text is its own message on the sum."""
    return [breach.message for breach in judged("TRANSFER-RETURN", last(text, start))]


def test_a_part_of_a_list_that_was_sent_again_can_come_back_again() -> None:
    assert said(PAID + SECOND + RETRY + back("M0002", "13.50", "again", "twice")) == []
    assert said(PAID + back() + RETRY + back("M0002", "13.50", "again", "twice")) == []


def test_only_the_household_that_was_paid_again_can_have_its_money_sent_back_again() -> None:
    text = PAID + SECOND + RETRY + back("M0001", "16.50", "again", "twice")

    assert said(text) == [returned.NOT_LISTED]
    assert found("TRANSFER-RETURN", text, "year_over") == [("member",)]


@pytest.mark.parametrize("part", [FIRST, SECOND])
def test_one_household_of_a_list_gets_back_what_the_list_gave_it(part: str) -> None:
    assert said(PAID + part) == []


@pytest.mark.parametrize(("member", "wrong", "paid"), [("M0001", "13.50", 1650), ("M0002", "16.50", 1350)])
def test_the_part_of_another_household_is_a_wrong_amount(member: str, wrong: str, paid: int) -> None:
    assert figures("TRANSFER-RETURN", PAID + back(member, wrong), "year_over", "paid") == [(paid,)]


def test_a_household_that_the_list_does_not_name_gets_nothing_back() -> None:
    paid = """
  - {kind: dividend_declaration}
  - {kind: dividend_payment, households: [{member: M0002, amount: 13.50}]}
  - {kind: dividend_payment, as: list, households: [{member: M0001, amount: 16.50}]}
"""

    assert said(paid + SECOND) == [returned.NOT_LISTED]
    assert found("TRANSFER-RETURN", paid + SECOND, "year_over") == [("member",)]


@pytest.mark.parametrize(
    ("before", "then", "messages"),
    [
        (FIRST, SECOND, []),
        (FIRST, back("M0001", "16.50", name="twice"), [returned.TWICE]),
        (FIRST, back(name="twice"), [returned.TWICE]),
        (back(), back("M0001", "16.50", name="twice"), [returned.TWICE]),
        (back(), back(name="twice"), [returned.TWICE]),
    ],
)
def test_each_household_of_a_list_gets_its_money_back_once(before: str, then: str, messages: list[str]) -> None:
    assert said(PAID + before + then) == messages


def test_the_latest_repayment_is_the_one_to_look_at_before_a_pay_out_comes_back() -> None:
    text = """
  - {kind: loan_repayment, as: first, date: 2024-04-15, amount: 500.00}
  - {kind: loan_repayment, as: second, date: 2024-05-15, amount: 500.00}
  - {kind: bank_return, target: $payout}
"""

    assert figures("TRANSFER-RETURN", text, "one_loan", "number") == [(told(text, "one_loan").names["second"],)]


def test_money_can_go_out_again_on_the_day_it_came_back() -> None:
    assert found("TRANSFER-RETRY", "  - {kind: transfer_retry, date: 2024-03-18}\n", "returned_loan") == []


@pytest.mark.parametrize(("taken", "left"), [("", []), ("0.01", [(1349, 1350)]), ("13.50", [(0, 1350)])])
def test_a_dividend_that_was_paid_back_otherwise_in_whole_or_part_does_not_go_out_again(
    taken: str, left: list[tuple[int, int]]
) -> None:
    refund = f"  - {{kind: payable_refund, member: M0002, amount: {taken}}}\n" if taken else ""
    text = PAID + SECOND + refund + RETRY

    assert figures("TRANSFER-RETRY", text, "year_over", "left", "amount") == left
    assert found("TRANSFER-RETRY", text, "year_over") == [("returned",)] * len(left)


def test_a_refund_that_named_no_household_leaves_nothing_that_could_go_out_again() -> None:
    """SYS-REF refuses the refund; if the money had gone out all the same, its return is owed to nobody in the books."""
    text = """
  - {kind: payable_refund, as: out, member: M0099, amount: 1.00, account: $account1}
  - {kind: bank_return, as: back, target: $out}
"""

    assert figures("TRANSFER-RETRY", text + RETRY, "one_member", "left", "amount") == [(0, 100)]


@pytest.mark.parametrize(("taken", "told_shares"), [(1, []), (2, [(0, 1)])])
def test_a_share_goes_out_again_only_while_the_household_still_has_it(
    taken: int, told_shares: list[tuple[int, int]]
) -> None:
    """M0001 has two shares; one was paid out and came back, then `taken` were paid out anew."""
    text = f"""
  - {{kind: share_subscription, member: M0001}}
  - {{kind: share_redemption, as: out, member: M0001, shares: 1}}
  - {{kind: bank_return, as: back, target: $out}}
  - {{kind: share_redemption, member: M0001, shares: {taken}}}
{RETRY}"""

    assert figures("TRANSFER-RETRY", text, "one_member", "held", "shares") == told_shares


def test_who_is_to_be_paid_is_told_by_its_number_or_by_the_payment_if_it_was_no_households() -> None:
    loan = "  - {kind: transfer_retry, returned: $back, account: $account2}\n"
    draw = """
  - {kind: bank_return, as: back, target: $draw}
  - {kind: transfer_retry, returned: $back, account: $account1}
"""

    for text, start, payee in ((loan, "returned_loan", "M0001"), (draw, "county_agreed", told(draw, "county_agreed").names["draw"])):
        assert [breach.message for breach in judged("TRANSFER-RETRY", last(text, start))] == [retried.OTHER_ACCOUNT]
        assert figures("TRANSFER-RETRY", text, start, "payee") == [(payee,)]
