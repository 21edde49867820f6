"""The usual invented fund, told once, and made on disk once with its git history."""

from pathlib import Path

import pytest

from hzpub import demo
from hzpub.demo.scribe import Entry
from hzpub.ledger.replay import Step, replay


@pytest.fixture(scope="session")
def entries() -> list[Entry]:
    return list(demo.invent())


@pytest.fixture(scope="session")
def steps(entries: list[Entry]) -> list[Step]:
    return list(replay(entry.record for entry in entries))


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> demo.Summary:
    """A year of a small village, with git."""
    directory: Path = tmp_path_factory.mktemp("demo") / "fund"
    return demo.make(directory, months=14, members=40)
