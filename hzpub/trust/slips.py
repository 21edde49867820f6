"""A person's slip: what she must hold to prove her own withheld value to anybody, and how a record is held against it.

In:    the lines of a slip; the record it speaks of.
Out:   a `Slip` in its one spelling; the commitment in the record that it opens, or None.
Never: believes a slip: it proves nothing without the record, and the record nothing without its seals and its place in the log.

One line is one value (docs/dev/decisions/0020-withheld-values.md):

    记录 000123 / 栏 name / 盐 000102030405060708090a0b0c0d0e0f / 值 张建国

Lines that begin with ``#`` and empty lines are for people. The words are part of the format in every language.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

from hzpub.base.words import N_
from hzpub.reading.characters import first_forbidden
from hzpub.trust.commitments import commit

HOLD = "_hold"
LARGEST = 65536
"""Bytes a slip file may have: some six hundred lines."""

_LINE = re.compile(r"记录 ([0-9]{6}) / 栏 ([a-z][a-z0-9_]{0,31}) / 盐 ([0-9a-f]{32}) / 值 (.{1,120})")
_OWNERS = ("person", "member")


class BadSlip(ValueError):
    """A slip that cannot be read; ``reason`` is a msgid whose places ``facts`` fill."""

    def __init__(self, reason: str, **facts: str) -> None:
        super().__init__(reason)
        self.reason, self.facts = reason, facts


@dataclass(frozen=True, slots=True)
class Slip:
    """One withheld value: the record that commits to it, its box ("name", "account"), its salt, the value."""

    record: str
    box: str
    salt: bytes
    value: str

    def __str__(self) -> str:
        return f"记录 {self.record} / 栏 {self.box} / 盐 {self.salt.hex()} / 值 {self.value}"

    @property
    def hold(self) -> str:
        """The commitment that must stand in the record."""
        return commit(self.box, self.salt, self.value)


@dataclass(frozen=True, slots=True)
class Commitment:
    """A commitment as it stands in a record: whose value it withholds (person, member or "fund"), and which box."""

    of: str
    box: str
    hold: str


def read_slips(data: bytes) -> tuple[Slip, ...]:
    """Read a slip file, every line of it. Raises BadSlip naming the line; size is judged first.

    Spaces around a line, Windows line ends and a byte order mark do no harm: slips travel by chat and e-mail. A value
    is taken in normal form C, as the register keeps it.
    """
    if len(data) > LARGEST:
        raise BadSlip(N_("凭条太大：最多 {most} 字节"), most=str(LARGEST))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadSlip(N_("凭条不是 UTF-8 文字")) from None
    slips = tuple(_read_line(number, line.strip()) for number, line in enumerate(text.split("\n"), 1) if _counts(line))
    if not slips:
        raise BadSlip(N_("凭条里没有一行“记录 … / 栏 … / 盐 … / 值 …”"))
    return slips


def write_slips(slips: Sequence[Slip]) -> str:
    """The lines of a slip, one value each, without what is only for people."""
    return "".join(f"{slip}\n" for slip in slips)


def commitments(values: Mapping[str, Any]) -> Iterator[Commitment]:
    """Every commitment in the body of a record (`RecordFile.values`), those in the rows of tables included."""
    whose = _owner(values, "fund")
    for name, value in values.items():
        if isinstance(value, str) and name.endswith(HOLD):
            yield Commitment(whose, name.removesuffix(HOLD), value)
        elif not isinstance(value, str) and isinstance(value, Sequence):
            for row in value:
                if isinstance(row, Mapping):
                    owner = _owner(row, whose)
                    yield from (Commitment(owner, each.box, each.hold) for each in commitments(row))


def opened(slip: Slip, values: Mapping[str, Any]) -> Commitment | None:
    """The commitment in this record body that the slip opens; None when it opens none."""
    return next((each for each in commitments(values) if (each.box, each.hold) == (slip.box, slip.hold)), None)


def _owner(values: Mapping[str, Any], otherwise: str) -> str:
    return next((str(values[name]) for name in _OWNERS if name in values), otherwise)


def _counts(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _read_line(number: int, line: str) -> Slip:
    found = _LINE.fullmatch(normalize("NFC", line))
    if found is None or first_forbidden(found[4]) or found[4] != found[4].strip(" "):
        raise BadSlip(N_("凭条第 {line} 行看不懂：应是“记录 六位数 / 栏 名称 / 盐 32 个字 / 值 内容”"), line=str(number))
    return Slip(found[1], found[2], bytes.fromhex(found[3]), found[4])
