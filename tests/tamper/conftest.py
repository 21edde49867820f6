"""A small invented fund that every case damages in its own copy, and the words of the check about it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from hzpub.base.findings import message_of
from hzpub.base.words import Words
from hzpub.demo import make
from hzpub.pipeline import check_fund


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fund of three months with its history; never change it, copy it."""
    root = tmp_path_factory.mktemp("whole") / "fund"
    make(root, seed=7, months=4, members=30)
    return root


@pytest.fixture
def fund(whole: Path, tmp_path: Path) -> Path:
    """A copy that a test may damage."""
    return Path(shutil.copytree(whole, tmp_path / "fund"))


Tell = Callable[..., list[tuple[str, str]]]


@pytest.fixture(scope="session")
def told() -> Tell:
    """Check a fund; answers (rule, message in Chinese) of every error that would stop publishing."""

    def tell(root: Path, with_history: bool = False) -> list[tuple[str, str]]:
        words = Words.chinese()
        return [(each.rule, message_of(each, words)) for each in check_fund(root, with_history=with_history).errors]

    return tell
