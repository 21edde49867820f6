"""The corners of rules about households, guarantees and papers that would crowd their pages."""

from dataclasses import replace

import pytest

from hzpub.kinds.record import Seal
from hzpub.rulebooks.discovery import mutual_aid
from hzpub.rulebooks.huzhu.arrears.liability import overdue_fen
from hzpub.rulebooks.huzhu.guarantee import required
from hzpub.rulebooks.system.dependents import resting_on
from hzpub.rulebooks.system.id import TAKEN
from tests.rooms.rulebooks.judging import PARAMS, figures, found, judged, last
from tests.rules.scenes import key_of, scene, told

NEVER_ADMITTED = (
    *("CAPITAL-IDENTITY", "CAPITAL-TOTAL", "SEAL-FOUR", "SYS-DATE", "SYS-ID", "SYS-REF", "SYS-RULEVER"),
    *("KEY-OLD-NEW", "KEY-THRESHOLD", "KEY-WITNESS"),
)
APPROVE = "  - {kind: loan_approval, application: $loan}\n"


@pytest.mark.parametrize("rule_id", NEVER_ADMITTED)
def test_no_sealed_breach_excuses_books_that_do_not_hold_together(rule_id: str) -> None:
    assert not mutual_aid().rules[rule_id].admissible


def approved(asked: str, signed: str) -> str:
    """An application, a guarantee for it, an approval of it."""
    return (
        f"  - {{kind: loan_application, as: asked, amount: 500.00, months: 3, {asked}}}\n"
        f"  - {{kind: guarantee, application: $asked, {signed}}}\n"
        "  - {kind: loan_approval, application: $asked}\n"
    )


def messages(text: str, start: str) -> list[str]:
    rule = mutual_aid().rules["GUARANTEE-REQUIRED"]
    return [each.message or rule.message for each in judged("GUARANTEE-REQUIRED", last(text, start))]


def test_a_borrower_nobody_knows_is_not_asked_for_a_guarantee() -> None:
    text = approved("borrower: M0099, guarantee: personal", "guarantors: [M0099]")

    assert messages(text, "two_members") == []


@pytest.mark.parametrize("who", ["M0099", "M0003"])
def test_a_guarantor_is_a_member_who_holds_a_share(who: str) -> None:
    stranger = "  - {kind: person}\n  - {kind: member, member: M0003}\n"
    text = stranger + approved("borrower: M0001, guarantee: personal", f"guarantors: [{who}]")

    assert messages(text, "two_members") == [required.NOBODY_SIGNED]


def test_a_group_that_was_struck_out_guarantees_nothing() -> None:
    text = approved("borrower: M0001, guarantee: joint_group, group: $group", "guarantors: [M0002]")
    head, _, tail = text.partition("  - {kind: loan_approval")

    assert messages(f"{head}  - {{kind: reversal, target: $group}}\n  - {{kind: loan_approval{tail}", "village") == [
        required.NO_GROUP
    ]


def test_a_group_that_never_was_guarantees_nothing() -> None:
    text = approved("borrower: M0001, guarantee: joint_group, group: '000099'", "guarantors: [M0002]")

    assert messages(text, "village") == [required.NO_GROUP]


def test_a_group_guarantees_only_its_own_households() -> None:
    text = approved("borrower: M0006, guarantee: joint_group, group: $group", "guarantors: [M0002]")

    assert messages(text, "village") == [required.NOT_IN_GROUP]


def test_a_guarantor_nobody_knows_does_not_hide_the_next_one() -> None:
    text = (
        "  - {kind: person}\n  - {kind: member, member: M0003}\n"
        "  - {kind: guarantee, application: $loan, guarantors: [M0099, M0003]}\n"
    )

    assert found("GUARANTEE-PERSONAL", text, "asked_loan") == [("guarantors", 1)]


def test_a_guarantor_nobody_knows_stands_for_one_household() -> None:
    text = "  - {kind: guarantee, application: $loan, guarantors: [M0099]}\n" + APPROVE

    assert found("GUARANTEE-ONE-LOAN", text, "asked_loan") == []
    assert figures("GUARANTEE-ONE-LOAN", text, "asked_loan", "member", "count", max_guaranteed_households=0) == [
        ("M0002", 1),
        ("M0099", 1),
    ]


def test_stars_of_a_borrower_nobody_knows_are_not_counted() -> None:
    text = approved("borrower: M0099, guarantee: personal", "guarantors: [M0002]")
    step = last(text.replace("application: $asked}\n", "application: $asked, stars: 3}\n"), "two_members")

    assert judged("STAR-EARN", step) == []


def test_a_payee_nobody_knows_has_no_newest_account() -> None:
    text = "  - {kind: loan_disbursement, approval: $approval, borrower: M0099, account: $account1}\n"

    assert found("DISBURSE-TRANSFER", text, "approved_loan") == []


def test_an_account_of_another_household_is_not_called_an_old_one() -> None:
    text = "  - {kind: loan_disbursement, approval: $approval, account: $account2}\n"

    assert found("DISBURSE-TRANSFER", text, "approved_loan") == []


def test_a_voucher_is_held_against_the_decision_it_names_not_the_latest() -> None:
    again = "  - {kind: loan_approval, as: again, date: 2024-03-20, application: $loan}\n"
    payout = "  - {{kind: loan_disbursement, date: 2024-03-15, paid_on: 2024-03-21, approval: {}}}\n"

    assert found("DISBURSE-DOCS", again + payout.format("$approval"), "approved_loan") == []
    assert found("DISBURSE-DOCS", again + payout.format("$again"), "approved_loan") == [("date",)]


