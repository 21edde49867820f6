"""The signed, dated git history of an invented fund: one commit for what one role entered on one day.

In:    the project's files, then the entries in order.
Out:   commits in a repository; the same entries, the same commit ids.
Never: amends, merges, obeys the settings of the user or the machine.

A commit is dated 17:00 at +0800 on the day of entry and signed by the key that entered, as `hzpub enter`
does it: over the commit object without its signature, in the namespace ``git``.
"""

import os
import subprocess
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from hzpub.demo.packing import Pack
from hzpub.demo.scribe import Entry
from hzpub.trust.sshsig import sign

_OPENED = 9 * 3600
"""17:00 at +0800, in seconds of the day of UTC."""
_FILE, _FOLDER = b"100644", b"40000"
_SETTINGS = {"gpg.format": "ssh", "gpg.ssh.allowedSignersFile": "keys/allowed_signers"}


class GitFailed(RuntimeError):
    """Git is missing or would not do it; the argument is what it said."""


class GitHistory:
    """Commits in the making. ``seed_of`` answers the 32 bytes behind a public key."""

    def __init__(self, fund: str, seed_of: Callable[[str], bytes]) -> None:
        self._fund, self._seed_of = fund, seed_of
        self._pack = Pack()
        self._top: dict[str, tuple[bytes, bytes]] = {}
        self._months: dict[tuple[str, str], bytearray] = {}
        self._years: dict[str, dict[str, tuple[bytes, bytes]]] = {}
        self._waiting: list[Entry] = []
        self._head = b""
        self._second = 0
        self._day = date.min
        self.commits = 0

    @property
    def head(self) -> str:
        """The id of the newest commit, "" before the first."""
        return self._head.hex()

    def put(self, files: Mapping[str, bytes]) -> None:
        """Put files beside the records into the next commit; paths have at most one folder."""
        folders: dict[str, dict[str, tuple[bytes, bytes]]] = {}
        for path, data in files.items():
            folder, _, name = path.rpartition("/")
            place = folders.setdefault(folder, {}) if folder else self._top
            place[name] = (_FILE, self._pack.add("blob", data))
        for folder, place in folders.items():
            self._top[folder] = (_FOLDER, self._tree(place))

    def add(self, entry: Entry) -> None:
        """Take in the next entry; a commit is closed when the day or the role changes."""
        if self._waiting and (self._waiting[-1].entered, self._waiting[-1].role) != (
            entry.entered,
            entry.role,
        ):
            self._commit_waiting()
        self._waiting.append(entry)

    def finish(self, last_files: Mapping[str, bytes], message: str) -> None:
        """Close the last day, then commit ``last_files`` on it, signed as the last entry was."""
        last = self._waiting[-1]
        self._commit_waiting()
        self.put(last_files)
        self._commit(last, message)

    def write(self, directory: Path) -> None:
        """Make the repository in ``directory``, with everything committed. Raises GitFailed."""
        _git(directory, "init", "--quiet", "--template=", "--object-format=sha1")
        _git(directory, "symbolic-ref", "HEAD", "refs/heads/main")
        for name, value in _SETTINGS.items():
            _git(directory, "config", name, value)
        _git(directory, "index-pack", "--stdin", given=self._pack.finished())
        _git(directory, "update-ref", "-m", "hzpub demo", "HEAD", self.head)
        _git(directory, "read-tree", "HEAD")
        _git(directory, "update-index", "-q", "--refresh")

    def _commit_waiting(self) -> None:
        touched: dict[tuple[str, str], None] = {}
        for entry in self._waiting:
            _, year, month, name = entry.path.split("/")
            # numbers grow, so that appending keeps git's order of names
            row = b"%s %s\0" % (_FILE, name.encode()) + self._pack.add("blob", entry.data)
            self._months.setdefault((year, month), bytearray()).extend(row)
            touched[year, month] = None
        for year, month in touched:
            tree = self._pack.add("tree", bytes(self._months[year, month]))
            self._years.setdefault(year, {})[month] = (_FOLDER, tree)
        years = {year: (_FOLDER, self._tree(months)) for year, months in self._years.items()}
        self._top["records"] = (_FOLDER, self._tree(years))
        first, last = self._waiting[0].record.number, self._waiting[-1].record.number
        self._commit(self._waiting[-1], f"入账 {first}" + (f" 至 {last}" if last != first else ""))
        self._waiting = []

    def _commit(self, entry: Entry, message: str) -> None:
        clerk = entry.record.entered_by
        if clerk is None:
            raise ValueError(f"nobody entered {entry.path}")
        self._second = self._second + 60 if entry.entered == self._day else 0
        self._day = entry.entered
        moment = (entry.entered.toordinal() - date(1970, 1, 1).toordinal()) * 86400 + _OPENED + self._second
        who = f"{entry.role} <{entry.role}@{self._fund}> {moment} +0800"
        tree = self._tree(self._top).hex()
        above = f"parent {self.head}\n" if self._head else ""
        top = f"tree {tree}\n{above}author {who}\ncommitter {who}\n"
        armour = sign(f"{top}\n{message}\n".encode(), self._seed_of(clerk.key), "git")
        signed = "gpgsig " + armour.rstrip("\n").replace("\n", "\n ") + "\n"
        self._head = self._pack.add("commit", f"{top}{signed}\n{message}\n".encode())
        self.commits += 1

    def _tree(self, rows: Mapping[str, tuple[bytes, bytes]]) -> bytes:
        """Add a tree; git sorts folders as if their names ended in a slash."""
        ordered = sorted(
            rows.items(), key=lambda row: row[0].encode() + (b"/" if row[1][0] == _FOLDER else b"")
        )
        return self._pack.add(
            "tree", b"".join(b"%s %s\0" % (mode, name.encode()) + id_ for name, (mode, id_) in ordered)
        )


def _git(directory: Path, *words: str, given: bytes = b"") -> None:
    """Run one git command in ``directory``, deaf to the environment. Raises GitFailed."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= {"LC_ALL": "C", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    try:
        run = subprocess.run(
            ["git", *words], cwd=directory, env=environment, input=given, capture_output=True, check=False
        )
    except OSError as error:
        raise GitFailed(error.strerror or str(error)) from None
    if run.returncode:
        raise GitFailed(run.stderr.decode("utf-8", "replace").strip() or f"git {words[0]}: {run.returncode}")
