"""Which published checkpoints outsiders have seen, and whether they were enough.

In:    the policies of the books, checkpoints with the witnesses' lines that hold, the witnesses' keys.
Out:   what the mark says about it; the C2SP policy files of `log/`.
Never: knows today's date: a day is what a witness signed, in the village's own time (UTC+8).
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from hzpub.reports.mark import Witnessing, WitnessRow
from hzpub.trust.notes import Note, VerifierKey
from hzpub.trust.policies import Policy, policy_at, policy_text

_VILLAGE = dt.timezone(dt.timedelta(hours=8))
_FIRST, _LAST = (int(dt.datetime(year, 1, 1, tzinfo=_VILLAGE).timestamp()) for year in (1980, 2100))


def day_of(at: int) -> dt.date:
    """The day in the village at unix time `at`."""
    return dt.datetime.fromtimestamp(at, _VILLAGE).date()


def witnessing(
    policies: Sequence[Policy], notes: Mapping[int, Note], keys: Sequence[VerifierKey]
) -> tuple[Witnessing | None, tuple[WitnessRow, ...]]:
    """What was agreed and kept, None without a policy in force; and every witness we have the key of."""
    newest = max(notes, default=0)
    times = {size: _times(note, keys) for size, note in notes.items()}
    policy = policy_at(policies, newest)
    named = {each.vkey: each for each in policy.witnesses} if policy else {}
    rows = [_row(each.name, vkey, times, counts=True, alone=each.alone) for vkey, each in named.items()] + [
        _row(key.name, str(key), times) for key in keys if str(key) not in named
    ]
    if policy is None:
        return None, tuple(rows)
    kept = Witnessing(policy.since, policy.quorum)
    for size in sorted(times, reverse=True):
        held = policy_at(policies, size)
        at = held.complete_at(times[size]) if held else None
        if at is not None:
            return Witnessing(policy.since, policy.quorum, size, day_of(at)), tuple(rows)
    return kept, tuple(rows)


def policy_files(
    policies: Sequence[Policy], size: int, log: VerifierKey | None
) -> Iterator[tuple[str, bytes]]:
    """`policy` as it holds now, and every one there was under the record that brought it; nothing without any."""
    if (policy := policy_at(policies, size)) is not None:
        yield "policy", policy_text(policy, log).encode()
    for each in policies:
        if each.witnesses:
            yield f"policies/{int(each.since)}", policy_text(each, log).encode()


def _times(note: Note, keys: Sequence[VerifierKey]) -> dict[str, int]:
    """When each key signed, by its text; a time that no calendar of ours has is no time."""
    return {str(key): at for key, at in note.signed_by(keys).items() if _FIRST <= at < _LAST}


def _row(
    name: str, vkey: str, times: Mapping[int, Mapping[str, int]], *, counts: bool = False, alone: bool = False
) -> WitnessRow:
    last = max((size for size, signed in times.items() if vkey in signed), default=0)
    return WitnessRow(name, counts, alone, last, day_of(times[last][vkey]) if last else None)
