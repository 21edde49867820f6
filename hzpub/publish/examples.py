"""The examples on a rule's page, shown to people: a short list of labelled boxes, 可以 or 不行.

In:    the YAML of one example, as the rule's author wrote it.   Out: cards with boxes.
Never: runs the example (the tests do), shows the scene's plumbing (aliases, references to it).
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from hzpub.base.money import parse_yuan
from hzpub.base.words import N_, Fact, Label, Yuan
from hzpub.kinds import all_kinds
from hzpub.kinds.boxes import Box, Choice, Listed, Money
from hzpub.kinds.kind import Kind
from hzpub.kinds.vocabulary import ROLES

_WRONG = re.compile(r"#\s*违反\s+([A-Z0-9-]+)\s*$")
_MISSING = re.compile(r"^as_of:.*#\s*提示\s+([A-Z0-9 -]+)$")
_PLUMBING = ("kind", "as")
_DAYS = {"date": N_("日期"), "entered": N_("入账日")}
_AND = N_("{first}、{rest}")
_NO_SEAL = N_("没有盖章")


@dataclass(frozen=True, slots=True)
class Shown:
    """One box of an example, and whether the mistake is here."""

    label: Label
    value: Fact
    is_wrong: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """One record of an example."""

    title: Label
    boxes: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """One example: its records, and whether they keep the rule. `html` is empty: it is no prose."""

    cards: tuple[Card, ...]
    is_fine: bool
    html: str = ""


def example_of(text: str) -> Example:
    """Read one example block; raises ValueError for anything but a map with a list of records."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    wrong = {at for at, line in enumerate(text.splitlines()) if _WRONG.search(line) or _MISSING.search(line)}
    boxes = _map(root)
    records = boxes.get("records")
    if not isinstance(records, yaml.SequenceNode):
        raise ValueError("an example has a list of records")
    cards = [_card(each, wrong) for each in records.value]
    if (day := boxes.get("as_of")) is not None:
        missing = day.start_mark.line in wrong
        seen = Shown(Label(N_("算到这一天")), dt.date.fromisoformat(_text(day)), missing)
        cards.append(Card(Label(N_("到期没有做") if missing else N_("按时做了，或者还没有到期")), (seen,)))
    return Example(tuple(cards), not wrong)


def _card(node: yaml.Node, wrong: set[int]) -> Card:
    boxes = _map(node)
    kind = all_kinds()[_text(boxes["kind"])]
    shown = [
        Shown(label, value, box.start_mark.line in wrong)
        for name, box in boxes.items()
        if name not in _PLUMBING
        for label, value in _shown(kind, name, box)
    ]
    if boxes["kind"].start_mark.line in wrong:
        shown.append(Shown(Label(N_("整张单子")), Label(N_("不合规则")), True))
    return Card(Label(kind.title), tuple(shown))


def _shown(kind: Kind, name: str, node: yaml.Node) -> Iterator[tuple[Label, Fact]]:
    """A box as people read it; nothing for a reference into the scene."""
    if name in _DAYS:
        yield Label(_DAYS[name]), dt.date.fromisoformat(_text(node))
    elif name == "seals":
        for role, person in _map(node).items():
            sealed = Label(N_("{person} 盖章"), (("person", _text(person)),))
            yield Label(ROLES.get(role, role)), Label(_NO_SEAL) if _text(person) == "none" else sealed
    elif (value := _value(kind.box(name), node)) is not None:
        yield Label(kind.box(name).label), value


def _value(box: Box, node: yaml.Node) -> Fact | None:
    if isinstance(box, Listed):
        items = node.value if isinstance(node, yaml.SequenceNode) else ()
        facts = [fact for each in items if (fact := _value(box.of, each)) is not None]
        return _joined(facts) if facts else None
    if not isinstance(node, yaml.ScalarNode) or node.value.startswith("$"):
        return None
    text: str = node.value
    if isinstance(box, Money):
        return Yuan(parse_yuan(text))
    return Label(box.options[text]) if isinstance(box, Choice) and text in box.options else text


def _joined(facts: list[Fact]) -> Fact:
    first, *rest = facts
    return Label(_AND, (("first", first), ("rest", _joined(rest)))) if rest else first


def _map(node: yaml.Node | None) -> dict[str, yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        raise ValueError("expected a map of boxes in an example")
    return {_text(key): value for key, value in node.value}


def _text(node: yaml.Node) -> str:
    return str(node.value)
