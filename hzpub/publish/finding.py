"""What the search page asks: small files, each with the addresses of a hundred numbers or of some fifty names.

In:    the households, loans and records of a site; names, in the village edition alone.
Out:   `find/*.js`, each a call of `hzFind` with rows of plain texts; how a name's file is chosen.
Never: puts a name, masked or whole, into the web's index; guesses: a row answers one exact number or whole name.

Files, not one index: a phone loads one of some kilobytes however large the fund is. Scripts, not JSON: a page
opened from a USB stick may load nothing else. By the sum of its characters, not by surname: in a village where
everybody is a Wang, a file for each surname would be one file.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hzpub.base.words import N_, Label, Words
from hzpub.publish.paging import Jump, ListPage, jumps, paged
from hzpub.publish.press import Press
from hzpub.reports.member_objects import MemberRow
from hzpub.reports.names import Names, surname

NAMES_A_FILE = 50
"""About how many names one file holds."""
_MODULUS = 65521
_SURNAME = N_("姓 {surname}")


@dataclass(frozen=True, slots=True)
class Named:
    """A household in the village edition: its number, the whole name of who speaks for it, its village group."""

    name: str
    number: str
    group: int


@dataclass(frozen=True, slots=True)
class Index:
    """Everything one site can be asked for. `last` is the last record, `named` is empty on the web."""

    households: Sequence[MemberRow]
    loans: frozenset[str]
    records: Mapping[str, str]
    named: tuple[Named, ...] = ()

    @property
    def last(self) -> str:
        """The highest record number."""
        return max(self.records, default="")

    @property
    def files_of_names(self) -> int:
        """Over how many files the names are spread."""
        return -(-len(self.named) // NAMES_A_FILE)

    @property
    def heads(self) -> tuple[str, ...]:
        """What numbers of households and persons begin with, two digits left out."""
        return tuple(sorted({number[:-2] for row in self.households for number in (row.number, row.person)}))

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Every file with its name below `find/`, the same bytes each time."""
        shelves: dict[str, list[list[str]]] = {}
        for number, page in sorted(self._pages()):
            shelves.setdefault(number[:-2], []).append([number, page.removesuffix(".html")])
        for each in sorted(self.named, key=lambda each: (each.name, each.number)):
            place = place_of(each.name, self.files_of_names)
            row = [each.name, f"members/{each.number}", each.number, str(each.group)]
            shelves.setdefault(f"n{place}", []).append(row)
        for key, rows in shelves.items():
            yield f"{key}.js", f"hzFind({json.dumps(rows, separators=(',', ':'))})\n".encode("ascii")

    def _pages(self) -> Iterator[tuple[str, str]]:
        for row in self.households:
            yield row.number, f"members/{row.number}"
            yield row.person, f"members/{row.number}"
        for number in self.loans:
            yield number, f"loans/{number}"
        yield from self.records.items()


def named_households(rows: Iterable[MemberRow], names: Names) -> tuple[Named, ...]:
    """Households under their whole names; none unless `names` are those of the village's own edition."""
    if not names.full:
        return ()
    found = ((names.person(row.number), row) for row in rows)
    return tuple(Named(name, row.number, row.village_group) for name, row in found if name)


def place_of(name: str, files: int) -> int:
    """In which of `files` files a name lies, spaces apart; the script of find.html reckons the same.

    >>> place_of("王大年", 7), place_of("王 大 年", 7)
    (1, 1)
    """
    units = "".join(name.split()).encode("utf-16-le")
    total = 0
    for low, high in zip(units[::2], units[1::2], strict=True):
        total = (total * 31 + low + high * 256) % _MODULUS
    return total % files


def print_finding(press: Press, words: Words, index: Index, groups: Sequence[Jump]) -> None:
    """Print the search page, its files, and in the village edition the list by surname; `groups` lead to households."""
    pages = by_surname(index.named) if index.named else ()
    ways = jumps(pages)
    press.page("find.html", "pages/find.html", "members", words(N_("查找")), index=index, jumps=groups, surnames=ways)
    for name, data in index.files():
        press.file(f"find/{name}", data)
    for page in pages:
        facts = {"parts": page.parts, "pages": pages, "jumps": ways}
        press.page(page.url, "pages/surnames.html", "members", words(N_("按姓氏找")), **facts)


def by_surname(named: Iterable[Named]) -> tuple[ListPage, ...]:
    """Households under their surnames, on pages, for whoever has no script; in the order of the characters' radicals."""
    groups: dict[str, list[Named]] = {}
    for each in sorted(named, key=lambda each: (surname(each.name), each.name, each.number)):
        groups.setdefault(surname(each.name), []).append(each)
    return paged(
        "surnames",
        (
            ("-".join(f"{ord(each):x}" for each in family), Label(_SURNAME, (("surname", family),)), rows)
            for family, rows in groups.items()
        ),
    )
