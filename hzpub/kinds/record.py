"""A record as the rest of the program knows it: read, numbered, and with its sealers named.

In:    meanings read by a `Kind`.   Out: `Record`, immutable.
Never: carries the file's bytes; replay must not hold all bodies in memory.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hzpub.kinds.kind import Kind


@dataclass(frozen=True, slots=True)
class Seal:
    """A checked seal: the role it was made for, the person behind it, and the key (public key text)."""

    role: str
    person: str
    key: str


@dataclass(frozen=True, slots=True)
class Record:
    """One entered record; `values` holds the meanings of body and entry together.

    `number` is its six-digit name, `date` the date written in the body, `entered` the day it was
    entered, `day` the date that counts for the bank, fees and stars. `record["amount"]` reads a box.
    """

    kind: Kind
    number: str
    entered: dt.date
    values: Mapping[str, Any]
    seals: tuple[Seal, ...] = ()
    entered_by: Seal | None = None
    path: str = ""
    digest: str = ""
    date: dt.date = field(init=False)
    day: dt.date = field(init=False)

    def __post_init__(self) -> None:
        """Look up the two dates once; rules ask for them again and again."""
        date = self.values["date"]
        object.__setattr__(self, "date", date)
        object.__setattr__(self, "day", self.values.get(self.kind.day, date))

    def __getitem__(self, box: str) -> Any:
        return self.values[box]

    def get(self, box: str, default: Any = None) -> Any:
        """Return the meaning of an optional box, or `default` when it was left out."""
        return self.values.get(box, default)


make_record = Record
"""Build a record from meanings: kind, number, entered, values, then seals, entered_by, path, digest."""
