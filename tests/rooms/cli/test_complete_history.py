"""A short look at git's history is for the one who checks his own copy often; asked to, and in CI, all of it is read."""

from pathlib import Path

import pytest

from hzpub.base.words import Words
from hzpub.cli.commands import make_cli
from hzpub.cli.shell import run
from hzpub.demo import make


@pytest.fixture
def fund(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("CI", raising=False)
    make(tmp_path / "fund", seed=3, months=1, members=24)
    return tmp_path / "fund"


def check(fund: Path, *options: str) -> bool:
    """Run `hzpub check`; answer whether it left a memory of what it saw."""
    words = Words.chinese()
    assert run(make_cli(words), ["check", *options, str(fund)], words) == 0
    return (fund / ".hzpub" / "audit.json").exists()


def test_an_ordinary_check_remembers_what_it_saw(fund: Path) -> None:
    assert check(fund)


def test_a_check_of_the_complete_history_neither_asks_nor_remembers(fund: Path) -> None:
    assert not check(fund, "--complete-history")


def test_in_ci_the_complete_history_is_read_unasked(fund: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")

    assert not check(fund)
