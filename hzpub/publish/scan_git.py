"""Look for withheld values in everything a folder, a git repository or a git bundle holds, reachable or not.

In:    a folder or file that goes out, the folder of a fund; a `Scanner`.
Out:   how many files or objects were looked at; the scanner's leaks name a path where git knows one, else the object.
Never: writes into the repository, skips an object because no branch leads to it: git hands those out as well.
"""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from hzpub.publish.scan import Leak, Scanner
from hzpub.publish.views import members
from hzpub.trust.git_repository import Repository, open_repository

BUNDLES = (b"# v2 git bundle\n", b"# v3 git bundle\n")
_TREE = b"tree"


def scan_path(place: Path, scanner: Scanner) -> int:
    """Look through every plain file below `place`, or the one it is, bundles included; answers how many. Raises OSError."""
    files = [place] if place.is_file() else sorted(path for path in place.rglob("*") if path.is_file())
    for path in files:
        name, data = path.relative_to(place.parent).as_posix(), path.read_bytes()
        scanner.look(name, data)
        for inner, packed in members(name, data):
            scan_bundle(inner, packed, scanner)
    return len(files)


def scan_history(root: Path, scanner: Scanner) -> int:
    """Look through every object git has around `root`. Raises HistoryMissing where git cannot tell the whole story."""
    return _scan(open_repository(root), scanner, "git")


def scan_bundle(name: str, data: bytes, scanner: Scanner) -> int:
    """Look through every object packed in a bundle called `name`; 0 where it is none. Raises HistoryMissing."""
    if not data.startswith(BUNDLES):
        return 0
    pack = data[data.index(b"\n\n") + 2 :] if b"\n\n" in data else b""
    with TemporaryDirectory() as folder:
        bare = Path(folder)
        here = Repository(bare, bare, bare, bare)
        subprocess.run(["git", "init", "--quiet", "--bare", folder], check=True, capture_output=True)
        here.answer("index-pack", "--stdin", "--fix-thin", given=pack)
        return _scan(here, scanner, name)


def _scan(source: Repository, scanner: Scanner, name: str) -> int:
    before, count, suspects = set(scanner.leaks), 0, set[str]()
    for oid, kind, content in _objects(source):
        count += 1
        if kind != _TREE:
            mark = len(scanner.leaks)
            scanner.look(oid, content)
            if len(scanner.leaks) > mark:
                suspects.add(oid)
    if suspects:
        paths = _paths(source)
        found = {leak for leak in scanner.leaks - before if leak.file in suspects}
        scanner.leaks -= found
        scanner.leaks |= {
            Leak(f"{name}:{paths.get(leak.file, leak.file[:12])}", leak.of, leak.what) for leak in found
        }
    return count


def _objects(source: Repository) -> Iterator[tuple[str, bytes, bytes]]:
    """Id, kind and content of every object."""
    with source.git("cat-file", "--batch-all-objects", "--batch", "--buffer", "--unordered") as out:
        while line := out.readline():
            oid, kind, size = line.split()
            yield oid.decode("ascii"), kind, out.read(int(size))
            out.read(1)


def _paths(source: Repository) -> dict[str, str]:
    """A path for each object that a branch, tag or the reflog leads to."""
    printed = source.answer("rev-list", "--objects", "--all", "--reflog").decode("utf-8", "backslashreplace")
    rows = (line.partition(" ") for line in printed.splitlines())
    return {oid: path for oid, _, path in rows if path}
