"""Offices, leaving, what remains of a year and papers on file: near misses that a rule must tell apart."""

import datetime as dt

from hzpub.base.words import Fact, Label
from hzpub.ledger.book import Book
from hzpub.rulebooks.huzhu.report.archive import complete
from hzpub.rulebooks.huzhu.report.recipients import sent_to_both
from hzpub.rulebooks.rule import Due, Rule
from tests.rooms.rulebooks.judging import PARAMS, figures, found, judged, last
from tests.rules.scenes import told


def dues(duty: Rule, book: Book, as_of: dt.date) -> list[Due]:
    """Everything that one duty lists on a day, done or not."""
    assert duty.duty is not None, duty.id
    return list(duty.duty(book, as_of, PARAMS))


def test_a_head_without_a_deputy_is_a_vacancy_and_not_one_person_in_two_seats() -> None:
    left = "  - {kind: office_end, office: supervisors_deputy, person: P0007}\n"
    approved = "  - {kind: loan_approval, application: $loan}\n"

    [vacant] = judged("GOVERN-BOARD-SEATS", last(left + approved, "asked_loan"))

    assert vacant.message == ""
    assert [name for name, _ in vacant.facts] == ["office"]


def test_a_guarantor_who_also_stood_for_an_earlier_loan_is_expelled_over_the_late_one() -> None:
    """M0002 signed for the loan that came back in June and for the next one, which did not come back in October."""
    text = """
  - {kind: loan_application, as: again, date: 2024-06-20, borrower: M0001, amount: 1000.00, months: 3}
  - {kind: guarantee, application: $again, date: 2024-06-20, guarantors: [M0002]}
  - {kind: loan_approval, as: decided, application: $again, date: 2024-06-25}
  - {kind: loan_disbursement, approval: $decided, date: 2024-07-01}
  - {kind: meeting, as: council, date: 2024-11-05, assembly: council}
  - {kind: expulsion, date: 2024-11-06, member: M0002, loan: $again, meeting: $council,
     borrower_told: 2024-10-20, guarantor_told: 2024-10-20}
"""

    assert found("MEMBER-EXPEL", text, "repaid_loan") == []


def test_shares_paid_for_together_and_taken_back_one_by_one_cost_the_same_each() -> None:
    """Two shares of 500.00 yuan came in one payment; whoever takes back one, then the other, gets 500.00 each time."""
    bought = "  - {kind: share_subscription, member: M0001, shares: 2, amount: 1000.00}\n"
    back = "  - {{kind: share_redemption, member: M0001, shares: 1, amount: {}}}\n"

    assert found("MEMBER-EXIT-AMOUNT", bought + 2 * back.format("500.00"), "one_member") == []

    more = bought + back.format("500.00") + back.format("500.01")
    assert figures("MEMBER-EXIT-AMOUNT", more, "one_member", "paid", "amount") == [(50000, 50001)]


def test_a_fund_without_dividends_also_waits_for_the_end_of_the_year() -> None:
    text = "  - {{kind: surplus_capitalisation, date: {}, year: 2024, amount: 30.00}}\n"

    for day, where in (("2024-12-31", [("year",)]), ("2025-01-01", [])):
        assert found("POOL-ROLLOVER", text.format(day), "repaid_loan", dividend_policy="unpaid") == where


def test_the_file_of_a_loan_lacks_what_is_not_in_it_and_nothing_else() -> None:
    asked = "  - {kind: loan_application, as: asked, date: 2024-03-10, borrower: M0001, amount: 500.00, months: 3}\n"
    signed = "  - {kind: guarantee, application: $asked, date: 2024-03-10, guarantors: [M0002]}\n"
    decided = "  - {kind: loan_approval, as: decided, application: $asked, date: 2024-03-12}\n"
    paid = "  - {{kind: loan_disbursement, approval: {}, borrower: M0001, date: 2024-03-15}}\n"
    without, after = paid.format("$asked"), paid.format("$decided")

    def lacking(text: str) -> list[Fact]:
        book = told(text, "two_members").book
        return [dict(due.facts)["missing"] for due in dues(complete, book, dt.date(2024, 3, 31))]

    assert lacking(asked + without) == [Label("担保书、借款审批表")]
    assert lacking(asked + signed + without) == [Label("借款审批表")]
    assert lacking(asked + decided + after) == [Label("担保书")]
    assert lacking(asked + signed + decided + after) == []


def test_a_form_sent_to_the_two_offices_on_two_days_is_done_with_the_later_record() -> None:
    sent = "  - {{kind: report_submission, as: {0}, date: 2024-04-{1}, quarter: 2024Q1, recipient: {0}}}\n"
    day = dt.date(2024, 4, 16)

    for first, second in (("poverty_office", "finance_bureau"), ("finance_bureau", "poverty_office")):
        here = told(sent.format(first, "08") + sent.format(second, "09"), "one_member")

        assert [due.done for due in dues(sent_to_both, here.book, day)] == [here.names[second]]
