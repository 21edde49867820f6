"""What lies in a fund's folder: entered records, drafts, the fund's own name.

In:    the folder that holds `mkdocs.yml` and `records/`.
Out:   the fund's id, the last entry with its digest, numbers already taken, drafts.
Never: judges a record, writes, trusts a file name beyond finding the file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hzpub.base.files import digest_plain, read_plain
from hzpub.base.words import N_
from hzpub.desk.errors import DeskError, not_format_1
from hzpub.kinds import all_kinds
from hzpub.kinds.kind import Kind
from hzpub.reading.envelope import LARGEST, RecordFile, Unreadable, read

RECORDS = "records"
DRAFTS = "drafts"
PRIVATE = ".hzpub"
"""The desk's own corner: lock, journal, drafts whose records are in the books."""

_NAME = re.compile(r"([0-9]{6})-([a-z_]{3,32})\.yml")


@dataclass(frozen=True, slots=True)
class Last:
    """The end of the chain: number of the last entry and SHA-256 of its whole file (zeros before the first)."""

    number: int = 0
    digest: str = "0" * 64


def shown(root: Path, path: Path) -> str:
    """A path as people know it: inside the fund's folder with forward slashes, or as it was given."""
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return path.as_posix()


def entered(root: Path) -> Iterator[tuple[int, Path]]:
    """Number and path of every file named as an entered record, in no order."""
    for path in (root / RECORDS).glob("*/*/*.yml"):
        if found := _NAME.fullmatch(path.name):
            yield int(found[1]), path


def last_entry(root: Path, excused: frozenset[tuple[str, str]] = frozenset()) -> Last:
    """The last entry of the gapless sequence, files left out that a void record excuses.

    `excused` names path and SHA-256 of further strays, which void records about to be entered excuse.
    Raises DeskError when several files still claim one number.
    """
    at: dict[int, list[Path]] = {}
    for number, path in entered(root):
        at.setdefault(number, []).append(path)
    number = 0
    end: Path | None = None
    while found := at.get(number + 1):
        number += 1
        end = found[0] if len(found) == 1 else _true_one(root, number, found, excused | _voided(at))
    return Last(number, _digest(end)) if end else Last()


def charter(root: Path) -> RecordFile | None:
    """The genesis record, or None in a fund that has none yet. Raises DeskError when it is not format 1."""
    found = sorted((root / RECORDS).glob("*/*/000001-charter.yml"))
    return record_file(root, found[0]) if found else None


def fund_of(root: Path) -> str | None:
    """The fund's id, from its charter; before that, from the charter that lies in `drafts/`."""
    genesis = charter(root)
    if genesis is not None:
        return str(genesis.values.get("fund", ""))
    ids = {str(file.values["fund"]) for file in drafts(root) if "fund" in file.values}
    return ids.pop() if len(ids) == 1 else None


def drafts(root: Path) -> Iterator[RecordFile]:
    """Every readable draft in `drafts/`, by name; others are passed over."""
    for path in sorted((root / DRAFTS).glob("*.yml")):
        try:
            yield read(read_plain(path, LARGEST), shown(root, path))
        except (Unreadable, OSError):
            continue


def drafted(root: Path, box: str) -> frozenset[str]:
    """What drafts not yet entered say in `box` (member or person numbers that are already given away)."""
    return frozenset(str(file.values[box]) for file in drafts(root) if box in file.values)


def record_file(root: Path, path: Path) -> RecordFile:
    """Read one record or draft. Raises DeskError when it is absent or not format 1."""
    try:
        return read(read_plain(path, LARGEST), shown(root, path))
    except OSError as error:
        said = error.strerror or str(error)
        raise DeskError(N_("打不开 {path}：{said}"), N_("核对文件名"), path=shown(root, path), said=said) from None
    except Unreadable as error:
        raise not_format_1(error) from None


def kind_of(file: RecordFile) -> Kind:
    """The kind a file says it is. Raises DeskError for an unknown one."""
    return kind_named(str(file.values.get("kind", "")))


def kind_named(name: str) -> Kind:
    """The kind called `name`. Raises DeskError that lists them all."""
    kind = all_kinds().get(name)
    if kind is None:
        known = "、".join(all_kinds())
        raise DeskError(N_("没有“{name}”这种记录"), N_("种类有：{known}"), name=name, known=known)
    return kind


def _true_one(root: Path, number: int, found: list[Path], voided: frozenset[tuple[str, str]]) -> Path:
    """The one file of several that no void record excuses. Raises DeskError when that leaves none or many."""
    left = [path for path in found if (shown(root, path), _digest(path)) not in voided]
    if len(left) != 1:
        raise DeskError(
            N_("有几个文件都叫 {number} 号记录：{paths}"),
            N_("哪个不是真的，先用“废件说明”（void）排除"),
            number=f"{number:06}",
            paths="、".join(shown(root, path) for path in found),
        )
    return left[0]


def _voided(at: dict[int, list[Path]]) -> frozenset[tuple[str, str]]:
    """Path and digest of every file that a void record excuses."""
    found = set()
    for path in (path for paths in at.values() for path in paths if path.name.endswith("-void.yml")):
        try:
            values = read(read_plain(path, LARGEST), path.name).values
        except (Unreadable, OSError):
            continue
        found.add((str(values.get("path")), str(values.get("digest")).removeprefix("sha256:")))
    return frozenset(found)


def _digest(path: Path) -> str:
    return digest_plain(path)
