"""Every text people read has its English, with the same places to fill."""

import importlib.util
from pathlib import Path
from string import Formatter
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("words_tool", ROOT / "tools" / "words.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    return _tool()


def test_every_text_is_translated(tool: ModuleType) -> None:
    missing = {text: place for text, place in tool.texts().items() if text not in tool.translated()}

    assert missing == {}, "run `.venv/bin/python tools/words.py --fill` and translate what it appends to en.po"


def test_translations_fill_the_same_places(tool: ModuleType) -> None:
    def places(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    wrong = {text for text, english in tool.translated().items() if places(text) != places(english)}

    assert wrong == set()


def test_no_translation_is_left_without_its_text(tool: ModuleType) -> None:
    assert tool.translated().keys() - tool.texts().keys() == set(), "delete these entries from en.po"
