"""Read the facts of a whole history in a few plumbing processes, however long it is.

In:    an opened Repository.
Out:   every commit with its parents and every change under one folder seen from each of them, the tree of HEAD,
       raw objects, attributes; the signature of each commit apart from what it signs.
Never: judges a change (history does), runs git once per file or commit, uses rename detection.

GitPython's own diffs cost milliseconds per commit, one raw ``log`` stream microseconds.
Merges are compared with each of their parents: what a merge edits or drops shows nowhere else (3.1 item 3).
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, NamedTuple

from hzpub.trust.git_repository import Repository, open_repository

EVERYTHING = (
    *("log", "--topo-order", "--reverse", "-m", "-z", "--raw", "--pretty=raw", "--encoding=none", "--no-abbrev"),
    *("--no-color", "--no-decorate", "--no-notes", "--no-renames", "--no-ext-diff", "--ignore-submodules=none"),
)
"""The one pass over a history: every commit, parents first, merges once for each parent they differ from."""
_ID = "[0-9a-f]{40,64}"
_COMMIT = re.compile(
    rf"commit ({_ID})(?: \(from ({_ID})\))?\ntree {_ID}\n((?:parent {_ID}\n)*)"
    r"(?:author [^\n]*?<([^<>\n]*)> [0-9]{1,15} [+-][0-9]{4}\n"
    r"committer [^\n]*?<[^<>\n]*> ([0-9]{1,15}) ([+-])([0-9]{2})([0-9]{2})\n)?"
)
_ROW = re.compile(f":([0-7]{{6}}) ([0-7]{{6}}) ({_ID}) ({_ID}) ([ADMTUX])")
_MORE = 1 << 20
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
    """All changes between a commit and one of its parents ("" for a root commit); `above` are all its parents.

    A commit that changes nothing anywhere comes once, without changes.
    """

    stamp: Stamp
    parent: str
    changes: list[Change]
    above: tuple[str, ...] = ()


class Entry(NamedTuple):
    """A file of a git tree."""

    mode: str
    blob: str


def edges(source: Repository, folder: str, printed: IO[bytes]) -> Iterator[Edge]:
    """What git printed for `EVERYTHING`, with the changes at or below `folder`: every commit at least once."""
    tokens = _tokens(printed)
    wanted = f"{source.prefix}{folder}".encode()
    for token in tokens:
        if token:
            yield _edge(source, token, tokens, wanted)


def tree(source: Repository) -> dict[str, Entry]:
    """Every file of HEAD below the fund's folder, by its path inside that folder."""
    printed = source.answer("ls-tree", "-r", "-z", "--full-tree", source.head, *filter(None, [source.prefix]))
    listed = {}
    for row in printed.split(b"\0")[:-1]:
        about, _, path = row.partition(b"\t")
        mode, _, blob = about.decode("ascii").split(" ")
        listed[_shown(source, path)] = Entry(mode, blob)
    return listed


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


def _tokens(printed: IO[bytes]) -> Iterator[bytes]:
    rest = b""
    while chunk := printed.read(_MORE):
        *whole, rest = (rest + chunk).split(b"\0")
        yield from whole
    yield rest


def _shown(source: Repository, path: bytes) -> str:
    """A path of git as a path inside the fund's folder, printable whatever bytes it has."""
    return path.decode("utf-8", "backslashreplace").removeprefix(source.prefix)


def _edge(source: Repository, token: bytes, tokens: Iterator[bytes], wanted: bytes) -> Edge:
    """One commit header with its changes. Raises HistoryMissing for what git would not print."""
    at = token.rfind(b"\n:")  # lines of the message are indented, those of the header have names: the last is git's own
    header, row = (token, b"") if at < 0 else (token[: at + 1], token[at + 1 :])
    text = header.decode("latin-1")
    commit = _COMMIT.match(text)
    changes: list[Change] = []
    while row:
        found, path = _ROW.fullmatch(row.decode("latin-1")), next(tokens, b"")
        if found is None or not path:
            raise source.broken(text[:80])
        if path.startswith(wanted) and path[len(wanted) : len(wanted) + 1] in (b"", b"/"):
            old_mode, mode, old, blob, status = found.groups()
            changes.append(Change(status, _shown(source, path), old_mode, mode, old, blob))
        row = next(tokens, b"")
    if commit is None:
        raise source.broken(text[:80])
    name, other, lines, author, seconds, sign, hours, minutes = commit.groups()
    above = tuple(lines.split()[1::2])
    parent = other or (above[0] if above else "")
    signed = text.find("\ngpgsig", commit.end() - 1, text.find("\n\n")) >= 0
    if seconds is None:
        return Edge(Stamp(name, "", -1, 0, signed), parent, changes, above)
    author = author if author.isascii() else author.encode("latin-1").decode("utf-8", "backslashreplace")
    offset = int(hours) * 60 + int(minutes)
    return Edge(Stamp(name, author, int(seconds), -offset if sign == "-" else offset, signed), parent, changes, above)
