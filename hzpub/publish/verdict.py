"""May this fund be published now, and if not, what do people read instead?

In:    a fund's folder and a way to check it.
Out:   a `Verdict`: the outcome, or text and page that say why not.
Never: publishes; lets a preview stand still because of a mistake.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from hzpub.base.findings import Finding
from hzpub.base.words import N_, Words
from hzpub.publish.material import Outcome
from hzpub.publish.refusal import lines_in, refusal_page, refusal_text
from hzpub.publish.unentered import RECORDS, Draft, unentered
from hzpub.trust.history import History, HistoryMissing

log = logging.getLogger("mkdocs.plugins.hzpub")
CLEAN, FOUND, CANNOT = 0, 1, 2
"""Exit codes, a contract (README.md)."""


class Checked(Outcome, Protocol):
    """An outcome that also tells what stops publishing, and which files git does not know."""

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Errors that no sealed breach record acknowledges."""

    @property
    def history(self) -> History | None:
        """What git says, if it was asked."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Either an outcome to publish, or why not: `text` for a terminal, `page` for a preview, `code` to exit with."""

    code: int
    outcome: Checked | None = None
    drafts: tuple[Draft, ...] = ()
    text: str = ""
    page: str = ""


def judge(root: Path, words: Words, check: Callable[[], Checked], *, preview: bool) -> Verdict:
    """Check the fund in `root`. A preview sets aside what is not entered yet, and shows our own faults too."""
    lines, drafts = lines_in(root), unentered(root) if preview else ()

    def cannot(text: str) -> Verdict:
        return Verdict(CANNOT, None, drafts, text, refusal_page((), lines, words, text, drafts))

    if not (root / RECORDS).is_dir():
        fix = words(N_("到基金的文件夹里运行，或写上它的位置；新建用 hzpub init"))
        return cannot(f"{words(N_('{place} 里没有 records 文件夹'), place=str(root))}\n{fix}")
    try:
        outcome = check()
    except HistoryMissing as missing:
        return cannot(f"{words(missing.reason, **missing.facts)}\n{words(missing.fix, **missing.facts)}")
    except Exception as fault:
        if not preview:
            raise
        log.exception("the check itself failed")
        return cannot(f"{words(N_('核对程序自己出了错，请报告给开发者'))}\n{type(fault).__name__}: {fault}")
    errors = outcome.errors
    if preview:
        drafts = unentered(root, outcome.history.untracked if outcome.history else ())
        waiting = {draft.path for draft in drafts}
        errors = tuple(each for each in errors if each.place.file not in waiting)
    if errors:
        page = refusal_page(errors, lines, words, drafts=drafts)
        return Verdict(FOUND, None, drafts, refusal_text(errors, lines, words), page)
    return Verdict(CLEAN, outcome, drafts)
