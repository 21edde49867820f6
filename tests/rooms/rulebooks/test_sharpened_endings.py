"""Suspended households, small loans behind stars, and the end of a fund: near misses that a rule must tell apart."""

import pytest

from hzpub.base.words import Label
from tests.rooms.rulebooks.judging import figures, found, judged, last
from tests.rules.scenes import scene, told

ANOTHER_LOAN = """
  - {{kind: loan_application, as: {name}, date: {month}-11, borrower: {who}, amount: 1000.00, months: 3}}
  - {{kind: guarantee, application: ${name}, date: {month}-11, guarantors: [M0002]}}
  - {{kind: loan_approval, as: decided, application: ${name}, date: {month}-12}}
  - {{kind: loan_disbursement, approval: $decided, date: {month}-13}}
"""
"""M0002 signs for one more loan of 1,000.00 yuan."""


def test_a_household_suspended_over_two_loans_waits_for_the_second_when_the_first_is_repaid() -> None:
    text = f"""
  - {{kind: suspension, date: 2024-06-20, member: M0002, loan: $loan}}
  - {{kind: loan_repayment, date: 2024-06-21, loan: $loan}}
{ANOTHER_LOAN.format(name="again", who="M0001", month="2024-07")}
  - {{kind: suspension, as: told, date: 2024-10-20, member: M0002, loan: $again}}
  - {{kind: loan_application, date: 2024-10-25, borrower: M0002}}
"""
    names = told(text, "one_loan").names

    expected = [("M0002", names["told"], names["again"], 100000)]
    assert figures("ELIGIBLE-NOT-SUSPENDED", text, "one_loan", "member", "number", "loan", "owed") == expected


@pytest.mark.parametrize(("who", "at"), [("M0001", []), ("M0002", []), ("M0003", [("application",)])])
def test_an_approval_names_a_suspension_over_a_late_loan_only_where_no_other_rule_names_the_loan(
    who: str, at: list[tuple[str]]
) -> None:
    """M0001 is late itself, M0002 stands for it: two other rules say so. M0003 has nothing to do with the loan."""
    text = f"""
  - {{kind: suspension, date: 2024-06-16, member: {who}, loan: $loan}}
  - {{kind: loan_application, as: mine, date: 2024-06-16, borrower: {who}, amount: 500.00}}
  - {{kind: loan_approval, application: $mine, date: 2024-06-17}}
"""
    step = last(text, "backer_asks")
    elsewhere = judged("ELIGIBLE-NO-OVERDUE", step) + judged("ARREARS-GUARANTOR-SUSPEND", step)

    assert [each.at for each in judged("ELIGIBLE-NOT-SUSPENDED", step)] == at
    assert len(elsewhere) + len(at) == 1


def test_a_suspension_over_a_late_loan_does_not_hide_one_over_a_loan_that_is_not_late() -> None:
    text = f"""
{ANOTHER_LOAN.format(name="theirs", who="M0003", month="2024-06")}
  - {{kind: suspension, date: 2024-06-14, member: M0002, loan: $loan}}
  - {{kind: suspension, date: 2024-06-14, member: M0002, loan: $theirs}}
  - {{kind: loan_approval, application: $asked, date: 2024-06-16}}
"""
    theirs = told(text, "backer_asks").names["theirs"]

    assert figures("ELIGIBLE-NOT-SUSPENDED", text, "backer_asks", "loan", "owed") == [(theirs, 100000)]


@pytest.mark.parametrize(("most", "shown"), [(3, False), (4, False), (5, True), (7, True), (8, True)])
def test_small_loans_are_shown_only_where_the_others_do_not_fill_all_stars(most: int, shown: bool) -> None:
    """Of seven loans repaid on time four ran for at least 31 days; the first, third and sixth for 30."""
    names = scene("seven_on_time").names
    short = "、".join(names[each] for each in ("loan1", "loan3", "loan6"))
    approved = "  - {kind: loan_approval, application: $loan}\n"

    said = figures("STAR-GAMING", approved, "seven_on_time", "loans", star_min_days=31, star_max=most)

    assert said == ([(short,)] if shown else [])


CLOSES = "  - {{kind: final_account, date: 2024-06-20, collected: {}, refunded: 0.00, returned: {}, meeting: $met}}\n"
MOST_GONE = """
  - {kind: loan_repayment, date: 2024-06-10, loan: $loan, amount: 1000.00, principal: 1000.00, usage_fee: 0.00, penalty: 0.00}
  - {kind: write_off, date: 2024-06-12, loan: $loan, amount: 1000.00, meeting: $met}
  - {kind: capital_return, date: 2024-06-15, source: government_grants, amount: 100000.00}
"""
"""Half of the only loan came in, half was written off; the whole grant went back and the account is empty."""


def test_a_final_account_names_every_account_that_still_holds_something_with_its_sum() -> None:
    held = figures("EXIT-FINAL", CLOSES.format("0.00", "0.00"), "winding_up", "account", "left")

    assert held == [(Label("银行存款"), 9900000), (Label("借出互助金"), 200000), (Label("会员股金"), 100000)]


def test_a_fund_with_nothing_left_but_share_money_nobody_gave_back_is_not_closed() -> None:
    text = MOST_GONE + CLOSES.format("1000.00", "100000.00")

    assert figures("EXIT-FINAL", text, "winding_up", "account", "left") == [(Label("会员股金"), 100000)]


@pytest.mark.parametrize(("written", "at"), [("1000.00", []), ("1000.01", ["collected"]), ("2000.00", ["collected"])])
def test_what_was_written_off_was_not_collected(written: str, at: list[str]) -> None:
    where = found("EXIT-FINAL", MOST_GONE + CLOSES.format(written, "100000.00"), "winding_up")

    assert [box for (box,) in where if box != "kind"] == at


def test_of_a_source_that_never_brought_anything_not_one_fen_goes_back() -> None:
    text = "  - {kind: capital_return, date: 2024-06-15, source: donations, amount: 0.01}\n"

    assert figures("EXIT-RETURN", text, "winding_up", "held", "amount") == [(0, 1)]
