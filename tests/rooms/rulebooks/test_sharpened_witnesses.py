"""Witnesses, seals of the council and own numbers where several stand side by side: the other one counts as well."""

import pytest

from hzpub.rulebooks.system import key_threshold, key_witness
from tests.rooms.rulebooks.judging import found, judged, last

At = list[tuple[str | int, ...]]

WEAK = "{name: 村民甲, vkey: cunmin+0312be01+BAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA, alone: 'no'}"
MISCOPIED = (
    "{name: 财政所, vkey: caizhengsuo+1a5acd68+BAOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4, alone: 'no'}"
)
HEAD = "{name: 监事会主任, vkey: zhuren+e481c30f+BNBKsjJ0K7SrOhNovUYV5ObQIkq3GgFrr4UgozLJd4c3, person: P0006, alone: 'no'}"
INSIDER = HEAD.replace("P0006", "P0002")
VILLAGER = "{name: 村民代表, vkey: cunmin+dc9df9ca+BEPNwCPSLV+eEH0aBpNFfTXR0Q630hxyEZL1b13kBmXT, alone: 'no'}"
KEY_OF_HEAD = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINBKsjJ0K7SrOhNovUYV5ObQIkq3GgFrr4UgozLJd4c3"
"""The witness key of the head of the supervisors, written as the key of a seal."""


def agreed(*witnesses: str) -> str:
    """A record that agrees on these witnesses, one of whom has to sign."""
    return f"  - {{kind: witness_policy, quorum: 1, witnesses: [{', '.join(witnesses)}]}}\n"


@pytest.mark.parametrize(
    ("first", "then", "at"),
    [
        (VILLAGER, INSIDER, [("witnesses", 0, "person")]),
        (INSIDER, VILLAGER, []),
    ],
)
def test_what_is_judged_are_the_witnesses_agreed_on_now_and_not_the_first_ones(
    first: str, then: str, at: At
) -> None:
    assert found("KEY-WITNESS", agreed(first) + agreed(then), "empty") == at


@pytest.mark.parametrize("bad", [WEAK, MISCOPIED])
def test_a_bad_key_does_not_hide_the_witness_in_the_next_row(bad: str) -> None:
    breaches = judged("KEY-WITNESS", last(agreed(bad, INSIDER), "empty"))

    assert [(each.at, each.message) for each in breaches] == [
        (("witnesses", 0, "vkey"), key_witness.BAD_KEY),
        (("witnesses", 1, "person"), key_witness.INSIDE),
    ]


@pytest.mark.parametrize("bad", [WEAK, MISCOPIED])
def test_a_bad_key_in_the_books_does_not_free_the_next_witness_key_for_sealing(bad: str) -> None:
    text = f"{agreed(bad, HEAD)}  - {{kind: key_grant, holder: P0006, key: {KEY_OF_HEAD}}}\n"

    assert found("KEY-WITNESS", text, "empty") == [("key",)]


COUNCIL_OF_TWO = """
  - kind: charter
    offices:
      - {office: chair, person: P0001}
      - {office: cashier, person: P0003}
      - {office: supervisors_head, person: P0006}
      - {office: township_head, person: P0011}
      - {office: township_accountant, person: P0003}
"""


@pytest.mark.parametrize(("township", "said"), [("P0003", [key_threshold.INSIDE]), ("P0011", [])])
def test_the_whole_of_a_small_council_is_still_only_the_council(township: str, said: list[str]) -> None:
    """Nobody of the council is left out: chair and cashier are all of it, and both have sealed."""
    hands = f"chair: P0001, supervisors: none, township_finance: {township}"
    here = last(f"{COUNCIL_OF_TWO}  - {{kind: key_grant, holder: P0006, seals: {{{hands}}}}}\n", "blank")

    assert [each.message for each in judged("KEY-THRESHOLD", here)] == said


@pytest.mark.parametrize(
    ("other", "at"),
    [
        ("{name: penalty, value: '5.1', authority: 云扶办〔2024〕3号}", []),
        ("{name: usage_fee, value: '5.1', authority: 云扶办〔2024〕3号}", [("parameters", 0, "value")]),
    ],
)
def test_the_county_document_of_one_number_is_not_that_of_another(other: str, at: At) -> None:
    """A row that changes nothing may bring a document; only the same number's own document is there already."""
    fee = "5.1" if "usage_fee" in other else "5.0"
    text = (
        f"  - {{kind: charter, parameters: [{other}]}}\n"
        "  - {kind: meeting, as: met, assembly: members}\n"
        f"  - {{kind: rulebook_change, meeting: $met, parameters: [{{name: usage_fee, value: '{fee}',"
        " authority: 云扶办〔2024〕8号}]}\n"
    )

    assert found("SYS-RULEVER", text, "blank") == at
