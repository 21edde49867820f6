"""Whether witnesses are enough is told by the policy of that place in the log, and by nobody's date."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzpub.trust.notes import LOG, WITNESS, VerifierKey
from hzpub.trust.policies import Appointed, Policy, policy_at, policy_text


def key(number: int, kind: int = WITNESS) -> str:
    return str(VerifierKey.of_seed(f"k{number}", kind, bytes([number]) * 32))


OFFICE = Appointed("乡镇财政所", key(1), "P0011", alone=True)
THREE = tuple(Appointed(f"村民{number}", key(number), "", alone=False) for number in (2, 3, 4))
EITHER = Policy("000007", (OFFICE, *THREE), 2)


@pytest.mark.parametrize(
    ("signed", "complete"),
    [
        ({}, None),
        ({2: 50}, None),
        ({2: 50, 4: 60}, 60),
        ({2: 50, 3: 70, 4: 60}, 60),
        ({1: 40}, 40),
        ({1: 90, 2: 50, 3: 60}, 60),
        ({1: 55, 2: 50, 3: 60}, 55),
        ({9: 10, 8: 10}, None),
    ],
)
def test_the_office_alone_or_two_of_three_complete_it_at_the_moment_they_are_enough(
    signed: dict[int, int], complete: int | None
) -> None:
    assert EITHER.complete_at({key(number): at for number, at in signed.items()}) == complete


def test_with_a_quorum_of_nobody_the_others_never_suffice() -> None:
    policy = Policy("000007", (OFFICE, *THREE), 0)

    assert policy.complete_at({key(number): 5 for number in (2, 3, 4)}) is None
    assert policy.complete_at({key(1): 5}) == 5


@given(st.lists(st.booleans(), max_size=5), st.integers(0, 6))
def test_a_quorum_is_reachable_when_all_of_them_together_are_enough(alone: list[bool], quorum: int) -> None:
    named = tuple(Appointed(str(at), key(at), "", alone=each) for at, each in enumerate(alone, 1))
    policy = Policy("000001", named, quorum)
    everybody = policy.complete_at({each.vkey: 5 for each in named})

    if policy.is_reachable and named:
        assert everybody == 5
    if quorum > alone.count(False):
        assert not policy.is_reachable


def test_an_old_checkpoint_is_judged_by_the_policy_of_its_own_place() -> None:
    first = Policy("000010", THREE, 1)
    ended = Policy("000020", (), 0)
    again = Policy("000030", (OFFICE,), 0)
    policies = (first, ended, again)

    assert [policy_at(policies, size) for size in (9, 10, 19, 20, 29, 30, 99)] == [
        None, first, first, None, None, again, again,
    ]  # fmt: skip


def lines(policy: Policy, log: VerifierKey | None = None) -> list[str]:
    return [line for line in policy_text(policy, log).splitlines() if not line.startswith("#")]


def test_the_c2sp_file_says_the_same() -> None:
    log = VerifierKey.of_seed("hzpub/dawu.361122", LOG, bytes(32))

    assert lines(EITHER, log) == [
        f"log {log}",
        *(f"witness w{number} {key(number)}" for number in (1, 2, 3, 4)),
        "group together 2 w2 w3 w4",
        "group enough 1 w1 together",
        "quorum enough",
    ]
    assert lines(Policy("000007", (OFFICE,), 0))[1:] == ["quorum w1"]
    assert lines(Policy("000007", THREE, 1))[3:] == ["group together 1 w1 w2 w3", "quorum together"]
    assert lines(Policy("000007", (), 0)) == ["quorum none"]
    assert "# w1: 乡镇财政所" in policy_text(EITHER, log)
