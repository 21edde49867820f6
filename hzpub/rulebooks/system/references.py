"""Every box of a record that points at something: a record, a household, a person.

In:    a kind and the meanings of its boxes.   Out: `Pointer`s, tables and lists included.
Never: looks whether the target exists (SYS-REF does).
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from hzpub.kinds.boxes import Box, Listed, Reference, Row
from hzpub.kinds.kind import Kind
from hzpub.kinds.vocabulary import Holder, Member, Person

Where = tuple[str | int, ...]

BRINGS = {("member", "member"), ("person", "person"), ("charter", "people")}
"""Boxes that bring a new number into the books instead of pointing at one (SYS-ID looks at these)."""


POINTING = (Reference, Member, Person, Holder)
_POINTING: dict[str, tuple[Box, ...]] = {}


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
    elif isinstance(box, POINTING) and value != "council":
        yield Pointer(at, box, value)
