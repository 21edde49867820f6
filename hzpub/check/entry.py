"""Judge one file as an entry of the books: its kind, its name, its number, its link, its seals.

In:    a `Loaded` file, the book before it, the digest of the entry before.
Out:   a `Record` when it can be replayed at all, and every finding on the way.
Never: asks a rule of the rulebook; keeps SYS-ID, SYS-SIGNED, SYS-MONEY and SYS-YAML itself.
"""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from hzpub.base.findings import Facts, Finding, Severity
from hzpub.base.places import Place
from hzpub.base.words import N_
from hzpub.check.engine import place_of
from hzpub.check.loading import Loaded
from hzpub.kinds.boxes import Money
from hzpub.kinds.kind import Kind, Misfit
from hzpub.kinds.record import Record, make_record
from hzpub.ledger.book import Book
from hzpub.ledger.fund_type import FundType
from hzpub.reading.envelope import RecordFile
from hzpub.trust.authority import Authority
from hzpub.trust.objections import unfit_keys
from hzpub.trust.sealing import Objection, judge_entry, judge_seals

FIRST_LINK = "sha256:" + "0" * 64
"""What the first entry names as its predecessor."""


@dataclass(frozen=True, slots=True)
class Interpreted:
    """A file as the books see it. `record` is None when it cannot be replayed."""

    record: Record | None
    findings: tuple[Finding, ...]


def interpret(loaded: Loaded, book: Book, previous: str, fund_type: FundType) -> Interpreted:
    """Judge `loaded` as the entry after `book`; `previous` is the digest of the file before ("" at the start)."""
    file, number = loaded.file, loaded.path.rsplit("/", 1)[-1][:6]
    if file is None:
        return Interpreted(None, tuple(_numbered(each, number) for each in loaded.findings))
    kind = fund_type.kinds.get(str(file.values.get("kind", "")))
    if kind is None or loaded.meanings is None:
        return Interpreted(None, (_unknown_kind(file, number),))
    findings = [_misfit(file, kind, misfit, number) for misfit in loaded.misfits]
    if file.entry is None:
        findings.append(_not_entered(file, number))
    if findings:
        return Interpreted(None, tuple(findings))
    founders = fund_type.nothing.authority
    record = _record(loaded, file, kind, founders if kind.name == "charter" else book.authority, findings)
    if record.number <= book.number:
        facts: Facts = (("number", record.number),)
        message, fix = N_("编号 {number} 用了两次"), N_("只留入账时的那一份，移走另一份")
        return Interpreted(None, (_finding("SYS-ID", file, ("entry",), number, message, fix, facts),))
    _judge_place(file, record, book, previous, findings)
    return Interpreted(record, tuple(findings))


def _record(
    loaded: Loaded, file: RecordFile, kind: Kind, authority: Authority, findings: list[Finding]
) -> Record:
    """The record with the seals that count; a charter is sealed by the offices that it brings."""
    values: dict[str, Any] = dict(loaded.meanings or {})
    number: str = values["entry"]
    entered: dt.date = values["entered"]
    if kind.name == "charter":
        authority = authority.after(make_record(kind, number, entered, values))
    seals, objections = judge_seals(kind, values, loaded.signed[:-1], authority)
    enterer, more = judge_entry(kind, loaded.signed[-1], authority)
    is_unfit = next(unfit_keys(kind, values), None) is not None  # whoever entered it has to do so again
    findings += _sealing(file, number, objections if is_unfit else (*objections, *more))
    return make_record(kind, number, entered, values, seals, enterer, file.path, loaded.digest)


