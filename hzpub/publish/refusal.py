"""Why nothing is published: as text for a terminal, as the one page of a preview.

In:    findings, the lines of the files they point at, the reader's words.   Out: text, or a finished page.
Never: softens a finding; runs a file's text through anything but escaping.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from hzpub.base.files import read_plain
from hzpub.base.findings import Finding
from hzpub.base.width import caret_line, visible
from hzpub.base.words import N_, Label, Words
from hzpub.check.show import as_text, summary
from hzpub.publish.held import LogRefused
from hzpub.publish.scan import Leak
from hzpub.publish.theme import environment, templates
from hzpub.publish.unentered import Draft

Lines = Callable[[str], list[str]]
"""Answers the lines of a file as it stands now; an empty list when it cannot be read."""

_LARGEST = 65536
_MOST_LEAKS = 20
_STAYS = N_("网站没有动，还是上一次公示的样子。")


@dataclass(frozen=True, slots=True)
class Told:
    """One finding as the page shows it; `quoted` is the user's own line with a caret under it, or ""."""

    message: Label
    where: str
    rule: str
    clause: str
    quoted: str
    fix: Label | None
    related: int


def lines_in(root: Path) -> Lines:
    """A reader of the files of a fund."""

    def lines(path: str) -> list[str]:
        try:
            return read_plain(root / path, _LARGEST).decode("utf-8", "replace").split("\n")
        except OSError:
            return []

    return lines


def refusal_text(findings: Sequence[Finding], lines: Lines, words: Words) -> str:
    """Every finding, what to do, and that yesterday's site stays."""
    return f"{words(N_('不能公示'))}\n{as_text(findings, lines, words)}\n{summary(findings, words)}\n{words(_STAYS)}"


def log_refusal(refused: LogRefused, words: Words) -> str:
    """What contradicts an earlier publication, what to do, and that yesterday's site stays."""
    reason, fix = (words(text, **refused.facts) for text in (refused.reason, refused.fix))
    return f"{words(N_('不能公示'))}\n{reason}\n     = {words(N_('怎么改'))} {fix}\n{words(_STAYS)}"


def leak_refusal(leaks: Iterable[Leak], words: Words) -> str:
    """Which files would give away what, without repeating it, and that yesterday's site stays."""
    told = sorted(leaks)
    rows = [words(N_("  {file}：{what}"), file=leak.file, what=leak.label) for leak in told[:_MOST_LEAKS]]
    rows += [words(N_("  还有 {count} 处"), count=len(told) - _MOST_LEAKS)] if len(told) > _MOST_LEAKS else []
    fix = words(N_("去掉这些内容再建；在已入账的记录里的，先告诉乡镇财政所，见网站“不公开的内容”一页"))
    return "\n".join([words(N_("不能公示：网页里有不能公开的内容")), *rows, f"     = {words(N_('怎么改'))} {fix}", words(_STAYS)])


def refusal_page(
    findings: Iterable[Finding], lines: Lines, words: Words, reason: str = "", drafts: Sequence[Draft] = ()
) -> str:
    """The page 不能公示; `reason` is a text that stands for findings when nothing could be checked."""
    env = environment(words, 0, {})
    css = (templates() / "assets" / "site.css").read_text(encoding="utf-8")
    told = [_told(finding, lines) for finding in findings]
    return env.get_template("refused.html").render(css=css, reason=reason, findings=told, drafts=drafts)


def _told(finding: Finding, lines: Lines) -> Told:
    place, quoted = finding.place, ""
    rows = lines(place.file) if place.line else []
    if 0 < place.line <= len(rows) and place.column:
        row = rows[place.line - 1]
        quoted = f"{visible(row)}\n{caret_line(row, place.column, place.width)}"
    return Told(
        message=Label(finding.message, finding.facts),
        where=str(place),
        rule=finding.rule,
        clause=finding.clause,
        quoted=quoted,
        fix=Label(finding.fix, finding.facts) if finding.fix else None,
        related=len(finding.related),
    )
