"""The fee pool, allowances and dividends: which of several earlier records a rule means."""

from hzpub.base.months import Quarter
from hzpub.rulebooks.rule import Breach
from tests.rooms.rulebooks.judging import figures, found, judged, last
from tests.rules.scenes import told

DRAWN = "  - {{kind: operating_allowance, date: {day}, quarter: {quarter}, issue: 1.00, collection: 0.00, amount: 1.00}}\n"
DECLARED = "  - {kind: dividend_declaration, as: declared}\n"
TO_SECOND = "  - {{kind: dividend_payment, as: {name}, households: [{{member: M0002, amount: {fen}}}]}}\n"
LOWER = """
  - kind: rulebook_change
    meeting: $yearly
    reason: 会员大会定
    parameters:
      - {{name: dividend, value: "{value}", authority: 云扶办〔2025〕1号}}
"""
DECLARED_AT_TWO = "  - {kind: dividend_declaration, due: 20.00, available: 33.13, amount: 20.00}\n"
PAID_AT_THREE = "  - {kind: dividend_payment, households: [{member: M0001, amount: 16.50}, {member: M0002, amount: 13.50}]}\n"
PAID_AT_TWO = "  - {kind: dividend_payment, households: [{member: M0001, amount: 11.00}, {member: M0002, amount: 9.00}]}\n"


def complaints(rule_id: str, text: str, start: str) -> list[Breach]:
    """What one rule finds in the whole story, judged by the numbers in force for each record."""
    return [breach for _, _, rule, breach in told(text, start).found if rule.id == rule_id]


def test_a_quarter_left_out_between_two_that_were_drawn_is_not_drawn_later() -> None:
    """The first and the third quarter were drawn; the second one is gone, and the third is named."""
    first = DRAWN.format(day="2024-10-16", quarter="2024Q1")
    third = DRAWN.format(day="2024-10-17", quarter="2024Q3")
    second = DRAWN.format(day="2024-10-18", quarter="2024Q2")

    assert figures("ALLOWANCE-QUARTERLY", first + third + second, "repaid_loan", "later") == [(Quarter(2024, 3).label,)]
    assert found("ALLOWANCE-QUARTERLY", first + second + third, "repaid_loan") == []


def test_striking_out_what_is_no_draw_is_no_matter_of_the_order_of_quarters() -> None:
    drawn = DRAWN.format(day="2024-10-16", quarter="2024Q1")
    other = "  - {kind: reversal, target: $repayment}\n"

    assert found("ALLOWANCE-QUARTERLY", drawn + other, "repaid_loan") == []


def test_whoever_was_paid_a_dividend_twice_is_told_under_which_record_the_first_time() -> None:
    text = DECLARED + TO_SECOND.format(name="paid", fen="13.50") + TO_SECOND.format(name="again", fen="13.50")
    number = told(text, "year_over").names["paid"]

    assert figures("DIVIDEND-ANNUAL", text, "year_over", "member", "year", "number") == [("M0002", 2024, number)]


def test_of_two_payments_under_a_declaration_the_last_is_struck_out_first() -> None:
    to_first = "  - {kind: dividend_payment, as: second, households: [{member: M0001, amount: 16.50}]}\n"
    paid = DECLARED + TO_SECOND.format(name="first", fen="13.50") + to_first
    number = told(paid, "year_over").names["second"]
    strike = "  - {kind: reversal, target: $declared}\n"

    assert figures("DIVIDEND-ANNUAL", paid + strike, "year_over", "number") == [(number,)]


def test_a_payment_is_struck_out_although_others_were_made_under_the_same_declaration() -> None:
    to_first = "  - {kind: dividend_payment, households: [{member: M0001, amount: 16.50}]}\n"
    paid = DECLARED + TO_SECOND.format(name="first", fen="13.50") + to_first

    assert found("DIVIDEND-ANNUAL", paid + "  - {kind: reversal, target: $first}\n", "year_over") == []


def test_a_rate_lowered_after_the_declaration_lowers_no_dividend_of_that_year() -> None:
    text = DECLARED + LOWER.format(value="2.0") + PAID_AT_THREE

    assert complaints("DIVIDEND-RATE", text, "year_over") == []
    assert found("DIVIDEND-RATE", text, "year_over", dividend=20) == []


def test_a_rate_between_two_changes_is_the_one_of_its_own_declaration() -> None:
    """2 per mille when the year was declared, neither the 3 of the charter nor the 1 that came afterwards."""
    text = LOWER.format(value="2.0") + DECLARED_AT_TWO + LOWER.format(value="1.0") + PAID_AT_TWO

    assert complaints("DIVIDEND-RATE", text, "year_over") == []


def test_a_rate_lowered_before_the_declaration_holds_for_it() -> None:
    assert complaints("DIVIDEND-RATE", LOWER.format(value="2.0") + DECLARED_AT_TWO + PAID_AT_TWO, "year_over") == []


def test_whoever_uses_no_fees_is_not_asked_for_those_that_are_missing() -> None:
    """The bank took a cent from an empty pool; the loan that came back is sent again from the loan money."""
    charge = "  - {kind: bank_charge, date: 2024-03-19, amount: 0.01}\n"
    again = "  - {kind: transfer_retry, date: 2024-03-20}\n"

    assert found("POOL-SOURCE", charge, "returned_loan") == [("amount",)]
    step = last(charge + again, "returned_loan")
    assert (step.after.totals.fee_pool, judged("POOL-SOURCE", step)) == (-1, [])
