"""Read the files of a records folder, in entry order, with every signature checked.

In:    paths and a way to get their bytes.
Out:   `Loaded` items, in the order of the numbers in the file names, whatever the worker count.
Never: judges authority (that needs the books), holds more than a few files in memory.
"""

import os
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice

from hzpub.base.files import read_plain
from hzpub.base.findings import Finding, Severity
from hzpub.base.places import Place
from hzpub.base.words import N_
from hzpub.kinds import kinds_of
from hzpub.kinds.kind import Misfit
from hzpub.ledger.village import MUTUAL_AID
from hzpub.reading.envelope import LARGEST, RecordFile, Unreadable, read
from hzpub.trust.sealing import Signed, check_signatures

ENOUGH = 1500
"""Files from which a second process pays for its start."""
BATCH = 250

Source = Callable[[str], bytes]
Forms = tuple[str, ...]
"""Packages of kinds (`FundType.forms`): names travel to another process, kinds do not."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """One file after everything that needs no books: read, its boxes read, its signatures checked."""

    path: str
    digest: str
    file: RecordFile | None = None
    meanings: dict[str, object] | None = None
    misfits: tuple[Misfit, ...] = ()
    signed: tuple[Signed, ...] = ()
    findings: tuple[Finding, ...] = ()


def entry_order(path: str, kinds: Container[str]) -> tuple[str, bool, str]:
    """Sort key of a record's path: its number, names of known kinds first, then the path itself."""
    name = path.rpartition("/")[2]
    return name[:6], name[7:].removesuffix(".yml") not in kinds, path


def load_all(
    paths: Sequence[str], source: Source, workers: int | None = None, forms: Forms = MUTUAL_AID.forms
) -> Iterator[Loaded]:
    """Load `paths` in entry order. `source` answers the bytes of a path and must be picklable."""
    kinds = kinds_of(*forms)
    ordered = sorted(paths, key=lambda path: entry_order(path, kinds))
    count = workers if workers is not None else min(os.cpu_count() or 1, 8)
    if count < 2 or len(ordered) < ENOUGH:
        yield from (_load_from(source, path, forms) for path in ordered)
        return
    with ProcessPoolExecutor(count) as pool:
        waiting = [pool.submit(_load_batch, batch, source, forms) for batch in islice(_batches(ordered), count * 2)]
        rest = islice(_batches(ordered), count * 2, None)
        while waiting:
            yield from waiting.pop(0).result()
            if (batch := next(rest, None)) is not None:
                waiting.append(pool.submit(_load_batch, batch, source, forms))


def load(path: str, data: bytes, forms: Forms = MUTUAL_AID.forms) -> Loaded:
    """Read one file. Size is judged before any parser sees the bytes."""
    try:
        file = read(data, path)
    except Unreadable as error:
        return Loaded(path, sha256(data).hexdigest(), findings=error.findings)
    kind = kinds_of(*forms).get(str(file.values.get("kind", "")))
    if kind is None:
        return Loaded(path, file.digest, file)
    meanings, misfits = kind.read_body(file.values)
    if file.entry is not None:
        entered, more = kind.read_entry(file.entry.values)
        meanings, misfits = meanings | entered, misfits + more
    signed = check_signatures(file, str(file.values.get("fund", "")))
    return Loaded(path, file.digest, file, meanings, misfits, signed)


def read_bytes(path: str) -> bytes:
    """Read a file, but never more than one byte beyond the size limit.

    Raises OSError for what is no plain file: links are not followed, and nobody waits at a pipe.
    """
    return read_plain(path, LARGEST, links=False)


def _load_from(source: Source, path: str, forms: Forms) -> Loaded:
    """Read one file; one that cannot be read at all is a finding like any other."""
    try:
        return load(path, source(path), forms)
    except OSError:
        message, fix = N_("这个文件打不开，或者不是普通文件"), N_("从备份取回这个文件；链接要换回文件本身")
        return Loaded(path, "", findings=(Finding("SYS-YAML", Severity.ERROR, "", Place(path), "", message, fix),))


def _load_batch(paths: Sequence[str], source: Source, forms: Forms) -> list[Loaded]:
    return [_load_from(source, path, forms) for path in paths]


def _batches(paths: Iterable[str]) -> Iterator[tuple[str, ...]]:
    stream = iter(paths)
    while batch := tuple(islice(stream, BATCH)):
        yield batch