def test_a_pay_out_for_longer_than_approved_is_refused() -> None:
    text = "  - {kind: loan_disbursement, approval: $approval, months: 4}\n"

    assert found("LOAN-NO-INCREASE", text, "approved_loan") == [("months",)]


def test_an_office_that_may_be_held_besides_does_not_end_the_search() -> None:
    rows = (
        ("chair", "P0001"),
        ("council_member", "P0001"),
        ("accountant", "P0001"),
        ("cashier", "P0003"),
        ("supervisors_head", "P0006"),
        ("township_head", "P0011"),
    )
    offices = "".join(f"      - {{office: {office}, person: {person}}}\n" for office, person in rows)

    assert found("GOVERN-DUTY-SPLIT", f"  - kind: charter\n    offices:\n{offices}", "blank") == [("offices", 2, "person")]


def test_one_hand_with_two_seals_is_not_also_counted_as_too_few_hands() -> None:
    seals = "seals: {chair: P0001, accountant: P0001, township_finance: P0001, council: P0001}"
    text = f"  - {{kind: loan_disbursement, approval: $approval, {seals}}}\n"

    assert ("seals",) not in found("SEAL-FOUR", text, "approved_loan", seal_persons=4)


@pytest.mark.parametrize(
    ("role", "seal", "said"),
    [
        ("accountant", Seal("accountant", "P0001", key_of("another")), "同一个人"),
        ("accountant", Seal("accountant", "P0002", key_of("P0001")), "同一枚印章"),
        ("council", Seal("council", "P0001", key_of("P0001")), "同一枚印章"),
    ],
)
def test_one_person_with_two_seals_is_told_from_one_seal_in_two_roles(role: str, seal: Seal, said: str) -> None:
    step = last("  - {kind: loan_disbursement, approval: $approval}\n", "approved_loan")
    seals = tuple(seal if each.role == role else each for each in step.record.seals)
    found_here = judged("SEAL-FOUR", replace(step, record=replace(step.record, seals=seals)))

    assert len(found_here) == 1
    assert said in found_here[0].message


def test_a_loan_is_overdue_from_the_day_after_it_was_due_until_the_last_fen() -> None:
    loan_number = scene("one_loan").names["loan"]
    terms = PARAMS.fee_terms

    def owed(text: str, day: int) -> int:
        book = (told(text, "one_loan") if text else scene("one_loan")).book
        loan = book.loans[loan_number]
        assert loan.payout is not None
        return overdue_fen(loan, loan.payout.due.replace(day=day), terms)

    nearly = "  - {kind: loan_repayment, date: 2024-06-14, loan: $loan, amount: 2029.99, principal: 1999.99, usage_fee: 30.00}\n"

    assert [owed("", day) for day in (14, 15, 16)] == [0, 0, 200000]
    assert [owed(nearly, day) for day in (15, 16)] == [0, 1]


TWICE = (
    "  - {kind: share_subscription, as: more, member: M0001}\n"
    "  - {kind: share_redemption, as: back, member: M0001}\n"
)


def test_a_subscription_is_free_while_the_household_holds_as_many_shares() -> None:
    told_once = told(TWICE, "one_member")

    assert resting_on(told_once.book, told_once.names["share1"]) == ""


def test_the_latest_redemption_is_the_one_to_strike_out_first() -> None:
    text = TWICE + "  - {kind: share_redemption, as: last, member: M0001}\n"
    here = told(text, "one_member")

    assert resting_on(here.book, here.names["share1"]) == here.names["last"]


def test_the_latest_loan_of_a_group_is_the_one_to_strike_out_first() -> None:
    text = "".join(
        f"  - {{kind: loan_application, as: asked{n}, borrower: M000{n}, guarantee: joint_group, group: $group}}\n" for n in (1, 2)
    )
    here = told(text, "village")

    assert resting_on(here.book, here.names["group"]) == here.names["asked2"]


def test_nothing_rests_on_shares_of_a_household_nobody_knows() -> None:
    here = told("  - {kind: share_subscription, as: lost, member: M0099}\n", "empty")

    assert resting_on(here.book, here.names["lost"]) == ""


def test_a_number_that_is_taken_is_called_taken_and_one_too_far_is_not() -> None:
    cases = {
        "  - {kind: member, member: M0001}\n": TAKEN,
        "  - {kind: member, member: M0009}\n": "",
        "  - {kind: person, person: P0001}\n": TAKEN,
        "  - {kind: person, person: P0099}\n": "",
    }

    assert {text: [each.message for each in judged("SYS-ID", last(text, "one_member"))] for text in cases} == {
        text: [message] for text, message in cases.items()
    }


def test_a_charter_tells_a_gap_in_the_numbers_from_a_number_that_is_taken() -> None:
    rows = "".join(f"      - {{person: P000{n}, name_hold: {'A' * 43}=}}\n" for n in (1, 2, 3, 4, 6))
    here = judged("SYS-ID", last(f"  - kind: charter\n    people:\n{rows}", "blank"))

    assert [(each.at[1], each.message) for each in here] == [(4, "")]


@pytest.mark.parametrize(
    ("text", "kind", "fix"),
    [
        ("  - {kind: member_account, member: M0099}\n", "member", "入会"),
        ("  - {kind: member, person: P0099}\n", "person", "人员登记"),
    ],
)
def test_a_pointer_to_nobody_says_who_is_missing(text: str, kind: str, fix: str) -> None:
    [breach] = judged("SYS-REF", last(text, "one_member"))

    assert dict(breach.facts)["kind"] == kind
    assert fix in breach.fix
