"""The bytes of every record exactly as they were checked: leaves of the log, and the text on a record's page.

In:    the fund's folder and the outcome of its check.
Out:   one file at a time, in the order of numbers or by line; LogRefused for a gap or a file that changed since.
Never: keeps a file in memory, hands out bytes other than those that were checked.
"""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from hzpub.base.files import read_plain
from hzpub.base.words import N_
from hzpub.publish.held import LogRefused
from hzpub.publish.verdict import Checked
from hzpub.reading.envelope import LARGEST
from hzpub.reports.line import Line
from hzpub.trust.append_only import Addition
from hzpub.trust.git_audit import objects
from hzpub.trust.git_repository import open_repository


class RecordFiles:
    """Reads files of `root` again, and holds each against the digest its check has left."""

    def __init__(self, root: Path, outcome: Checked) -> None:
        self._root, self._outcome = root, outcome
        self._lines = sorted(outcome.chronicle, key=lambda line: line.number)

    def __iter__(self) -> Iterator[bytes]:
        """Every file in the order of numbers. Raises LogRefused for a gap, and as `of` does."""
        for number, line in enumerate(self._lines, 1):
            if line.number != f"{number:06}":
                raise LogRefused(
                    N_("没有第 {number} 号记录"),
                    N_("运行 hzpub check 看缺在哪里"),
                    {"number": f"{number:06}"},
                )
            yield self.of(line)

    def of(self, line: Line) -> bytes:
        """The file of one record. Raises LogRefused for a file that is no longer what was checked."""
        try:
            data = read_plain(self._root / line.path, LARGEST)
        except OSError:
            data = b""
        if sha256(data).hexdigest() != line.digest:
            data = self._entered(line.path)
        if sha256(data).hexdigest() != line.digest:
            raise LogRefused(
                N_("{file} 在核对的时候变了"), N_("等别的程序写完，再做一次"), {"file": line.path}
            )
        return data

    def added(self, line: Line) -> Addition | None:
        """How the record came into git; None when git was not asked."""
        history = self._outcome.history
        return history.additions.get(line.path) if history else None

    def _entered(self, path: str) -> bytes:
        """The bytes git has, where a breach record admits that the working file is another."""
        history = self._outcome.history
        if history is None or path not in history.additions:
            return b""
        blob = history.additions[path].blob
        return next((data for _, data in objects(open_repository(self._root), [blob])), b"")
