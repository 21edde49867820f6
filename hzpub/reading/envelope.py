"""Cut the bytes of a file into its three parts: body, seals, entry.

In:    at most `LARGEST` bytes.
Out:   a `RecordFile` whose body and entry are read, and whose seals are sliced, never parsed.
Never: checks a signature, knows a kind, or lets a YAML library see the bytes.

The shape is fixed (`docs/dev/record-format.md`): each part ends where a line is exactly `---`. Taking a file
apart and writing it again gives the same bytes; `tests/rooms/reading` holds us to it.
"""

import hashlib
import re
from dataclasses import dataclass

from hzpub.base.findings import Finding, Severity
from hzpub.base.places import Place
from hzpub.base.words import N_
from hzpub.reading.reasons import Problem
from hzpub.reading.sheet import NotFormat1, Value, parse

LARGEST = 16 * 1024
"""Bytes a record may have. A leaf of the transparency log must stay below 65,536."""

_MARK = b"\n---\n"
_SEAL = re.compile(r'  - as: "([a-z0-9_]{1,32})"\n    sshsig: \|\n((?:      [^ \n].*\n)+)')
_AROUND = len('  - as: ""\n    sshsig: |\n')
_NO_SEALS = b"seals: []\n"
_SOME_SEALS = b"seals:\n"
_SIGNATURE = b"\nsshsig: |\n"
_ENTRY_ARMOR = re.compile(rb"(?:  [^ \n].*\n)+")
_ASCII = bytes(range(0x20, 0x7F)) + b"\n"
"""All that may stand in parts whose shape is fixed; what armour may hold, `trust.sshsig` judges."""


@dataclass(frozen=True, slots=True)
class SealText:
    """One seal as written: the role it claims, its armour, and the line where it starts."""

    role: str
    armor: str
    line: int


