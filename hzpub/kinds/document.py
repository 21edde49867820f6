"""Keep the generated parts of `docs/dev/record-format.md` in step with the declarations.

In:    the kinds, the character ranges, and a Markdown page with marks around its generated parts.
Out:   the page with those parts written anew.
Never: touches a line outside the marks.

    python -m hzpub.kinds.document docs/dev/record-format.md
"""

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from hzpub.kinds import all_kinds
from hzpub.kinds.box import Box
from hzpub.kinds.boxes import Choice, Day, Listed, Money, Pattern, Reference, Row, Text, Whole
from hzpub.kinds.frame import Version
from hzpub.kinds.kind import Kind, Seals
from hzpub.kinds.vocabulary import ROLES
from hzpub.reading.characters import RANGES

_PART = re.compile("(<!-- generated: ([a-z]+) [^\n]*-->\n).*?(<!-- /generated -->\n)", re.DOTALL)


def refreshed(page: str) -> str:
    """The page with every generated part written anew; raises KeyError for a part nobody knows."""
    return _PART.sub(lambda found: f"{found[1]}\n{''.join(_PARTS[found[2]]())}\n{found[3]}", page)


def _ranges() -> Iterator[str]:
    yield "| from | to |\n|---|---|\n"
    yield from (f"| U+{low:04X} | U+{high:04X} |\n" for low, high in RANGES)


def _roles() -> Iterator[str]:
    yield "| role | 中文 |\n|---|---|\n"
    yield from (f"| `{role}` | {label} |\n" for role, label in ROLES.items())


def _kinds() -> Iterator[str]:
    yield "| kind | 中文 | sealed by | entered by | value date | moves (debit / credit: box) |\n|---|---|---|---|---|---|\n"
    for kind in all_kinds().values():
        moves = "; ".join(f"{move.debit} / {move.credit}: `{move.box}`" for move in kind.moves) or "–"
        cells = (f"`{kind.name}`", kind.title, _seals(kind.seals), _names(kind.entered_by), f"`{kind.day}`", moves)
        yield f"| {' | '.join(cells)} |\n"


def _boxes() -> Iterator[str]:
    for kind in all_kinds().values():
        yield f"#### `{kind.name}` {kind.title}\n\n| box | 中文 | part | value |\n|---|---|---|---|\n"
        yield from _lines(kind)
        yield "\n"


def _lines(kind: Kind) -> Iterator[str]:
    for part, boxes in (("body", kind.boxes), ("entry", kind.entry_boxes)):
        for box in boxes:
            left_out = "" if box.required else " (may be left out)"
            yield f"| `{box.name}` | {box.label} | {part} | {_value(box)}{left_out} |\n"


def _value(box: Box) -> str:
    """What may stand in a box, in one phrase."""
    match box:
        case Listed(of=Row() as row):
            columns = ", ".join(f"`{column.name}` {_value(column)}" for column in row.boxes)
            return f"table of {box.least} to {box.most} rows: {columns}"
        case Listed():
            return f"list of {box.least} to {box.most}: {_value(box.of)}"
        case Money():
            return "money" if box.least else "money, may be 0.00"
        case Whole():
            return f"number {box.least} to {box.most}"
        case Day():
            return "day"
        case Choice():
            return "one of " + _names(tuple(box.options))
        case Reference():
            return f"number of an earlier {' or '.join(f'`{kind}`' for kind in box.kinds) or 'record'}"
        case Text():
            return f"text of 1 to {box.longest} characters"
        case Pattern():
            return "`{}`".format(box.pattern.replace("|", "\\|"))
        case Version():
            return "1"
    raise TypeError(f"say in hzpub.kinds.document what may stand in a {type(box).__name__}")


def _seals(seals: Seals) -> str:
    some = f"{seals.at_least} of {_names(seals.any_of)}" if seals.at_least else ""
    return "; ".join(part for part in (_names(seals.all_of), some) if part) or "the entry alone"


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


_PARTS: dict[str, Callable[[], Iterator[str]]] = {
    "ranges": _ranges,
    "roles": _roles,
    "kinds": _kinds,
    "boxes": _boxes,
}


def main(arguments: Sequence[str]) -> int:
    """Write the generated parts of each page named in `arguments` anew."""
    for name in arguments:
        path = Path(name)
        path.write_text(refreshed(path.read_text("utf-8")), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
