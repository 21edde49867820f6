"""Ways round the rules that people try, and which rule speaks up for each; where none does, the test says so."""

import pytest

from tests.rules.scenes import told


def spoken(scene: str, text: str) -> list[tuple[str, str]]:
    """(kind of record, rule) of everything the rules say while `text` is entered after `scene`."""
    return [(step.record.kind.name, rule.id) for _, step, rule, _ in told(text, scene).found]


AGAIN = """
  - {{kind: loan_repayment, date: {day}}}
  - {{kind: loan_application, as: again, date: {day}, borrower: M0001, amount: 2000.00, months: 3}}
  - {{kind: guarantee, application: $again, date: {day}, guarantors: [M0002]}}
  - {{kind: loan_approval, as: decided, application: $again, date: {day}}}
  - {{kind: loan_disbursement, approval: $decided, date: {day}}}
"""


def test_a_need_split_into_two_loans_is_shown_when_the_second_is_paid_out() -> None:
    second = """
  - {kind: loan_approval, as: decided, application: $second}
  - {kind: loan_disbursement, approval: $decided}
"""

    assert spoken("second_asked", second) == [("loan_disbursement", "LOAN-ONE-OPEN")]


def test_a_need_split_into_two_loans_stays_under_one_limit_to_the_fen() -> None:
    over = """
  - {kind: loan_application, as: third, date: 2024-06-11, borrower: M0001, amount: 1000.01, months: 3}
  - {kind: guarantee, application: $third, guarantors: [M0003]}
  - {kind: loan_approval, application: $third}
"""

    assert spoken("second_asked", over) == [("loan_approval", "LOAN-CAP-STAR")]


def test_a_loan_closed_after_days_and_reopened_on_the_same_money_shows_its_star() -> None:
    assert spoken("one_loan", AGAIN.format(day="2024-03-20")) == [("loan_approval", "STAR-GAMING")]


def test_a_loan_rolled_over_after_its_full_term_breaks_no_rule() -> None:
    """It came back on time and cost its whole fee; the text lets a household borrow again the same day."""
    assert spoken("one_loan", AGAIN.format(day="2024-06-15")) == []


def test_a_loan_reopened_before_the_old_one_is_repaid_is_barred_once_that_is_overdue() -> None:
    asked = """
  - {kind: loan_application, as: again, date: 2024-06-16, borrower: M0001, amount: 500.00, months: 3}
  - {kind: guarantee, application: $again, date: 2024-06-16, guarantors: [M0002]}
  - {kind: loan_approval, application: $again, date: 2024-06-16, stars: 0}
"""

    assert ("loan_approval", "ELIGIBLE-NO-OVERDUE") in spoken("one_loan", asked)


@pytest.mark.parametrize(("day", "rules"), [("2024-03-16", ["STAR-GAMING"]), ("2024-04-14", [])])
def test_stars_farmed_by_short_loans_are_shown_up_to_the_twenty_ninth_day(day: str, rules: list[str]) -> None:
    """The loan went out on 15 March: 30 days later it counts as a real one."""
    text = f"""
  - {{kind: loan_repayment, date: {day}}}
  - {{kind: loan_application, as: more, date: 2024-04-20, borrower: M0001, amount: 2500.00, months: 3}}
  - {{kind: guarantee, application: $more, guarantors: [M0002]}}
  - {{kind: loan_approval, application: $more}}
"""

    assert spoken("one_loan", text) == [("loan_approval", rule) for rule in rules]


def test_a_fee_short_by_one_fen_is_refused_even_if_the_fen_is_called_principal() -> None:
    short = """
  - {kind: loan_repayment, date: 2024-06-15, amount: 2029.99, principal: 2000.00, usage_fee: 29.99, excess: 0.00}
"""
    moved = """
  - {kind: loan_repayment, date: 2024-06-15, amount: 2030.00, principal: 2000.00, usage_fee: 29.99, excess: 0.01}
"""

    assert spoken("one_loan", short) == [("loan_repayment", "FEE-RATE")]
    assert spoken("one_loan", moved) == [("loan_repayment", "FEE-RATE")]


def test_a_penalty_cannot_be_waived_by_setting_off_instead_of_paying() -> None:
    late = """
  - {kind: payable_offset, date: 2024-10-08, loan: $second, amount: 40.00, principal: 39.32, usage_fee: 0.68, penalty: 0.00}
"""

    assert ("payable_offset", "PENALTY-RATE") in spoken("overpaid", late)


def test_a_council_member_does_not_decide_on_his_own_household() -> None:
    own = """
  - {kind: loan_application, as: own, date: 2024-04-10, borrower: M0003, amount: 1000.00, months: 3}
  - {kind: guarantee, application: $own, guarantors: [M0002]}
  - {kind: loan_approval, application: $own}
"""

    assert ("loan_approval", "GOVERN-RECUSE") in spoken("council_borrowers", own)


def test_a_council_member_does_not_stand_for_others_behind_his_household() -> None:
    stands = """
  - {kind: loan_application, as: asked, date: 2024-04-10, borrower: M0001, amount: 1000.00, months: 3}
  - {kind: guarantee, application: $asked, guarantors: [M0004]}
"""

    assert spoken("council_borrowers", stands) == [("guarantee", "GUARANTEE-NO-COUNCIL")]


