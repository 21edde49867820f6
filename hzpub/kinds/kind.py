"""What a record kind is: declared once, everything else is asked from the declaration.

In:    boxes, seals, moves, one sentence.
Out:   `Kind`: reads body and entry values into meanings, names who must seal.
Never: knows other kinds or the books.

One event is one kind is one file in this room; `docs/dev/add-a-kind.md` walks through one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hzpub.base.words import N_, Fact, Label
from hzpub.kinds.box import Box, BoxError, spelled
from hzpub.kinds.frame import ENTRY_FIRST, ENTRY_LAST, HEADER

__all__ = ["DEPUTIES", "ENTRY_FIRST", "ENTRY_LAST", "HEADER", "Kind", "Misfit", "Move", "Seals"]

DEPUTIES = ("cashier", "supervisors", "township_finance")
"""Who may enter the records that an absent or unwilling cashier must not be able to block."""


@dataclass(frozen=True, slots=True)
class Seals:
    """Which roles must seal a kind: all of `all_of`, and `at_least` of `any_of`."""

    all_of: tuple[str, ...] = ()
    at_least: int = 0
    any_of: tuple[str, ...] = ()

    @property
    def allowed(self) -> tuple[str, ...]:
        """Every role that may seal, in the fixed order in which seals are written."""
        return tuple(dict.fromkeys(self.all_of + self.any_of))

    def missing(self, present: tuple[str, ...]) -> tuple[str, ...]:
        """Name the roles still needed when `present` have sealed."""
        missing = tuple(role for role in self.all_of if role not in present)
        spare = tuple(role for role in self.any_of if role not in present)
        short = self.at_least - (len(self.any_of) - len(spare))
        return missing + (spare if short > 0 else ())

    def short(self, present: tuple[str, ...]) -> int:
        """How many of `any_of` are still needed when `present` have sealed."""
        return max(self.at_least - sum(role in present for role in self.any_of), 0)


@dataclass(frozen=True, slots=True)
class Move:
    """Money moves: `debit` account, `credit` account, and the box that holds the amount."""

    debit: str
    credit: str
    box: str


@dataclass(frozen=True, slots=True)
class Misfit:
    """A value that does not fit: which part ("body" or "entry"), path to the value, and why."""

    part: str
    path: tuple[str | int, ...]
    message: str
    fix: str
    facts: tuple[tuple[str, Fact], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of record.

    `boxes` are filled when drafting, `entry_boxes` only when entering (what is known afterwards).
    `day` names the box whose date counts for fees, stars and the bank ("date" unless it is only known at
    entry). `happened` marks kinds that report what the bank has already done: they can always be entered.
    `moves` are their double entry, `sentence` what the record means, in one line.
    """

    name: str
    title: str
    purpose: str
    sentence: str
    boxes: tuple[Box, ...]
    entry_boxes: tuple[Box, ...] = ()
    seals: Seals = Seals()
    entered_by: tuple[str, ...] = ("cashier",)
    moves: tuple[Move, ...] = ()
    day: str = "date"
    happened: bool = False
    clause: str = ""
    _by_name: dict[str, Box] = field(init=False, repr=False, compare=False, default_factory=dict)
    _parts: dict[str, tuple[Box, ...]] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Lay out both parts once; every record asks for them."""
        self._by_name.update({box.name: box for box in (*self.boxes, *self.entry_boxes)})
        self._parts["body"] = HEADER + self.boxes
        self._parts["entry"] = (*ENTRY_FIRST, *self.entry_boxes, *ENTRY_LAST)

    def box(self, name: str) -> Box:
        """Return the box called `name`; raises KeyError when this kind has none."""
        return self._by_name[name]

    def boxes_of(self, part: str) -> tuple[Box, ...]:
        """Every line of a part ("body" or "entry"), in order, the format's own lines included."""
        return self._parts[part]

    def read_body(self, values: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[Misfit, ...]]:
        """Read the values of part 1. Answers the meanings and every misfit found."""
        return _read(self._parts["body"], values, "body")

    def read_entry(self, values: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[Misfit, ...]]:
        """Read the values of part 3, signature aside. Answers the meanings and every misfit found."""
        return _read(self._parts["entry"], values, "entry")


def _read(
    boxes: tuple[Box, ...], values: Mapping[str, Any], part: str
) -> tuple[dict[str, Any], tuple[Misfit, ...]]:
    meanings: dict[str, Any] = {}
    misfits: list[Misfit] = []
    order: list[str] = []
    for box in boxes:
        name = box.name
        if name in values:
            order.append(name)
            try:
                meanings[name] = box.read(values[name])
            except BoxError as error:
                misfits += (Misfit(part, one.path, one.message, one.fix, one.facts) for one in error.below(name))
        elif box.required:
            fix = N_("补上“{box}”（{key}）这一行")
            facts = (("box", Label(box.label)), ("key", name))
            misfits.append(Misfit(part, (name,), N_("缺“{box}”这一栏"), fix, facts))
    written = list(values)
    if order != written:
        misfits += _misplaced(order, written, part)
    return meanings, tuple(misfits)


def _misplaced(order: list[str], written: list[str], part: str) -> list[Misfit]:
    """Lines that the form does not have, and the first of its own lines that stands in a wrong place."""
    unknown = [key for key in written if key not in order]
    fix = N_("删去这一行")
    found = [Misfit(part, (key,), N_("没有“{key}”这一栏"), fix, (("key", spelled(key)),)) for key in unknown]
    known = (key for key in written if key not in unknown)
    for key, right in zip(known, order, strict=True):
        if key != right:
            found.append(Misfit(part, (key,), N_("各行的次序不对"), N_("照空白表的次序写")))
            break
    return found
