"""Tiny whole funds, in memory: a scene is a list of records short enough to read.

In:    `tests/scenes/NAME.yml` (records, `extends`, `defaults`), or the records of an example.
Out:   `Scene`: the book so far, the names given with `as:`, every step taken, every breach found.
Never: touches files of a fund or signs anything; a seal here is a name, trust's own tests sign for real.

Boxes left out are filled: from the scene's `defaults`, from what the books already know (`filling.py`), or with
the box's own example. Whatever is written goes through the kind's own boxes, so a misspelt value fails loudly.
"""

import base64
import datetime as dt
import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from hzpub.base.findings import Severity
from hzpub.check.duties import missed, severity_of_missing
from hzpub.check.engine import judge, table_of
from hzpub.kinds import all_kinds
from hzpub.kinds.boxes import Box, BoxError
from hzpub.kinds.kind import HEADER, Kind
from hzpub.kinds.record import Record, Seal, make_record
from hzpub.kinds.vocabulary import Digest, Held, PublicKey
from hzpub.ledger.book import EMPTY, Book
from hzpub.ledger.replay import Step, take_step
from hzpub.rulebooks.discovery import mutual_aid
from hzpub.rulebooks.rule import Breach, Rule
from hzpub.trust.authority import ROLE_OF_OFFICE
from tests.rules import filling
from tests.rules.pages import Written, mapping, plain, records_of

FOLDER = Path(__file__).parents[1] / "scenes"
FIRST_DAY = dt.date(2024, 1, 2)
FUND = "dawu.361122"
HOLDERS = {
    "chair": "chair",
    "accountant": "accountant",
    "cashier": "cashier",
    "supervisors": "supervisors_head",
    "township_finance": "township_head",
    "council": "council_custodian",
}
"""Whose hand a seal is by default: the office behind each role."""

_STAYING = ("supervisors", "township_finance", "chair", "council", "accountant", "cashier").index
"""Who seals by default where some of several may: those who stay when offices change hands."""

Found = tuple[tuple[Written, Step, Rule, Breach], ...]


class Misspelt(ValueError):
    """An example writes something its kind does not take."""


