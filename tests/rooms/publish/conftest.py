"""A small village: on disk with its own keys and history, and in memory as pages get it."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from hzpub import demo
from hzpub.base.findings import Finding
from hzpub.base.words import Words
from hzpub.check.engine import ParameterTable, table_of
from hzpub.cli import main
from hzpub.demo.scribe import Entry
from hzpub.kinds.record import Record
from hzpub.ledger.book import Book
from hzpub.ledger.replay import replay
from hzpub.publish.links import seal_site
from hzpub.publish.pages import render_site
from hzpub.reports.chronicle import Chronicle
from hzpub.rulebooks.discovery import Rulebook, mutual_aid

ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class InMemory:
    """An outcome without files: what pages are made from."""

    findings: tuple[Finding, ...]
    book: Book
    chronicle: Chronicle
    params: ParameterTable
    rulebook: Rulebook
    history: object | None
    register: "People | None"
    as_of: date


class People:
    """A register that knows everybody under one name, or by number."""

    def __init__(self, names: dict[str, str] | None = None, everybody: str = "") -> None:
        self.names, self.everybody = names or {}, everybody

    def name_of(self, person: str) -> str | None:
        return self.names.get(person, self.everybody) or None


def outcome_of(records: list[Record], **changed: object) -> InMemory:
    """The outcome of checking these records, had they been files."""
    steps = list(replay(records))
    book = steps[-1].after
    rulebook = mutual_aid()
    plain = InMemory(
        (), book, Chronicle.of(steps), table_of(rulebook, book), rulebook, object(), None, book.entered
    )
    return replace(plain, **changed)


@pytest.fixture(scope="session", name="outcome_of")
def give_outcome_of() -> Callable[..., InMemory]:
    """`outcome_of`, for tests."""
    return outcome_of


@pytest.fixture(scope="session")
def everybody() -> Callable[[str], People]:
    """A register in which everybody has one name."""
    return lambda name: People(everybody=name)


@pytest.fixture(scope="session")
def entries() -> list[Entry]:
    """Seven months of a village, told in memory."""
    return list(demo.invent(seed=3, months=7, members=24, per_month=20))


@pytest.fixture(scope="session")
def records(entries: list[Entry]) -> list[Record]:
    return [entry.record for entry in entries]


Printed = Callable[..., Path]


@pytest.fixture
def printed(tmp_path: Path) -> Printed:
    """Prints an outcome into a fresh folder, checks its links, and answers the folder."""

    def print_it(outcome: InMemory, name: str = "site", lang: str = "zh") -> Path:
        target = tmp_path / name
        target.mkdir()
        render_site(outcome, target, Words.load(lang))
        seal_site(target)
        return target

    return print_it


@pytest.fixture(scope="session")
def village(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fund on disk with its git history; nobody writes here."""
    directory: Path = tmp_path_factory.mktemp("village") / "fund"
    demo.make(directory, seed=3, months=7, members=24, per_month=20)
    return directory


@pytest.fixture
def fund(village: Path, tmp_path: Path) -> Path:
    """A copy of the village, to do harm to."""
    return Path(shutil.copytree(village, tmp_path / "fund"))


Demonstration = Callable[..., Path]


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Demonstration:
    """The site of the fund that comes with the project, as `hzpub build` makes it with these words; built once for each."""
    folder = tmp_path_factory.mktemp("demonstration")

    def build(*words: str) -> Path:
        site = folder / "".join(("site", *words))
        if not site.exists():
            with pytest.raises(SystemExit) as left:
                main(["build", str(ROOT), "--site", str(site), "--without-history", *words])
            assert not left.value.code
        return site

    return build