@dataclass(frozen=True, slots=True)
class EntryText:
    """Part 3 as written: its values, the bytes its signature covers, and that signature."""

    values: dict[str, Value]
    signed: bytes
    armor: str
    line: int


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A file that is format 1. `entry` is None while it is a draft; `digest` is its SHA-256 in hex."""

    path: str
    data: bytes
    body: bytes
    values: dict[str, Value]
    seals: tuple[SealText, ...]
    entry: EntryText | None
    digest: str


class Unreadable(Exception):
    """A file that is not format 1; carries one `Finding` (rule SYS-YAML) per reason."""

    def __init__(self, findings: tuple[Finding, ...]):
        super().__init__(findings[0].message)
        self.findings = findings


def read(data: bytes, path: str) -> RecordFile:
    """Read the bytes of one file, named `path` in findings.

    Raises `Unreadable` with every reason at once. Size is judged before anything looks at the bytes.
    """
    text = _text(data, path)
    problems: list[Problem] = []
    cut = data.find(_MARK)
    if cut < 0:
        _values(text, 1, problems)
        fix = N_("在内容后面写一行 ---，再写 seals: []，或用 hzpub new 重新起草")
        problems.append(Problem(text.count("\n") + 1, 1, 3, N_("缺少盖章部分"), fix))
        raise _unreadable(problems, path)
    body = data[: cut + 1]
    values = _values(body.decode(), 1, problems)
    line = body.count(b"\n") + 2
    end = data.rfind(_MARK, cut + 4)  # a mark between the two makes the seals unreadable
    sealed = data[cut + 5 :] if end < 0 else data[cut + 5 : end + 1]
    seals = _seals(sealed, line, problems)
    entry = None if end < 0 else _entry(data, end + 5, line + sealed.count(b"\n") + 1, problems)
    if problems:
        raise _unreadable(problems, path)
    return RecordFile(path, data, body, values, seals, entry, hashlib.sha256(data).hexdigest())


def _text(data: bytes, path: str) -> str:
    """The text of a file whose bytes are fit to be read at all."""
    if (problem := _problem_of_bytes(data)) is not None:
        raise _unreadable([problem], path)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        fix = N_("另存为 UTF-8；这个文件多半存成了 GBK")
        problem = _at(data, error.start, N_("这里的字节不是 UTF-8"), fix)
        raise _unreadable([problem], path) from None


def _problem_of_bytes(data: bytes) -> Problem | None:
    if len(data) > LARGEST:
        # Whoever reads a file stops one byte past the limit, so its real size is not known here.
        fix = N_("一条记录只写一件事；附件只写摘要")
        return Problem(1, 1, 1, N_("文件太大，最大只能 {largest} 字节"), fix, (("largest", str(LARGEST)),))
    if not data.strip():
        return Problem(1, 1, 1, N_("文件是空的"), N_("从备份取回这个文件，或用 hzpub new 重新起草"))
    if data.startswith(b"\xef\xbb\xbf"):
        fix = N_("另存为“UTF-8”，不要选“UTF-8 带 BOM”")
        return Problem(1, 1, 1, N_("文件开头有看不见的标记（BOM）"), fix)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or 0 in data[:2]:
        return Problem(1, 1, 1, N_("文件存成了 UTF-16（“Unicode”）"), N_("另存为 UTF-8"))
    if b"\r" in data:
        fix = N_("另存时把换行改成 LF")
        return _at(data, data.index(b"\r"), N_("换行是 Windows 的样子（CRLF）"), fix)
    return None


def _at(data: bytes, position: int, message: str, fix: str) -> Problem:
    """A problem with the byte at `position`; its column counts characters, not bytes."""
    before = data[:position]
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    return Problem(before.count(b"\n") + 1, column, 1, message, fix)


def _values(text: str, first_line: int, problems: list[Problem]) -> dict[str, Value]:
    try:
        return parse(text, first_line)
    except NotFormat1 as error:
        problems.extend(error.problems)
        return {}


def _seals(part: bytes, line: int, problems: list[Problem]) -> tuple[SealText, ...]:
    if part == _NO_SEALS:
        return ()
    seals: list[SealText] = []
    length, start = len(_SOME_SEALS), line + 1
    if part.startswith(_SOME_SEALS) and not part.translate(None, _ASCII):
        for role, indented in _SEAL.findall(part.decode()):
            armor = indented[6:].replace("\n      ", "\n")
            seals.append(SealText(role, armor, start))
            start += armor.count("\n") + 2
            length += len(role) + len(indented) + _AROUND
    if length != len(part) or not seals:
        fix = N_("盖章部分由 hzpub seal 写，不要手改；删去这部分重新盖章")
        problems.append(Problem(_odd_line(part, line), 1, 6, N_("盖章部分的写法不对"), fix))
    return tuple(seals)


def _odd_line(part: bytes, line: int) -> int:
    """The first line of the seals, which begin at `line`, that is not as `hzpub seal` writes it."""
    text, at = part.decode(errors="replace"), 0
    if text.startswith("seals:\n"):
        at = len(_SOME_SEALS)
        while (match := _SEAL.match(text, at)) is not None:
            at = match.end()
    return line + text.count("\n", 0, at)


def _entry(data: bytes, start: int, line: int, problems: list[Problem]) -> EntryText | None:
    cut = data.find(_SIGNATURE, start)
    signature = data[cut + len(_SIGNATURE) :]
    if cut < 0 or signature.translate(None, _ASCII) or not _ENTRY_ARMOR.fullmatch(signature):
        head = data[start:] if cut < 0 else data[start : cut + 1]
        bad = line + head.count(b"\n")
        fix = N_("入账部分由 hzpub enter 写，不要手改")
        problems.append(Problem(bad, 1, 6, N_("入账部分没有完整的签名"), fix))
        return None
    values = _values(data[start : cut + 1].decode(), line, problems)
    return EntryText(values, data[: cut + 1], signature[2:].decode().replace("\n  ", "\n"), line)


def _unreadable(problems: list[Problem], path: str) -> Unreadable:
    return Unreadable(
        tuple(
            Finding(
                rule="SYS-YAML",
                severity=Severity.ERROR,
                clause="",
                place=Place(path, problem.line, problem.column, problem.width),
                record="",
                message=problem.message,
                fix=problem.fix,
                facts=problem.facts,
            )
            for problem in sorted(problems, key=lambda each: (each.line, each.column))
        )
    )
