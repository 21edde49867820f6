"""The records folder with its history: which files there are, and the true bytes of each.

In:    the fund's folder, git, candidate files that are not written yet.
Out:   paths in the folder, a source of bytes for them, findings about the history.
Never: trusts a working file over the bytes it was entered with: a changed record is named once, and
everything after it is judged on what was really entered.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hzpub.base.files import digest_plain
from hzpub.base.findings import Finding
from hzpub.check.commits import unsigned_commits
from hzpub.check.history import findings_of, nothing, untracked
from hzpub.check.loading import read_bytes
from hzpub.ledger.book import Book
from hzpub.trust.git_audit import objects
from hzpub.trust.git_repository import open_repository
from hzpub.trust.history import History, Offence, audit

RECORDS = "records"
_CHANGED = ("worktree_differs", "not_in_tree", "modified")


@dataclass(frozen=True)
class Source:
    """Answers the bytes of a path; `known` holds those that do not come from the working file."""

    root: str
    known: Mapping[str, bytes]

    def __call__(self, path: str) -> bytes:
        """The bytes of `path`, at most one more than a record may have."""
        found = self.known.get(path)
        return read_bytes(f"{self.root}/{path}") if found is None else found


@dataclass(frozen=True)
class Folder:
    """A records folder as it stands, seen together with its history."""

    root: Path
    paths: tuple[str, ...]
    source: Source
    history: History | None = None
    entered: Mapping[str, bytes] = field(default_factory=dict)
    strays: tuple[str, ...] = ()

    @classmethod
    def open(cls, root: Path, with_history: bool, extra: Mapping[str, bytes], *, complete: bool = True) -> "Folder":
        """List the folder and audit its history, `complete` or since the last audit of this folder.

        Raises `HistoryMissing` when it cannot be seen whole.
        """
        paths = {path for path in _files(root) if path.endswith(".yml")}
        strays = tuple(sorted(set(_files(root)) - paths))
        history, entered = None, dict[str, bytes]()
        if with_history:
            history = audit(root, RECORDS, complete=complete)
            entered = _entered(root, history)
            paths -= set(history.untracked)
            paths |= set(entered)
            strays = ()
        known = {**entered, **extra}
        return cls(root, tuple(sorted(paths | set(extra))), Source(str(root), known), history, entered, strays)

    def findings(self, book: Book, enterers: Mapping[str, str]) -> list[Finding]:
        """What the history shows, less what void records excuse.

        `enterers` answers for a record's path the key that signed its entry; commits are held against it
        where the charter demands signed commits.
        """

        def excused(offence: Offence) -> bool:
            return self._voided(offence.path, book)

        strays = [untracked(path) for path in self.strays if not self._voided(path, book)]
        if not self.paths:
            strays.append(nothing(RECORDS))
        if self.history is None:
            return strays
        offences = list(self.history.offences)
        if book.fund is not None and book.fund.signed_commits:
            offences += unsigned_commits(self.root, self.history, enterers)
        found = findings_of(offences, excused, self._text, self._entered_text)
        return found + strays + [untracked(path) for path in self.history.untracked if path not in self.source.known]

    def _voided(self, path: str, book: Book) -> bool:
        digest = book.voids.get(path)
        if digest is None:
            return False
        try:
            return digest == f"sha256:{digest_plain(self.root / path)}"
        except OSError:
            return False

    def _text(self, path: str) -> str:
        try:
            return read_bytes(str(self.root / path)).decode("utf-8", "replace")
        except OSError:
            return ""

    def _entered_text(self, path: str) -> str:
        return self.entered.get(path, b"").decode("utf-8", "replace")


def _entered(root: Path, history: History) -> dict[str, bytes]:
    """The bytes with which changed or missing records were entered, from git."""
    changed = {offence.path for offence in history.offences if offence.what in _CHANGED}
    blobs = {path: history.additions[path].blob for path in sorted(changed) if path in history.additions}
    if not blobs:
        return {}
    content = dict(objects(open_repository(root), sorted(set(blobs.values()))))
    return {path: content[blob] for path, blob in blobs.items() if blob in content}


def _files(root: Path) -> list[str]:
    folder = root / RECORDS
    return [path.relative_to(root).as_posix() for path in folder.rglob("*") if not path.is_dir()]
