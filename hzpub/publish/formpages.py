"""How to fill in each form: asked from the declarations of the kinds, never written twice.

In:    the declared kinds.   Out: one `FormView` per kind, ready for a template.
Never: knows what any box means.
"""

from dataclasses import dataclass

from hzpub.base.words import Fact, Label
from hzpub.kinds import all_kinds
from hzpub.kinds.boxes import Box, Choice, Listed, Row
from hzpub.kinds.kind import HEADER, Kind
from hzpub.kinds.vocabulary import ROLES, Digest, Held, PublicKey

MACHINE_MADE = (Digest, Held, PublicKey)
"""Boxes that the desk fills in: an example would only show people a hash."""


@dataclass(frozen=True, slots=True)
class BoxView:
    """One line of a form: what it is called, how to fill it, an example, the words to choose from."""

    label: Label
    help: Label | None
    example: str
    options: tuple[Label, ...]
    required: bool
    columns: tuple["BoxView", ...] = ()


@dataclass(frozen=True, slots=True)
class FormView:
    """One form: its purpose, who seals it, who may enter it, its boxes, and those filled at entry."""

    name: str
    title: Label
    purpose: Label
    clause: str
    sealers: tuple[Label, ...]
    at_least: int
    others: tuple[Label, ...]
    enterers: tuple[Label, ...]
    boxes: tuple[BoxView, ...]
    entry_boxes: tuple[BoxView, ...]


def form_views() -> tuple[FormView, ...]:
    """Every form, in the order of the kinds' names."""
    return tuple(_form(kind) for kind in all_kinds().values())


def _form(kind: Kind) -> FormView:
    return FormView(
        name=kind.name,
        title=Label(kind.title),
        purpose=Label(kind.purpose),
        clause=kind.clause,
        sealers=_roles(kind.seals.all_of),
        at_least=kind.seals.at_least,
        others=_roles(kind.seals.any_of),
        enterers=_roles(kind.entered_by),
        boxes=tuple(map(_box, (HEADER[-1], *kind.boxes))),
        entry_boxes=tuple(map(_box, kind.entry_boxes)),
    )


def _roles(roles: tuple[str, ...]) -> tuple[Label, ...]:
    return tuple(Label(ROLES[role]) for role in roles)


def _box(box: Box) -> BoxView:
    inner = box.of if isinstance(box, Listed) else box
    columns = inner.boxes if isinstance(inner, Row) else ()
    options = inner.options if isinstance(inner, Choice) else {}
    example: Fact = inner.example
    return BoxView(
        label=Label(box.label),
        help=Label(box.help) if box.help else None,
        example="" if columns or options or isinstance(inner, MACHINE_MADE) else str(example),
        options=tuple(Label(label) for label in options.values()),
        required=box.required,
        columns=tuple(map(_box, columns)),
    )
