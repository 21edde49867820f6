"""The stages of a build, each timed alone in this process, with counters that do not depend on load."""

import gc
import shutil
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time
from typing import TypeVar

from hzpub.base.words import Words
from hzpub.check.folder import Folder
from hzpub.check.loading import load
from hzpub.check.walk import Walk
from hzpub.pipeline import check_fund
from hzpub.publish.ledgers import beancount
from hzpub.publish.links import seal_site
from hzpub.publish.pages import render_site
from hzpub.reports.chronicle import Chronicle
from hzpub.rulebooks.discovery import mutual_aid

_Answer = TypeVar("_Answer")


@dataclass
class Stages:
    """Seconds of processor time per stage (the least of all rounds), counters, and the exported journal."""

    seconds: dict[str, float] = field(default_factory=dict)
    counters: dict[str, int] = field(default_factory=dict)
    journal: str = ""

    def time(self, name: str, act: Callable[[], _Answer]) -> _Answer:
        """Run `act` and keep its time if it is the least so far."""
        gc.collect()
        gc.disable()  # as the pipeline does: what a stage makes holds no cycles
        start = process_time()
        answer = act()
        spent = process_time() - start
        gc.enable()
        self.seconds[name] = min(spent, self.seconds.get(name, spent))
        return answer


def run_stages(fund: Path, out: Path, rounds: int) -> Stages:
    """Run every stage `rounds` times over the fund in `fund`."""
    stages = Stages()
    for _ in range(rounds):
        _once(fund, out, stages)
    return stages


def _once(fund: Path, out: Path, stages: Stages) -> None:
    folder = stages.time("history", lambda: Folder.open(fund, True, {}))
    data = [(path, folder.source(path)) for path in folder.paths]
    loaded = stages.time("load", lambda: [load(path, content) for path, content in data])
    walk = Walk(mutual_aid())
    chronicle = Chronicle()
    stages.time("walk", lambda: _drain(walk.steps(loaded)))
    steps = [each.step for each in Walk(mutual_aid()).steps(loaded) if each.step is not None]
    stages.time("chronicle", lambda: _drain(map(chronicle.add, steps)))
    outcome = check_fund(fund, workers=1)
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    counts = stages.time("pages", lambda: render_site(outcome, out, Words.chinese()))
    stages.time("links", lambda: seal_site(out))
    stages.journal = stages.time("export", lambda: beancount(outcome.chronicle))
    stages.counters = {
        "records": len(data),
        "signatures": walk.signatures,
        "steps": len(steps),
        "findings": len(walk.findings),
        "pages": counts["pages"],
        "bytes": counts["bytes"],
        "transactions": stages.journal.count(' * "'),
    }


def _drain(items: Iterable[object]) -> None:
    """Go through all items and keep none, as a stream."""
    deque(items, maxlen=0)
