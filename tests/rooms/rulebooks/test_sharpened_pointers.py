"""What points where: tables, lists and lone boxes that lead somewhere or nowhere, and the latest of several that rest on a record."""

import pytest

from hzpub.ledger.replay import Step
from hzpub.rulebooks.system.dependents import resting_on
from hzpub.rulebooks.system.references import all_lead, pointers
from tests.rooms.rulebooks.judging import figures, found, last
from tests.rules.scenes import Scene, scene, told

At = list[tuple[str | int, ...]]

FINE = "cunmin+dc9df9ca+BEPNwCPSLV+eEH0aBpNFfTXR0Q630hxyEZL1b13kBmXT"
WITNESS = (
    f"  - {{kind: witness_policy, quorum: 1, witnesses: [{{name: 村民代表, vkey: {FINE}%s, alone: 'no'}}]}}\n"
)
DIVIDEND = """
  - {kind: dividend_declaration, date: 2025-01-20, year: 2024}
  - {kind: dividend_payment, as: paid, date: 2025-01-25, year: 2024}
"""


@pytest.fixture(autouse=True)
def _declarations_are_asked_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was learnt about a kind's boxes in other tests is forgotten here."""
    monkeypatch.setattr("hzpub.rulebooks.system.references._POINTING", {})
    monkeypatch.setattr("hzpub.rulebooks.system.references._LEADS", {})


def leads(step: Step) -> bool:
    """Whether everything that the record of a step points at is found; a charter's people are its own."""
    book = step.after if step.record.kind.name == "charter" else step.before
    return all_lead(step.record.kind, step.record.values, book)


def ends(text: str, start: str) -> At:
    """Where the last record of a story points at something."""
    record = last(text, start).record
    return [pointer.at for pointer in pointers(record.kind, record.values)]


@pytest.mark.parametrize("name", ["one_loan", "village", "written_off", "year_over"])
def test_every_record_of_a_fund_in_good_order_leads_somewhere(name: str) -> None:
    assert [step.record.kind.name for step in scene(name).steps if not leads(step)] == []


@pytest.mark.parametrize(
    ("text", "start", "at"),
    [
        ("  - {kind: bank_return, target: '000099', amount: 1.00}\n", "one_loan", [("target",)]),
        ("  - {kind: bank_return, target: $loan, amount: 1.00}\n", "one_loan", [("target",)]),
        ("  - {kind: member_account, member: M0099}\n", "one_loan", [("member",)]),
        ("  - {kind: member, member: M0003, person: P0099}\n", "one_loan", [("person",)]),
        ("  - {kind: key_grant, holder: P0099}\n", "one_loan", [("holder",)]),
        (
            "  - {kind: guarantee, application: $loan, guarantors: [M0002, M0099]}\n",
            "one_loan",
            [("guarantors", 1)],
        ),
        (WITNESS % ", person: P0099", "empty", [("witnesses", 0, "person")]),
        (
            "  - {kind: dividend_payment, households: [{member: M0001, amount: 1.00}, {member: M0099, amount: 1.00}]}\n",
            "year_over",
            [("households", 1, "member")],
        ),
    ],
)
def test_one_pointer_to_nothing_is_told_at_its_own_box(text: str, start: str, at: At) -> None:
    assert not leads(last(text, start))
    assert found("SYS-REF", text, start) == at


@pytest.mark.parametrize(
    ("text", "start"),
    [
        (WITNESS % "", "empty"),
        (WITNESS % ", person: P0006", "empty"),
        ("  - {kind: key_grant, holder: council, custodian: P0004}\n", "empty"),
        (DIVIDEND, "year_over"),
    ],
)
def test_whoever_is_known_and_whoever_needs_no_number_raises_no_question(text: str, start: str) -> None:
    assert leads(last(text, start))
    assert found("SYS-REF", text, start) == []


@pytest.mark.parametrize(
    ("text", "start", "at"),
    [
        ("  - {kind: person}\n  - {kind: member, person: P0002}\n", "empty", [("person",)]),
        (WITNESS % ", person: P0006", "empty", [("witnesses", 0, "person")]),
        (DIVIDEND, "year_over", [("households", 0, "member"), ("households", 1, "member")]),
        (
            "  - {kind: guarantee, application: $loan, guarantors: [M0002]}\n",
            "one_loan",
            [("application",), ("guarantors", 0)],
        ),
    ],
)
def test_pointers_are_the_boxes_that_name_another_record_and_not_the_number_a_record_brings(
    text: str, start: str, at: At
) -> None:
    assert ends(text, start) == at


def test_a_seal_of_a_person_has_no_custodian() -> None:
    text = "  - {{kind: key_grant, holder: {}, custodian: P0004}}\n"

    assert figures("SYS-REF", text.format("P0005"), "empty", "holder") == [("P0005",)]
    assert found("SYS-REF", text.format("P0005"), "empty") == [("custodian",)]
    assert found("SYS-REF", text.format("council"), "empty") == []


def test_a_group_that_was_changed_is_not_changed_again() -> None:
    change = "  - {{kind: group_change, as: {}, group: {}, members: [M0001, M0002, M0003, M0004, M0006], leader: M0001}}\n"
    once = change.format("now", "$group")

    assert found("SYS-REF", once, "village") == []
    assert found("SYS-REF", once + change.format("again", "$now"), "village") == []
    assert found("SYS-REF", once + change.format("again", "$group"), "village") == [("group",)]
    number = told(once, "village").names["group"]
    assert figures("SYS-REF", once + change.format("again", "$group"), "village", "target") == [(number,)]


def on(here: Scene, name: str) -> str:
    """The name of the record that rests on the one called `name`, or ""."""
    number = resting_on(here.book, here.names[name])
    return next((each for each, its in here.names.items() if its == number), number)


def test_the_latest_of_two_households_whose_dividend_came_back_is_struck_out_first() -> None:
    back = "".join(
        f"  - {{kind: bank_return, as: back{n}, target: $paid, member: M000{n}, amount: {fen}}}\n"
        for n, fen in ((1, "16.50"), (2, "13.50"))
    )

    assert on(told(DIVIDEND + back, "year_over"), "paid") == "back2"


WRITTEN_OFF_AGAIN = "  - {kind: write_off, as: rest, loan: $loan, amount: 800.00, meeting: $assembly}\n"


def made_good(*write_offs: str) -> str:
    """A compensation for each of these write-offs, in this order: made0, made1."""
    return "".join(
        f"  - {{kind: risk_reserve_compensation, as: made{n}, write_off: ${of}, amount: 100.00}}\n"
        for n, of in enumerate(write_offs)
    )


@pytest.mark.parametrize(
    ("made", "first", "rest"),
    [
        ((), "", ""),
        (("write_off",), "made0", ""),
        (("write_off", "write_off"), "made1", ""),
        (("rest",), "", "made0"),
        (("write_off", "rest"), "made0", "made1"),
        (("rest", "write_off"), "made1", "made0"),
    ],
)
def test_the_latest_that_came_in_on_a_write_off_is_struck_out_before_it(
    made: tuple[str, ...], first: str, rest: str
) -> None:
    here = told(WRITTEN_OFF_AGAIN + made_good(*made), "written_off")

    assert (on(here, "write_off"), on(here, "rest")) == (first, rest)


def test_the_latest_write_off_of_a_loan_is_struck_out_before_its_pay_out() -> None:
    assert on(scene("written_off"), "payout") == "write_off"
    assert on(told(WRITTEN_OFF_AGAIN, "written_off"), "payout") == "rest"
