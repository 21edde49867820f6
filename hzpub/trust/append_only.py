"""Judge every change a history ever made to the records: added once, as a plain file, never touched again.

In:    the commits, parents first, and the changes each makes seen from each of its parents; or only those that came
       after a commit audited before, with what was known there.
Out:   the first addition of every path, and each offence with commit, author and date.
Never: runs git, looks at HEAD or the work tree (history does), excuses an offence.

A fund begins with the commit that brings in its genesis record. That commit and all its descendants are
"inside". Seen from a parent inside, only additions are allowed, in a merge as anywhere; a parent outside still
shows an earlier fund, and its files may go.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from typing import NamedTuple

from hzpub.trust.git_audit import Change, Edge, Stamp

REGULAR = "100644"
_LINK = "120000"
_SHAPE = re.compile(r"/[0-9]{4}/(0[1-9]|1[0-2])/[0-9]{6}-[a-z][a-z0-9_]*\.yml")


@dataclass(frozen=True, slots=True)
class Offence:
    """One thing that must not be. ``what`` is a stable word, ``path`` is inside the fund's folder.

    In the history, with commit, author (e-mail) and committer date: modified, deleted, renamed, mode,
    symlink, path, commit_time, genesis_replaced. In HEAD: not_in_tree, leftover, path. On this machine:
    worktree_differs, attributes, replace_refs, grafts. The caller who verifies ``commit_signatures`` adds
    commit_signer; untracked is not an offence by itself.
    """

    what: str
    path: str
    commit: str = ""
    author: str = ""
    date: str = ""
    detail: dict[str, str] = field(default_factory=dict)


class Addition(NamedTuple):
    """How a record came in: what its first commit claims. ``committed`` is unix seconds, -1 when unreadable."""

    path: str
    blob: str
    commit: str
    committed: int
    offset_minutes: int
    author: str
    signed: bool


def when(stamp: Stamp) -> str:
    """The committer's date as ISO 8601 with its own offset; the bare number where no calendar reaches."""
    try:
        utc = datetime.fromtimestamp(stamp.committed, UTC)
        return utc.astimezone(timezone(timedelta(minutes=stamp.offset_minutes))).isoformat()
    except (OverflowError, OSError, ValueError):
        return str(stamp.committed)


def blame(what: str, path: str, stamp: Stamp, **detail: str) -> Offence:
    """An offence that a commit committed."""
    return Offence(what, path, stamp.commit, stamp.author, when(stamp), detail)


class Walk:
    """One walk over a history, from the oldest commit on; ``follow`` fills everything else.

    ``genesis`` are the blob ids the fund's genesis record may have; when it is empty, every commit is inside.
    ``resume`` says what is known at a commit inside, from which a walk goes on instead.
    """

    def __init__(self, genesis: frozenset[str], folder: str, name: str) -> None:
        self.start = ""
        self.parents: dict[str, tuple[str, ...]] = {}
        self.inside: set[str] = set()
        self.additions: dict[str, Addition] = {}
        self.touched: dict[str, tuple[Stamp, str]] = {}
        self.earlier: dict[str, tuple[Stamp, str]] = {}
        self.offences: list[Offence] = []
        self._blamed: set[tuple[str, str, str]] = set()
        self._genesis, self._folder, self._name = genesis, folder, f"/{name}"

    def resume(self, commit: str, start: str, additions: Iterable[Addition]) -> "Walk":
        """Go on after ``commit``, whose history begins at ``start`` and brought ``additions`` without an offence."""
        self.start, self.parents, self.inside = start, {commit: ()}, {commit}
        self.additions = {each.path: each for each in additions}
        return self

    def follow(self, edges: Iterable[Edge]) -> "Walk":
        """Take in all edges, in the order of the graph. Raises Unconnected where a resumed walk has no ground."""
        resumed = bool(self.inside)
        for edge in edges:
            commit, above = edge.stamp.commit, edge.above
            if commit not in self.parents:
                self.parents[commit] = above
                if resumed and (not above or not self.inside.issuperset(above)):
                    raise Unconnected(commit)
                if not self._genesis or not self.inside.isdisjoint(above):
                    self.inside.add(commit)
            if edge.changes:
                self._take(edge, above)
        return self

    def before(self, commit: str) -> str:
        """The commit before on the main line: the first parent inside; before the genesis, the first parent."""
        above = self.parents[commit]
        if len(above) == 1:
            return above[0]
        return next((parent for parent in above if parent in self.inside), above[0] if above else "")

    def _take(self, edge: Edge, above: tuple[str, ...]) -> None:
        commit, parent = edge.stamp.commit, edge.parent
        if parent in self.inside:
            self._judge(edge, merge=len(above) > 1)
        elif commit in self.inside or any(self._is_genesis(change) for change in edge.changes):
            self.inside.add(commit)
            for change in edge.changes:
                if change.status != "D":
                    self._add(change, edge.stamp)
        else:
            former = (change for change in edge.changes if change.path.endswith(self._name))
            self.earlier.update((c.blob, (edge.stamp, c.path)) for c in former if c.status != "D")
            return
        self.start = self.start or commit
        if parent == self.before(commit):
            self.touched[commit] = (edge.stamp, edge.changes[0].path)

    def _is_genesis(self, change: Change) -> bool:
        return change.blob in self._genesis and change.path.endswith(self._name)

    def _judge(self, edge: Edge, *, merge: bool) -> None:
        arrived = {change.blob: change.path for change in edge.changes if change.status == "A"}
        for change in edge.changes:
            if change.status == "A":
                self._add(change, edge.stamp)
                continue
            if change.status == "D" and change.path not in self.additions:
                continue  # left over from an earlier fund
            detail = {"old": change.old, "new": change.blob, "old_mode": change.old_mode, "mode": change.mode}
            if change.status == "D" and change.old in arrived:
                detail["to"] = arrived[change.old]
            self._blame(_what(change, detail), change.path, edge.stamp, detail, merge)

    def _add(self, change: Change, stamp: Stamp) -> None:
        path, blob = change.path, change.blob
        commit, author, committed, offset_minutes, signed = stamp
        added = Addition(path, blob, commit, committed, offset_minutes, author, signed)
        again = self.additions.setdefault(path, added) is not added
        if change.mode != REGULAR:
            what = "symlink" if change.mode == _LINK else "mode"
            self._blame(what, path, stamp, {"new": blob, "mode": change.mode}, again)
        elif _SHAPE.fullmatch(path.removeprefix(self._folder)) is None:
            self._blame("path", path, stamp, {"new": blob, "why": "shape"}, again)

    def _blame(self, what: str, path: str, stamp: Stamp, detail: dict[str, str], again: bool) -> None:
        """Note an offence; one that a merge merely repeats from a branch is not noted again."""
        if (what, path, "" if again else stamp.commit) not in self._blamed:
            self.offences.append(blame(what, path, stamp, **detail))
        self._blamed |= {(what, path, stamp.commit), (what, path, "")}


class Unconnected(Exception):
    """A resumed walk met a commit that hangs on something other than what it knows."""


def _what(change: Change, detail: Mapping[str, str]) -> str:
    """The word for a change that is not an addition."""
    if change.status == "D":
        return "renamed" if "to" in detail else "deleted"
    if change.mode == _LINK:
        return "symlink"
    return "modified" if change.mode == REGULAR and change.old != change.blob else "mode"
