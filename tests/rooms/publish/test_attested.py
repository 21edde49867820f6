"""The day of a witness is the village's day, and only what was agreed on counts."""

import datetime as dt

from hzpub.publish.attested import day_of, policy_files, witnessing
from hzpub.reports.mark import Mark, Witnessing, mark_lines, quorum_line, witness_line
from hzpub.trust.checkpoints import Checkpoint
from hzpub.trust.notes import WITNESS, Note, VerifierKey, cosign
from hzpub.trust.policies import Appointed, Policy

A, B, C = (bytes([number]) * 32 for number in (1, 2, 3))
NOON = 1_768_881_600
"""20 January 2026, 12:00 in Beijing."""


def key(seed: bytes) -> VerifierKey:
    return VerifierKey.of_seed(f"k{seed[0]}", WITNESS, seed)


def agreed(since: str, *seeds: bytes, quorum: int) -> Policy:
    rows = tuple(Appointed(f"见证人{seed[0]}", str(key(seed)), "", alone=False) for seed in seeds)
    return Policy(since, rows, quorum)


def note(size: int, signed: dict[bytes, int]) -> Note:
    text = Checkpoint("hzpub/dawu.361122", size, bytes(32)).text
    return Note(text, tuple(cosign(text, f"k{seed[0]}", seed, at) for seed, at in signed.items()))


KEYS = (key(A), key(B), key(C))
BOTH = agreed("000002", A, B, quorum=2)


def test_the_day_changes_at_midnight_in_the_village() -> None:
    assert day_of(NOON + 12 * 3600 - 1) == dt.date(2026, 1, 20)
    assert day_of(NOON + 12 * 3600) == dt.date(2026, 1, 21)


def test_the_newest_checkpoint_with_enough_of_its_witnesses_is_told() -> None:
    notes = {5: note(5, {A: NOON, B: NOON + 86400}), 9: note(9, {A: NOON + 200_000, C: NOON})}
    found, rows = witnessing([BOTH], notes, KEYS)

    assert found == Witnessing("000002", 2, 5, dt.date(2026, 1, 21))
    assert [(row.name, row.counts, row.size) for row in rows] == [
        ("见证人1", True, 9),
        ("见证人2", True, 5),
        ("k3", False, 9),
    ]


def test_a_checkpoint_keeps_the_policy_of_its_own_place() -> None:
    notes = {5: note(5, {A: NOON, B: NOON}), 9: note(9, {A: NOON, B: NOON})}
    found, _ = witnessing([BOTH, agreed("000007", C, quorum=1)], notes, KEYS)

    assert found == Witnessing("000007", 1, 5, dt.date(2026, 1, 20))


def test_without_an_agreement_or_after_its_end_nothing_is_told_and_everybody_is_listed() -> None:
    notes = {5: note(5, {A: NOON}), 9: note(9, {})}
    for policies in ([], [BOTH, agreed("000007", quorum=0)]):
        found, rows = witnessing(policies, notes, KEYS)

        assert found is None
        assert [(row.counts, row.size) for row in rows] == [(False, 5), (False, 0), (False, 0)]
        assert witness_line(Mark(9, "", "signed", 0, found, rows)) is None
        assert quorum_line(Mark(9, "", "signed", 0, found, rows)) is None
    assert list(policy_files([], 9, None)) == []
    assert [name for name, _ in policy_files([BOTH, agreed("000007", quorum=0)], 9, None)] == ["policies/2"]
    assert [name for name, _ in policy_files([BOTH], 9, None)] == ["policy", "policies/2"]


def test_a_time_that_no_calendar_of_ours_has_is_no_signature() -> None:
    for at in (0, 2**64 - 1):
        found, rows = witnessing([BOTH], {5: note(5, {A: NOON, B: at})}, KEYS)

        assert found == Witnessing("000002", 2)
        assert rows[1].day is None


def test_a_hundred_days_are_in_time_and_one_more_is_not() -> None:
    kept = Witnessing("000002", 1, 5, dt.date(2026, 1, 20))

    assert not kept.is_stale(dt.date(2026, 4, 30))
    assert kept.is_stale(dt.date(2026, 5, 1))
    assert not Witnessing("000002", 1).is_stale(dt.date(2026, 5, 1))


def test_papers_and_pages_say_the_same_lines() -> None:
    mark = Mark(2029, "1a2b-3c4d-5e6f-7a8b", "open", 1, Witnessing("000002", 1, 2029, dt.date(2026, 1, 20)))

    assert [line.text for line in mark_lines(mark)] == [
        "核对指纹：共 {size} 条，{fingerprint}",
        "见证人签了 {count} 位",
        "最近一次见证：{size} 条，{day}，达到法定人数。",
        "示范用的钥匙人人都算得出来，这个签名不作数。",
    ]
    assert dict(mark_lines(mark)[2].facts)["size"] == "2,029"
