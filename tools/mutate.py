"""Mutation testing: change the program at one place and see whether a test notices (docs/dev/decisions/0011).

    .venv/bin/python tools/mutate.py [--sample 200] [--only hzpub/base/months.py]

In:    the modules and tests of AREAS, the survivors explained in tests/mutants.yml.
Out:   a score for each module; exit 1 if a mutant survives without a reason, or a reason outlived its mutant.
Never: changes a file; writes the reasons for you.
"""

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

import yaml
from mutant_runs import afresh, quick
from mutants import Mutant, mutants

ROOT = Path(__file__).resolve().parent.parent
EXCUSED = ROOT / "tests" / "mutants.yml"
SEED = "20241123"
LEDGER_TESTS = ("tests/rooms/ledger", "tests/rooms/rulebooks", "tests/rules")


@dataclass(frozen=True, slots=True)
class Area:
    """Modules to mutate (patterns under hzpub/) and the tests that have to notice, alone, without the other areas'."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]

    def files(self) -> list[str]:
        """Its modules, from the project's root."""
        found = {path for pattern in self.modules for path in (ROOT / "hzpub").glob(pattern)}
        return sorted(path.relative_to(ROOT).as_posix() for path in found)


AREAS = (
    Area(("base/money.py", "base/months.py", "base/workdays.py"), ("tests/rooms/base",)),
    Area(("ledger/**/*.py",), LEDGER_TESTS),
    Area(("rulebooks/huzhu/**/*.py", "rulebooks/system/**/*.py"), ("tests/rules", "tests/rooms/rulebooks")),
)

Key = tuple[str, str, str]
"""File, line, change: what names a mutant in tests/mutants.yml."""


def key(mutant: Mutant) -> Key:
    """What names a mutant."""
    return mutant.file, mutant.text, mutant.change


def lot(mutant: Mutant) -> bytes:
    """Its place when a sample is drawn: the same each time, and wherever else the program changed."""
    return hashlib.sha256("\0".join((SEED, *key(mutant))).encode()).digest()


def excused() -> set[Key]:
    """The survivors that have a reason; raises ValueError for an entry without one."""
    found = set()
    for file, rows in (yaml.safe_load(EXCUSED.read_text(encoding="utf-8")) or {}).items():
        for row in rows:
            if set(row) != {"line", "change", "reason"} or not str(row["reason"]).strip():
                raise ValueError(f"{EXCUSED.name}, {file}: an entry has line, change and reason, not {row}")
            found.add((file, row["line"], row["change"]))
    return found


def survivors(area: Area, chosen: Sequence[Mutant]) -> list[Mutant]:
    """Those of `chosen` that no test of the area notices; names the tests that could not be asked."""
    left, red = quick(chosen, area.tests)
    alive = afresh(chosen, area.tests, left, red)
    for name in sorted(red):
        sys.stdout.write(f"fails without any mutant, so it was not asked: {name}\n")
    return [chosen[number] for number in sorted(alive)]


def score(name: str, count: int, alive: int) -> str:
    """One line: how many of the mutants were noticed."""
    return f"{1000 * (count - alive) // count / 10:5.1f} %  {count - alive:4} of {count:4}  {name}\n"


def report(chosen: Iterable[Mutant], alive: Sequence[Mutant], reasons: set[Key]) -> None:
    """A line for each module; below it the survivors that nobody has explained yet."""
    count, left = Counter(each.file for each in chosen), Counter(each.file for each in alive)
    for file in sorted(count):
        sys.stdout.write(score(file, count[file], left[file]))
        for each in alive:
            if each.file == file and key(each) not in reasons:
                sys.stdout.write(f"         line: {each.text}\n         change: {each.change}\n")
    sys.stdout.flush()


def main() -> int:
    """Judge every area in turn."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sample", type=int, default=0, help="only so many mutants of each area, the same each time")
    parser.add_argument("--only", default="hzpub/", help="only modules whose path begins so")
    asked = parser.parse_args()
    start, reasons = monotonic(), excused()
    everything: list[Mutant] = []
    survived: list[Mutant] = []
    for area in AREAS:
        files = [file for file in area.files() if file.startswith(asked.only)]
        chosen = [each for file in files for each in mutants(file, (ROOT / file).read_text(encoding="utf-8"))]
        if 0 < asked.sample < len(chosen):
            chosen = sorted(chosen, key=lot)[: asked.sample]
        if chosen:
            alive = survivors(area, chosen)
            report(chosen, alive, reasons)
            everything += chosen
            survived += alive
    unexplained = {key(each) for each in survived} - reasons
    stale = set() if asked.sample else {each for each in reasons if each[0].startswith(asked.only)} - set(map(key, survived))
    sys.stdout.write(score("everything", len(everything), len(survived)))
    sys.stdout.write(f"{len(survived)} survive, {len(unexplained)} of them without a reason; {monotonic() - start:.0f} s\n")
    for each in sorted(stale):
        sys.stdout.write(f"noticed now, or gone; take it out of tests/mutants.yml: {each}\n")
    return 1 if unexplained or stale else 0


if __name__ == "__main__":
    sys.exit(main())
