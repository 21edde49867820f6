"""Who waits before whom, and when the fund itself can lend: near misses that the two priority rules must tell apart."""

import pytest

from tests.rooms.rulebooks.judging import figures, found
from tests.rules.scenes import told

GROUP_ASKS = """
  - {kind: loan_application, as: poor, date: 2024-04-10, borrower: M0002, guarantee: joint_group, group: $group, amount: 500.00}
"""
"""M0002 is poor and asks on the same day as the three of the scene; M0001 to M0005 are its group."""

MATES_SIGN = "  - {{kind: guarantee, application: $poor, date: 2024-04-10, guarantors: [{}]}}\n"
ALL_MATES = MATES_SIGN.format("M0001, M0003, M0004, M0005")
ALL_BUT_ONE = MATES_SIGN.format("M0001, M0003, M0004")
ONE_LEAVES = "  - {kind: share_redemption, date: 2024-04-11, member: M0005, shares: 1}\n"
GROUP_GOES_ON = "  - {kind: group_change, group: $group, members: [M0001, M0002, M0003, M0004, M0006], leader: M0001}\n"
LOW_IS_SERVED = "  - {kind: loan_approval, application: $low}\n"


def waits(asked: str) -> bool:
    """Tell whether the poor household's application is said to wait when the low-income one is approved."""
    text = GROUP_ASKS + asked + LOW_IS_SERVED
    said = figures("PRIORITY-POOR", text, "three_ask", "waiting")
    assert said in ([], [(told(text, "three_ask").names["poor"],)])
    return said != []


@pytest.mark.parametrize("signed", [ALL_MATES, ALL_BUT_ONE + ONE_LEAVES, MATES_SIGN.format("M0001, M0003, M0004, M0005, M0006")])
def test_an_application_of_a_group_waits_once_every_mate_that_is_still_a_member_has_signed(signed: str) -> None:
    assert waits(signed)


@pytest.mark.parametrize("signed", [ALL_BUT_ONE, "", ALL_MATES + GROUP_GOES_ON])
def test_an_application_of_a_group_does_not_wait_while_a_mate_has_not_signed_or_when_the_group_is_no_more(signed: str) -> None:
    assert not waits(signed)


def test_two_households_of_one_class_do_not_come_before_each_other() -> None:
    """M0004 is a low-income household as M0006 is, and asked on the same day."""
    text = """
  - {kind: loan_application, as: same, date: 2024-04-10, borrower: M0004, amount: 500.00}
  - {kind: guarantee, application: $same, date: 2024-04-10, guarantors: [M0005]}
"""

    for served in ("$low", "$same"):
        approved = f"  - {{kind: loan_approval, application: {served}}}\n"
        assert found("PRIORITY-POOR", text + approved, "three_ask") == []


@pytest.mark.parametrize(("amount", "at"), [("800.00", [("kind",)]), ("800.01", [])])
def test_what_is_lent_already_is_taken_off_what_the_fund_can_still_lend(
    amount: str, at: list[tuple[str | int, ...]]
) -> None:
    """Of 2,000.00 yuan nine tenths may be lent; 1,000.00 are lent and 1,000.00 lie on the account."""
    text = f"""
  - {{kind: reversal, target: $approval}}
  - {{kind: loan_approval, as: less, application: $loan, amount: 1000.00}}
  - {{kind: loan_disbursement, approval: $less}}
  - {{kind: bank_referral, member: M0002, amount: {amount}}}
"""

    assert found("BANK-REFERRAL", text, "small_fund") == at


def test_a_fund_without_money_cannot_lend_a_single_fen() -> None:
    assert found("BANK-REFERRAL", "  - {kind: person}\n  - {kind: member}\n  - {kind: bank_referral, amount: 0.01}\n", "empty") == []
