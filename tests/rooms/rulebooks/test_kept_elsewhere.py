"""Rules without a judge of their own: the room that keeps each of them really refuses what its page says."""

import dataclasses
import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from hzpub.check.engine import ParameterTable
from hzpub.kinds import all_kinds
from hzpub.ledger.accounts import CHART
from hzpub.pipeline import check_fund
from hzpub.rulebooks.discovery import mutual_aid
from hzpub.trust.sealing import Signed, judge_seals
from tests.rules.scenes import Misspelt, key_of, scene, told

ROOT = Path(__file__).parents[3]
PRINCIPAL = {name for name, account in CHART.items() if account.pool == "principal"}
OWED = {name for name, account in CHART.items() if account.pool == "payable"}


def refused(kind: str, **values: Any) -> list[tuple[str | int, ...]]:
    """Where the body of a form of `kind` does not fit when `values` stand in it, everything else as in its example."""
    form = all_kinds()[kind]
    body = {"hzpub": 1, "fund": "dawu.361122", "kind": kind, "date": "2024-03-15"}
    body |= {box.name: box.example for box in form.boxes if box.required}
    assert form.read_body(body)[1] == (), "the example itself fits"
    return [misfit.path for misfit in form.read_body(body | values)[1]]


def test_share_money_has_no_payer_but_the_household_and_no_account_but_the_funds() -> None:
    assert refused("share_subscription", payer="M0007") == [("payer",)]
    assert refused("share_subscription", account="000017") == [("account",)]
    assert [(move.debit, move.credit) for move in all_kinds()["share_subscription"].moves] == [("bank", "member_shares")]


@pytest.mark.parametrize(
    ("kind", "box"), [("gift_share", "document"), ("share_deferral", "pay_by"), ("member", "paper"), ("charter", "rules")]
)
def test_a_form_without_its_paper_or_ground_is_not_read(kind: str, box: str) -> None:
    form = all_kinds()[kind]
    others = {each.name: each.example for each in form.boxes if each.name != box}

    assert (box,) in [misfit.path for misfit in form.read_body(others)[1]]


def test_a_charter_needs_the_digest_of_articles_and_of_the_fund_rules() -> None:
    boxes = {box.name: box for box in all_kinds()["charter"].boxes}

    assert boxes["articles"].required
    assert boxes["rules"].required


def test_principal_comes_in_from_four_sources_and_from_losses_made_good() -> None:
    sources = {
        move.credit
        for kind in all_kinds().values()
        for move in kind.moves
        if move.debit == "bank" and move.credit in PRINCIPAL
    }

    gained_back = {"risk_reserve", "write_offs"}
    assert sources - gained_back == {"member_shares", "government_grants", "partner_unit_grants", "donations"}
    with pytest.raises(Misspelt, match="no kind 'bank_loan'"):
        told("  - {kind: bank_loan, amount: 1000.00}", "empty")


def test_the_fund_owes_its_members_and_nobody_else() -> None:
    assert {"dividends_payable", "payables"} == OWED
    borrowed = {
        (kind.name, move.credit)
        for kind in all_kinds().values()
        for move in kind.moves
        if move.debit == "bank" and move.credit in OWED
    }
    assert borrowed <= {("loan_repayment", "payables"), ("bank_return", "payables"), ("bank_return", "dividends_payable")}


@pytest.mark.parametrize(("box", "value"), [("conditions", "repayable"), ("aim", "business"), ("interest", "3.0")])
def test_a_gift_with_strings_or_another_aim_is_not_read(box: str, value: str) -> None:
    assert refused("donation", **{box: value}) == [(box,)]


def test_there_is_no_cash_in_the_chart_and_no_payment_in_cash() -> None:
    assert [name for name in CHART if "cash" in name] == []
    paid = [kind.name for kind in all_kinds().values() if any(box.name == "method" for box in kind.boxes)]
    assert {"loan_disbursement", "share_redemption"} <= set(paid)
    for kind in paid:
        box = all_kinds()[kind].box("method")
        with pytest.raises(ValueError, match="不在可选之列"):
            box.read("cash")


def test_money_is_paid_to_the_household_that_asked_into_its_own_account() -> None:
    elsewhere = "  - {kind: loan_disbursement, approval: $approval, borrower: M0002, account: $account2}"
    other_account = "  - {kind: loan_disbursement, approval: $approval, borrower: M0001, account: $account2}"

    for text in (elsewhere, other_account):
        assert "LOAN-NO-INCREASE" in {rule.id for _, _, rule, _ in told(text, "approved_loan").found}


def test_a_borrower_or_guarantor_who_is_no_member_is_not_known() -> None:
    for text in (
        "  - {kind: loan_application, borrower: M0099}",
        "  - {kind: loan_application, borrower: M0001, as: asked}\n  - {kind: guarantee, application: $asked, guarantors: [M0099]}",
    ):
        assert "SYS-REF" in {rule.id for _, _, rule, _ in told(text, "two_members").found}


@pytest.mark.parametrize("kind", ["loan_approval", "loan_refusal"])
def test_the_townships_seal_does_not_count_on_a_decision_about_a_loan(kind: str) -> None:
    authority = scene("empty").book.authority
    signed = tuple(
        Signed(role, line, key_of(holder))
        for line, (role, holder) in enumerate(
            [("council", "council"), ("chair", "P0001"), ("township_finance", "P0011")], 1
        )
    )

    seals, objections = judge_seals(all_kinds()[kind], {}, signed, authority)

    assert [seal.role for seal in seals] == ["council", "chair"]
    assert [objection.message for objection in objections] == ["{kind}不需要{role}的章"]
    assert "township_finance" in all_kinds()["loan_disbursement"].seals.allowed


def test_a_record_of_another_fund_is_refused() -> None:
    last = max((ROOT / "records").rglob("*.yml"), key=lambda path: path.name)
    stray = last.read_bytes().replace(b'fund: "dawucun.361122"', b'fund: "xiaowucun.361122"')
    number = f"{int(last.name[:6]) + 1:06d}"
    stray = stray.replace(f'entry: "{last.name[:6]}"'.encode(), f'entry: "{number}"'.encode())
    path = f"records/2026/01/{number}{last.name[6:]}"

    outcome = check_fund(ROOT, as_of=dt.date(2026, 1, 9), with_history=False, extra=[(path, stray)])

    assert "这是 {fund} 的记录，不是本基金 {own} 的" in {finding.message for finding in outcome.errors}


def test_a_loan_keeps_the_numbers_in_force_when_it_was_approved() -> None:
    here = scene("one_loan")
    now = mutual_aid().parameters_of(())
    later = dataclasses.replace(now, usage_fee=40)
    table = ParameterTable((("000001", now), (f"{int(here.book.number) + 1:06d}", later)))
    repaid = told("  - {kind: loan_repayment, date: 2024-06-15}", "one_loan").steps[-1].record
    asked = told("  - {kind: loan_application, borrower: M0001}", "one_loan").steps[-1].record

    assert table.for_record(here.book, repaid).usage_fee == 50
    assert table.for_record(here.book, asked).usage_fee == 40
