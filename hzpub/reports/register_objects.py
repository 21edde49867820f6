"""What is shown in the registers that the rulebook wants posted: raising, poor households, stars, reminders, queue.

In:    nothing.   Out: the shapes of these registers.
Never: computes (`raising.py`, `standing_lists.py` and `queue.py` do); carries a name.
"""

import datetime as dt
from dataclasses import dataclass

from hzpub.base.words import Label
from hzpub.reports.member_objects import ClassTotal, MemberRow, StarRow
from hzpub.reports.parts import Fen, Permille


@dataclass(frozen=True, slots=True, kw_only=True)
class RaisingRow:
    """One share, grant or gift that came in or went back (fen; negative: taken back), and days until its entry.

    `source` is the account, or "gift_shares": those bring no new money. `fen` of a struck record stands; the
    correction is a row of its own.
    """

    number: str
    day: dt.date
    source: str
    member: str
    giver: str
    shares: int
    fen: Fen
    lag: int
    struck_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RaisingSource:
    """One source: how many rows, what it holds now (fen), its share of the fund's total."""

    source: str
    label: Label
    count: int
    fen: Fen
    share: Permille


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """A household that waits for its shares: its place in the queue, how many shares, how much (fen)."""

    place: int
    number: str
    day: dt.date
    member: str
    shares: int
    fen: Fen


@dataclass(frozen=True, slots=True, kw_only=True)
class RaisingReport:
    """Where the fund's money came from, source by source, row by row; who waits to take shares back (R六(4))."""

    as_of: dt.date
    sources: tuple[RaisingSource, ...]
    fund_total: Fen
    households: int
    shares: int
    gift_shares: int
    longest_lag: int
    rows: tuple[RaisingRow, ...]
    queue: tuple[QueueRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PoorRow:
    """A registered poor or low-income household and its shares."""

    member: MemberRow
    gift_shares: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PoorList:
    """Poor and low-income households with their shares (R六(4)); totals are of those that hold shares (fen).

    `count` is how many there are; `rows` is empty where no household is told to be poor.
    """

    as_of: dt.date
    rows: tuple[PoorRow, ...]
    count: int
    classes: tuple[ClassTotal, ...]
    gift_shares: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StarTableRow:
    """A household's stars, the loans and days that earned them, and what they allow it to owe (fen)."""

    member: MemberRow
    stars: int
    cap: Fen
    room: Fen
    earned: tuple[StarRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StarTable:
    """Every household by number, and how many households have how many stars (index 0: none)."""

    as_of: dt.date
    rows: tuple[StarTableRow, ...]
    households: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderRow:
    """A loan soon due: the last day that is on time, days left, what is owed then (fen), who stands for it."""

    loan: str
    member: str
    due: dt.date
    last_timely_day: dt.date
    days_left: int
    outstanding: Fen
    owed_then: Fen
    guarantors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderList:
    """Loans whose last timely day comes within `days` days, soonest first (R六(2))."""

    as_of: dt.date
    days: int
    rows: tuple[ReminderRow, ...]
    fen: Fen
