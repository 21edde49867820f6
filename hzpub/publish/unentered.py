"""Drafts and other files that are not in the books yet, for the preview on the cashier's own computer.

In:    the folder of a fund, and which of its files git does not know.   Out: one `Draft` for each such file.
Never: judges them; shows one on a published site.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from hzpub.base.files import read_plain
from hzpub.base.words import N_, Label
from hzpub.kinds import all_kinds
from hzpub.kinds.kind import Kind
from hzpub.reading.envelope import LARGEST, RecordFile, Unreadable, read
from hzpub.reports.telling import fact, places

DRAFTS, RECORDS = "drafts", "records"


@dataclass(frozen=True, slots=True)
class Draft:
    """A file that is not entered: where it lies, what kind it is, what it would say."""

    path: str
    title: Label
    sentence: Label


def unentered(root: Path, untracked: Collection[str] = ()) -> tuple[Draft, ...]:
    """Every draft, and every file among the records that has no entry part or that git does not know.

    A draft that cannot be read is told with its reason; such a file among the records is left to the check.
    """
    found = [draft for name, path in _files(root, DRAFTS) for draft in _draft(path, name, always=True)]
    for name, path in _files(root, RECORDS):
        found += _draft(path, name, always=name in untracked, told=False)
    return tuple(found)


def _files(root: Path, folder: str) -> list[tuple[str, Path]]:
    return [(path.relative_to(root).as_posix(), path) for path in sorted((root / folder).rglob("*.yml"))]


def _draft(path: Path, name: str, *, always: bool, told: bool = True) -> Iterator[Draft]:
    try:
        file = read(read_plain(path, LARGEST), name)
    except OSError:
        return
    except Unreadable as error:
        if told:
            first = error.findings[0]
            yield Draft(name, Label(N_("草稿")), Label(first.message, first.facts))
        return
    if always or file.entry is None:
        kind = all_kinds().get(str(file.values.get("kind", "")))
        yield Draft(name, Label(kind.title if kind else N_("草稿")), _sentence(kind, file))


def _sentence(kind: Kind | None, file: RecordFile) -> Label:
    """What the record would mean; for one that is not filled in yet, what such a record is for."""
    if kind is None:
        return Label(N_("还没有写是什么种类"))
    meanings, _ = kind.read_body(file.values)
    names = places(kind.sentence)
    if any(name not in meanings for name in names):
        return Label(kind.purpose)
    return Label(kind.sentence, tuple((name, fact(kind.box(name), meanings[name])) for name in names))
