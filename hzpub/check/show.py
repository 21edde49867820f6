"""Show findings to people and to machines: text, JSON, CI annotations.

In:    findings, a way to get the lines of a file, the reader's words.
Out:   text.
Never: decides anything, changes an order.
"""

import json
from collections.abc import Callable, Iterable

from hzpub.base.findings import Finding, Severity, finding_as_json, fix_of, message_of
from hzpub.base.width import caret_line, visible
from hzpub.base.words import N_, Words

Lines = Callable[[str], list[str]]
"""Answers the lines of a file as it stands now; an empty list when it cannot be read."""


def as_text(findings: Iterable[Finding], lines: Lines, words: Words) -> str:
    """Findings for a terminal: one complete first line each, the user's own line, a caret, what to do."""
    return "\n".join(_one(finding, lines, words) for finding in findings)


def as_json(findings: Iterable[Finding], words: Words) -> str:
    """Findings as the JSON list of `hzpub check --format json`."""
    return json.dumps([finding_as_json(each, words) for each in findings], ensure_ascii=False, indent=2) + "\n"


def as_annotations(findings: Iterable[Finding], words: Words) -> str:
    """Findings as CI workflow commands, one line each."""
    level = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "notice"}
    text = ""
    for finding in findings:
        place = finding.place
        where = f"file={_property(place.file)}"
        if place.line:
            where += f",line={place.line},col={place.column}"
        message = f"{message_of(finding, words)} {words(N_('怎么改'))}: {fix_of(finding, words)}"
        text += f"::{level[finding.severity]} {where},title={_property(finding.rule)}::{_data(message)}\n"
    return text


def summary(findings: Iterable[Finding], words: Words) -> str:
    """One line that counts what was found."""
    found = list(findings)
    errors = sum(each.severity is Severity.ERROR and not each.acknowledged for each in found)
    admitted = sum(bool(each.acknowledged) for each in found)
    warnings = sum(each.severity is Severity.WARNING for each in found)
    notices = sum(each.severity is Severity.NOTICE for each in found)
    parts = [words(N_("错误 {count} 处"), count=errors)] if errors else []
    parts += [words(N_("已确认的违规 {count} 处"), count=admitted)] if admitted else []
    parts += [words(N_("提示 {count} 处"), count=warnings)] if warnings else []
    parts += [words(N_("须公布事项 {count} 处"), count=notices)] if notices else []
    return words(N_("，")).join(parts)


def _one(finding: Finding, lines: Lines, words: Words) -> str:
    place = finding.place
    where = f"{place.file}:{place.line}:{place.column}" if place.line else place.file
    text = f"{where}: {finding.rule} {message_of(finding, words)}\n"
    rows = lines(place.file) if place.line else []
    if 0 < place.line <= len(rows):
        gutter = f"{place.line:>4} | "
        row = rows[place.line - 1]
        text += f"{gutter}{visible(row)}\n{' ' * (len(gutter) - 2)}| {caret_line(row, place.column, place.width)}\n"
    if finding.clause:
        text += f"     = {words(N_('依据'))} {finding.clause}\n"
    if finding.acknowledged:
        text += f"     = {words(N_('已由 {number} 号违规确认承认，网页用红字公布'), number=finding.acknowledged)}\n"
    elif finding.fix:
        text += f"     = {words(N_('怎么改'))} {fix_of(finding, words)}\n"
    if finding.related:
        concerned = list(dict.fromkeys(each.record or each.place.file for each in finding.related))
        names = words(N_("、")).join(concerned[:5]) + ("…" if len(concerned) > 5 else "")
        count = len(finding.related)
        text += f"     = {words(N_('由它引起的另有 {count} 处（{names}），改好这里就没有了'), count=count, names=names)}\n"
    return text


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
