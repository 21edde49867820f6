"""What pages and papers say about the published log, so that a person can compare it with a slip.

In:    nothing.   Out: `Mark`, and the lines it is told in.
Never: knows how a log is made, or what day it is: days come from witnesses.
"""

import datetime as dt
from dataclasses import dataclass

from hzpub.base.words import N_, Label

SIGNED, OPEN, UNSIGNED = "signed", "open", "unsigned"
STALE_DAYS = 100
"""A notice is due every quarter; longer than this without a witness is told in red."""


@dataclass(frozen=True, slots=True)
class WitnessRow:
    """A witness and what he signed last (0 and None for nothing yet).

    `name` is what the policy calls him, else his key's name; `counts` whether the policy in force names him.
    """

    name: str
    counts: bool
    alone: bool
    size: int = 0
    day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Witnessing:
    """What was agreed about witnesses, and how far it was kept.

    `size` and `day`: the newest checkpoint that reached the quorum of its time, and the day on which it did (0 and
    None for none). `quorum` counts among those who are not enough alone. `since` is the record that agreed on it.
    """

    since: str
    quorum: int
    size: int = 0
    day: dt.date | None = None

    def is_stale(self, as_of: dt.date) -> bool:
        """Whether, on the day the pages speak of, the last witness was too long ago."""
        return self.day is not None and (as_of - self.day).days > STALE_DAYS


@dataclass(frozen=True, slots=True)
class Mark:
    """How many records, the checkpoint's fingerprint in fours, who signed it, how many witnesses did.

    `state` is SIGNED, OPEN (an invented fund's key, which anybody can compute) or UNSIGNED (no key yet). `witnessing`
    is None where no record has agreed on witnesses; `rows` are all whose keys are known, agreed on or not.
    """

    size: int
    fingerprint: str
    state: str
    witnesses: int
    witnessing: Witnessing | None = None
    rows: tuple[WitnessRow, ...] = ()


def fingerprint_line(mark: Mark) -> Label:
    """What a person compares: the number of records and the fingerprint."""
    facts = (("size", mark.size), ("fingerprint", mark.fingerprint))
    return Label(N_("核对指纹：共 {size} 条，{fingerprint}"), facts)


def witness_line(mark: Mark | None) -> Label | None:
    """When outsiders last saw enough of these books; None for a fund that has agreed on no witnesses."""
    if mark is None or mark.witnessing is None:
        return None
    kept = mark.witnessing
    if kept.day is None:
        return Label(N_("约定了见证人，还没有一次签够法定人数。"))
    said = N_("最近一次见证：{size} 条，{day}，达到法定人数。")
    return Label(said, (("size", f"{kept.size:,}"), ("day", kept.day)))


def quorum_line(mark: Mark | None) -> Label | None:
    """How many witnesses are enough; None for a fund that has agreed on none."""
    if mark is None or mark.witnessing is None:
        return None
    quorum = (("quorum", mark.witnessing.quorum),)
    if not any(row.alone for row in mark.rows):
        return Label(N_("法定人数：{quorum} 位。"), quorum)
    if not mark.witnessing.quorum:
        return Label(N_("法定人数：写明一位就够的，签一位。"))
    return Label(N_("法定人数：写明一位就够的，签一位；或者其余的人里签 {quorum} 位。"), quorum)


def mark_lines(mark: Mark) -> tuple[Label, ...]:
    """Every line that the foot of a page or paper says about the log, in order; for papers as for pages."""
    lines = [fingerprint_line(mark)]
    if mark.witnesses:
        lines.append(Label(N_("见证人签了 {count} 位"), (("count", mark.witnesses),)))
    if (seen := witness_line(mark)) is not None:
        lines.append(seen)
    if mark.state == OPEN:
        lines.append(Label(N_("示范用的钥匙人人都算得出来，这个签名不作数。")))
    elif mark.state == UNSIGNED:
        lines.append(Label(N_("指纹还没有签名：还没有给网站做签名的钥匙。")))
    return tuple(lines)
