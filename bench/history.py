"""What auditing a long git history costs, against git's own pass over it: `python -m bench.history`.

In:    the number of commits, one record of 1.9 kB each, laid out as records are (made with `git fast-import`).
Out:   the floor (one raw `git log` pass and one `cat-file --batch` of all blobs, both read to the end), the complete
       audit with its comparison of the work tree, the audit that goes on from the last one; ratio, goal, verdict.
Never: uses the audit's own way of asking git for the floor.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from os import times
from pathlib import Path
from time import perf_counter

from hzpub.trust.history import audit

GOAL = 1.5
"""Complete audit against the floor (issue 4, "Speed")."""
SIZE = 1900
_FIRST = datetime(2004, 1, 1, tzinfo=UTC)
_LOG = ("log", "--raw", "-z", "--no-renames", "--no-abbrev", "-m", "--format=%H")


def make_history(root: Path, commits: int) -> Path:
    """A repository of `commits` commits, each of which adds one file, checked out."""
    root.mkdir(parents=True)
    _git(root, "init", "-q", "-b", "main")
    stream = b"".join(_commit(number) for number in range(1, commits + 1))
    _git(root, "fast-import", "--quiet", given=stream)
    _git(root, "reset", "-q", "--hard")
    return root


def history_costs(root: Path, commits: int, rounds: int) -> dict[str, object]:
    """Seconds (the least of all rounds) of the floor and of both audits of a made history, and whether the goal is met."""
    make_history(root, commits)
    rows = _git(root, "ls-tree", "-r", "-z", "HEAD").split(b"\0")[:-1]
    blobs = b"".join(row[12 : row.index(b"\t")] + b"\n" for row in rows)
    log = _least(rounds, lambda: _git(root, *_LOG))
    content = _least(rounds, lambda: _git(root, "cat-file", "--batch", given=blobs))
    complete = _least(rounds, lambda: _audited(root, commits, complete=True))
    _audited(root, commits, complete=False)
    further = _least(rounds, lambda: _audited(root, commits, complete=False))
    ratio = complete[0] / (log[0] + content[0])
    found = {"git log": log, "cat-file": content, "complete": complete, "incremental": further}
    seconds = {name: round(wall, 3) for name, (wall, _) in found.items()}
    busy = {name: round(processor, 3) for name, (_, processor) in found.items()}
    verdict = {"ratio": round(ratio, 3), "goal": GOAL, "met": ratio <= GOAL}
    return {"commits": commits, "seconds": seconds, "processor": busy, **verdict}


def told(costs: dict[str, object]) -> str:
    """The same as a few lines for people."""
    met = "met" if costs["met"] else "not met"
    return (
        f"{costs['commits']} commits, seconds {costs['seconds']}, of processor time {costs['processor']}\n"
        f"complete audit against git log + cat-file: {costs['ratio']}, goal {costs['goal']}: {met}\n"
    )


def _commit(number: int) -> bytes:
    at = _FIRST + timedelta(hours=9 * number)
    kind = "charter" if number == 1 else "loan_repayment"
    path = f"records/{at:%Y/%m}/{number:06}-{kind}.yml"
    body = f'hzpub: 1\nfund: "bench.361122"\nnumber: {number}\n'.ljust(SIZE, "x").encode() + b"\n"
    head = f"commit refs/heads/main\ncommitter c <c@bench> {int(at.timestamp())} +0800\ndata 5\nenter\n"
    return f"{head}M 100644 inline {path}\ndata {len(body)}\n".encode() + body + b"\n"


def _audited(root: Path, commits: int, *, complete: bool) -> None:
    found = audit(root, complete=complete)
    if found.offences or found.commits != commits:
        raise RuntimeError(f"the made history is not as it should be: {found.commits} commits, {found.offences[:3]}")


def _least(rounds: int, act: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock, and seconds of processor time with that of git; the least of each."""
    found = []
    for _ in range(rounds):
        start, before = perf_counter(), sum(times()[:4])
        act()
        found.append((perf_counter() - start, sum(times()[:4]) - before))
    return min(wall for wall, _ in found), min(busy for _, busy in found)


def _git(root: Path, *words: str, given: bytes = b"") -> bytes:
    return subprocess.run(["git", *words], cwd=root, input=given, capture_output=True, check=True).stdout


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="bench.history")
    parser.add_argument("--commits", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sys.stdout.write(told(history_costs(Path(folder) / "fund", options.commits, options.rounds)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
