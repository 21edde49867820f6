"""What is shown about member households.

In:    nothing.   Out: the shapes of the member list and of a household's page.
Never: computes (`members.py` does); carries a name: the register knows it by person number and commitment.
"""

import datetime as dt
from dataclasses import dataclass

from hzpub.base.words import Label
from hzpub.reports.fee_pool_objects import DividendRow
from hzpub.reports.line import Line
from hzpub.reports.loan_objects import LoanRow
from hzpub.reports.parts import Facet, Fen

MEMBER_STATES = ("active", "unpaid", "left", "expelled")
"""Holds shares, gift shares among them; joined but holds none yet; took the last one back; lost its membership."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow:
    """A household in a list. Sums in fen.

    `person` and `name_hold` (its commitment) are what the register needs to show a name. `household_class` is "" where
    no household is told to be poor. `cap` is what `stars`
    allow it to owe, `room` what is left of it. `guarantees` counts loans now open that it stands for.
    """

    number: str
    person: str
    name_hold: str
    state: str
    state_label: Label
    household_class: str
    class_label: Label
    village_group: int
    joined_on: dt.date
    shares: int
    share_fen: Fen
    stars: int
    cap: Fen
    outstanding: Fen
    room: Fen
    open_loans: int
    overdue_loans: int
    guarantees: int
    owed_today: Fen


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassTotal:
    """One household class: households now holding shares, their shares, share money and open loans (fen)."""

    household_class: str
    label: Label
    households: int
    shares: int
    share_fen: Fen
    outstanding: Fen


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberList:
    """All households by number; totals count those that hold shares, except `outstanding` (fen)."""

    as_of: dt.date
    rows: tuple[MemberRow, ...]
    classes: tuple[ClassTotal, ...]
    groups: tuple[Facet, ...]
    states: tuple[Facet, ...]
    households: int
    shares: int
    share_fen: Fen
    outstanding: Fen


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareRow:
    """Shares paid in, or with negative numbers taken back, by one record (fen)."""

    number: str
    day: dt.date
    shares: int
    fen: Fen


@dataclass(frozen=True, slots=True, kw_only=True)
class StarRow:
    """The loan that earned a star, and the day it was cleared. `counts` is false beyond the most stars."""

    loan: str
    day: dt.date
    counts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GuaranteeRow:
    """A loan this household stands for: its state in words, and what is still open (fen)."""

    loan: LoanRow
    is_live: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow:
    """A joint-liability group this household belongs to."""

    number: str
    formed_on: dt.date
    members: tuple[str, ...]
    leader: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Barred:
    """Why a household may not borrow now: its `rule`, a sentence, and the loan and the record it speaks of ("" for none)."""

    rule: str
    told: Label
    loan: str = ""
    record: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberReport:
    """A household's page. `allows` says in one sentence what its stars allow; `timeline` is newest first.

    `cap_how` is the arithmetic of what the stars allow; `barred` says why it may not borrow now, if so.
    """

    as_of: dt.date
    row: MemberRow
    allows: Label
    cap_how: Label
    barred: tuple[Barred, ...]
    shares: tuple[ShareRow, ...]
    stars: tuple[StarRow, ...]
    loans: tuple[LoanRow, ...]
    guarantees: tuple[GuaranteeRow, ...]
    groups: tuple[GroupRow, ...]
    dividends: tuple[DividendRow, ...]
    timeline: tuple[Line, ...]
