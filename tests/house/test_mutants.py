"""Mutants are single changes that compile, and every survivor on the list says why it is there."""

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FunctionType, ModuleType

import pytest
import yaml

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def tool() -> Iterator[ModuleType]:
    spec = importlib.util.spec_from_file_location("mutants_tool", ROOT / "tools" / "mutants.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


def changes(tool: ModuleType, source: str) -> list[str]:
    return [each.change for each in tool.mutants("some.py", source)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a = b < c", ["b < c => b <= c", "b < c => b >= c"]),
        ("a = b == c", ["b == c => b != c"]),
        ("a = b + c", ["b + c => b - c"]),
        ("a = b // c", ["b // c => b * c"]),
        ("a = not b", ["not b => b"]),
        ("a = b and c", ["b and c => b or c", "b => not b", "c => not c"]),
        ("a = min(b, c)", ["min(b, c) => max(b, c)"]),
        ("a = 1", ["1 => 2", "1 => 0"]),
        ("a = True", ["True => False"]),
        ("def f(): return a", ["return a => return None"]),
        ("def f(): yield a", ["yield a => (nothing)"]),
        ("if a: pass", ["a => not a"]),
        ("raise A", ["raise A => (nothing)"]),
        ("a += b", ["a += b => (nothing)", "a += b => a -= b"]),
        ('a: "int | None" = f("b")\ndef g() -> "int | None":\n    """Text."""', []),
        ("@dataclass(frozen=True)\nclass A: pass", []),
    ],
)
def test_each_place_is_changed_in_each_way_that_matters(tool: ModuleType, source: str, expected: list[str]) -> None:
    assert changes(tool, source) == expected


def test_a_mutant_compiles_itself_and_leaves_the_next_one_the_text_as_it_was(tool: ModuleType) -> None:
    answers = []
    for mutant in tool.mutants("some.py", "def f(a):\n    return a + 2\n"):
        function = FunctionType(mutant.code("some.py").co_consts[0], {})
        answers.append(function(5))

    assert answers == [None, 3, 8]


def test_a_mutant_knows_its_line_its_statement_and_its_function(tool: ModuleType) -> None:
    [_, plus, *_] = tool.mutants("some.py", "def f(a):\n    return (\n        a + 2\n    )\n")

    assert (plus.text, plus.lines, plus.inside) == ("a + 2", range(2, 5), range(2, 5))


def test_every_survivor_stands_in_a_module_that_exists_and_has_a_reason() -> None:
    listed = yaml.safe_load((ROOT / "tests" / "mutants.yml").read_text(encoding="utf-8"))

    for file, rows in listed.items():
        assert (ROOT / file).is_file(), f"tests/mutants.yml: {file} is gone; take its entries out"
        for row in rows:
            assert set(row) == {"line", "change", "reason"}, f"{file}: {row}"
            assert len(row["reason"]) > 20, f"{file}: say why {row['change']} need not be noticed"
