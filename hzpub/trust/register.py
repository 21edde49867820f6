"""The register: the values and salts behind the commitments that stand in signed records.

In:    `register.yml` beside `mkdocs.yml`, in the one spelling of format 1 (`docs/dev/record-format.md`).
Out:   a `Register` that answers the value behind a commitment; the file with more entries in it.
Never: makes a salt, shows a value that does not open its commitment, enters git of a real fund.

A record says who somebody is by a commitment only (docs/dev/decisions/0020). Deleting an entry here erases the
person; every seal and proof still holds. Absent, the site shows numbers.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from unicodedata import normalize

from hzpub.base.files import read_plain
from hzpub.base.findings import Finding, Severity
from hzpub.base.places import Place
from hzpub.base.words import N_
from hzpub.reading.characters import first_forbidden
from hzpub.reading.envelope import Unreadable
from hzpub.reading.sheet import NotFormat1, Problem, locate, parse
from hzpub.trust.commitments import SALT_LENGTH, commit
from hzpub.trust.safely import write_safely

NAME = "register.yml"
LARGEST = 8 * 1024 * 1024
"""Bytes a register may have: some forty thousand entries."""

_FUND = re.compile(r"[a-z0-9][a-z0-9.-]{2,31}")
_SHAPES = {
    "of": re.compile("P[0-9]{4}|M[0-9]{4}|fund"),
    "box": re.compile("[a-z][a-z0-9_]{0,31}"),
    "salt": re.compile(f"[0-9a-f]{{{2 * SALT_LENGTH}}}"),
    "value": re.compile(".{1,120}"),
}
_FIX = N_("名册由 hzpub new 写；从备份取回没有改过的名册，或删去这一项")


@dataclass(frozen=True, slots=True)
class Entry:
    """One withheld value: whose it is (person, member or "fund"), its box ("name", "account"), its salt."""

    of: str
    box: str
    salt: bytes
    value: str

    @property
    def hold(self) -> str:
        """The commitment that stands in the record."""
        return commit(self.box, self.salt, self.value)


@dataclass(frozen=True)
class Register:
    """Everything a register file says; immutable."""

    fund: str
    entries: tuple[Entry, ...] = ()

    @cached_property
    def _by_hold(self) -> Mapping[str, Entry]:
        return {entry.hold: entry for entry in self.entries}

    def value(self, hold: str) -> str | None:
        """The value behind the commitment `hold`, or None when the register does not open it."""
        entry = self._by_hold.get(hold)
        return entry.value if entry else None

    def find(self, of: str, box: str) -> str | None:
        """The value last noted for `of` under `box`, whether or not a record commits to it yet."""
        found = [entry.value for entry in self.entries if (entry.of, entry.box) == (of, box)]
        return found[-1] if found else None

    def name_of(self, person: str) -> str | None:
        """The name last noted for a person number."""
        return self.find(person, "name")

    def unmatched(self, holds_in_records: Collection[str]) -> tuple[Entry, ...]:
        """Entries that no record commits to: drafts never entered, or a value changed afterwards."""
        return tuple(entry for entry in self.entries if entry.hold not in holds_in_records)


def load(root: Path) -> Register | None:
    """Read the register of the fund in `root`; None when there is none.

    Raises `Unreadable` with every reason (rule SYS-YAML) for a file that is not format 1, or no plain file.
    """
    try:
        data = read_plain(root / NAME, LARGEST)
    except FileNotFoundError:
        return None
    except OSError:
        problem = Problem(1, 1, 1, N_("名册打不开，或者不是普通文件"), N_("从备份取回名册"))
        raise _unreadable((problem,)) from None
    return read(data)


def read(data: bytes) -> Register:
    """Read the bytes of a register. Raises `Unreadable` with every reason at once; size is judged first."""
    text = _text(data)
    try:
        values: dict[str, Any] = parse(text)
    except NotFormat1 as error:
        raise _unreadable(error.problems) from None
    if problems := tuple(_problems(text, values)):
        raise _unreadable(problems)
    rows = values.get("entries", ())
    entries = (Entry(row["of"], row["box"], bytes.fromhex(row["salt"]), row["value"]) for row in rows)
    return Register(values["fund"], tuple(entries))


def text_of(register: Register) -> str:
    """The one spelling of a register."""
    text = f'register: 1\nfund: "{register.fund}"\n'
    for number, entry in enumerate(register.entries):
        text += "" if number else "entries:\n"
        text += f'  - of: "{entry.of}"\n    box: "{entry.box}"\n'
        text += f'    salt: "{entry.salt.hex()}"\n    value: "{entry.value}"\n'
    return text


def add(root: Path, of: str, box: str, value: str, salt: bytes, *, fund: str) -> str:
    """Note one value, in normal form C, and return its commitment. Raises as `add_all` does."""
    entry = Entry(of, box, salt, normalize("NFC", value))
    add_all(root, (entry,), fund=fund)
    return entry.hold


def add_all(root: Path, entries: Iterable[Entry], *, fund: str) -> None:
    """Append entries to the register of `fund`, whole or not at all; the file is made when absent.

    Raises `Unreadable` when the file, or what it would become, is not format 1 (a forbidden character, a
    register of another fund); ValueError for a salt of the wrong length. The caller keeps others from
    writing meanwhile.
    """
    before = load(root) or Register(fund)
    if before.fund != fund:
        problem = Problem(2, 1, 4, N_("这是基金“{fund}”的名册"), N_("把本基金的名册放回来"), (("fund", before.fund),))
        raise _unreadable((problem,))
    after = Register(fund, (*before.entries, *entries))
    data = text_of(after).encode("utf-8")
    if read(data) != after:
        raise _unreadable((Problem(1, 1, 1, N_("内容里有名册不能写的字符"), N_("改用中文引号，或者不用")),))
    write_safely(root / NAME, data, private=True)


def _text(data: bytes) -> str:
    """The text of a register; carriage returns and a BOM are characters that the sheet itself refuses."""
    if len(data) > LARGEST:
        facts = (("largest", str(LARGEST)),)
        raise _unreadable((Problem(1, 1, 1, N_("文件太大，最大只能 {largest} 字节"), _FIX, facts),))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        fix = N_("另存为 UTF-8；这个文件多半存成了 GBK")
        raise _unreadable((Problem(line, 1, 1, N_("这里的字节不是 UTF-8"), fix),)) from None


def _problems(text: str, values: Mapping[str, Any]) -> Iterator[Problem]:
    """What is wrong with a sheet as a register: its head, then every entry."""
    head = list(values) in (["register", "fund"], ["register", "fund", "entries"]) and values["register"] == 1
    if not head or not _FUND.fullmatch(str(values["fund"])):
        yield Problem(1, 1, 1, N_("名册开头应是 register: 1、fund，然后是 entries"), _FIX)
        return
    for index, row in enumerate(values.get("entries", ())):
        bad = _bad_line(row)
        if bad is not None:
            line, column, width = locate(text, ("entries", index, bad) if bad else ("entries", index))
            yield Problem(line, column, width, N_("名册的这一项写法不对"), _FIX)


def _bad_line(row: Any) -> str | None:
    """The key of the line of an entry that is wrong, "" for the entry as a whole, None when it is right."""
    if not isinstance(row, dict) or list(row) != list(_SHAPES):
        return ""
    for key, shape in _SHAPES.items():
        value = row[key]
        if not isinstance(value, str) or not shape.fullmatch(value) or first_forbidden(value):
            return key
    return None if row["value"] == row["value"].strip(" ") else "value"


def _unreadable(problems: Iterable[Problem]) -> Unreadable:
    return Unreadable(tuple(_finding(problem) for problem in problems))


def _finding(problem: Problem) -> Finding:
    place = Place(NAME, problem.line, problem.column, problem.width)
    return Finding("SYS-YAML", Severity.ERROR, "", place, "", problem.message, problem.fix, problem.facts)
