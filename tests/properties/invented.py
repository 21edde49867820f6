"""Invented funds for properties: real sealed files in memory, damaged ones, and a walk over them.

In:    a seed and a size.   Out: entries (path, bytes, record), and what the check finds on such files.
Never: touches the disk.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any

from hzpub import demo
from hzpub.base.findings import Finding
from hzpub.check.engine import admit
from hzpub.check.folder import Source
from hzpub.check.loading import load_all
from hzpub.check.walk import Walk
from hzpub.demo.scribe import Entry, Scribe
from hzpub.demo.story import prepare, tell
from hzpub.demo.world import Plan
from hzpub.rulebooks.discovery import mutual_aid

Files = Mapping[str, bytes]


@cache
def fund(seed: int, months: int = 4, members: int = 24) -> tuple[Entry, ...]:
    """A fund whose charter asks for no signed commits; the same arguments give the same one."""
    return tuple(demo.invent(seed, months, members, commit_signatures="not_required"))


def files_of(entries: Iterable[Entry]) -> dict[str, bytes]:
    """Path -> bytes, as they would lie on disk."""
    return {entry.path: entry.data for entry in entries}


def clerk(seed: int, months: int, members: int) -> tuple[list[Entry], Scribe]:
    """A fund told to its end, and its office, still open for further entries."""
    world = prepare(Plan(seed, months, members, commit_signatures="not_required"))
    return list(tell(world)), world.scribe


def strike(scribe: Scribe, target: str, day: date) -> None:
    """Enter a reversal."""
    scribe.enter("reversal", day, {"date": day, "target": target, "reason": "记错了"})


def meeting(scribe: Scribe, day: date, paper: str = "meeting") -> None:
    """Enter a council meeting, which names no household and no loan."""
    values: dict[str, Any] = {"date": day, "assembly": "council", "entitled": 5, "present": 5}
    scribe.enter("meeting", day, values | {"resolution": "检查了账目", "paper": scribe.paper(paper)})


def shares(scribe: Scribe, member: str, fen: int, day: date, paid: date) -> None:
    """Enter one share paid in on `paid`, whatever rules say to the sum or the day."""
    values = {"date": paid, "member": member, "shares": 1, "amount": fen, "bank_slip": f"{paid:%m%d}-9999"}
    scribe.enter("share_subscription", day, values)


def admission(scribe: Scribe, target: str, rule: str, day: date) -> None:
    """Enter a breach record for one finding."""
    who = {"owner": "P0003", "deadline": day + timedelta(days=30), "remedy": "补收"}
    scribe.enter("breach", day, {"date": day, "target": target, "rule": rule, **who}, by="supervisors")


def walked(files: Files, order: Sequence[str] | None = None, workers: int = 1) -> tuple[Walk, list[Finding]]:
    """Walk files in memory, given in any order; the walk, and its findings less what records excuse."""
    rulebook = mutual_aid()
    walk = Walk(rulebook)
    for _ in walk.steps(load_all(order or list(files), Source("", files), workers)):
        pass
    return walk, admit(walk.findings, walk.book, rulebook.rules)
