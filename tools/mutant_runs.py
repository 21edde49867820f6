"""Running mutants: twice, first the quick way, then afresh; nothing is ever written into the working tree.

In:    mutants, and the folders of the tests that have to notice them.
Out:   `quick`: those that survive or were out of its reach; `afresh`: those that survive a whole new session.
Never: decides what to mutate or which survivor is excused; believes a test that fails without any mutant.

The quick way forks once all tests are collected and swaps the code of live functions. What survives that, or
stands outside a function, is imported afresh by a process that has seen nothing of hzpub yet.
"""

import importlib.util
import io
import json
import os
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import redirect_stdout
from importlib.machinery import ModuleSpec, SourceFileLoader
from types import CodeType
from typing import Any

import pytest
from in_turn import in_turn
from mutant_quick import PATIENCE, ROOT, Quick, Steady
from mutants import Mutant

OPTIONS = ("-qq", "--no-header", "--no-summary", "-p", "no:cacheprovider")

Nearest = Mapping[int, Sequence[str]]
"""Mutants by their number, each with the tests that came near it, nearest and quickest first."""


def quick(mutants: Sequence[Mutant], tests: Sequence[str]) -> tuple[Nearest, set[str]]:
    """Those that survive the quick way or are out of its reach; and the tests that fail without any mutant.

    Raises RuntimeError if the tests do not load.
    """
    plugin = Quick(mutants)

    def judge() -> dict[str, Any]:
        pytest.main([*OPTIONS, *tests], plugins=[plugin])
        return plugin.answer

    said = _apart(judge)
    if not said:
        raise RuntimeError(f"the tests in {', '.join(tests)} cannot be collected")
    return {int(number): near for number, near in said["left"].items()}, set(said["red"])


def afresh(mutants: Sequence[Mutant], tests: Sequence[str], todo: Nearest, red: set[str]) -> set[int]:
    """Those of `todo` that a new session of `tests` does not notice, when it imports the mutant from the start.

    Tests that fail in a new session without any mutant are added to `red`; none of these is asked.
    """

    def survives(number: int) -> bool:
        sys.meta_path.insert(0, _Overlay(mutants[number]))
        return pytest.main(["-x", *OPTIONS, *tests], plugins=[_Afresh(todo[number], red)]) == 0

    def unchanged() -> list[str]:
        plugin = _Afresh((), red)
        with redirect_stdout(io.StringIO()):
            pytest.main([*OPTIONS, *tests], plugins=[plugin])
        return plugin.failed

    if not todo:
        return set()
    start = _reckoned()
    red |= set(_apart(unchanged) or ())
    limit = 10 + PATIENCE * int(_reckoned() - start)
    return in_turn(sorted(todo), survives, lambda _: limit)


def _reckoned() -> float:
    """Seconds that the processes that have ended reckoned; the clock also runs while others use this machine."""
    spent = os.times()
    return spent.children_user + spent.children_system


def _apart(job: Callable[[], Any]) -> Any:
    """What `job` answers in a process of its own, as JSON carries it; None if it ended without an answer."""
    reading, writing = os.pipe()
    pid = os.fork()
    if not pid:
        os.close(reading)
        try:
            answer = json.dumps(job())
            with os.fdopen(writing, "w") as pipe:
                pipe.write(answer)
        finally:
            sys.stdout.flush()
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        said = pipe.read()
    os.waitpid(pid, 0)
    return json.loads(said) if said else None


class _Afresh(Steady):
    """A pytest plugin: the tests nearest to the mutant come first, those that fail anyway not at all."""

    def __init__(self, near: Sequence[str], red: Collection[str]) -> None:
        self.rank = {name: rank for rank, name in enumerate(near)}
        self.red = red
        self.failed: list[str] = []

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if item.nodeid not in self.red]
        items.sort(key=lambda item: self.rank.get(item.nodeid, len(self.rank)))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed.append(report.nodeid)


class _Overlay(SourceFileLoader):
    """Finds and loads one module, changed; every other module is somebody else's."""

    def __init__(self, mutant: Mutant) -> None:
        name = mutant.file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        super().__init__(name, str(ROOT / mutant.file))
        self.mutant = mutant

    def find_spec(self, fullname: str, *_: object) -> ModuleSpec | None:
        return importlib.util.spec_from_file_location(fullname, self.path, loader=self) if fullname == self.name else None

    def get_code(self, _: str) -> CodeType:
        return self.mutant.code(str(self.path))
