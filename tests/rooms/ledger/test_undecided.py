"""Which applications wait for a decision, and what groups and households remember, whatever is struck out."""

import datetime as dt

import pytest

from tests.rules.scenes import Scene, scene, told

YES = "  - {kind: loan_approval, as: yes, application: $loan}\n"
NO = "  - {kind: loan_refusal, as: no, application: $loan}\n"


def waits(text: str) -> bool:
    here = told(text, "asked_loan") if text else scene("asked_loan")
    return here.names["loan"] in here.book.undecided


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", True),
        (YES, False),
        (NO, False),
        (YES + "  - {kind: reversal, target: $yes}", True),
        (NO + "  - {kind: reversal, target: $no}", True),
        (YES + NO + "  - {kind: reversal, target: $no}", False),
        (NO + YES + "  - {kind: reversal, target: $yes}", False),
        (YES + "  - {kind: loan_approval, as: again, application: $loan}\n  - {kind: reversal, target: $again}", False),
        ("  - {kind: reversal, target: $guarantee}\n  - {kind: reversal, target: $loan}", False),
    ],
)
def test_an_application_waits_until_it_is_decided_and_again_when_the_decision_falls(text: str, expected: bool) -> None:
    assert waits(text) is expected


def test_an_expulsion_is_remembered_with_its_day_and_forgotten_when_struck_out() -> None:
    here = scene("expelled")
    assert here.book.members["M0001"].expelled_on == dt.date(2024, 7, 16)

    struck = told("  - {kind: reversal, target: $expulsion}", "expelled")

    assert struck.book.members["M0001"].expelled_on is None
    assert struck.book.members["M0001"].expelled == ""


def test_a_changed_group_knows_its_day_and_cannot_be_struck_out_under_a_later_one() -> None:
    change = "  - {kind: group_change, as: change, date: 2024-05-20, group: $group, members: [M0001, M0002, M0003, M0004, M0006]}\n"

    here = told(change, "village")
    under = told(change + "  - {kind: reversal, target: $group}", "village")
    again = told(change + "  - {kind: group_change, group: $group, members: [M0001, M0002, M0003]}", "village")
    back = told(change + "  - {kind: reversal, target: $change}", "village")

    assert here.book.groups[here.names["change"]].formed == dt.date(2024, 5, 20)
    assert refusals(under) == [("SYS-REF", ("target",))]
    assert refusals(again) == [("SYS-REF", ("group",))]
    assert not back.book.groups[back.names["group"]].dissolved


def test_who_signed_with_the_old_group_did_not_sign_as_a_person() -> None:
    text = """
  - {kind: loan_application, as: asked, borrower: M0001, guarantee: joint_group, group: $group}
  - {kind: guarantee, application: $asked}
  - {kind: loan_approval, as: approval, application: $asked}
  - {kind: loan_disbursement, approval: $approval}
  - {kind: group_change, group: $group, members: [M0001, M0003, M0004, M0005, M0006]}
  - {kind: loan_application, as: other, borrower: M0007}
  - {kind: guarantee, application: $other, guarantors: [M0002]}
  - {kind: loan_approval, application: $other}
"""

    assert refusals(told(text, "village")) == []


def test_a_key_of_a_person_has_no_keeper() -> None:
    assert refusals(told("  - {kind: key_grant, holder: P0005, custodian: P0004}", "empty")) == [("SYS-REF", ("custodian",))]


def test_a_former_head_of_the_household_does_not_decide_on_its_loan_either() -> None:
    text = """
  - {kind: person, person: P0014}
  - {kind: succession, member: M0004, person: P0014, cause: incapacity}
  - {kind: loan_application, as: asked, date: 2024-04-10, borrower: M0004}
  - {kind: guarantee, application: $asked, guarantors: [M0002]}
  - {kind: loan_approval, application: $asked, in_favour: [P0001, P0002, P0003, P0005, P0006]}
"""

    assert refusals(told(text, "council_borrowers")) == [("GOVERN-RECUSE", ("in_favour", 3))]


def refusals(here: Scene) -> list[tuple[str, tuple[str | int, ...]]]:
    return [(rule.id, breach.at) for _, _, rule, breach in here.found]
