"""One record as every report and list shows it: one line.

In:    a step of the replay.   Out: `Line`, frozen, without the body.
Never: carries a translated text, a file's bytes or a withheld value.
"""

import datetime as dt
from dataclasses import dataclass

from hzpub.base.words import Fact, Label
from hzpub.ledger.book import Posting
from hzpub.reports.parts import SealBox
from hzpub.reports.telling import label_of_role, places


@dataclass(frozen=True, slots=True)
class Line:
    """One record, told in one sentence.

    `date` stands in the body, `day` counts for bank, fees and stars, `booked` for the books, `entered` is the
    day of entry. `said` fills the places of `sentence` in their order: money as `Yuan`, choices as `Label`,
    references as numbers. `members` and `loan` name whom it concerns. `seals` are (role, person) pairs.
    `reverses` is what a reversal struck out, `reversed_by` the reversal that struck this one out; `admits` is
    the record a breach, its cure or an exception speaks of, `breaches` the admitted breaches of this one.
    """

    number: str
    kind: str
    title: str
    date: dt.date
    day: dt.date
    booked: dt.date
    entered: dt.date
    path: str
    digest: str
    told: str
    said: tuple[Fact, ...]
    members: tuple[str, ...]
    loan: str
    seals: tuple[tuple[str, str], ...]
    entered_by: tuple[str, str]
    postings: tuple[Posting, ...]
    reverses: str = ""
    reversed_by: str = ""
    admits: str = ""
    breaches: tuple[str, ...] = ()

    @property
    def sentence(self) -> Label:
        """What the record means, ready for `Words`."""
        return Label(self.told, tuple(zip(places(self.told), self.said, strict=True)))

    @property
    def title_label(self) -> Label:
        """What people call this kind of record."""
        return Label(self.title)

    @property
    def is_late(self) -> bool:
        """Entered after the quarter of its own day was closed (补录)."""
        return self.booked != self.day

    @property
    def is_struck(self) -> bool:
        """Struck out by a reversal."""
        return self.reversed_by != ""

    @property
    def bank_fen(self) -> int:
        """What it moved on the bank account (fen, in is positive)."""
        return sum(posting.fen for posting in self.postings if posting.account == "bank")

    @property
    def ticks(self) -> tuple[SealBox, ...]:
        """Its seals, each with the role's word and the person."""
        return tuple(SealBox(role, label_of_role(role), person) for role, person in self.seals)

    @property
    def entry_tick(self) -> SealBox:
        """Who entered it."""
        role, person = self.entered_by
        return SealBox(role, label_of_role(role), person)


@dataclass(frozen=True, slots=True)
class MonthOfRecords:
    """Every record entered in one month ("2024-03"), in the order of their numbers."""

    month: str
    first: dt.date
    lines: tuple[Line, ...]
    corrections: int
    late: int
