"""The runner of the examples notices what a page gets wrong; otherwise every page would look true."""

from dataclasses import replace

import pytest

from hzpub.base.words import Yuan
from hzpub.rulebooks.discovery import mutual_aid
from tests.rules.pages import Written
from tests.rules.scenes import Misspelt, Scene, scene, told


def broken(here: Scene) -> set[tuple[str, int]]:
    return {(rule.id, written.line_of(breach.at)) for written, _, rule, breach in here.found}


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("  - {kind: loan_aplication}", "no kind 'loan_aplication'"),
        ("  - {kind: loan_application, month: 3}", "has no box month"),
        ('  - {kind: loan_application, months: "3"}', "months: '3'"),
        ("  - {kind: loan_application, amount: 2000}", "amount: 2000"),
        ("  - {kind: loan_application, borrower: 张三}", "borrower: '张三'"),
        ("  - {kind: loan_repayment, loan: $nothing}", r"nothing was named \$nothing"),
        ("  - {kind: loan_application, seals: {chair: P0001}}", "is not sealed by chair"),
    ],
)
def test_a_misspelt_example_fails_loudly(text: str, complaint: str) -> None:
    with pytest.raises(Misspelt, match=complaint):
        told(text, "one_member")


def test_a_name_written_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        told("  - {kind: loan_application, months: 3, months: 4}", "one_member")


def test_a_breach_is_found_at_the_line_of_its_box() -> None:
    assert broken(told("  - kind: loan_application\n    borrower: M0001\n    months: 13", "one_member")) == {("LOAN-TERM-MAX", 4)}


def test_a_breach_at_a_box_left_out_is_found_at_the_kind() -> None:
    assert broken(told("  - kind: loan_application\n    date: 2024-03-02\n    borrower: M0001", "one_member")) == set()
    assert Written("x", "", {}, {}, {("kind",): 7}).line_of(("months",)) == 7


def test_numbers_days_and_seals_continue_those_of_the_scene() -> None:
    before, here = scene("one_member"), told("  - kind: share_redemption", "one_member")
    record = here.steps[-1].record

    assert int(record.number) == int(before.book.number) + 1
    assert (record.entered - before.book.entered).days == 1
    assert [(seal.role, seal.person) for seal in record.seals] == [
        ("council", "P0004"),
        ("chair", "P0001"),
        ("accountant", "P0002"),
        ("township_finance", "P0011"),
    ]
    assert all(here.book.authority.sealer(seal.role, seal.key) == (seal.person, "") for seal in record.seals)


def test_a_repayment_without_amounts_clears_the_loan_to_the_fen() -> None:
    here = told("  - {kind: loan_repayment, date: 2024-06-15}", "one_loan")

    assert here.steps[-1].record["amount"] == 203000
    assert here.book.loans[here.names["loan"]].outstanding == 0


def test_books_that_do_not_close_are_told_with_their_figures() -> None:
    step = scene("one_loan").steps[-1]
    totals = step.after.totals
    wrong = replace(step, after=step.after._replace(totals=totals._replace(bank=totals.bank - 1)))
    rule = mutual_aid().rules["CAPITAL-IDENTITY"]
    assert rule.judge is not None

    found = list(rule.judge(wrong, mutual_aid().parameters_of(())))

    assert [dict(breach.facts)["gap"] for breach in found] == [Yuan(-1)]
    assert not list(rule.judge(step, mutual_aid().parameters_of(())))
