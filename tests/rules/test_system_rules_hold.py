"""The corners of SYS-REF, SYS-ID and SEAL-FOUR that would crowd their pages."""

from dataclasses import replace

import pytest

from hzpub.base.findings import Facts
from hzpub.kinds.record import Seal
from hzpub.ledger.replay import Step
from hzpub.rulebooks.discovery import mutual_aid
from hzpub.rulebooks.rule import Breach
from tests.rules.scenes import key_of, scene, told

CONSEQUENCES = ("CAPITAL-IDENTITY", "CAPITAL-TOTAL", "GOVERN-REPRESENTATIVES")


def breaches(rule_id: str, text: str, start: str) -> list[tuple[tuple[str | int, ...], Facts]]:
    found = [(rule.id, breach.at, breach.facts) for _, _, rule, breach in told(text, start).found]
    assert not [each for each in found if each[0] not in (rule_id, *CONSEQUENCES)]
    return [(at, facts) for rule, at, facts in found if rule == rule_id]


def places(rule_id: str, text: str, start: str) -> list[tuple[str | int, ...]]:
    return [at for at, _ in breaches(rule_id, text, start)]


@pytest.mark.parametrize(
    ("text", "start", "at"),
    [
        ("  - {kind: reversal, target: $charter}", "empty", ("target",)),
        ("  - {kind: reversal, target: $member1}", "one_member", ("target",)),
        ("  - {kind: office_end, office: cashier, person: P0002}", "empty", ("person",)),
        ("  - {kind: office_end, office: council_member, person: P0077}", "empty", ("person",)),
        (f"  - {{kind: key_revocation, holder: P0002, key: {key_of('P0001')}}}", "empty", ("key",)),
        ("  - {kind: key_grant, holder: P0077}", "empty", ("holder",)),
        ("  - {kind: member, person: P0077}", "empty", ("person",)),
        ("  - {kind: breach, target: '000099', owner: P0001}", "empty", ("target",)),
        ("  - {kind: joint_liability_group, members: [M0001, M0002, M0099]}", "village", ("members", 2)),
    ],
)
def test_a_pointer_that_leads_nowhere_is_named(text: str, start: str, at: tuple[str | int, ...]) -> None:
    assert places("SYS-REF", text, start) == [at]


@pytest.mark.parametrize(
    "text",
    [
        "  - {kind: office_end, office: cashier, person: P0003}",
        f"  - {{kind: key_revocation, holder: P0001, key: {key_of('P0001')}}}",
        "  - {kind: key_grant, holder: P0005}",
        "  - {kind: key_grant, holder: council, custodian: P0005}",
    ],
)
def test_a_pointer_that_leads_home_is_left_alone(text: str) -> None:
    assert places("SYS-REF", text, "empty") == []


def test_the_charter_may_name_only_the_people_it_lists() -> None:
    text = (
        "  - kind: charter\n    offices:\n      - {office: chair, person: P0001}\n"
        "      - {office: accountant, person: P0002}\n      - {office: cashier, person: P0003}\n"
        "      - {office: supervisors_head, person: P0006}\n      - {office: township_head, person: P0099}\n"
    )

    assert places("SYS-REF", text, "blank") == [("offices", 4, "person"), ("keys", 5, "holder")]


def test_the_charter_numbers_its_people_in_turn() -> None:
    rows = "".join(f"      - {{person: P000{n}, name_hold: {'A' * 43}=}}\n" for n in (1, 2, 4, 3, 5))
    text = f"  - kind: charter\n    people:\n{rows}    offices:\n" + "".join(
        f"      - {{office: {office}, person: P000{n}}}\n"
        for n, office in enumerate(("chair", "accountant", "cashier", "supervisors_head", "township_head"), 1)
    )

    assert places("SYS-ID", text, "blank") == [("people", 2, "person"), ("people", 3, "person")]


@pytest.mark.parametrize(
    ("target", "start", "by"),
    [
        ("loan", "repaid_loan", "repayment"),
        ("guarantee", "repaid_loan", "repayment"),
        ("approval", "repaid_loan", "repayment"),
        ("payout", "repaid_loan", "repayment"),
        ("loan", "one_loan", "payout"),
        ("guarantee", "one_loan", "payout"),
        ("approval", "one_loan", "payout"),
        ("guarantee", "approved_loan", "approval"),
        ("loan", "approved_loan", "approval"),
    ],
)
def test_a_record_is_not_struck_out_under_a_later_one(target: str, start: str, by: str) -> None:
    names = scene(start).names
    found = breaches("SYS-REF", f"  - {{kind: reversal, target: ${target}}}", start)

    assert [dict(facts)["by"] for _, facts in found] == [names[by]]


@pytest.mark.parametrize(("target", "start"), [("repayment", "repaid_loan"), ("payout", "one_loan"), ("share1", "one_member")])
def test_the_last_record_of_a_chain_can_be_struck_out(target: str, start: str) -> None:
    assert places("SYS-REF", f"  - {{kind: reversal, target: ${target}}}", start) == []


def test_shares_that_were_taken_back_cannot_be_struck_out() -> None:
    text = "  - {kind: share_redemption, as: back, member: M0001}\n  - {kind: reversal, target: $share1}"
    found = breaches("SYS-REF", text, "one_member")

    assert [dict(facts)["by"] for _, facts in found] == [told(text, "one_member").names["back"]]


def test_a_group_stays_while_it_stands_for_a_loan() -> None:
    asked = "  - {kind: loan_application, as: asked, borrower: M0001, guarantee: joint_group}\n"
    group, loan = "  - {kind: reversal, target: $group}", "  - {kind: reversal, target: $asked}\n"

    assert places("SYS-REF", asked + group, "village") == [("target",)]
    assert places("SYS-REF", asked + loan + group, "village") == []


def sealed(**change: Seal) -> Step:
    """The pay-out of `one_loan`, some of its seals made by other hands."""
    step = scene("one_loan").steps[-1]
    seals = tuple(change.get(seal.role, seal) for seal in step.record.seals)
    return replace(step, record=replace(step.record, seals=seals))


def judged(step: Step) -> list[Breach]:
    rule = mutual_aid().rules["SEAL-FOUR"]
    assert rule.judge is not None
    return list(rule.judge(step, mutual_aid().parameters_of(())))


def test_one_person_with_two_keys_is_still_one_person() -> None:
    found = judged(sealed(accountant=Seal("accountant", "P0001", key_of("another"))))

    assert [breach.at for breach in found] == [("seals", "accountant")]


def test_one_key_in_two_hands_is_still_one_key() -> None:
    found = judged(sealed(accountant=Seal("accountant", "P0002", key_of("P0001"))))

    assert [breach.at for breach in found] == [("seals", "accountant")]
    assert "同一枚印章" in found[0].message


def test_the_chair_does_not_seal_for_the_council_with_his_own_key() -> None:
    found = judged(sealed(council=Seal("council", "P0004", key_of("P0001"))))

    assert [breach.at for breach in found] == [("seals", "chair")]
