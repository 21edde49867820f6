"""Time and memory stay bounded whatever lies in the folder."""

import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from hzpub.check.loading import load, read_bytes
from hzpub.reading.envelope import LARGEST, Unreadable, read
from hzpub.trust.worktree import differences

FULL = LARGEST - 64

ATTACKS: dict[str, Callable[[], bytes]] = {
    "brackets": lambda: b"a: " + b"[" * FULL,
    "braces": lambda: b"a: " + b"{" * FULL,
    "quotes": lambda: b"a: " + b'"' * FULL,
    "colons": lambda: b":" * FULL,
    "spaces": lambda: b"a: " + b" " * FULL + b"\n",
    "dashes": lambda: b"---\n" * (FULL // 4),
    "line breaks": lambda: b"\n" * FULL,
    "bad lines": lambda: b"?\n" * (FULL // 2),
    "deeper and deeper": lambda: b"".join(b" " * at + b"a:\n" for at in range(170)),
    "digits": lambda: b"a: " + b"9" * FULL + b"\n",
    "backslashes": lambda: b'a: "' + b"\\" * FULL + b'"\n',
    "seals": lambda: b'a: 1\n---\nseals:\n' + b'  - as: "x"\n    sshsig: |\n      x\n' * (FULL // 50),
    "seals with odd ends": lambda: b'a: 1\n---\nseals:\n  - as: "x"\n    sshsig: |\n' + b"      x\n" * (FULL // 8) + b"x\n",
    "combining marks": lambda: b'a: "' + "\u0301".encode() * (FULL // 2) + b'"\n',
}


@pytest.mark.parametrize("make", ATTACKS.values(), ids=ATTACKS.keys())
def test_a_full_file_of_anything_is_refused_in_a_moment(make: Callable[[], bytes]) -> None:
    data = make()
    start = time.perf_counter()
    try:
        read(data, "x.yml")
        findings = 0
    except Unreadable as refused:
        findings = len(refused.findings)

    assert time.perf_counter() - start < 1
    assert findings <= 102


def test_a_file_of_half_a_gigabyte_is_never_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "huge.yml"
    with path.open("wb") as stream:
        stream.truncate(1 << 29)
    tracemalloc.start()

    refused = load("huge.yml", read_bytes(str(path)))

    assert len(refused.findings) == 1
    assert tracemalloc.get_traced_memory()[1] < 1 << 20
    tracemalloc.stop()


def test_thousands_of_strange_files_are_listed_in_a_few_seconds(tmp_path: Path) -> None:
    folder = tmp_path / "records" / "2024" / "01"
    folder.mkdir(parents=True)
    for number in range(3_000):
        (folder / f"{number}.txt").touch()
    start = time.perf_counter()

    differing, unknown = differences(tmp_path, "records", {})

    assert time.perf_counter() - start < 5
    assert (differing, len(unknown)) == ({}, 3_000)
