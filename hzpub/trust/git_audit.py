"""Read the facts of a whole history in a few plumbing processes, however long it is.

In:    an opened Repository.
Out:   the commit graph, every change under one folder seen from every parent, the tree of HEAD, raw objects,
       attributes; the signature of each commit apart from what it signs.
Never: judges a change (history does), runs git once per file or commit, uses rename detection.

GitPython's own diffs cost milliseconds per commit, one ``diff-tree`` stream microseconds (trust.md 3.2).
Merges are compared with each of their parents: what a merge edits or drops shows nowhere else (3.1 item 3).
"""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, NamedTuple

from hzpub.trust.git_repository import Repository, open_repository

_DIFF = (
    *("diff-tree", "--stdin", "--root", "-r", "-m", "-z", "--raw", "--pretty=raw", "--encoding=none"),
    *("--no-abbrev", "--no-color", "--no-notes", "--no-renames", "--ignore-submodules=none"),
)
_PERSON = rb" [^\n]*?<([^<>\n]*)> (\d{1,15}) ([+-])(\d\d)(\d\d)\n"
_COMMIT = re.compile(rb"commit (\w+)(?: \(from (\w+)\))?\ntree \w+\n((?:parent \w+\n)*)")
_PEOPLE = re.compile(rb"author" + _PERSON + rb"committer" + _PERSON)
_SIGNATURE = re.compile(rb"^gpgsig(?:-sha256)? ([^\n]*\n(?: [^\n]*\n)*)", re.MULTILINE)


class Change(NamedTuple):
    """One path that differs between a commit and a parent; ``status`` is A, D, M or T, ids are blob ids."""

    status: str
    path: str
    old_mode: str
    mode: str
    old: str
    blob: str


class Stamp(NamedTuple):
    """What a commit says of itself: claims, not proof. ``committed`` is unix seconds, -1 when unreadable."""

    commit: str
    author: str
    committed: int
    offset_minutes: int
    signed: bool


class Edge(NamedTuple):
    """All changes between a commit and one of its parents ("" for a root commit)."""

    stamp: Stamp
    parent: str
    changes: list[Change]


class Entry(NamedTuple):
    """A file of a git tree."""

    mode: str
    blob: str


def graph(source: Repository) -> dict[str, tuple[str, ...]]:
    """Every commit reachable from HEAD with its parents; parents come before their children."""
    printed = source.answer("rev-list", "--topo-order", "--reverse", "--parents", source.head)
    rows = (line.split(" ") for line in printed.decode("ascii").splitlines())
    return {row[0]: tuple(row[1:]) for row in rows}


def edges(source: Repository, folder: str, commits: Iterable[str]) -> Iterator[Edge]:
    """Each of ``commits``, in their order, that touches ``folder``: once per parent it differs from."""
    given = "".join(f"{commit}\n" for commit in commits).encode("ascii")
    with source.git(*_DIFF, "--", source.prefix + folder, given=given) as out:
        tokens = _tokens(out)
        for token in tokens:
            if token:
                yield _edge(source, token, tokens)


def tree(source: Repository) -> dict[str, Entry]:
    """Every file of HEAD below the fund's folder, by its path inside that folder."""
    printed = source.answer("ls-tree", "-r", "-z", "--full-tree", source.head, *filter(None, [source.prefix]))
    rows = (row.partition(b"\t") for row in printed.split(b"\0")[:-1])
    split = ((about.decode("ascii").split(" "), _shown(source, path)) for about, _, path in rows)
    return {path: Entry(about[0], about[2]) for about, path in split}


def objects(source: Repository, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Id and raw bytes of the objects named, in their order. Raises HistoryMissing when one is absent."""
    given = "".join(f"{name}\n" for name in names).encode("ascii")
    with source.git("cat-file", "--batch", given=given) as out:
        while line := out.readline().decode("utf-8", "backslashreplace"):
            row = line.split()
            if len(row) != 3 or not row[2].isdigit():
                raise source.broken(line.strip())
            content = out.read(int(row[2]))
            out.read(1)
            yield row[0], content


def attributes(source: Repository, paths: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Path, attribute and value for every attribute that ``.gitattributes`` files give to ``paths``."""
    given = "".join(f"{source.prefix}{path}\0" for path in paths).encode("utf-8")
    printed = source.answer("check-attr", "--stdin", "-z", "-a", given=given)
    words = printed.decode("utf-8", "backslashreplace").split("\0")[:-1]
    for path, name, value in zip(words[0::3], words[1::3], words[2::3], strict=True):
        yield path.removeprefix(source.prefix), name, value


def replacements(source: Repository) -> list[str]:
    """Names of the refs that tell git to show other objects than those recorded (``git replace``)."""
    return source.answer("for-each-ref", "--format=%(refname)", "refs/replace/").decode("utf-8").split()


def commit_signatures(repo: Path, commits: Iterable[str]) -> Iterator[tuple[str, bytes, str | None]]:
    """Each commit with the bytes its signature covers and the armoured signature, None when it has none.

    What git signs is the commit object without its ``gpgsig`` header; the namespace for SSH is ``git``. Two
    signature headers come back as one text, which no strict reader accepts. Raises HistoryMissing.
    """
    for commit, content in objects(open_repository(repo), commits):
        head, blank, message = content.partition(b"\n\n")
        head += b"\n"
        found = b"".join(_SIGNATURE.findall(head)).replace(b"\n ", b"\n")
        armored = found.decode("ascii", "backslashreplace") if found else None
        yield commit, _SIGNATURE.sub(b"", head) + blank[1:] + message, armored


def _tokens(out: IO[bytes]) -> Iterator[bytes]:
    rest = b""
    while chunk := os.read(out.fileno(), 1 << 16):
        *whole, rest = (rest + chunk).split(b"\0")
        yield from whole
    yield rest


def _shown(source: Repository, path: bytes) -> str:
    """A path of git as a path inside the fund's folder, printable whatever bytes it has."""
    return path.decode("utf-8", "backslashreplace").removeprefix(source.prefix)


def _edge(source: Repository, token: bytes, tokens: Iterator[bytes]) -> Edge:
    """One commit header with its changes. Raises HistoryMissing when git stopped in the middle."""
    header, _, row = token.rpartition(b"\n:")  # lines of the message are indented: the last is git's own
    commit = _COMMIT.match(header)
    changes: list[Change] = []
    while row:
        fields = row.decode("ascii", "backslashreplace").split(" ")
        path = _shown(source, next(tokens, b""))
        if len(fields) != 5 or not path:
            break
        changes.append(Change(fields[4], path, *fields[:4]))
        row = next(tokens, b"")[1:]
    if commit is None or row or not changes:
        raise source.broken(header[:80].decode("utf-8", "backslashreplace"))
    parent = (commit[2] or commit[3][7:].partition(b"\n")[0]).decode("ascii")
    return Edge(_stamp(header, commit), parent, changes)


def _stamp(header: bytes, commit: re.Match[bytes]) -> Stamp:
    name, signed = commit[1].decode("ascii"), b"\ngpgsig" in header.partition(b"\n\n")[0]
    people = _PEOPLE.match(header, commit.end())
    if people is None:
        return Stamp(name, "", -1, 0, signed)
    minutes = int(people[9]) * 60 + int(people[10])
    author = people[1].decode("utf-8", "backslashreplace")
    return Stamp(name, author, int(people[7]), -minutes if people[8] == b"-" else minutes, signed)
