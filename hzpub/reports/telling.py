"""Turn the meanings in a record into facts for its kind's sentence.

In:    a kind's boxes and a record's meanings.   Out: facts: `Yuan`, `Label`, days, numbers.
Never: translates, joins a sentence, tells a withheld value.
"""

from collections.abc import Mapping
from functools import cache
from string import Formatter
from typing import Any

from hzpub.base.months import Quarter
from hzpub.base.words import N_, Fact, Label, Yuan
from hzpub.kinds.boxes import Box, Choice, Listed, Money
from hzpub.kinds.kind import HEADER, Kind
from hzpub.kinds.record import Record
from hzpub.kinds.vocabulary import ROLES, Holder, InQuarter

_HEADER: Mapping[str, Box] = {box.name: box for box in HEADER}
_LIST = N_("{first}、{rest}")


@cache
def places(msgid: str) -> tuple[str, ...]:
    """The names of a msgid's places, each once, in their order.

    >>> places("{member} 缴纳股金 {shares} 股，{amount}")
    ('member', 'shares', 'amount')
    """
    names = (name for _, name, _, _ in Formatter().parse(msgid) if name)
    return tuple(dict.fromkeys(names))


def facts_for(record: Record) -> tuple[Fact, ...]:
    """The facts that fill the places of the record's sentence, in the order of `places`.

    Raises KeyError when the sentence names a box that the record left out.
    """
    kind = record.kind
    return tuple(fact(_box(kind, name), record[name]) for name in places(kind.sentence))


def fact(box: Box, meaning: Any) -> Fact:
    """One meaning as a fact: sums as `Yuan`, choices as `Label`, lists joined, everything else as it is."""
    match box:
        case Money():
            return Yuan(meaning)
        case Choice():
            return Label(box.options[meaning])
        case Listed():
            return _joined(tuple(fact(box.of, each) for each in meaning))
        case InQuarter():
            return Quarter.parse(str(meaning)).label
        case Holder() if meaning in ROLES:
            return Label(ROLES[meaning])
    told: Fact = meaning
    return told


@cache
def label_of_role(role: str) -> Label:
    """The word people read for a role that can seal; a role nobody declared stands as it is."""
    return Label(ROLES.get(role, role))


def _box(kind: Kind, name: str) -> Box:
    return _HEADER[name] if name in _HEADER else kind.box(name)


def _joined(facts: tuple[Fact, ...]) -> Fact:
    first, *rest = facts
    return Label(_LIST, (("first", first), ("rest", _joined(tuple(rest))))) if rest else first
