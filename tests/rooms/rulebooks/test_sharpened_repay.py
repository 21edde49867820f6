"""Agreed instalments and split repayments: which part is late, and what earlier repayments left out."""

from hzpub.rulebooks.huzhu.fee import once
from hzpub.rulebooks.huzhu.repay import instalment
from tests.rooms.rulebooks.judging import figures, found, judged, last

PAYOUT = "  - {{kind: loan_disbursement, approval: $approval, date: 2024-03-14, paid_on: 2024-03-15, schedule: [{}]}}\n"
REPAID = (
    "  - {{kind: loan_repayment, date: {day}, loan: $loan, amount: {amount}, principal: {principal},"
    " usage_fee: {fee}, penalty: {penalty}}}\n"
)
TURNED_ROUND = PAYOUT.format("{months: 3, amount: 1000.00}, {months: 1, amount: 1000.00}")
"""1,000.00 yuan due on 15 June, before 1,000.00 due on 15 April: nobody should write that, but it may have happened."""


def repaid(day: str, amount: str, principal: str, fee: str, penalty: str = "0.00") -> str:
    """A repayment of the loan through the bank, split as said."""
    return REPAID.format(day=day, amount=amount, principal=principal, fee=fee, penalty=penalty)


def test_a_fund_without_instalments_takes_no_schedule_though_it_adds_up() -> None:
    step = last(PAYOUT.format("{months: 1, amount: 1000.00}, {months: 3, amount: 1000.00}"), "approved_loan")

    [refused] = judged("REPAY-INSTALMENT", step, instalments=False)
    assert (refused.at, refused.message) == (("schedule",), instalment.NOT_ALLOWED)
    assert judged("REPAY-INSTALMENT", step, instalments=True) == []


def test_an_instalment_no_later_than_the_one_before_is_named_by_its_place_in_the_plan() -> None:
    text = PAYOUT.format("{months: 1, amount: 500.00}, {months: 3, amount: 500.00}, {months: 3, amount: 1000.00}")

    assert found("REPAY-INSTALMENT", text, "approved_loan") == [("schedule", 2, "months")]
    assert figures("REPAY-INSTALMENT", text, "approved_loan", "row", "months", "before") == [(3, 3, 3)]


def test_of_three_instalments_the_third_ends_on_the_due_day() -> None:
    text = PAYOUT.format("{months: 1, amount: 500.00}, {months: 2, amount: 500.00}, {months: 3, amount: 1000.00}")

    assert found("REPAY-INSTALMENT", text, "approved_loan") == []


def test_one_instalment_alone_is_a_plan_too() -> None:
    assert found("REPAY-INSTALMENT", PAYOUT.format("{months: 3, amount: 2000.00}"), "approved_loan") == []


def test_a_late_part_costs_a_penalty_also_where_an_earlier_line_of_the_plan_is_not_late() -> None:
    """All of it on 15 May: the line of 15 June is on time, the 1,000.00 yuan of 15 April are a month late."""
    text = TURNED_ROUND + repaid("2024-05-15", "2020.00", "2000.00", "20.00")

    assert figures("PENALTY-RATE", text, "approved_loan", "penalty_due", "penalty") == [(500, 0)]


def test_a_repayment_that_ends_just_before_a_late_part_is_not_late() -> None:
    """999.99 yuan were repaid; the cent on 15 May is the last of what falls due on 15 June."""
    before = repaid("2024-04-15", "1004.99", "999.99", "5.00")
    text = TURNED_ROUND + before + repaid("2024-05-15", "0.02", "0.01", "0.00", "0.01")

    assert found("PENALTY-START", text, "approved_loan") == [("penalty",)]
    assert found("PENALTY-RATE", text, "approved_loan") == []


def test_a_fee_left_out_with_an_instalment_may_follow_without_principal() -> None:
    """5.00 yuan were due with the first instalment and 3.00 came; 2.00 may come later, 2.01 may not."""
    first = repaid("2024-04-15", "1003.00", "1000.00", "3.00")

    assert found("FEE-ONCE", first + repaid("2024-04-18", "2.00", "0.00", "2.00"), "two_parts") == []
    assert found("FEE-ONCE", first + repaid("2024-04-18", "2.01", "0.00", "2.01"), "two_parts") == [("usage_fee",)]


def test_a_second_instalment_in_time_leaves_no_penalty_to_collect() -> None:
    """Each came on its own day; the second was never late, as the first is before it."""
    both = repaid("2024-04-15", "1005.00", "1000.00", "5.00") + repaid("2024-06-15", "1015.00", "1000.00", "15.00")
    more = repaid("2024-06-20", "0.01", "0.00", "0.00", "0.01")

    [wrong] = judged("FEE-ONCE", last(both + more, "two_parts"))
    assert (wrong.at, wrong.message) == (("penalty",), once.WITHOUT_PRINCIPAL)


def test_only_who_sets_off_too_much_is_told_how_much_is_enough() -> None:
    """A slip of the bank, or parts that merely add up wrong, are no matter of how much could be set off."""
    slip = repaid("2024-09-24", "40.00", "39.40", "0.59")
    off = "  - {kind: payable_offset, date: 2024-09-24, loan: $second, amount: 40.00, principal: 39.40, usage_fee: 0.59, penalty: 0.00}\n"

    for text, message in ((slip.replace("$loan", "$second"), ""), (off, once.SET_OFF_SUM)):
        [wrong] = judged("FEE-ONCE", last(text, "overpaid"))
        assert wrong.message == message
        assert figures("FEE-ONCE", text, "overpaid", "enough") == [(0,)]
