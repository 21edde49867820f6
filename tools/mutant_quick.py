"""The quick way to judge mutants: in a session whose tests are collected, swap the code of live functions.

In:    mutants; the pytest session that `Quick` is a plugin of.
Out:   `Quick.answer`: those that survive or were out of its reach, and the tests that fail without any mutant.
Never: writes a file, judges a change outside functions (`mutant_runs.afresh` does).
"""

import functools
import gc
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import process_time
from types import CodeType, FrameType, FunctionType
from typing import Any

import pytest
from _pytest.runner import runtestprotocol
from hypothesis import Phase, settings
from in_turn import at_most, in_turn
from mutants import Mutant

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 5
"""A process that reckons for so many times what it should take, and ten seconds, counts as noticed."""


class Steady:
    """Property tests draw the same examples each time, and stop at the first that fails."""

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self) -> None:
        """Before anything is collected."""
        once = (Phase.explicit, Phase.generate)
        house = settings.get_profile("ci")
        settings.register_profile("mutate", house, phases=once, database=None, report_multiple_bugs=False)
        settings.load_profile("mutate")


class Quick(Steady):
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
        left = {str(number): [tests[near] for near in self._near(self.mutants[number])] for number in ask}
        self.answer = {"left": left, "red": [tests[index] for index in sorted(self.unfit)]}
        return True

    def _watched(self, index: int, item: pytest.Item) -> bool:
        seen: dict[str, set[int]] = {name: set() for name in self.files}

        def local(frame: FrameType, _: str, __: Any) -> Any:
            seen[frame.f_code.co_filename].add(frame.f_lineno)
            return local

        def enter(frame: FrameType, _: str, __: Any) -> Any:
            return local if frame.f_code.co_filename in seen else None

        self._forget()
        start = process_time()
        sys.settrace(enter)
        try:
            return self._passes(item)
        finally:
            sys.settrace(None)
            self.spent.append(process_time() - start)
            for name, lines in seen.items():
                for line in lines:
                    self.reached[self.files[name], line].add(index)

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
        return all(self._passes_in_time(test) for test in self._near(mutant))

    def _passes_in_time(self, test: int) -> bool:
        at_most(2 + int(2 * self.spent[test]))  # `spent` was watched, which is several times slower
        return self._passes(self.items[test])

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
