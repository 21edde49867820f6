"""What the total counts, what principal may pay for and which payments wear four seals: cases no page shows."""

import pytest

from hzpub.base.words import Label
from hzpub.ledger.accounts import CHART
from hzpub.rulebooks.discovery import mutual_aid
from tests.rooms.rulebooks.judging import figures, found, judged, last

SHARE_BACK = """
  - {kind: share_redemption, as: paid, date: 2024-04-10, member: M0002, shares: 1, amount: 500.00}
  - {kind: bank_return, as: unpaid, date: 2024-04-12, target: $paid}
"""
"""A share is given back to M0002, and the bank sends the money back."""

AGAIN = "  - {kind: transfer_retry, as: again, date: 2024-04-15, returned: $unpaid}\n"


@pytest.mark.parametrize(
    ("goes_on", "moved"),
    [
        ("", 50000),
        (AGAIN, -50000),
        ("  - {kind: reversal, date: 2024-04-15, target: $unpaid}\n", -50000),
        (AGAIN + "  - {kind: reversal, date: 2024-04-16, target: $again}\n", 50000),
    ],
)
def test_a_share_given_back_counts_in_the_total_whenever_its_money_comes_back_or_goes_out_again(
    goes_on: str, moved: int
) -> None:
    """Returned, paid again, the return struck out, the second payment struck out: each moves the total by one share."""
    step = last(SHARE_BACK + goes_on, "two_members")

    assert step.after.totals.fund - step.before.totals.fund == moved
    assert judged("CAPITAL-TOTAL", step) == []


@pytest.mark.parametrize("which", ["loan", "share"])
def test_a_payment_made_again_is_told_from_another_that_the_bank_sent_back_too(which: str) -> None:
    """A pay-out that came back moves no total, a share that came back does."""
    returned = {"loan": "$back", "share": "$unpaid"}[which]
    step = last(SHARE_BACK + f"  - {{kind: transfer_retry, returned: {returned}}}\n", "returned_loan")

    assert step.after.totals.fund - step.before.totals.fund == (0 if which == "loan" else -50000)
    assert judged("CAPITAL-TOTAL", step) == []


def test_not_one_fen_of_principal_leaves_before_the_end_is_begun_and_the_source_is_named() -> None:
    one_fen = "  - {kind: capital_return, date: 2024-06-20, source: donations, amount: 0.01}\n"

    assert figures("FUND-USE-LOANS-ONLY", one_fen, "one_loan", "account", "paid") == [
        (Label(CHART["donations"].label), 1)
    ]
    assert found("FUND-USE-LOANS-ONLY", one_fen, "winding_up") == []


def test_one_fen_of_a_dividend_that_was_never_set_aside_is_paid_from_principal() -> None:
    text = """
  - {kind: dividend_payment, date: 2024-06-20, year: 2024, households: [{member: M0001, amount: 0.01}], amount: 0.01}
"""

    assert figures("FUND-USE-LOANS-ONLY", text, "one_loan", "account", "paid", "over") == [
        (Label(CHART["dividends_payable"].label), 1, 1)
    ]


def test_a_share_paid_again_lends_nothing_though_more_is_lent_than_the_limit() -> None:
    """2,000.00 yuan are lent and one per cent of the fund is less; only lending more is refused."""
    one_per_cent = {"max_lent_permille": 10}

    assert found("LOAN-CAP-FUND-90", SHARE_BACK + AGAIN, "one_loan", **one_per_cent) == []
    lent = "  - {kind: transfer_retry, returned: $back}\n"
    assert found("LOAN-CAP-FUND-90", lent, "returned_loan", **one_per_cent) == [("returned",)]


@pytest.mark.parametrize("rule_id", ["SEAL-FOUR", "SEAL-CUSTODIAN"])
def test_four_seals_are_asked_of_every_payment_the_village_decides_and_of_nothing_else(rule_id: str) -> None:
    """What a bank or a court takes by itself has no voucher, and what moves no money is no payment (R六(3))."""
    assert sorted(mutual_aid().rules[rule_id].on) == [
        "capital_return",
        "collection_cost",
        "dividend_payment",
        "loan_disbursement",
        "operating_allowance",
        "payable_refund",
        "share_redemption",
    ]
