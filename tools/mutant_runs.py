"""Running mutants: twice, first the quick way, then afresh; nothing is ever written into the working tree.

In:    mutants, and the folders of the tests that have to notice them.
Out:   `quick`: those that survive or were out of its reach; `afresh`: those that survive a whole new session.
Never: decides what to mutate or which survivor is excused.

The quick way forks once all tests are collected and swaps the code of live functions. What survives that, or
stands outside a function, is imported afresh by a process that has seen nothing of hzpub yet.
"""

import functools
import gc
import importlib.util
import json
import os
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from time import monotonic, process_time
from types import CodeType, FrameType, FunctionType
from typing import Any

import pytest
from _pytest.runner import runtestprotocol
from hypothesis import Phase, settings
from in_turn import in_turn
from mutants import Mutant

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 5
"""A process that reckons for so many times what it should take, and ten seconds, counts as noticed."""
LONGEST = 600
OPTIONS = ("-x", "-qq", "--no-header", "--no-summary", "-p", "no:cacheprovider")

Nearest = Mapping[int, Sequence[str]]
"""Mutants by their number, each with the tests that came near it, nearest and quickest first."""


def quick(mutants: Sequence[Mutant], tests: Sequence[str]) -> Nearest:
    """Those that survive the quick way or are out of its reach. Raises RuntimeError if the tests do not load."""
    reading, writing = os.pipe()
    pid = os.fork()
    if not pid:
        os.close(reading)
        plugin = _Quick(mutants)
        code = 2
        try:
            code = int(pytest.main([*OPTIONS, *tests], plugins=[plugin]))
            with os.fdopen(writing, "w") as pipe:
                json.dump(plugin.answer, pipe)
        finally:
            sys.stdout.flush()
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        said = pipe.read()
    if os.waitpid(pid, 0)[1] or not said:
        raise RuntimeError(f"the tests in {', '.join(tests)} cannot be collected")
    return {int(number): near for number, near in json.loads(said).items()}


def afresh(mutants: Sequence[Mutant], tests: Sequence[str], todo: Nearest) -> set[int]:
    """Those of `todo` that a new session of `tests` does not notice, when it imports the mutant from the start.

    Raises RuntimeError if the tests fail without any mutant too.
    """

    def survives(number: int) -> bool:
        if number >= 0:
            sys.meta_path.insert(0, _Overlay(mutants[number]))
        return pytest.main([*OPTIONS, *tests], plugins=[_Afresh(todo.get(number, ()))]) == 0

    start = monotonic()
    if not in_turn([-1], survives, lambda _: LONGEST):
        raise RuntimeError(f"the tests in {', '.join(tests)} do not pass without any mutant")
    limit = 10 + PATIENCE * int(monotonic() - start)
    return in_turn(sorted(todo), survives, lambda _: limit)


class _Steady:
    """Property tests draw the same examples each time, and stop at the first that fails."""

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self) -> None:
        once = (Phase.explicit, Phase.generate)
        house = settings.get_profile("ci")
        settings.register_profile("mutate", house, phases=once, database=None, report_multiple_bugs=False)
        settings.load_profile("mutate")


class _Afresh(_Steady):
    def __init__(self, near: Sequence[str]) -> None:
        self.rank = {name: rank for rank, name in enumerate(near)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items.sort(key=lambda item: self.rank.get(item.nodeid, len(self.rank)))


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


class _Quick(_Steady):
    """A pytest plugin: once the tests are collected, it takes over and judges every mutant it can reach."""

    def __init__(self, here: Sequence[Mutant]) -> None:
        self.mutants = here
        self.files = {str(ROOT / each.file): each.file for each in here}
        self.reached: dict[tuple[str, int], set[int]] = defaultdict(set)
        self.spent: list[float] = []
        self.unfit: set[int] = set()
        self.answer: dict[str, Any] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Watch each test once, then run those that come near a mutant, the nearest and quickest first."""
        self.items = session.items
        self.caches = _live_caches()
        for index, item in enumerate(session.items):
            if not self._watched(index, item):
                self.unfit.add(index)
        self.caches = _live_caches()
        self.functions = [each for each in gc.get_objects() if type(each) is FunctionType]
        gc.freeze()
        quick = [number for number, each in enumerate(self.mutants) if each.inside and self._near(each)]
        alive = in_turn(quick, self._survives, self._patience)
        tests = [item.nodeid for item in session.items]
        ask = sorted(alive | (set(range(len(self.mutants))) - set(quick)))
        self.answer = {str(number): [tests[near] for near in self._near(self.mutants[number])] for number in ask}
        return True

    def _watched(self, index: int, item: pytest.Item) -> bool:
        def local(frame: FrameType, event: str, _: Any) -> Any:
            if event == "line":
                self.reached[self.files[frame.f_code.co_filename], frame.f_lineno].add(index)
            return local

        def enter(frame: FrameType, _: str, __: Any) -> Any:
            return local if frame.f_code.co_filename in self.files else None

        self._forget()
        start = process_time()
        sys.settrace(enter)
        try:
            return self._passes(item)
        finally:
            sys.settrace(None)
            self.spent.append(process_time() - start)

    def _near(self, mutant: Mutant) -> list[int]:
        tests = {test for line in mutant.inside or () for test in self.reached[mutant.file, line]} - self.unfit
        exact = {test for line in mutant.lines for test in self.reached[mutant.file, line]}
        return sorted(tests, key=lambda test: (test not in exact, self.spent[test]))

    def _patience(self, number: int) -> int:
        return 10 + int(PATIENCE * sum(self.spent[test] for test in self._near(self.mutants[number])))

    def _survives(self, number: int) -> bool:
        mutant = self.mutants[number]
        path = str(ROOT / mutant.file)
        changed = {(code.co_qualname, code.co_firstlineno): code for code in _codes(mutant.code(path))}
        for function in self.functions:
            old = function.__code__
            new = changed.get((old.co_qualname, old.co_firstlineno), old)
            if old.co_filename == path and new.co_freevars == old.co_freevars:
                function.__code__ = new
        self._forget()
        return all(self._passes(self.items[test]) for test in self._near(mutant))

    def _forget(self) -> None:
        for cache in self.caches:
            cache.cache_clear()

    def _passes(self, item: pytest.Item) -> bool:
        return not any(report.failed for report in runtestprotocol(item, log=False, nextitem=None))


def _live_caches() -> list[Any]:
    """Every functools cache of the program and its tests: what it remembers may have come from a mutant."""
    wrapper = type(functools.cache(len))
    found = (each for each in gc.get_objects() if type(each) is wrapper)
    return [each for each in found if str(each.__module__).partition(".")[0] in ("hzpub", "tests")]


def _codes(code: CodeType) -> Iterator[CodeType]:
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield each
            yield from _codes(each)