def _judge_place(file: RecordFile, record: Record, book: Book, previous: str, findings: list[Finding]) -> None:
    expected = f"{int(book.number) + 1:06d}"
    path = f"records/{record.entered:%Y/%m}/{record.number}-{record.kind.name}.yml"
    if file.path != path:
        fix = N_("文件名由 hzpub enter 起，改回 {path}")
        facts: Facts = (("path", path),)
        findings.append(_finding("SYS-ID", file, ("entry",), record.number, N_("文件名和内容对不上"), fix, facts))
    if record.number != expected:
        facts = (("number", record.number), ("last", book.number), ("missing", expected))
        message = N_("编号断了：{last} 之后应是 {missing}，这里是 {number}")
        fix = N_("找回缺的文件；编号只由 hzpub enter 给，不能跳号")
        findings.append(_finding("SYS-ID", file, ("entry",), record.number, message, fix, facts))
    elif record["previous"] != (f"sha256:{previous}" if previous else FIRST_LINK):
        message = N_("和上一条 {last} 连不上：上一条在这条入账后变过")
        fix = N_("把上一条恢复成入账时的样子")
        facts = (("last", book.number),)
        findings.append(_finding("SYS-APPEND", file, ("previous",), record.number, message, fix, facts))
    if book.fund is not None and record["fund"] != book.fund.id:
        facts = (("fund", str(record["fund"])), ("own", book.fund.id))
        message = N_("这是 {fund} 的记录，不是本基金 {own} 的")
        findings.append(
            _finding("SYS-ID", file, ("fund",), record.number, message, N_("删去草稿，用本基金的表重做"), facts)
        )
    if (record.kind.name == "charter") != (record.number == "000001"):
        message = N_("第一条记录必须是章程，章程也只能是第一条")
        fix = N_("先用 hzpub init 建社")
        findings.append(_finding("SYS-ID", file, ("kind",), record.number, message, fix))


def _sealing(file: RecordFile, number: str, objections: tuple[Objection, ...]) -> list[Finding]:
    """Turn objections into SYS-SIGNED findings; when every signature fails at once, say it once."""
    found = [
        Finding(
            "SYS-SIGNED",
            Severity.ERROR,
            "R六(3)",
            Place(file.path, each.line, 1, _width(file, each.line)),
            number,
            each.message,
            each.fix,
            each.facts,
        )
        for each in objections
    ]
    if len(found) > 1 and objections[-1].fatal and objections[-1].line == _entry_line(file):
        # The entry signature covers the seals as well: whatever is wrong with them breaks it too.
        found = [replace(found[0], related=(*found[0].related, found[-1])), *found[1:-1]]
        objections = objections[:-1]
    fatal = [finding for finding, each in zip(found, objections, strict=True) if each.fatal]
    if not fatal or len(fatal) < len(file.seals) or len(found) > len(fatal):
        return found
    facts: Facts = (("count", len(file.seals) + 1),)
    message = N_("内容和 {count} 个签名都对不上：盖章入账之后有人改过这个文件")
    fix = N_("恢复入账时的文件；真的记错了，另写一条冲正（hzpub new reversal）")
    place = Place(file.path, 1, 1, _width(file, 1))
    related = tuple(found)
    return [Finding("SYS-SIGNED", Severity.ERROR, "R六(3)", place, number, message, fix, facts, related)]


def _entry_line(file: RecordFile) -> int:
    return file.entry.line if file.entry is not None else 0


def _width(file: RecordFile, line: int) -> int:
    lines = file.data.decode().split("\n")
    return max(len(lines[line - 1]) if 0 < line <= len(lines) else 1, 1)


def _misfit(file: RecordFile, kind: Kind, misfit: Misfit, number: str) -> Finding:
    box = next((box for box in (*kind.boxes, *kind.entry_boxes) if box.name == misfit.path[0]), None)
    rule = "SYS-MONEY" if isinstance(box, Money) else "SYS-YAML"
    return _finding(rule, file, misfit.path, number, misfit.message, misfit.fix, misfit.facts)


def _unknown_kind(file: RecordFile, number: str) -> Finding:
    facts = (("kind", str(file.values.get("kind", ""))),)
    message, fix = N_("没有“{kind}”这种记录"), N_("种类照 hzpub new --help 里的写")
    return _finding("SYS-YAML", file, ("kind",), number, message, fix, facts)


def _not_entered(file: RecordFile, number: str) -> Finding:
    message, fix = N_("这条还没有入账"), N_("移到 drafts/ 文件夹，盖齐章后用 hzpub enter 入账")
    return _finding("SYS-ID", file, ("kind",), number, message, fix)


def _numbered(finding: Finding, number: str) -> Finding:
    return replace(finding, record=number)


def _finding(
    rule: str,
    file: RecordFile,
    path: tuple[str | int, ...],
    number: str,
    message: str,
    fix: str,
    facts: Facts = (),
) -> Finding:
    return Finding(rule, Severity.ERROR, "", place_of(file, path), number, message, fix, facts)
