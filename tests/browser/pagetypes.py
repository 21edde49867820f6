"""Which pages stand for all: one of each type, found on the site itself, so that a new type is looked at unasked.

In:    the folder of a finished site.   Out: page types, each with its pages, the heaviest first.
Never: a list that somebody must remember to extend.
"""

import re
from pathlib import Path

PROGRAMS = frozenset({"verifier.html"})
"""Pages that are a program and one file; everything else is a page to read."""
SEARCH = frozenset({"find.html"})
"""Pages to read whose box looks something up with a script, kept to a weight of its own."""
MANY = frozenset({"rules"})
"""Folders whose pages are one type whatever they are called."""


def page_types(site: Path) -> dict[str, list[Path]]:
    """Pages by type: the path with every number, and every name in a folder of `MANY`, left out."""
    found: dict[str, list[Path]] = {}
    for path in sorted(site.rglob("*.html")):
        folder, name = path.parent.relative_to(site).as_posix(), path.name
        kind = f"{folder}/*" if folder in MANY else re.sub(r"\d+", "#", f"{folder}/{name}".removeprefix("./"))
        found.setdefault(kind, []).append(path)
    return {kind: sorted(pages, key=lambda path: (-path.stat().st_size, path)) for kind, pages in found.items()}


def one_of_each(site: Path) -> dict[str, Path]:
    """The heaviest page of each type; it holds whatever a lighter one holds."""
    return {kind: pages[0] for kind, pages in page_types(site).items()}
