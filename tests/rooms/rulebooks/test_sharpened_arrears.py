"""Who is late over which of several loans, what is written off, and when a household is asked no more."""

import datetime as dt

from hzpub.rulebooks.huzhu.arrears.expel_sue import acted_on
from hzpub.rulebooks.huzhu.arrears.liability import own_at_issue, stood_for_at_issue
from tests.rooms.rulebooks.judging import PARAMS, figures, found
from tests.rules.scenes import told

LENT = """
  - {{kind: loan_application, as: {who}_asks, date: 2024-03-10, borrower: {who}, amount: 500.00, months: {months}}}
  - {{kind: guarantee, application: ${who}_asks, date: 2024-03-10, guarantors: [{signed}]}}
  - {{kind: loan_approval, as: {who}_has, application: ${who}_asks, date: 2024-03-12}}
  - {{kind: loan_disbursement, approval: ${who}_has, date: 2024-03-15}}
"""
"""A loan of 500.00 yuan paid out on 15 March 2024."""
ASKS = """
  - {{kind: loan_application, as: wish, date: {day}, entered: 2024-07-25, borrower: {who}, amount: 500.00, months: 3}}
  - {{kind: loan_approval, application: $wish, date: {day}, entered: 2024-07-25}}
"""
BACK_LATE = "  - {kind: loan_repayment, date: 2024-07-20, loan: $loan, amount: 2055.00}\n"
"""M0001 repays on 20 July what fell due on 15 June."""


def test_a_household_with_a_loan_of_its_own_is_barred_by_the_later_one_it_signed_for() -> None:
    own = LENT.format(who="M0006", months=6, signed="M0008")
    others = LENT.format(who="M0007", months=3, signed="M0006")
    asks = ASKS.format(day="2024-07-01", who="M0006")

    assert figures("ARREARS-GUARANTOR-SUSPEND", own + others + asks, "village", "debtor") == [("M0007",)]


def test_a_guarantor_is_told_of_late_loans_in_the_order_in_which_he_signed() -> None:
    """M0006 applied before M0007, but M0008 signed for M0007 first."""
    text = """
  - {kind: loan_application, as: older, date: 2024-03-10, borrower: M0006, amount: 500.00, months: 3}
  - {kind: loan_application, as: newer, date: 2024-03-10, borrower: M0007, amount: 500.00, months: 3}
  - {kind: guarantee, application: $newer, date: 2024-03-10, guarantors: [M0008]}
  - {kind: guarantee, application: $older, date: 2024-03-11, guarantors: [M0008]}
  - {kind: loan_approval, as: first, application: $older, date: 2024-03-12}
  - {kind: loan_approval, as: second, application: $newer, date: 2024-03-12}
  - {kind: loan_disbursement, approval: $first, date: 2024-03-15}
  - {kind: loan_disbursement, approval: $second, date: 2024-03-15}
"""
    asks = ASKS.format(day="2024-07-01", who="M0008")

    assert figures("ARREARS-GUARANTOR-SUSPEND", text + asks, "village", "debtor") == [("M0007",), ("M0006",)]


def test_a_decision_of_a_day_on_which_the_loan_was_late_is_judged_by_that_day_though_entered_later() -> None:
    """The council decided on 10 July; the money of 20 July came before anybody entered that."""
    for who, rule_id in (("M0002", "ARREARS-GUARANTOR-SUSPEND"), ("M0001", "ELIGIBLE-NO-OVERDUE")):
        for day, where in (("2024-07-10", [("application",)]), ("2024-07-20", [])):
            text = BACK_LATE + ASKS.format(day=day, who=who)

            assert found(rule_id, text, "one_loan") == where, (rule_id, day)


def test_a_late_loan_is_looked_at_no_more_from_the_day_on_which_it_came_back() -> None:
    here = told(BACK_LATE, "one_loan")
    borrower, guarantor = here.book.members["M0001"], here.book.members["M0002"]

    for day, numbers in ((19, [here.names["loan"]]), (20, []), (21, [])):
        on = dt.date(2024, 7, day)
        assert [loan.number for loan in own_at_issue(here.book, borrower, on)] == numbers, day
        assert [loan.number for loan in stood_for_at_issue(here.book, guarantor, on)] == numbers, day


def test_what_came_back_before_counts_toward_what_may_come_back_of_a_written_off_debt() -> None:
    """1,200.00 yuan were written off and 700.00 came back: 500.00 are left to come."""
    text = """
  - {{kind: write_off_recovery, loan: $loan, amount: 700.00}}
  - {{kind: write_off_recovery, loan: $loan, amount: {}}}
"""

    assert figures("ARREARS-WRITEOFF", text.format("500.00"), "written_off", "left") == []
    assert figures("ARREARS-WRITEOFF", text.format("500.01"), "written_off", "left", "amount") == [(50000, 50001)]


def test_of_a_loan_that_was_repaid_not_a_cent_is_written_off() -> None:
    text = """
  - {kind: meeting, as: assembly, date: 2024-07-01, assembly: members}
  - {kind: write_off, date: 2024-07-02, loan: $loan, amount: 0.01, meeting: $assembly}
"""

    assert found("ARREARS-WRITEOFF", text, "repaid_loan") == [("amount",)]
    assert figures("ARREARS-WRITEOFF", text, "repaid_loan", "owed", "amount") == [(0, 1)]


def test_a_loan_long_overdue_is_asked_about_although_an_older_one_was_repaid_in_time() -> None:
    """M0006 repaid on the due day; M0007, whose loan is the newer one, did not."""
    lent = LENT.format(who="M0006", months=3, signed="M0008") + LENT.format(who="M0007", months=3, signed="M0008")
    back = "  - {kind: loan_repayment, date: 2024-06-15, loan: $M0006_asks, amount: 507.50}\n"
    here = told(lent + back, "village")
    assert acted_on.duty is not None

    [late] = acted_on.duty(here.book, dt.date(2024, 6, 16), PARAMS)

    assert (late.case, late.by, late.done) == (here.names["M0007_asks"], dt.date(2024, 12, 12), "")