def test_one_household_standing_for_two_is_refused() -> None:
    chain = """
  - {kind: loan_application, as: asked, date: 2024-05-01, borrower: M0003, amount: 1000.00, months: 3}
  - {kind: guarantee, application: $asked, guarantors: [M0002]}
  - {kind: loan_approval, application: $asked}
"""

    assert spoken("guarantor_busy", chain) == [("loan_approval", "GUARANTEE-ONE-LOAN")]


CIRCLE = """
  - {{kind: loan_application, as: back, date: {day}, borrower: M0002, amount: 1000.00, months: 3}}
  - {{kind: guarantee, application: $back, guarantors: [M0001]}}
  - {{kind: loan_approval, as: decided, application: $back}}
  - {{kind: loan_disbursement, approval: $decided}}
"""


def test_two_households_may_stand_for_each_other_until_one_is_overdue() -> None:
    """The text forbids no circle; the day after the due day both are barred, as borrower and as guarantor."""
    late = {rule for _, rule in spoken("one_loan", CIRCLE.format(day="2024-06-16"))}

    assert spoken("one_loan", CIRCLE.format(day="2024-05-01")) == []
    assert late == {"ARREARS-GUARANTOR-SUSPEND", "GUARANTEE-PERSONAL"}


def test_joining_back_dated_by_more_than_thirty_days_is_listed_as_late() -> None:
    joined = """
  - {kind: person, date: 2024-04-10}
  - {kind: member, date: 2024-03-09, entered: 2024-04-10, member: M0002}
  - {kind: share_subscription, date: 2024-03-09, entered: 2024-04-10, member: M0002}
"""

    assert spoken("one_member", joined) == [("member", "SYS-DATE-LATE"), ("share_subscription", "SYS-DATE-LATE")]


def test_a_share_back_dated_before_a_reconciled_day_is_found_by_the_next_statement() -> None:
    behind = """
  - {kind: person, date: 2024-04-02}
  - {kind: member, date: 2024-03-09, entered: 2024-04-02, member: M0002}
  - {kind: bank_statement, date: 2024-03-31, entered: 2024-04-03}
  - {kind: share_subscription, date: 2024-03-09, entered: 2024-04-04, member: M0002}
  - {kind: bank_statement, date: 2024-04-30, entered: 2024-05-02}
"""

    assert spoken("one_member", behind) == [("bank_statement", "CAPITAL-BANK-RECON")]


def test_a_share_paid_for_somebody_after_he_asked_comes_too_late() -> None:
    late = """
  - {kind: person, date: 2024-03-03}
  - {kind: member, date: 2024-03-03, member: M0003}
  - {kind: loan_application, as: asked, date: 2024-04-10, borrower: M0003, amount: 1000.00, months: 3}
  - {kind: share_subscription, date: 2024-04-11, member: M0003}
"""

    assert spoken("two_members", late) == [("loan_application", "ELIGIBLE-SHARE-PAID")]


def test_a_debt_written_off_still_bars_its_debtor_and_guarantor() -> None:
    afresh = """
  - {kind: write_off, date: 2024-12-21, loan: $loan, amount: 2000.00, meeting: $assembly}
  - {kind: loan_application, as: more, date: 2024-12-22, borrower: M0001, amount: 500.00, months: 3}
  - {kind: guarantee, application: $more, guarantors: [M0002]}
  - {kind: loan_approval, application: $more, stars: 0}
"""
    repaid = afresh.replace(
        "  - {kind: loan_application", "  - {kind: write_off_recovery, date: 2024-12-21, amount: 2000.00}\n  - {kind: loan_application"
    )

    assert ("loan_approval", "ELIGIBLE-NO-OVERDUE") in spoken("bad_debt", afresh)
    assert ("loan_approval", "ELIGIBLE-NO-OVERDUE") not in spoken("bad_debt", repaid)


def test_a_returned_payment_cannot_be_paid_to_another_household() -> None:
    other = "\n  - {kind: transfer_retry, account: $account2}\n"

    assert spoken("returned_loan", other) == [("transfer_retry", "TRANSFER-RETRY")]


def test_instalments_do_not_hide_a_late_part_behind_the_last_due_day() -> None:
    late = "\n  - {kind: loan_repayment, date: 2024-06-15, amount: 2030.00, principal: 2000.00, usage_fee: 30.00, penalty: 0.00}\n"

    assert spoken("two_parts", late) == [("loan_repayment", "PENALTY-RATE")]


@pytest.mark.parametrize(
    ("scene", "target", "first"),
    [("returned_loan", "$payout", "$back"), ("written_off", "$payout", "$write_off")],
)
def test_what_a_later_record_rests_on_is_struck_out_last(scene: str, target: str, first: str) -> None:
    alone = f"\n  - {{kind: reversal, target: {target}}}\n"
    in_order = f"\n  - {{kind: reversal, target: {first}}}{alone}"

    assert ("reversal", "SYS-REF") in spoken(scene, alone)
    assert spoken(scene, in_order) == []


def test_a_return_is_not_struck_out_while_its_retry_stands() -> None:
    retried = "\n  - {kind: transfer_retry, as: again, date: 2024-03-20}\n"
    back = "  - {kind: reversal, target: $back}\n"
    again = "  - {kind: reversal, target: $again}\n"

    assert ("reversal", "SYS-REF") in spoken("returned_loan", retried + back)
    assert spoken("returned_loan", retried + again + back) == []
