"""What shares, groups, keys and own numbers do in cases that their pages do not show: one small story for each."""

import datetime as dt

import pytest

from hzpub.rulebooks.system import key_threshold
from hzpub.rulebooks.system.dependents import resting_on
from tests.rooms.rulebooks.judging import figures, found, judged, last
from tests.rules.scenes import told

PUT_OFF = """
  - {kind: household_class_change, date: 2024-03-20, member: M0001, household_class: poor}
  - {kind: share_deferral, date: 2024-04-01, member: M0001, pay_by: 2024-12-31}
"""
EXPELLED = """
  - {kind: meeting, as: council, date: 2024-07-15, assembly: council, entitled: 5, present: 5}
  - {kind: expulsion, date: 2024-07-16, member: M0001, loan: $loan, meeting: $council}
"""


@pytest.mark.parametrize(("ending", "rules"), [("", ["SHARE-DEFERRED"]), (EXPELLED, [])])
def test_an_expelled_household_is_no_longer_asked_for_the_shares_it_put_off(ending: str, rules: list[str]) -> None:
    here = told(PUT_OFF + ending, "one_loan")

    assert [rule.id for rule, _, _ in here.missed(dt.date(2025, 1, 1), ("SHARE-DEFERRED",))] == rules


def test_a_wrong_price_of_two_shares_is_told_with_what_two_shares_cost() -> None:
    text = "  - {kind: share_offset, date: 2024-07-25, member: M0001, shares: 2, amount: 999.99, meeting: $council}\n"

    assert figures("SHARE-OFFSET", text, "expelled", "shares", "expected", "amount", "price") == [(2, 100000, 99999, 50000)]


def test_the_latest_of_two_changes_of_one_group_is_the_one_to_strike_out_first() -> None:
    """The second change should have named the first; it is refused, but it stands in the books."""
    text = "".join(
        f"  - {{kind: group_change, as: change{joins}, group: $group, members: [M0001, M0002, M000{joins}], leader: M0001}}\n"
        for joins in (6, 7)
    )
    here = told(text, "village")

    assert resting_on(here.book, here.names["group"]) == here.names["change7"]


@pytest.mark.parametrize(
    ("hands", "said"),
    [
        ("chair: P0001, supervisors: none, township_finance: none", []),
        ("chair: P0001, supervisors: none, township_finance: P0005", [key_threshold.INSIDE]),
    ],
)
def test_one_seal_of_the_council_is_too_few_seals_and_not_two_of_the_council(hands: str, said: list[str]) -> None:
    """A seal that is lacking is told by trust; asking for an outsider besides would send the cashier round twice."""
    here = last(f"  - {{kind: key_grant, holder: P0005, seals: {{{hands}}}}}\n", "empty")

    assert [each.message for each in judged("KEY-THRESHOLD", here)] == said


HEAD = "{name: 监事会主任, vkey: zhuren+e481c30f+BNBKsjJ0K7SrOhNovUYV5ObQIkq3GgFrr4UgozLJd4c3, person: P0006, alone: 'no'}"
VILLAGER = "{name: 村民代表, vkey: cunmin+dc9df9ca+BEPNwCPSLV+eEH0aBpNFfTXR0Q630hxyEZL1b13kBmXT, alone: 'no'}"
KEY_OF_HEAD = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINBKsjJ0K7SrOhNovUYV5ObQIkq3GgFrr4UgozLJd4c3"
"""The witness key of the head of the supervisors, written as the key of a seal."""


@pytest.mark.parametrize(("first", "then", "at"), [(VILLAGER, HEAD, [("key",)]), (HEAD, VILLAGER, [])])
def test_a_key_may_seal_once_it_is_no_witness_any_more_and_never_while_it_is(
    first: str, then: str, at: list[tuple[str | int, ...]]
) -> None:
    agreed = "".join(f"  - {{kind: witness_policy, quorum: 1, witnesses: [{each}]}}\n" for each in (first, then))

    assert found("KEY-WITNESS", f"{agreed}  - {{kind: key_grant, holder: P0006, key: {KEY_OF_HEAD}}}\n", "empty") == at


@pytest.mark.parametrize(("least", "figures_told"), [("5", []), ("6", [(6, 5)])])
def test_a_charter_does_not_ask_for_more_of_a_council_than_it_allows(
    least: str, figures_told: list[tuple[int, int]]
) -> None:
    row = f"{{name: council_min, value: '{least}', authority: 云扶办〔2024〕3号}}"

    assert figures("SYS-RULEVER", f"  - {{kind: charter, parameters: [{row}]}}\n", "blank", "least", "most") == figures_told
