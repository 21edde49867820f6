"""A table for machines and offices: named columns, each of one sort, and rows of plain values.

In:    report objects, one for each row.   Out: `Table`s, the one thing every format is written from.
Never: computes: a column only says where its figure stands in the report object.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from hzpub.base.words import N_, Label, Words
from hzpub.reports.names import Names

Cell = str | int | bool | dt.date | None
"""What stands in a cell; sums are whole fen, shares per mille."""


class Sort(Enum):
    """What a column holds; every format spells each sort in its own way."""

    TEXT = "text"
    NUMBER = "number"
    """The number of a record, a loan or a household: a text of digits, never counted with."""
    COUNT = "count"
    MONEY = "fen"
    SHARE = "permille"
    DAY = "day"
    YES = "yes"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `key` is its name in JSON and SQL, `label` its head for people, `help` what it means.

    `of` names the table whose key it holds. `get` finds its value in a report object.
    """

    key: str
    label: str
    sort: Sort
    get: Callable[[Any], object]
    help: str = ""
    of: str = ""
    required: bool = True

    @property
    def must(self) -> bool:
        """Never empty: a figure that is always known; of a text only its writer knows."""
        return self.required and self.sort is not Sort.TEXT

    @property
    def name(self) -> str:
        """The name in JSON and SQL, with the unit: ``amount_fen``, ``lent_permille``."""
        unit = self.sort.value if self.sort in (Sort.MONEY, Sort.SHARE) else ""
        return f"{self.key}_{unit}" if unit and not self.key.endswith(unit) else self.key


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns. `name` is that of its file and SQL table; `key` its primary key, `total` a last row of sums, if any."""

    name: str
    title: Label
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    key: tuple[str, ...] = ()
    about: str = ""
    total: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook as an office files it: title, lines under it, tables, remarks, and who signs it.

    `tab` is its short name; everything is in words already.
    """

    tab: str
    title: str
    lines: tuple[str, ...]
    tables: tuple[Table, ...]
    remarks: tuple[str, ...] = ()
    signers: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Edition:
    """What all files of one build share: its language, its names (masked on the web), the fund, the day of the figures."""

    words: Words
    names: Names
    fund: str
    place: str
    as_of: dt.date
    fund_id: str

    def __call__(self, text: str, /, **facts: object) -> str:
        """A text in the language of this edition."""
        return self.words(text, **facts)

    def table(
        self,
        name: str,
        title: str | Label,
        columns: Iterable[Column],
        reports: Iterable[Any],
        *,
        key: tuple[str, ...] = (),
        about: str = "",
        total: Mapping[str, object] | None = None,
    ) -> Table:
        """A table with one row for each report object, labels in words; `total` holds sums by the keys of their columns."""
        made = tuple(columns)
        rows = tuple(tuple(self.cell(column.get(each)) for column in made) for each in reports)
        sums = tuple(self.cell(total.get(column.key)) for column in made) if total and rows else ()
        head = Label(title) if isinstance(title, str) else title
        return Table(name, head, made, rows, key, about, sums)

    def cell(self, value: object) -> Cell:
        """One value as it stands in a cell; raises TypeError for what no cell holds, a float above all."""
        match value:
            case None | "" | ():
                return None
            case bool() | int() | str() | dt.date():
                return value
            case Label():
                return self.words.fact(value)
            case tuple():
                return self.words(N_("、")).join(str(self.cell(each)) for each in value)
        raise TypeError(f"no cell holds {value!r}")
