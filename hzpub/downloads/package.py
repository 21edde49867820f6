"""What the CSV files mean, for programs: a Frictionless data package with a Table Schema for each table.

In:    tables, words.   Out: plain values, ready for JSON.
Never: describes a table by hand: what is said comes from its columns.
"""

from collections.abc import Iterable
from typing import Any

from hzpub.base.words import N_
from hzpub.downloads.spelling import NO, YES, head
from hzpub.downloads.tables import Column, Edition, Sort, Table

LICENCE = "CC-BY-4.0"
_TYPES = {
    Sort.TEXT: "string",
    Sort.NUMBER: "string",
    Sort.COUNT: "integer",
    Sort.MONEY: "number",
    Sort.SHARE: "number",
    Sort.DAY: "date",
    Sort.YES: "boolean",
}
_NUMBER = "[MP]?[0-9]{4,6}"
UNITS = {
    Sort.MONEY: N_("元，两位小数"),
    Sort.SHARE: N_("百分之几，一位小数"),
    Sort.DAY: N_("年-月-日"),
    Sort.YES: N_("是 / 否"),
    Sort.COUNT: N_("整数"),
    Sort.NUMBER: N_("编号，文字"),
    Sort.TEXT: N_("文字"),
}
"""What people read about each sort of column."""


def package(edition: Edition, tables: Iterable[Table]) -> dict[str, Any]:
    """The descriptor of all CSV files that lie beside it."""
    known = list(tables)
    by_name = {table.name: table for table in known}
    return {
        "profile": "tabular-data-package",
        "name": "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in edition.fund_id.lower()),
        "title": edition.fund,
        "created": f"{edition.as_of}T00:00:00Z",
        "licenses": [{"name": LICENCE, "title": edition(N_("注明出处就可以自由使用"))}],
        "resources": [_resource(edition, table, by_name) for table in known],
    }


def _resource(edition: Edition, table: Table, known: dict[str, Table]) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(edition, column) for column in table.columns], "missingValues": [""]}
    names = {column.key: head(column, edition.words) for column in table.columns}
    if table.key:
        schema["primaryKey"] = [names[key] for key in table.key]
    foreign = [
        {
            "fields": [names[column.key]],
            "reference": {"resource": column.of, "fields": [_key_of(edition, known[column.of])]},
        }
        for column in table.columns
        if column.of in known
    ]
    if foreign:
        schema["foreignKeys"] = foreign
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": edition.words.fact(table.title),
        "description": edition(table.about) if table.about else "",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
        "schema": schema,
    }


def _key_of(edition: Edition, table: Table) -> str:
    """The head of a table's key; tables that others point to have one column for it."""
    (key,) = table.key
    return next(head(column, edition.words) for column in table.columns if column.key == key)


def _field(edition: Edition, column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": head(column, edition.words),
        "title": edition(column.label),
        "type": _TYPES[column.sort],
        "hzpub:key": column.name,
        "hzpub:unit": edition(UNITS[column.sort]),
    }
    if column.help:
        field["description"] = edition(column.help)
    if column.sort is Sort.YES:
        field |= {"trueValues": [edition(YES)], "falseValues": [edition(NO)]}
    constraints: dict[str, Any] = {"required": True} if column.must else {}
    if column.sort is Sort.NUMBER:
        constraints["pattern"] = _NUMBER
    return field | ({"constraints": constraints} if constraints else {})
