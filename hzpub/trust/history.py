"""Audit that records were only ever added: the whole git history of one fund, in one raw pass.

In:    the folder of a fund, anywhere inside a git work tree.
Out:   who added each record and when, every offence against "added once, never changed", and the files git
       does not know yet; HistoryMissing when the history cannot be seen whole (exit code 2).
Never: reads what a record says, verifies a signature, excuses an offence (void records do), words a message.

The audit begins with the commit that brought in the genesis record HEAD has now: a new genesis is a new fund
(docs/dev/threat-model.md). So that nobody can shake off a history by editing the genesis, one that follows another genesis
of the same fund id is an offence. After the history come HEAD, the work tree, and what bends git's eyes.

Not complete, it reads only the commits after the last audit of this very folder (`audit_memory`); HEAD, the work
tree and the rest are looked at whole either way.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import IO

from hzpub.base.collector import without_collector
from hzpub.trust.append_only import REGULAR, Addition, Offence, Unconnected, Walk, blame, when
from hzpub.trust.audit_memory import Memory, recall, remember
from hzpub.trust.git_audit import EVERYTHING, Entry, Stamp, commit_signatures, edges, objects, tree
from hzpub.trust.git_repository import HistoryMissing, Repository, open_repository
from hzpub.trust.git_traps import bent, cousins
from hzpub.trust.worktree import differences

__all__ = ["SKEW", "Addition", "History", "HistoryMissing", "Offence", "audit", "commit_signatures"]

SKEW = 600
"""Seconds by which a commit may seem older than the one before it."""

_FUND = re.compile(rb'^fund: "([^"\n]+)"$', re.MULTILINE)
_UNREADABLE = -1


@dataclass(frozen=True)
class History:
    """What git says about a fund. ``start`` brought its genesis, ``commits`` counts it and what follows.

    ``additions`` holds the first addition of each path, oldest first; ``untracked`` the files in the records'
    folder that HEAD does not have: drafts, or strays; the caller decides. ``read`` counts the commits looked at.
    """

    head: str
    additions: Mapping[str, Addition]
    offences: tuple[Offence, ...]
    start: str
    commits: int
    untracked: tuple[str, ...]
    read: int = 0


@dataclass
class _Pass:
    """One pass over the commits: the walk, the clock on the main line after it, the offences it showed."""

    walk: Walk
    latest: int
    before: str
    offences: list[Offence]


def audit(
    repo: Path, folder: str = "records", genesis_name: str = "000001-charter.yml", *, complete: bool = True
) -> History:
    """Audit ``repo/folder``; all paths are relative to ``repo`` and use ``/``. Raises HistoryMissing."""
    source = open_repository(repo)
    listing = tree(source)
    known = {path: entry for path, entry in listing.items() if f"{path}/".startswith(f"{folder}/")}
    genesis = frozenset(entry.blob for path, entry in known.items() if path.endswith(f"/{genesis_name}"))
    memory = None if complete else recall(source, folder, genesis, listing)
    since = (f"^{memory.head}",) if memory else ()
    with without_collector(), source.aside(*EVERYTHING, source.head, *since, "--") as printed:
        differing, untracked = differences(source.fund, folder, known)
        further = (*cousins(listing, folder), *bent(source, known))
        try:
            seen = _follow(source, folder, genesis_name, genesis, memory, printed)
        except Unconnected:
            return audit(repo, folder, genesis_name)
    walk, count = seen.walk, memory.commits - 1 if memory else 0
    commits = count + len(walk.inside)
    if not complete and genesis and source.head in walk.inside and not seen.offences:
        last = Memory(source.head, walk.start, commits, seen.latest, seen.before, tuple(walk.additions.values()))
        if memory is None or memory.head != last.head:
            remember(source, folder, genesis, last)
    offences = (
        *seen.offences,
        *_tree(walk, known),
        *(Offence("worktree_differs", path, detail={"why": why}) for path, why in differing.items()),
        *further,
    )
    read = len(walk.parents) - bool(memory)
    return History(source.head, MappingProxyType(walk.additions), offences, walk.start, commits, untracked, read)


def _follow(
    source: Repository,
    folder: str,
    name: str,
    genesis: frozenset[str],
    memory: Memory | None,
    printed: Callable[[], IO[bytes]],
) -> _Pass:
    """Read the commits that git printed, from the oldest on. Raises Unconnected, HistoryMissing."""
    if not genesis:
        genesis = _last_genesis(source, folder, name, printed())
    walk = Walk(genesis, folder, name)
    if memory is not None:
        walk.resume(memory.head, memory.start, memory.additions)
    walk.follow(edges(source, folder, printed()))
    seen = _Pass(walk, memory.latest if memory else _UNREADABLE, memory.before if memory else "", walk.offences)
    seen.offences = [*walk.offences, *_replaced(source, walk, genesis), *_late(seen, source.head)]
    return seen


def _last_genesis(source: Repository, folder: str, name: str, printed: IO[bytes]) -> frozenset[str]:
    """The genesis a history had last, when HEAD has none any more; empty when there never was one."""
    blobs = [
        change.blob
        for edge in edges(source, folder, printed)
        for change in edge.changes
        if change.path.endswith(f"/{name}") and change.status != "D"
    ]
    return frozenset(blobs[-1:])


def _replaced(source: Repository, walk: Walk, genesis: frozenset[str]) -> Iterator[Offence]:
    """Former genesis records of the same fund id: the fund was begun anew, leaving its history behind."""
    if walk.earlier:
        funds = {name: _FUND.search(content) for name, content in objects(source, [*walk.earlier, *genesis])}
        now = {found[1] for name in genesis if (found := funds[name])}
        for name, (stamp, path) in walk.earlier.items():
            found = funds[name]
            if found and found[1] in now:
                fund = found[1].decode("utf-8", "backslashreplace")
                yield blame("genesis_replaced", path, stamp, fund=fund, start=walk.start)


def _late(seen: _Pass, head: str) -> Iterator[Offence]:
    """Commits on the main line that claim to be older than one before them by more than ``SKEW``."""
    walk, line, commit = seen.walk, list[str](), head
    while commit in walk.inside:
        line.append(commit)
        commit = walk.before(commit)
    newest: Stamp | None = None
    for stamp, path in (walk.touched[commit] for commit in reversed(line) if commit in walk.touched):
        if stamp.committed < 0:
            yield blame("commit_time", path, stamp, why="unreadable")
            continue
        if stamp.committed < seen.latest - SKEW:
            seconds, before = str(seen.latest - stamp.committed), when(newest) if newest else seen.before
            yield blame("commit_time", path, stamp, why="earlier", before=before, seconds=seconds)
            seen.latest = stamp.committed
        if stamp.committed >= seen.latest:
            seen.latest, newest = stamp.committed, stamp
    seen.before = when(newest) if newest else seen.before


def _tree(walk: Walk, known: Mapping[str, Entry]) -> Iterator[Offence]:
    """Whether HEAD is exactly the union of all additions, apart from paths already blamed."""
    blamed = {offence.path for offence in walk.offences}
    for path, added in walk.additions.items():
        entry = known.get(path)
        if (entry is None or entry.blob != added.blob or entry.mode != REGULAR) and path not in blamed:
            yield Offence("not_in_tree", path, added.commit, added.author, detail={"old": added.blob})
    for path in sorted(known.keys() - walk.additions.keys() - blamed):
        yield Offence("leftover", path, detail={"new": known[path].blob})
