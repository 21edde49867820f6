"""What stands inside one record: its boxes with their labels, its exact text, its seals with offices, its commit.

In:    a line of the chronicle and the bytes of its file.
Out:   `RecordText`, ready for a page.
Never: shows a withheld value, keeps a body longer than its page is being printed, judges anything.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hzpub.base.words import N_, Fact, Label, Words
from hzpub.kinds import all_kinds
from hzpub.kinds.box import Box
from hzpub.kinds.boxes import Listed, Reference, Row
from hzpub.kinds.kind import Kind
from hzpub.kinds.vocabulary import OFFICES, OWN_NUMBER, Digest, Held, Member, Numbered, Person, PublicKey
from hzpub.publish.held import FOLDER
from hzpub.publish.recordfiles import RecordFiles
from hzpub.reading.envelope import read
from hzpub.reports.line import Line
from hzpub.reports.telling import fact, label_of_role
from hzpub.rulebooks.parameters import Parameter
from hzpub.rulebooks.values import value_label
from hzpub.trust.append_only import Addition
from hzpub.trust.authority import Authority, Term
from hzpub.trust.proofs import proof_path

LONGEST = 1200
"""Bytes of text that a record may show among others; a longer one has a sheet of its own."""

_WITHHELD = Label(N_("（不公开，凭条核对）"))
_ON_FILE = Label(N_("有，摘要在下面的原文里"))
_IN_TEXT = Label(N_("在下面的原文里"))
_PARAMETER = N_("{label}（{name}）")


@dataclass(frozen=True, slots=True)
class Cell:
    """One value: `way` says whether it names a "record", a "person", or nothing to look up ("")."""

    fact: Fact
    way: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One box: `cells` are its values; or `rows` under `columns`, each row the values of each column."""

    label: Label
    cells: tuple[Cell, ...] = ()
    columns: tuple[Label, ...] = ()
    rows: tuple[tuple[tuple[Cell, ...], ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Sealed:
    """One seal: its role, the person behind it, the office that carried it then (None where the role says it)."""

    role: Label
    person: str
    office: Label | None


@dataclass(frozen=True, slots=True)
class RecordText:
    """Everything inside one record. `commit` is short, `committed` its day; both empty when git was not asked.

    `hides`: a line of the body is left out on this site.
    `sheet` is the address of the sheet that shows it where it is too long to stand among others, else "".
    """

    rows: tuple[Told, ...]
    body: str
    seals: tuple[Sealed, ...]
    digest: str
    proof: str
    sheet: str
    commit: str = ""
    committed: dt.date | None = None
    hides: bool = False


class RecordTexts:
    """Opens one record after the other."""

    def __init__(
        self,
        files: RecordFiles,
        authority: Authority,
        hidden: frozenset[str] = frozenset(),
        parameters: Mapping[str, Parameter] | None = None,
    ) -> None:
        """`hidden` are boxes that this edition does not show; `parameters` the rulebook's, to call each as people do."""
        self._files, self._kinds, self._hidden = files, all_kinds(), hidden
        self._parameters = parameters or {}
        self._roles = authority.roles
        self._terms: dict[str, list[Term]] = {}
        for term in authority.terms:
            self._terms.setdefault(term.person, []).append(term)

    def of(self, line: Line) -> RecordText:
        """The inside of one record. Raises LogRefused for a file that is no longer what was checked."""
        file = read(self._files.of(line), line.path)
        added = self._files.added(line)
        kind = self._kinds[line.kind]
        values = {**file.values, **(file.entry.values if file.entry else {})}
        told = {name: value for name, value in values.items() if name not in self._hidden}
        body = file.body.decode().splitlines(keepends=True)
        shown = [row for row in body if row.partition(":")[0] not in self._hidden]
        return RecordText(
            rows=tuple(_rows(kind, told, self._parameters)),
            body="".join(shown),
            hides=len(shown) < len(body),
            seals=tuple(self._sealed(line.number, role, person) for role, person in line.seals),
            digest=line.digest,
            proof=f"{FOLDER}/{proof_path(int(line.number) - 1)}",
            sheet=f"records/{line.number}.html" if len(file.body) > LONGEST else "",
            commit=added.commit[:7] if added else "",
            committed=_day(added) if added else None,
        )

    def _sealed(self, number: str, role: str, person: str) -> Sealed:
        """A seal with the office that carried it when the record was entered."""
        wanted = "council_custodian" if role == "council" else ""
        for term in self._terms.get(person, ()):
            serving = term.since <= number and not (term.until and term.until < number)
            if serving and (term.office == wanted or self._roles.get(term.office) == role):
                office = OFFICES[term.office]
                shown = None if office == label_of_role(role).text else Label(office)
                return Sealed(label_of_role(role), person, shown)
        return Sealed(label_of_role(role), person, None)


def titles(words: Words) -> dict[str, str]:
    """What people call each kind of record, by its name in the file."""
    return {name: words(kind.title) for name, kind in all_kinds().items()}


def _rows(kind: Kind, values: Mapping[str, Any], parameters: Mapping[str, Parameter]) -> Iterator[Told]:
    """Every box that is filled, in the order of the form; the format's own lines stand elsewhere on the page."""
    for box in (*kind.boxes, *kind.entry_boxes):
        if box.name in values:
            yield _told(box, box.read(values[box.name]), parameters)


def _told(box: Box, meaning: Any, parameters: Mapping[str, Parameter]) -> Told:
    label = Label(box.label)
    if isinstance(box, Listed) and box.of is OWN_NUMBER:
        heads = tuple(Label(each.label) for each in OWN_NUMBER.boxes)
        return Told(label, columns=heads, rows=tuple(_own_number(row, parameters) for row in meaning))
    if isinstance(box, Listed) and isinstance(box.of, Row):
        filled = [each for each in box.of.boxes if any(each.name in row for row in meaning)]
        rows = tuple(tuple(_cells(each, row[each.name]) if each.name in row else () for each in filled) for row in meaning)
        return Told(label, columns=tuple(Label(each.label) for each in filled), rows=rows)
    return Told(label, _cells(box, meaning))


def _own_number(row: Mapping[str, str], parameters: Mapping[str, Parameter]) -> tuple[tuple[Cell, ...], ...]:
    """What a fund sets for itself; a name that the rulebook does not know stays as it was written."""
    name, value = row["name"], row["value"]
    told: tuple[Fact, Fact] = (name, value)
    if (known := parameters.get(name)) is not None:
        told = Label(_PARAMETER, (("label", Label(known.label)), ("name", name))), value_label(known, value)
    return tuple((Cell(each),) for each in (*told, row["authority"]))


def _cells(box: Box, meaning: Any) -> tuple[Cell, ...]:
    return tuple(_cell(box.of, each) for each in meaning) if isinstance(box, Listed) else (_cell(box, meaning),)


def _cell(box: Box, meaning: Any) -> Cell:
    match box:
        case Held():
            return Cell(_WITHHELD)
        case Digest():
            return Cell(_ON_FILE)
        case PublicKey():
            return Cell(_IN_TEXT)
        case Reference() | Numbered():
            return Cell(meaning, "record")
        case Member() | Person():
            return Cell(meaning, "person")
    return Cell(fact(box, meaning))


def _day(added: Addition) -> dt.date | None:
    """The committer's day, where he was; None for a date that no calendar has."""
    try:
        zone = dt.timezone(dt.timedelta(minutes=added.offset_minutes))
        return dt.datetime.fromtimestamp(added.committed, zone).date() if added.committed >= 0 else None
    except (OverflowError, OSError, ValueError):
        return None
