"""The whole road, read top to bottom: files, history, replay, rules, report.

In:    the folder of a fund (the one that holds mkdocs.yml and records/).
Out:   an `Outcome`: every finding, the final book, the chronicle that pages are made from.
Never: prints, publishes, looks at the clock. `as_of` is an argument; by default the last entry's date.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hzpub.base.collector import without_collector
from hzpub.base.findings import Finding, Severity
from hzpub.check.distrust import ask_distrust
from hzpub.check.duties import ask_duties, is_damaged
from hzpub.check.engine import ParameterTable, admit
from hzpub.check.folder import Folder
from hzpub.check.loading import load_all
from hzpub.check.possession import ask_possession
from hzpub.check.registry import check_privacy, check_register
from hzpub.check.walk import Walk
from hzpub.ledger.book import Book
from hzpub.reports.chronicle import Chronicle
from hzpub.rulebooks.discovery import Rulebook, mutual_aid
from hzpub.trust.history import History
from hzpub.trust.register import Register

Progress = Callable[[int, int], None]
"""Called with (done, total) as files are checked."""


@dataclass(frozen=True)
class Outcome:
    """What a check found and what pages need. `history` is None when it was not asked for."""

    root: Path
    findings: tuple[Finding, ...]
    book: Book
    chronicle: Chronicle
    params: ParameterTable
    rulebook: Rulebook
    history: History | None
    register: Register | None
    as_of: dt.date
    counters: dict[str, int] = field(default_factory=dict)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What stops publishing: errors that no sealed breach record acknowledges."""
        return tuple(each for each in self.findings if each.severity is Severity.ERROR and not each.acknowledged)

    @property
    def acknowledged(self) -> tuple[Finding, ...]:
        """Violations that a breach record admits; they are published in red."""
        return tuple(each for each in self.findings if each.acknowledged)


def check_fund(
    root: Path,
    *,
    as_of: dt.date | None = None,
    with_history: bool = True,
    extra: Sequence[tuple[str, bytes]] = (),
    progress: Progress | None = None,
    workers: int | None = None,
    thorough: bool = False,
    complete_history: bool = True,
) -> Outcome:
    """Check everything in `root`. `extra` holds (path, bytes) of files judged as if already entered.

    `thorough` asks PyYAML and Cerberus about every record; those in `extra` are always asked about. Without
    `complete_history`, git's history is read from the last audit of this folder on, where it went well.

    Raises `HistoryMissing` when the git history cannot be seen whole.
    """
    rulebook = mutual_aid()
    folder = Folder.open(root, with_history, dict(extra), complete=complete_history)
    chronicle = Chronicle()
    asked = frozenset(folder.paths if thorough else dict(extra))
    walk = Walk(rulebook, asked)
    files = load_all(folder.paths, folder.source, workers)
    with without_collector():
        for done, walked in enumerate(walk.steps(files), 1):
            if walked.step is not None:
                chronicle.add(walked.step)
            if progress is not None:
                progress(done, len(folder.paths))
    day = as_of or walk.book.entered
    findings = walk.findings + folder.findings(walk.book, walk.enterers)
    damaged = is_damaged(findings)
    if not damaged:
        findings += ask_duties(rulebook, walk.book, day, walk.table.at(walk.book.number), chronicle.path_of)
        findings += ask_possession(walk.book.authority, chronicle.moments.sealed, chronicle.path_of)
    moments, digest_of = chronicle.moments, chronicle.digest_of
    findings += ask_distrust(walk.book.authority, moments.sealed, moments.reseals, digest_of, chronicle.path_of)
    register, misfits = check_register(root, walk.holds, is_damaged=damaged)
    if folder.history is not None and moments.head is not None and not moments.head.is_fiction:
        misfits += check_privacy(root)
    findings = admit(findings + misfits, walk.book, rulebook.rules)
    return Outcome(
        root=root,
        findings=tuple(sorted(findings)),
        book=walk.book,
        chronicle=chronicle,
        params=walk.table,
        rulebook=rulebook,
        history=folder.history,
        register=register,
        as_of=day,
        counters={"files": len(folder.paths), "signatures": walk.signatures, "findings": len(findings)},
    )
