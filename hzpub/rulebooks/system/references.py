"""Every box of a record that points at something: a record, a household, a person.

In:    a kind and the meanings of its boxes.   Out: `Pointer`s, tables and lists included; whether all of them lead somewhere.
Never: says what is wrong with one that does not (SYS-REF does).
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from hzpub.kinds.boxes import Box, Listed, Reference, Row
from hzpub.kinds.kind import Kind
from hzpub.kinds.vocabulary import Holder, Member, Person
from hzpub.ledger.book import Book

Where = tuple[str | int, ...]

BRINGS = {("member", "member"), ("person", "person"), ("charter", "people")}
"""Boxes that bring a new number into the books instead of pointing at one (SYS-ID looks at these)."""


POINTING = (Reference, Member, Person, Holder)
COUNCIL = "council"
"""What a box for a person says when it means nobody in particular."""

Leads = Callable[[Book, Any], bool]
"""Whether what a box says leads somewhere."""

_POINTING: dict[str, tuple[Box, ...]] = {}
_LEADS: dict[str, tuple[tuple[str, Leads], ...]] = {}


class Pointer(NamedTuple):
    """One value that must lead somewhere: where it stands, its box, and what it says."""

    at: Where
    box: Box
    value: str


def pointers(kind: Kind, values: Mapping[str, Any]) -> Iterator[Pointer]:
    """Every pointer in `values`, in the order of the form."""
    for box in _pointing(kind.name, kind.boxes + kind.entry_boxes):
        if box.name in values:
            yield from _inside(box, values[box.name], (box.name,))


def all_lead(kind: Kind, values: Mapping[str, Any], book: Book) -> bool:
    """Whether every pointer in `values` leads to something of the right kind that stands; the quick question."""
    asked = _LEADS.get(kind.name)
    if asked is None:
        boxes = _pointing(kind.name, kind.boxes + kind.entry_boxes)
        asked = _LEADS[kind.name] = tuple((box.name, _leads(box)) for box in boxes)
    return all(leads(book, values[name]) for name, leads in asked if name in values)


def _leads(box: Box) -> Leads:
    """The question of one box, put together once from its declaration."""
    if isinstance(box, Listed):
        of_each = _leads(box.of)
        return lambda book, rows: all(of_each(book, each) for each in rows)
    if isinstance(box, Row):
        parts = [(part.name, _leads(part)) for part in box.boxes if _points(part)]
        return lambda book, row: all(leads(book, row[name]) for name, leads in parts if name in row)
    if isinstance(box, Reference):
        kinds = frozenset(box.kinds)
        return lambda book, number: _stands(book, number, kinds)
    if isinstance(box, Member):
        return lambda book, number: number in book.members
    return lambda book, number: number in book.persons or number == COUNCIL


def _stands(book: Book, number: str, kinds: frozenset[str]) -> bool:
    is_a = book.kind_of.get(number)
    return is_a is not None and (not kinds or is_a in kinds) and number not in book.reversed


def _pointing(kind: str, boxes: tuple[Box, ...]) -> tuple[Box, ...]:
    """The boxes of a kind that can point at something; asked of the declaration once per kind."""
    if kind not in _POINTING:
        _POINTING[kind] = tuple(box for box in boxes if _points(box) and (kind, box.name) not in BRINGS)
    return _POINTING[kind]


def _points(box: Box) -> bool:
    if isinstance(box, Listed):
        return _points(box.of)
    return any(map(_points, box.boxes)) if isinstance(box, Row) else isinstance(box, POINTING)


def _inside(box: Box, value: Any, at: Where) -> Iterator[Pointer]:
    if isinstance(box, Listed):
        for index, item in enumerate(value):
            yield from _inside(box.of, item, (*at, index))
    elif isinstance(box, Row):
        for part in box.boxes:
            if part.name in value:
                yield from _inside(part, value[part.name], (*at, part.name))
    elif isinstance(box, POINTING) and value != COUNCIL:
        yield Pointer(at, box, value)
