"""What the page on seals and offices says: one object for the page and for report.json.

In:    nothing.   Out: frozen dataclasses.   Never: computes.
"""

import datetime as dt
from dataclasses import dataclass

from hzpub.base.words import Label


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeRow:
    """Somebody's time in an office, by record and day; `until` is "" while it goes on.

    `has_seal` tells that the office carries a seal and the person has a key in use; `no_seal` that the office
    carries none.
    """

    office: str
    label: Label
    person: str
    since: str
    since_day: dt.date
    until: str
    until_day: dt.date | None
    has_seal: bool
    no_seal: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRow:
    """A seal: its holder (person number or "council"), its time by record and day, why it ended.

    `distrusted` is the entry from which on it is not believed ("" for none).
    """

    holder: str
    holder_label: Label | None
    fingerprint: str
    is_hardware: bool
    since: str
    since_day: dt.date
    until: str
    until_day: dt.date | None
    cause: str
    cause_label: Label | None
    distrusted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtfulRow:
    """A record that a distrusted seal stands on, as which roles, and the record that sealed it again ("" for none)."""

    number: str
    roles: tuple[Label, ...]
    resealed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrustRow:
    """A distrusted seal with everything it stands on from that entry on; `open` of them nobody sealed again."""

    key: KeyRow
    records: tuple[DoubtfulRow, ...]
    open: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SealReport:
    """Who holds which office and seal, who did before, which seals ended and why.

    `charter` is the digest of the founding record, which everything hangs on. `keeper` keeps the council's seal
    ("" for nobody); `keeper_also` names the other seal that the same person makes, if any.
    """

    as_of: dt.date
    charter: str
    offices: tuple[OfficeRow, ...]
    past: tuple[OfficeRow, ...]
    keys: tuple[KeyRow, ...]
    ended: tuple[KeyRow, ...]
    distrusted: tuple[DistrustRow, ...]
    keeper: str
    keeper_also: Label | None
