"""A small village as a whole site, and readers of its downloads that share no code with their writers."""

import csv
import io
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from hzpub.base.words import Words
from hzpub.demo import make
from hzpub.pipeline import Outcome, check_fund
from hzpub.publish.links import seal_site
from hzpub.publish.pages import prepare, print_all

Rows = list[tuple[Any, ...]]
YES = {"是": True, "否": False}


@dataclass(frozen=True)
class Told:
    """One table as datapackage.json describes it."""

    name: str
    heads: tuple[str, ...]
    keys: tuple[str, ...]
    types: tuple[str, ...]

    def read(self, cells: list[Any]) -> tuple[Any, ...]:
        """The cells of one row as values: fen, per mille, counts, days, truths, texts, None for nothing."""
        return tuple(value_of(*each) for each in zip(cells, self.keys, self.types, strict=True))


def value_of(cell: Any, key: str, kind: str) -> Any:
    if cell == "" or cell is None:
        return None
    if kind == "number":
        value = Decimal(str(cell)) * (1000 if isinstance(cell, float) and key.endswith("_permille") else 10)
        whole = value if key.endswith("_permille") else Decimal(str(cell)) * 100
        assert whole == int(whole), (cell, key)
        return int(whole)
    if kind == "integer":
        assert Decimal(str(cell)) == int(Decimal(str(cell)))
        return int(Decimal(str(cell)))
    if kind == "date":
        return cell if isinstance(cell, date) else date.fromisoformat(cell)
    return YES[cell] if kind == "boolean" else cell


class Downloads:
    """The files of one site."""

    def __init__(self, site: Path) -> None:
        self.site = site
        told = json.loads((site / "data/datapackage.json").read_text())["resources"]
        self.tables = {each["name"]: self._told(each) for each in told}
        self.report = json.loads((site / "data/report.json").read_text())

    def page(self, url: str) -> str:
        return (self.site / url).read_text(encoding="utf-8")

    def _told(self, resource: dict[str, Any]) -> Told:
        fields = resource["schema"]["fields"]
        names = (tuple(field[key] for field in fields) for key in ("name", "hzpub:key", "type"))
        return Told(resource["name"], *names)

    def csv_text(self, name: str) -> list[list[str]]:
        text = (self.site / f"data/{name}.csv").read_bytes().decode("utf-8-sig")
        return list(csv.reader(io.StringIO(text, newline="")))

    def csv(self, name: str) -> Rows:
        heads, *rows = self.csv_text(name)
        told = self.tables[name]
        assert tuple(heads) == told.heads
        return [told.read([row_text.removeprefix("'") for row_text in row]) for row in rows]

    def xlsx(self, name: str) -> Rows | None:
        """The table's rows in whichever workbook holds it; None for a table without one."""
        told = self.tables[name]
        found = (below(sheet, told.heads) for sheet in self._sheets)
        return next(([told.read(row) for row in rows] for rows in found if rows is not None), None)

    @cached_property
    def _sheets(self) -> list[list[list[Any]]]:
        """Every sheet of every workbook of the registers."""
        books = (CalamineWorkbook.from_path(path) for path in sorted((self.site / "data").glob("*.xlsx")))
        return [book.get_sheet_by_name(name).to_python() for book in books for name in book.sheet_names]

    def sqlite(self, name: str) -> Rows:
        told = self.tables[name]
        with closing(sqlite3.connect(f"file:{self.site}/data/fund.sqlite?mode=ro", uri=True)) as base:
            rows = base.execute(" ".join(("SELECT", ", ".join(told.keys), "FROM", name))).fetchall()
        kinds = {"boolean": bool, "date": date.fromisoformat}
        return [
            tuple(kinds.get(kind, lambda same: same)(cell) if cell is not None else None for cell, kind in zip(row, told.types, strict=True))
            for row in rows
        ]


def below(rows: list[list[Any]], heads: tuple[str, ...]) -> list[list[Any]] | None:
    """The rows under a line of heads, up to the total or the first blank line."""
    for at, row in enumerate(rows):
        if tuple(row[: len(heads)]) == heads and not any(row[len(heads) :]):
            found = []
            for each in rows[at + 1 :]:
                if not any(cell != "" for cell in each) or "合计" in each[:4]:
                    break
                found.append(each[: len(heads)])
            return found
    return None


@pytest.fixture(scope="session")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """Fifteen months of a village, without git; nobody writes there."""
    root: Path = tmp_path_factory.mktemp("downloads") / "fund"
    make(root, seed=5, months=15, members=24, per_month=20, git=False)
    return check_fund(root, with_history=False)


Published = Callable[..., Downloads]


@pytest.fixture(scope="session")
def publish(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """Prints an outcome into a fresh folder, checks its links, and opens its downloads."""

    def print_it(outcome: Any, lang: str = "zh", **how: Any) -> Downloads:
        target = tmp_path_factory.mktemp("site")
        print_all(prepare(outcome, target, Words.load(lang), **how))
        seal_site(target, home=how.get("address", ""))
        return Downloads(target)

    return print_it


@pytest.fixture(scope="session")
def published(outcome: Outcome, publish: Published) -> Downloads:
    """The downloads of the small village."""
    return publish(outcome)
