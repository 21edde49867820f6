"""The JSON form of report objects, and the schema of that form, both read off the dataclasses.

In:    a report object, or its class.   Out: plain dicts, lists, strings, integers.
Never: leaves a field out or adds one by hand, so that form and schema cannot part.

A row that stands in a list of its own (a record, a loan, a household) is elsewhere told by its number.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from hzpub.base.months import Quarter
from hzpub.base.words import Fact, Label, Words, Yuan
from hzpub.reports.line import Line
from hzpub.reports.loan_objects import LoanRow
from hzpub.reports.member_objects import MemberRow

REFERENCES = (Line, LoanRow, MemberRow)
"""Rows told by their number wherever they are part of something else."""

_TEXT = {"type": "string"}
_PLAIN: Mapping[Any, Mapping[str, Any]] = {
    str: _TEXT,
    Label: _TEXT,
    Quarter: {"type": "string", "pattern": "^[0-9]{4}Q[1-4]$"},
    dt.date: {"type": "string", "format": "date"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    NoneType: {"type": "null"},
}


def as_json(report: Any, words: Words) -> dict[str, Any]:
    """A report object as plain values: sums in fen (`_fen`), shares in per mille, days ISO 8601, labels in words."""
    kind: Any = type(report)
    return {key: _value(getattr(report, name), words) for name, key, _ in _keys(kind)}


def record_as_json(line: Line, words: Words) -> dict[str, Any]:
    """A record: its sentence in words, its facts by name, its postings in fen."""
    told = {key: _value(getattr(line, name), words) for name, key, _ in _keys(Line) if name not in _UNTOLD}
    return told | {
        "title": words.gettext(line.title),
        "sentence": words.fact(line.sentence),
        "facts": dict(_fact(name, value, words) for name, value in line.sentence.facts),
        "seals": [{"role": role, "person": person} for role, person in line.seals],
        "entered_by": {"role": line.entered_by[0], "person": line.entered_by[1]},
        "postings": [{"account": account, "fen": fen} for account, fen in line.postings],
    }


def schema_of(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """The JSON Schema of a class, entered into `definitions` with all it is made of; answers a reference."""
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}
        properties = {key: _schema(hint, definitions) for _, key, hint in _keys(kind)}
        definitions[kind.__name__] = _object(properties)
    return {"$ref": f"#/$defs/{kind.__name__}"}


def record_schema() -> dict[str, Any]:
    """The JSON Schema of one record in the list of records."""
    signer = _object({"role": _TEXT, "person": _TEXT})
    told: dict[str, Any] = {key: _schema(hint, {}) for name, key, hint in _keys(Line) if name not in _UNTOLD}
    posting = _object({"account": _TEXT, "fen": {"type": "integer"}})
    return _object(
        told
        | {"title": _TEXT, "sentence": _TEXT, "facts": {"type": "object"}, "entered_by": signer}
        | {"seals": {"type": "array", "items": signer}, "postings": {"type": "array", "items": posting}}
    )


_UNTOLD = ("title", "told", "said", "seals", "entered_by", "postings")


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


@cache
def _keys(kind: Any) -> tuple[tuple[str, str, Any], ...]:
    """Each field: its name, its key in JSON, its type."""
    hints = get_type_hints(kind, include_extras=True)
    return tuple((each.name, _key(each.name, hints[each.name]), hints[each.name]) for each in fields(kind))


def _key(name: str, hint: Any) -> str:
    unit = hint.__metadata__[0] if get_origin(hint) is Annotated else ""
    return f"{name}_{unit}" if unit and not f"_{name}".endswith(f"_{unit}") else name


def _value(value: Any, words: Words) -> Any:
    match value:
        case None | bool() | int():
            return value
        case Label() | str():
            return words.fact(value)
        case dt.date():
            return value.isoformat()
        case Quarter():
            return str(value)
        case tuple():
            return [_value(each, words) for each in value]
    if isinstance(value, REFERENCES):
        return value.number
    return as_json(value, words)


def _fact(name: str, value: Fact, words: Words) -> tuple[str, str | int]:
    if isinstance(value, Yuan):
        return f"{name}_fen", value.fen
    if isinstance(value, dt.date):
        return name, value.isoformat()
    return name, words.fact(value) if isinstance(value, Label) else value


def _schema(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if get_origin(hint) is Annotated:
        return {**_PLAIN[get_args(hint)[0]], "description": get_args(hint)[1]}
    if get_origin(hint) in (Union, UnionType):
        return {"anyOf": [_schema(each, definitions) for each in get_args(hint)]}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _schema(get_args(hint)[0], definitions)}
    if hint in REFERENCES:
        return dict(_TEXT)
    return schema_of(hint, definitions) if is_dataclass(hint) and hint not in _PLAIN else dict(_PLAIN[hint])
