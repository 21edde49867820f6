"""Mutants are judged by the tests that pass without them; one that fails anyway is named and not asked."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TOOLS = Path(__file__).parents[2] / "tools"
MODULE = """from functools import cache

LIMIT = 3


@cache
def allowed(count):
    return count <= LIMIT


def doubled(count):
    return count + count
"""
TESTS = """from thing import allowed, doubled


def test_the_limit():
    assert allowed(3) and not allowed(4)


def test_doubled():
    assert doubled(0) == 0


def test_broken():
    assert doubled(1) == 3
"""
JUDGE = """import json
from pathlib import Path
from mutant_runs import afresh, quick
from mutants import mutants

chosen = mutants("thing.py", Path("thing.py").read_text())
left, red = quick(chosen, ["tests"])
alive = afresh(chosen, ["tests"], left, red)
print(json.dumps([[chosen[each].change for each in sorted(found)] for found in (left, alive)] + [sorted(red)]))
"""


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    """What survives the quick way, what survives a new session, what is red anyway."""
    root = tmp_path_factory.mktemp("project")
    (root / "tests").mkdir()
    shutil.copytree(TOOLS, root / "tools", ignore=shutil.ignore_patterns("__pycache__"))
    for name, text in {"thing.py": MODULE, "tests/test_thing.py": TESTS, "tools/judge.py": JUDGE}.items():
        (root / name).write_text(text, encoding="utf-8")
    (root / "conftest.py").write_text("from hypothesis import settings\nsettings.register_profile('ci')\n", encoding="utf-8")
    said = subprocess.run(
        [sys.executable, "tools/judge.py"],
        cwd=root,
        env={"PYTHONPATH": str(root), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 0, said.stderr
    answer: list[list[str]] = json.loads(said.stdout.splitlines()[-1])
    return answer


def test_what_stands_outside_a_function_waits_for_a_new_session(judged: list[list[str]]) -> None:
    assert "3 => 4" in judged[0]


def test_a_new_session_notices_what_the_tests_hold(judged: list[list[str]]) -> None:
    assert "3 => 4" not in judged[1]


def test_a_survivor_is_what_only_the_red_test_would_have_noticed(judged: list[list[str]]) -> None:
    assert judged[1] == ["count + count => count - count"]


def test_a_test_that_fails_without_any_mutant_is_named_and_not_asked(judged: list[list[str]]) -> None:
    assert judged[2] == ["tests/test_thing.py::test_broken"]
