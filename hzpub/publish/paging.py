"""Long lists, cut into pages a cheap phone can hold.

In:    rows already grouped and ordered by a report.   Out: pages of at most 200 rows, jumps to each group.
Never: sorts, drops or counts anything anew for a total.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from hzpub.base.words import N_, Label

MOST = 200
"""Rows on one page."""


@dataclass(frozen=True, slots=True)
class Part:
    """Rows under one caption."""

    id: str
    label: Label
    rows: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list."""

    url: str
    label: Label
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Jump:
    """A link to where a group begins."""

    href: str
    label: Label
    count: int


def paged(stem: str, groups: Iterable[tuple[str, Label, Sequence[Any]]], most: int = MOST) -> tuple[ListPage, ...]:
    """Lay (key, label, rows) groups out on pages `stem.html`, `stem-2.html`, ...; at least one page."""
    pages: list[list[Part]] = [[]]
    room = most
    for key, label, rows in groups:
        at = 0
        while at < len(rows):
            if not room:
                pages.append([])
                room = most
            taken = tuple(rows[at : at + room])
            pages[-1].append(Part(f"s-{key}", label, taken))
            at += len(taken)
            room -= len(taken)
    return tuple(
        ListPage(_url(stem, number), Label(N_("第 {number} 页"), (("number", number),)), tuple(parts))
        for number, parts in enumerate(pages, 1)
    )


def jumps(pages: Iterable[ListPage]) -> tuple[Jump, ...]:
    """One jump for each group, to its first row."""
    first: dict[str, tuple[str, Label]] = {}
    counts: dict[str, int] = {}
    for page in pages:
        for part in page.parts:
            first.setdefault(part.id, (f"{page.url}#{part.id}", part.label))
            counts[part.id] = counts.get(part.id, 0) + len(part.rows)
    return tuple(Jump(href, label, counts[key]) for key, (href, label) in first.items())


def _url(stem: str, number: int) -> str:
    return f"{stem}.html" if number == 1 else f"{stem}-{number}.html"
