"""Audit that records were only ever added: the whole git history of one fund, in one raw pass.

In:    the folder of a fund, anywhere inside a git work tree.
Out:   who added each record and when, every offence against "added once, never changed", and the files git
       does not know yet; HistoryMissing when the history cannot be seen whole (exit code 2).
Never: reads what a record says, verifies a signature, excuses an offence (void records do), words a message.

The audit begins with the commit that brought in the genesis record HEAD has now: a new genesis is a new fund
(DESIGN.md 3). So that nobody can shake off a history by editing the genesis, one that follows another genesis
of the same fund id is an offence. After the history come HEAD, the work tree, and what bends git's eyes.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from hzpub.trust.append_only import REGULAR, Addition, Offence, Walk, blame, when
from hzpub.trust.git_audit import (
    Entry,
    attributes,
    commit_signatures,
    edges,
    graph,
    objects,
    replacements,
    tree,
)
from hzpub.trust.git_repository import HistoryMissing, Repository, open_repository
from hzpub.trust.worktree import differences

__all__ = ["SKEW", "Addition", "History", "HistoryMissing", "Offence", "audit", "commit_signatures"]

SKEW = 600
"""Seconds by which a commit may seem older than the one before it (trust.md 3.1 item 7)."""

_FUND = re.compile(rb'^fund: "([^"\n]+)"$', re.MULTILINE)
_BENDING = frozenset(
    ["crlf", "export-ignore", "export-subst", "filter", "ident", "text", "working-tree-encoding"]
)
_OFF = frozenset({"unset", "unspecified"})


@dataclass(frozen=True)
class History:
    """What git says about a fund. ``start`` brought its genesis, ``commits`` counts it and what follows.

    ``additions`` holds the first addition of each path, oldest first; ``untracked`` the files in the records'
    folder that HEAD does not have: drafts, or strays; the caller decides.
    """

    head: str
    additions: Mapping[str, Addition]
    offences: tuple[Offence, ...]
    start: str
    commits: int
    untracked: tuple[str, ...]


def audit(repo: Path, folder: str = "records", genesis_name: str = "000001-charter.yml") -> History:
    """Audit ``repo/folder``; all paths are relative to ``repo`` and use ``/``. Raises HistoryMissing."""
    source = open_repository(repo)
    parents = graph(source)
    listing = tree(source)
    known = {path: entry for path, entry in listing.items() if f"{path}/".startswith(f"{folder}/")}
    genesis = frozenset(entry.blob for path, entry in known.items() if path.endswith(f"/{genesis_name}"))
    if not genesis:
        genesis = _last_genesis(source, folder, parents, genesis_name)
    walk = Walk(parents, genesis, folder, genesis_name).follow(edges(source, folder, parents))
    differing, untracked = differences(source.fund, folder, known)
    offences = (
        *walk.offences,
        *_replaced(source, walk, genesis),
        *_late(walk, source.head),
        *_tree(walk, known),
        *_cousins(listing, folder),
        *(Offence("worktree_differs", path, detail={"why": why}) for path, why in differing.items()),
        *_bent(source, known),
    )
    return History(
        source.head, MappingProxyType(walk.additions), offences, walk.start, len(walk.inside), untracked
    )


def _last_genesis(source: Repository, folder: str, commits: Iterable[str], name: str) -> frozenset[str]:
    """The genesis a history had last, when HEAD has none any more; empty when there never was one."""
    blobs = [
        change.blob
        for edge in edges(source, folder, commits)
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


def _late(walk: Walk, head: str) -> Iterator[Offence]:
    """Commits on the main line that claim to be older than one before them by more than ``SKEW``."""
    line, commit = [], head
    while commit in walk.inside:
        line.append(commit)
        commit = walk.before(commit)
    latest, before = -1, ""
    for stamp, path in (walk.touched[commit] for commit in reversed(line) if commit in walk.touched):
        if stamp.committed < 0:
            yield blame("commit_time", path, stamp, why="unreadable")
            continue
        if stamp.committed < latest - SKEW:
            seconds = str(latest - stamp.committed)
            yield blame("commit_time", path, stamp, why="earlier", before=before, seconds=seconds)
            latest = stamp.committed
        if stamp.committed >= latest:
            latest, before = stamp.committed, when(stamp)


def _tree(walk: Walk, known: Mapping[str, Entry]) -> Iterator[Offence]:
    """Whether HEAD is exactly the union of all additions, apart from paths already blamed."""
    blamed = {offence.path for offence in walk.offences}
    for path, added in walk.additions.items():
        if path not in blamed and known.get(path) != Entry(REGULAR, added.blob):
            yield Offence("not_in_tree", path, added.commit, added.author, detail={"old": added.blob})
    for path in sorted(known.keys() - walk.additions.keys() - blamed):
        yield Offence("leftover", path, detail={"new": known[path].blob})


def _cousins(listing: Mapping[str, Entry], folder: str) -> Iterator[Offence]:
    """Files that a case-blind disk (Windows, macOS) would put among the records."""
    cousins = (path for path in listing if path.partition("/")[0].casefold() == folder.casefold())
    for path in cousins:
        if path.partition("/")[0] != folder:
            yield Offence("path", path, detail={"new": listing[path].blob, "why": "case"})


def _bent(source: Repository, known: Mapping[str, Entry]) -> Iterator[Offence]:
    """What makes git show or write something else than what was recorded (trust.md 3.1 items 2 and 4)."""
    for ref in replacements(source):
        yield Offence("replace_refs", ref)
    grafts = source.common_dir / "info" / "grafts"
    if grafts.is_file() and grafts.read_bytes().strip():
        yield Offence("grafts", "info/grafts")
    given: dict[str, dict[str, str]] = {}
    for path, name, value in attributes(source, known):
        given.setdefault(path, {})[name] = value
    seen: set[tuple[str, str]] = set()
    for path, values in given.items():
        bending = {(name, value) for name, value in values.items() if name in _BENDING and value not in _OFF}
        for name, value in sorted(bending - seen):
            yield Offence("attributes", path, detail={"attribute": name, "value": value})
        seen |= bending
