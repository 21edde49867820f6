"""The corners of what comes back: single fen, arrears brought later, wrong figures that explain each other."""

import pytest

from hzpub.base.money import parse_yuan, yuan
from hzpub.rulebooks.huzhu.repay.principal import CLEARED
from hzpub.rulebooks.huzhu.repay.reckoning import reckon
from tests.rooms.rulebooks.judging import PARAMS, found, judged, last


def repaid(day: str, **parts: str) -> str:
    """One repayment of the loan `$loan`; parts left out are nothing."""
    boxes = {"principal": "0.00", "usage_fee": "0.00", "penalty": "0.00", "excess": "0.00", **parts}
    boxes.setdefault("amount", yuan(sum(parse_yuan(fen) for fen in boxes.values())))
    written = ", ".join(f"{name}: {value}" for name, value in boxes.items())
    return f"  - {{kind: loan_repayment, date: {day}, loan: $loan, {written}}}\n"


WHOLE = repaid("2024-06-15", principal="2000.00", usage_fee="30.00")
LATE = repaid("2024-07-15", principal="2000.00", usage_fee="40.00")
"""Thirty days late, and the penalty of 10.00 left out."""


def test_parts_that_do_not_add_up_are_told_even_where_nothing_was_lent() -> None:
    text = repaid("2024-03-20", amount="20.00", principal="10.00")

    assert found("FEE-ONCE", text, "approved_loan") == [("amount",)]


@pytest.mark.parametrize(
    ("text", "fee_once", "other"),
    [
        (repaid("2024-06-15", amount="2030.00", principal="2000.00", usage_fee="29.00"), [], "FEE-RATE"),
        (repaid("2024-06-15", amount="2031.00", principal="2000.00", usage_fee="29.00", excess="1.00"), [], "FEE-RATE"),
        (repaid("2024-07-15", amount="2050.00", principal="2000.00", usage_fee="40.00", penalty="9.00"), [], "PENALTY-RATE"),
        (repaid("2024-06-15", amount="2030.01", principal="2000.00", usage_fee="29.00"), [("amount",)], "FEE-RATE"),
    ],
)
def test_a_wrong_figure_that_explains_the_sum_is_told_once(text: str, fee_once: list[tuple[str]], other: str) -> None:
    assert found("FEE-ONCE", text, "one_loan") == fee_once
    assert len(found(other, text, "one_loan")) == 1


@pytest.mark.parametrize("part", ["usage_fee", "penalty"])
def test_a_fen_of_fee_or_penalty_without_principal_is_too_much(part: str) -> None:
    text = repaid("2024-06-15", **{part: "0.01"})

    assert found("FEE-ONCE", text, "one_loan") == [(part,)]


def test_money_that_could_repay_principal_is_not_all_set_aside() -> None:
    assert found("FEE-ONCE", repaid("2024-06-15", excess="1000.00"), "one_loan") == [("principal",)]


def test_a_fen_of_principal_carries_its_own_fee_and_penalty() -> None:
    fee = repaid("2024-06-15", principal="0.01", usage_fee="0.05")
    early = repaid("2024-06-15", principal="0.01", penalty="0.01")
    late = repaid("2024-07-15", principal="0.01", penalty="0.05")

    assert found("FEE-RATE", fee, "one_loan") == [("usage_fee",)]
    assert found("PENALTY-START", early, "one_loan") == [("penalty",)]
    assert found("PENALTY-RATE", late, "one_loan") == [("penalty",)]


def test_a_fen_of_principal_on_a_cleared_loan_is_a_fen_too_much() -> None:
    text = WHOLE + repaid("2024-06-16", principal="0.01")

    assert [each.message for each in judged("REPAY-PRINCIPAL", last(text, "one_loan"))] == [CLEARED]
    assert reckon(last(text, "one_loan"), PARAMS) is None


def test_the_day_of_the_pay_out_is_reckoned_already() -> None:
    text = repaid("2024-03-15", principal="2000.00", usage_fee="0.01")

    assert found("FEE-RATE", text, "one_loan") == [("usage_fee",)]


def test_a_fee_that_was_paid_is_not_asked_for_again() -> None:
    for parts in ({"usage_fee": "0.01"}, {"usage_fee": "30.00"}):
        assert found("FEE-ONCE", WHOLE + repaid("2024-06-16", **parts), "one_loan") == [("usage_fee",)]


def test_a_penalty_nobody_owed_is_not_taken_afterwards() -> None:
    assert found("FEE-ONCE", WHOLE + repaid("2024-06-16", penalty="0.01"), "one_loan") == [("penalty",)]


def test_a_penalty_that_was_left_out_is_brought_later_once_and_not_twice() -> None:
    brought = repaid("2024-07-16", penalty="10.00")

    assert found("FEE-ONCE", LATE + brought, "one_loan") == []
    assert found("FEE-ONCE", LATE + brought + repaid("2024-07-17", penalty="0.01"), "one_loan") == [("penalty",)]
    assert found("FEE-ONCE", LATE + repaid("2024-07-16", penalty="10.01"), "one_loan") == [("penalty",)]
    assert found("FEE-ONCE", LATE + repaid("2024-07-16", usage_fee="0.01"), "one_loan") == [("usage_fee",)]
