"""What the home page shows about the fund.

In:    nothing.   Out: the shape of the fund's report.
Never: computes; `fund.py` does.
"""

import datetime as dt
from dataclasses import dataclass

from hzpub.base.months import Quarter
from hzpub.base.shares import percent
from hzpub.base.words import N_, Label, Yuan
from hzpub.reports.line import Line
from hzpub.reports.member_objects import ClassTotal
from hzpub.reports.notice_objects import BankCheck
from hzpub.reports.parts import Fen, Permille, Source

_ROOM = N_("{total} × {limit} − {outstanding} = {room}")


@dataclass(frozen=True, slots=True, kw_only=True)
class FundHead:
    """Who the fund is, from its charter: what stands at the top of every page and paper.

    `village_households` is 0 when the charter does not say.
    """

    id: str
    name: str
    village: str
    township: str
    county: str
    fund_kind: Label
    is_fiction: bool
    founded: dt.date
    bank: str
    account_holder: Label
    hotline: str
    village_households: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyDate:
    """A day to keep in mind: what happens, and how many and how much when it is money (fen)."""

    day: dt.date
    what: Label
    count: int = 0
    fen: Fen = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FundReport:
    """The home page. Sums in fen as the books stand after record `last_number`, judged on `as_of`.

    `lent` is outstanding over fund total in per mille, rounded up; `may_lend` what is left below the limit and
    in the bank.
    """

    as_of: dt.date
    head: FundHead
    last_number: str
    last_entered: dt.date
    records: int
    seals: int
    quarter: Quarter
    bank: Fen
    loans_open: int
    outstanding: Fen
    loans_overdue: int
    overdue: Fen
    bank_check: BankCheck
    fund_total: Fen
    fee_pool: Fen
    payables: Fen
    lent: Permille
    limit: Permille
    may_lend: Fen
    sources: tuple[Source, ...]
    classes: tuple[ClassTotal, ...]
    households: int
    last_events: tuple[Line, ...]
    key_dates: tuple[KeyDate, ...]
    warnings: int
    disclosures: int
    open_breaches: int
    cured_breaches: int
    late_entries: int
    corrections: int

    @property
    def room_line(self) -> Label:
        """What the limit leaves, before a look at the bank: fund total × limit − lent out."""
        most = self.fund_total * self.limit // 1000
        facts = {"total": self.fund_total, "outstanding": self.outstanding, "room": most - self.outstanding}
        told = tuple((name, Yuan(fen)) for name, fen in facts.items())
        return Label(_ROOM, (*told, ("limit", percent(self.limit))))
