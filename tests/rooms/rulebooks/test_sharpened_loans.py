"""Small cases about loans, set-offs and the end of a fund, each of which one word in a rule decides."""

import datetime as dt

from hzpub.rulebooks.discovery import mutual_aid
from hzpub.rulebooks.huzhu.fee import once
from tests.rooms.rulebooks.judging import PARAMS, figures, found, judged, last
from tests.rules.scenes import scene, told

GROUP_LOAN = """
  - {{kind: loan_application, as: lent, date: 2024-03-10, borrower: {borrower}, guarantee: joint_group, group: $group, amount: 2000.00, months: 3}}
  - {{kind: guarantee, application: $lent, date: 2024-03-10, guarantors: [{signed}]}}
  - {{kind: loan_approval, as: decided, application: $lent, date: 2024-03-12}}
  - {{kind: loan_disbursement, approval: $decided, date: 2024-03-15}}
"""
"""A loan that names the group of M0001 to M0005; it falls due on 15 June 2024."""


def test_a_household_of_the_group_that_did_not_sign_keeps_a_share_while_its_mates_loan_is_open() -> None:
    """GUARANTEE-REQUIRED says that M0003 did not sign; the group stands for its mate all the same."""
    leaves = "  - {kind: share_redemption, date: 2024-05-01, member: M0003, shares: 1}\n"
    text = GROUP_LOAN.format(borrower="M0001", signed="M0002, M0004, M0005") + leaves

    assert figures("MEMBER-EXIT-DEBT", text, "village", "member", "debtor", "owed") == [("M0003", "M0001", 200000)]


def test_a_group_named_by_a_stranger_to_it_is_not_barred_when_he_is_late() -> None:
    """He named a group he is not in (GUARANTEE-REQUIRED says so); only who signed for him stands for him."""
    asks = """
  - {{kind: loan_application, as: wish, date: 2024-06-20, borrower: {who}, amount: 500.00, months: 3}}
  - {{kind: loan_approval, application: $wish, date: 2024-06-21}}
"""
    lent = GROUP_LOAN.format(borrower="M0006", signed="M0002")

    assert found("ARREARS-GUARANTOR-SUSPEND", lent + asks.format(who="M0003"), "village") == []
    assert found("ARREARS-GUARANTOR-SUSPEND", lent + asks.format(who="M0002"), "village") == [("application",)]


def test_capital_handed_back_and_sent_back_by_the_bank_counts_in_the_total_again() -> None:
    text = """
  - {kind: capital_return, as: handed, date: 2024-06-20, source: government_grants, amount: 50000.00}
  - {kind: bank_return, date: 2024-06-22, target: $handed}
"""
    step = last(text, "winding_up")

    assert step.after.totals.fund - step.before.totals.fund == 5000000
    assert judged("CAPITAL-TOTAL", step) == []


def test_a_loan_is_due_to_be_paid_out_from_the_very_day_it_was_approved() -> None:
    here = scene("approved_loan")
    asked = mutual_aid().rules["DISBURSE-TIMELY"].duty
    assert asked is not None

    def waiting(day: int) -> list[tuple[dt.date, str]]:
        return [(due.by, due.case) for due in asked(here.book, dt.date(2024, 3, day), PARAMS)]

    assert waiting(11) == []
    assert waiting(12) == [(dt.date(2024, 4, 11), here.names["approval"])]


def test_a_fund_that_never_had_a_share_can_be_settled() -> None:
    text = """
  - {kind: meeting, as: met, date: 2024-05-10, assembly: members, resolution: 基金退出}
  - {kind: winding_up, date: 2024-05-16, meeting: $met}
  - {kind: final_account, date: 2024-06-20, collected: 0.00, refunded: 0.00, returned: 0.00}
"""

    assert "member_shares" not in told(text, "empty").book.balances
    assert found("EXIT-FINAL", text, "empty") == []


def test_who_sets_off_more_than_is_left_of_a_loan_is_told_how_much_is_enough() -> None:
    """10.00 yuan of principal are left; with the fee of three months 10.15 can be set off."""
    text = """
  - {kind: loan_repayment, date: 2024-09-24, loan: $second, amount: 2019.85, principal: 1990.00, usage_fee: 29.85}
  - {kind: payable_offset, date: 2024-09-24, loan: $second, amount: 40.00, principal: 10.00, usage_fee: 0.15, penalty: 0.00}
"""

    assert [each.message for each in judged("FEE-ONCE", last(text, "overpaid"))] == [once.TOO_MUCH_SET_OFF]
    assert figures("FEE-ONCE", text, "overpaid", "amount", "sum", "enough") == [(4000, 1015, 1015)]


def test_who_sets_off_less_than_the_loan_but_adds_up_wrong_is_told_the_sum() -> None:
    text = """
  - {kind: payable_offset, date: 2024-09-24, loan: $second, amount: 40.00, principal: 39.40, usage_fee: 0.59, penalty: 0.00}
"""

    assert [each.message for each in judged("FEE-ONCE", last(text, "overpaid"))] == [once.SET_OFF_SUM]
    assert figures("FEE-ONCE", text, "overpaid", "amount", "sum") == [(4000, 3999)]
