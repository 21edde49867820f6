"""Every text people read has its English, with the same places to fill."""

import importlib.util
from pathlib import Path
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
    have = tool.translated()
    missing = {text: place for text, place in tool.texts().items() if text not in have}

    assert missing == {}, (
        "run `.venv/bin/python tools/words.py --fill` and translate what it appends to en.po"
    )


def test_translations_fill_the_same_places_in_every_language(tool: ModuleType) -> None:
    wrong = {
        (path.name, text)
        for path in tool.catalogues()
        for text, said in tool.translated(path).items()
        if tool.places(text) != tool.places(said)
    }

    assert wrong == set()


def test_a_language_is_begun_with_every_text_and_nothing_translated(tool: ModuleType, tmp_path: Path) -> None:
    tool.fill(tmp_path / "ug.po", {"好 {n}": "here.py", '说"好"\n了': "there.py"})
    tool.fill(tmp_path / "ug.po", {"好 {n}": "here.py"})

    assert [each.id for each in tool.entries(tmp_path / "ug.po")] == ["好 {n}", '说"好"\n了']
    assert tool.translated(tmp_path / "ug.po") == {}
    assert "nplurals=2; plural=(n != 1)" in (tmp_path / "ug.po").read_text("utf-8")


def test_no_translation_is_left_without_its_text(tool: ModuleType) -> None:
    assert tool.translated().keys() - tool.texts().keys() == set(), "delete these entries from en.po"
