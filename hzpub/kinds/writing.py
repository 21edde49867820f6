"""Write meanings back as the one spelling of format 1.

In:    a kind and the meanings of its boxes.   Out: the text of a body or of an entry.
Never: signs, numbers or files anything, writes what the strict reader would refuse.

A file on disk is body, `---`, seals, `---`, entry, signature (`docs/dev/record-format.md`).
"""

from collections.abc import Iterable, Mapping
from typing import Any

from hzpub.kinds.boxes import Box
from hzpub.kinds.kind import Kind
from hzpub.reading.characters import first_forbidden


def body_text(kind: Kind, fund: str, values: Mapping[str, Any]) -> str:
    """The body of a record. `values` holds meanings (fen, dates) by box name, `date` among them.

    Raises ValueError for a text with a character that no record may hold.
    """
    full = {"hzpub": 1, "fund": fund, "kind": kind.name, **values}
    return lines(kind.boxes_of("body"), full)


def entry_text(kind: Kind, values: Mapping[str, Any]) -> str:
    """The entry part without its signature; `values` holds entry, entered, previous, as and the kind's own.

    Raises ValueError for a text with a character that no record may hold.
    """
    return lines(kind.boxes_of("entry"), values)


def seals_text(seals: Iterable[tuple[str, str]]) -> str:
    """Part 2 from (role, armour) pairs, in the order given."""
    text = "".join(f'  - as: "{role}"\n    sshsig: |\n' + _indented(armor, 6) for role, armor in seals)
    return f"seals:\n{text}" if text else "seals: []\n"


def signature_text(armor: str) -> str:
    """The last lines of an entry."""
    return "sshsig: |\n" + _indented(armor, 2)


def lines(boxes: tuple[Box, ...], values: Mapping[str, Any]) -> str:
    """One line per filled box, tables below their name, in declared order; an empty list is left out.

    Raises ValueError for a text with a character that no record may hold.
    """
    text = ""
    for box in boxes:
        if box.name not in values:
            continue
        spelled = box.write(values[box.name])
        if isinstance(spelled, tuple):
            text += f"{box.name}:\n" + "".join(map(_item, spelled)) if spelled else ""
        else:
            text += f"{box.name}: {_scalar(spelled)}\n"
    return text


def _item(item: Any) -> str:
    if isinstance(item, Mapping):
        rows = [f"{key}: {_scalar(value)}\n" for key, value in item.items()]
        return "  - " + "    ".join(rows)
    return f"  - {_scalar(item)}\n"


def _scalar(value: str | int) -> str:
    if isinstance(value, int):
        return str(value)
    if first_forbidden(value) is not None:
        raise ValueError(f"not for a record: {value!r}")
    return f'"{value}"'


def _indented(armor: str, width: int) -> str:
    return "".join(f"{' ' * width}{line}\n" for line in armor.removesuffix("\n").split("\n"))
