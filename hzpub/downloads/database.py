"""All tables in one SQLite file: whole fen, keys, indices, and views that answer the usual questions.

In:    tables.   Out: bytes, the same from the same tables with any release of SQLite that lays pages out alike.
Never: leaves a time or the library's release in the file.

A table's columns are named as in report.json. Money is in fen (`_fen`), shares in per mille (`_permille`), days are
ISO 8601 texts, yes and no are 1 and 0.
"""

import datetime as dt
import sqlite3
from collections.abc import Iterable
from contextlib import closing

from hzpub.downloads.tables import Cell, Column, Sort, Table

PAGE = 1024
"""Bytes of a page; small ones, for most tables here are."""
_ONE = (1).to_bytes(4, "big")
_CHANGES, _VALID_FOR, _RELEASE = slice(24, 28), slice(92, 96), slice(96, 100)
"""Places in a file's head: how often it was written (twice), and by which release."""
_INTEGERS = (Sort.COUNT, Sort.MONEY, Sort.SHARE, Sort.YES)
_VIEWS = {
    "balances": (
        ("postings",),
        "SELECT account, label, SUM(amount_fen) AS balance_fen FROM postings GROUP BY account, label",
    ),
    "open_loans": (
        ("loans",),
        "SELECT number, borrower, due, days_overdue, outstanding_fen, owed_today_fen FROM loans WHERE outstanding_fen > 0",
    ),
    "repaid_by_loan": (
        ("repayments",),
        "SELECT loan, COUNT(*) AS times, SUM(principal_fen) AS principal_fen FROM repayments GROUP BY loan",
    ),
}
"""View -> the tables it needs, and its question."""


def as_sqlite(tables: Iterable[Table]) -> bytes:
    """The database as a file. Raises sqlite3.IntegrityError when a key appears twice."""
    known = list(tables)
    names = {table.name for table in known}
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as base:
        base.execute(f"PRAGMA page_size = {PAGE}")
        base.execute("BEGIN")
        for table in known:
            base.execute(_create(table, names))
            base.executemany(_insert(table), ([_stored(value) for value in row] for row in table.rows))
            for column in table.columns:
                if column.of and table.key[:1] != (column.key,):
                    base.execute(f"CREATE INDEX {table.name}_by_{column.key} ON {table.name} ({column.name})")
        for name, (needed, question) in _VIEWS.items():
            if names.issuperset(needed):
                base.execute(f"CREATE VIEW {name} AS {question}")
        base.execute("COMMIT")
        base.execute("VACUUM")
        made = bytearray(base.serialize())
    made[_CHANGES], made[_VALID_FOR], made[_RELEASE] = _ONE, _ONE, bytes(4)
    return bytes(made)


def _create(table: Table, names: set[str]) -> str:
    """The statement that makes a table; names come from our own declarations, never from a record."""
    lines = [_declared(column) for column in table.columns]
    by_key = {column.key: column.name for column in table.columns}
    if table.key:
        lines.append(f"PRIMARY KEY ({', '.join(by_key[key] for key in table.key)})")
    lines += [
        f"FOREIGN KEY ({column.name}) REFERENCES {column.of}" for column in table.columns if column.of in names
    ]
    return f"CREATE TABLE {table.name} ({', '.join(lines)}){' WITHOUT ROWID' if table.key else ''}"


def _insert(table: Table) -> str:
    places = ", ".join("?" * len(table.columns))
    return " ".join(("INSERT INTO", table.name, "VALUES", f"({places})"))


def _declared(column: Column) -> str:
    sort = "INTEGER" if column.sort in _INTEGERS else "TEXT"
    return f"{column.name} {sort}{' NOT NULL' if column.must else ''}"


def _stored(value: Cell) -> str | int | None:
    match value:
        case bool():
            return int(value)
        case dt.date():
            return value.isoformat()
    return value
