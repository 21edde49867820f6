"""What the last audit saw and found good, so that the next one need only look at what came after.

In:    the repository, where the records lie in it, the genesis HEAD has.
Out:   a `Memory` that fits exactly, or None; the file `.hzpub/audit.json`.
Never: makes anything pass. A memory that is missing, damaged, of another folder, machine, genesis or version of the
       audit, or brought along in the repository itself, is no memory: then the whole history is read.

It is written after an audit that found no offence in the history. It is a convenience for whoever checks his own
copy again and again; CI, `hzpub verify` and `--complete-history` never ask for it (decision 0021).
"""

import json
import re
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from hzpub.base.files import read_plain
from hzpub.trust.append_only import Addition
from hzpub.trust.git_repository import Repository
from hzpub.trust.safely import write_safely

FOLDER = ".hzpub"
NAME = "audit.json"
MOST = 256 * 1024 * 1024
"""Bytes a memory may have: about a million records."""

_CODE = ("append_only", "audit_memory", "git_audit", "git_repository", "git_traps", "history")
_DIGEST = 64
_COMMIT = re.compile("[0-9a-f]{40,64}")


@dataclass(frozen=True, slots=True)
class Memory:
    """An audited commit: `start` brought the genesis, `commits` counts from there, `latest` and `before` go on from it.

    `latest` is the highest committer time on the main line in unix seconds, `before` the same as people read it.
    """

    head: str
    start: str
    commits: int
    latest: int
    before: str
    additions: tuple[Addition, ...]


def recall(
    source: Repository, folder: str, genesis: Collection[str], listing: Collection[str]
) -> Memory | None:
    """The memory of this very place, when HEAD (whose files are `listing`) goes on from there; None otherwise."""
    if any(path.partition("/")[0].casefold() == FOLDER for path in listing):
        return None  # somebody commits it: then it may be anybody's
    memory = _read(source.fund / FOLDER / NAME, _bound(source, folder, genesis))
    return memory if memory is not None and source.leads_to_head(memory.head) else None


def remember(source: Repository, folder: str, genesis: Collection[str], memory: Memory) -> None:
    """Keep `memory` for next time; a folder that cannot be written, or is a link, keeps none."""
    place, bound = source.fund / FOLDER, _bound(source, folder, genesis)
    if not bound or place.is_symlink():
        return
    facts = [bound, memory.head, memory.start, memory.commits, memory.latest, memory.before, memory.additions]
    data = json.dumps(facts, ensure_ascii=True, separators=(",", ":")).encode("ascii")
    with suppress(OSError):
        place.mkdir(exist_ok=True)
        write_safely(place / NAME, sha256(data).hexdigest().encode() + b"\n" + data, private=True)


def _read(path: Path, bound: str) -> Memory | None:
    try:
        data = read_plain(path, MOST, links=False)
    except OSError:
        return None
    digest, line, facts = data[:_DIGEST], data[_DIGEST : _DIGEST + 1], data[_DIGEST + 1 :]
    if not bound or line != b"\n" or sha256(facts).hexdigest().encode() != digest:
        return None
    try:
        found: list[Any] = json.loads(facts)
        said, head, start, commits, latest, before, rows = found
        numbers = type(commits) is int and type(latest) is int
        if said != bound or not _COMMIT.fullmatch(head) or not isinstance(before, str) or not numbers:
            return None
        return Memory(head, start, commits, latest, before, tuple(Addition(*row) for row in rows))
    except (ValueError, TypeError, RecursionError):
        return None


def _bound(source: Repository, folder: str, genesis: Collection[str]) -> str:
    """What a memory is bound to: this folder on this disk, its genesis, the text of the audit; "" where unknown."""
    here = Path(__file__).parent
    try:
        disk = source.common_dir.stat()
        code = [sha256((here / f"{name}.py").read_bytes()).hexdigest() for name in _CODE]
    except OSError:
        return ""
    place = [str(source.fund), source.prefix, folder, disk.st_dev, disk.st_ino]
    return sha256(json.dumps([place, sorted(genesis), code]).encode()).hexdigest()


