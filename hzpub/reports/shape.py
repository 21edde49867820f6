"""The JSON form of report objects, and the schema of that form, both read off the dataclasses.

In:    a report object, or its class.   Out: plain dicts, lists, strings, integers.
Never: leaves a field out or adds one by hand, so that form and schema cannot part.

A row that stands in a list of its own (a record, a loan, a household) is elsewhere told by its number, unless a
whole report is wanted, as its page shows it.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
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


PROOF = ("path", "digest", "seals", "entered_by")
"""What a record's own page tells of it, and no other page."""


@dataclass(frozen=True, slots=True)
class Written:
    """Records written out already, by the identity of their lines: one stands on many pages.

    With `proof` each says who sealed it and where its file lies.
    """

    proof: bool
    _known: dict[int, tuple[Line, dict[str, Any]]] = field(default_factory=dict)

    def record(self, line: Line, words: Words) -> dict[str, Any]:
        """The record, made once."""
        if id(line) not in self._known:
            told = record_as_json(line, words)
            kept = told if self.proof else {key: value for key, value in told.items() if key not in PROOF}
            self._known[id(line)] = line, kept
        return self._known[id(line)][1]


def as_json(report: Any, words: Words, written: Written | None = None) -> dict[str, Any]:
    """A report object as plain values: sums in fen (`_fen`), shares in per mille, days ISO 8601, labels in words.

    With `written` its records, loans and households are written out; else they are told by number.
    """
    kind: Any = type(report)
    return {key: _value(getattr(report, name), words, written) for name, key, _ in _keys(kind)}


def record_as_json(line: Line, words: Words) -> dict[str, Any]:
    """A record: its sentence in words, its facts by name, its postings in fen."""
    told = {key: _value(getattr(line, name), words, None) for name, key, _ in _keys(Line) if name not in _UNTOLD}
    return told | {
        "title": words.gettext(line.title),
        "sentence": words.fact(line.sentence),
        "facts": dict(_fact(name, value, words) for name, value in line.sentence.facts),
        "seals": [{"role": role, "person": person} for role, person in line.seals],
        "entered_by": {"role": line.entered_by[0], "person": line.entered_by[1]},
        "postings": [{"account": account, "fen": fen} for account, fen in line.postings],
    }


def schema_of(kind: Any, definitions: dict[str, Any], *, whole: bool = False) -> dict[str, Any]:
    """The JSON Schema of a class, entered into `definitions` with all it is made of; answers a reference.

    `whole` where its records, loans and households are written out.
    """
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}
        told = () if kind is Line else _keys(kind)
        properties = {key: _schema(hint, definitions, whole) for _, key, hint in told}
        definitions[kind.__name__] = _object(properties) if told else _record_on_a_page()
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _record_on_a_page() -> dict[str, Any]:
    record = record_schema()
    return record | {"required": [key for key in record["required"] if key not in PROOF]}


def record_schema() -> dict[str, Any]:
    """The JSON Schema of one record in the list of records."""
    signer = _object({"role": _TEXT, "person": _TEXT})
    told: dict[str, Any] = {key: _schema(hint, {}, False) for name, key, hint in _keys(Line) if name not in _UNTOLD}
    posting = _object({"account": _TEXT, "fen": {"type": "integer"}})
    return _object(
        told
        | {"title": _TEXT, "sentence": _TEXT, "facts": {"type": "object"}, "entered_by": signer}
        | {"seals": {"type": "array", "items": signer}, "postings": {"type": "array", "items": posting}}
    )


_AS_IT_IS = frozenset({NoneType, bool, int, str})
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


def _value(value: Any, words: Words, written: Written | None) -> Any:
    kind = type(value)
    if kind in _AS_IT_IS:
        return value
    if kind is tuple:
        return [_value(each, words, written) for each in value]
    if kind is Label:
        return words.fact(value)
    if kind is dt.date:
        return value.isoformat()
    if kind is Quarter:
        return str(value)
    if kind in REFERENCES and written is None:
        return value.number
    return written.record(value, words) if kind is Line and written else as_json(value, words, written)


def _fact(name: str, value: Fact, words: Words) -> tuple[str, str | int]:
    if isinstance(value, Yuan):
        return f"{name}_fen", value.fen
    if isinstance(value, dt.date):
        return name, value.isoformat()
    return name, words.fact(value) if isinstance(value, Label) else value


def _schema(hint: Any, definitions: dict[str, Any], whole: bool) -> dict[str, Any]:
    if get_origin(hint) is Annotated:
        return {**_PLAIN[get_args(hint)[0]], "description": get_args(hint)[1]}
    if get_origin(hint) in (Union, UnionType):
        return {"anyOf": [_schema(each, definitions, whole) for each in get_args(hint)]}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _schema(get_args(hint)[0], definitions, whole)}
    if hint in REFERENCES and not whole:
        return dict(_TEXT)
    return schema_of(hint, definitions, whole=whole) if is_dataclass(hint) and hint not in _PLAIN else dict(_PLAIN[hint])