@dataclass(frozen=True)
class Scene:
    """A fund as far as its story goes; adding a record answers a new scene."""

    book: Book = EMPTY
    names: Mapping[str, str] = field(default_factory=dict)
    defaults: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    found: Found = ()

    def add(self, written: Written) -> "Scene":
        """Make the record, number it after the last, replay it and ask every rule."""
        record = self._record(written)
        rulebook = mutual_aid()
        table = table_of(rulebook, self.book)
        parameters = table.for_record(self.book, record)
        step = take_step(self.book, record, table.at(record.number).quarter_deadline_days)
        found = tuple((written, step, rule, breach) for rule, breach in judge(step, rulebook, parameters))
        names = {**self.names, written.name: record.number} if written.name else self.names
        return replace(self, book=step.after, names=names, steps=(*self.steps, step), found=(*self.found, *found))

    def missed(self, as_of: dt.date | None, asked: Collection[str]) -> Iterator[tuple[Rule, Breach, Severity]]:
        """What of the duties `asked` about (rule ids) is missing on `as_of`, and how grave that is."""
        rulebook = mutual_aid()
        parameters = table_of(rulebook, self.book).at(self.book.number)
        for rule in rulebook.duties:
            if as_of is not None and rule.id in asked:
                for breach in missed(rule, self.book, as_of, parameters):
                    yield rule, breach, severity_of_missing(rule, parameters)

    def _record(self, written: Written) -> Record:
        kind = all_kinds().get(written.kind)
        if kind is None:
            raise Misspelt(f"no kind {written.kind!r}")
        number = f"{int(self.book.number) + 1:06d}"
        typed = {**self.defaults.get(kind.name, {}), **_named(written.boxes, self.names)}
        values = self._values(kind, number, typed)
        entered = values["entered"]
        seals = tuple(self._seals(kind, values, {**written.seals}))
        clerk = self._seal("cashier", "", values)
        return make_record(kind, number, entered, values, seals, clerk, f"records/{number}-{kind.name}.yml", number)

    def _values(self, kind: Kind, number: str, typed: dict[str, Any]) -> dict[str, Any]:
        date = _read(HEADER[3], typed.pop("date", None) or self._next_day().isoformat())
        entered = typed.pop("entered", None)
        values: dict[str, Any] = {"hzpub": 1, "fund": FUND, "kind": kind.name, "date": date, "entry": number}
        for box in (*kind.boxes, *kind.entry_boxes):
            if box.name in typed:
                values[box.name] = _read(box, typed.pop(box.name))
            elif (meaning := filling.known(kind, box, self.book, values)) is not None:
                values[box.name] = meaning
            elif box.required:
                values[box.name] = _read(box, self._spelling(box, values, number))
        if typed:
            raise Misspelt(f"{kind.name} has no box {', '.join(typed)}")
        earliest = max(date, values.get(kind.day, date), self.book.entered)
        values["entered"] = _read(HEADER[3], entered) if entered else earliest
        return values

    def _next_day(self) -> dt.date:
        return self.book.entered + dt.timedelta(days=1) if self.steps else FIRST_DAY

    def _spelling(self, box: Box, values: Mapping[str, Any], number: str) -> Any:
        """What a cashier would type into a box that the example does not care about."""
        if isinstance(box, Held):
            return base64.b64encode(hashlib.sha256(f"{number}{box.name}".encode()).digest()).decode()
        if isinstance(box, Digest):
            return "sha256:" + hashlib.sha256(f"{number}{box.name}".encode()).hexdigest()
        if isinstance(box, PublicKey):
            return key_of(f"{values.get('holder', '')}{number}")
        if box.name == "keys":
            hands = ["council", *dict.fromkeys(row["person"] for row in values["offices"])]
            return [{"holder": holder, "key": key_of(holder)} for holder in hands]
        return box.example

    def _seals(self, kind: Kind, values: Mapping[str, Any], chosen: dict[str, str]) -> list[Seal]:
        concerned = ROLE_OF_OFFICE.get(values.get("office", ""))
        spare = [role for role in sorted(kind.seals.any_of, key=_STAYING) if role != concerned]
        wanted = (*kind.seals.all_of, *spare[: kind.seals.at_least])
        roles = [role for role in kind.seals.allowed if role in wanted or role in chosen]
        if strangers := set(chosen) - set(kind.seals.allowed):
            raise Misspelt(f"{kind.name} is not sealed by {', '.join(sorted(strangers))}")
        return [self._seal(role, chosen.get(role, ""), values) for role in roles if chosen.get(role) != "none"]

    def _seal(self, role: str, person: str, values: Mapping[str, Any]) -> Seal:
        """A seal by `person`, by default by whoever holds the office behind `role` now."""
        if role == "new_key":
            return Seal(role, values["holder"], values["key"])
        authority = self.book.authority
        offices = values.get("offices", ())
        serving = authority.holders(HOLDERS[role]) or tuple(
            row["person"] for row in offices if row["office"] == HOLDERS[role]
        )
        hand = person or (serving[0] if serving else "")
        holder = "council" if role == "council" else hand
        live = [grant.key for grant in authority.keys if grant.holder == holder and not grant.until]
        return Seal(role, hand, live[-1] if live else key_of(holder))


@cache
def scene(name: str) -> Scene:
    """The scene called `name`, after its last record."""
    nodes = mapping((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    start = scene(plain(nodes["extends"])) if "extends" in nodes else Scene()
    own = plain(nodes["defaults"]) if "defaults" in nodes else {}
    here = replace(start, defaults={**start.defaults, **own}, found=())
    if "records" in nodes:
        for written in records_of(nodes["records"]):
            here = here.add(written)
    return here


def told(text: str, start: str) -> Scene:
    """The scene called `start`, gone on by the records in `text` (YAML, one item per record)."""
    here = scene(start)
    for written in records_of(mapping(f"records:\n{text}")["records"]):
        here = here.add(written)
    return here


def scene_names() -> list[str]:
    """Every scene there is."""
    return sorted(path.stem for path in FOLDER.glob("*.yml"))


def key_of(holder: str) -> str:
    """A key text that looks like a public key and belongs to `holder` alone; nobody can sign with it."""
    blob = b"\0\0\0\x0bssh-ed25519\0\0\0\x20" + hashlib.sha256(holder.encode()).digest()
    return "ssh-ed25519 " + base64.b64encode(blob).decode()


def _read(box: Box, typed: Any) -> Any:
    try:
        return box.read(typed)
    except BoxError as error:
        raise Misspelt(f"{box.name}: {typed!r}: {error.message} {dict(error.facts)}") from None


def _named(typed: Any, names: Mapping[str, str]) -> Any:
    """Replace every "$name" by the number of the record so named."""
    if isinstance(typed, Mapping):
        return {key: _named(value, names) for key, value in typed.items()}
    if isinstance(typed, tuple):
        return tuple(_named(value, names) for value in typed)
    if isinstance(typed, str) and typed.startswith("$"):
        if typed[1:] not in names:
            raise Misspelt(f"nothing was named {typed}; there are {sorted(names)}")
        return names[typed[1:]]
    return typed


