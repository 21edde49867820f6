"""What is shown about things that went wrong and were put right in the open.

In:    nothing.   Out: the shapes of corrections, admitted breaches, late entries, the bank's agreement.
Never: computes; `notices.py` does.
"""

import datetime as dt
from dataclasses import dataclass

from hzpub.base.words import Label
from hzpub.reports.line import Line
from hzpub.reports.parts import Fen, SealBox

BREACH_STATES = ("open", "past_deadline", "cured")
BANK_STATES = ("matched", "unexplained", "stale", "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A reversal, the record it struck out, and why. `fen` is what the mistake had moved on the bank account."""

    number: str
    day: dt.date
    reason: str
    fen: Fen
    reversal: Line
    target: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachRow:
    """An admitted breach: rule, record, who mends it until when, and its cure.

    `state` is one of `BREACH_STATES`; `days` are left until the deadline, or past it when negative.
    """

    number: str
    day: dt.date
    state: str
    state_label: Label
    rule: str
    owner: str
    deadline: dt.date
    days: int
    remedy: str
    line: Line
    target: Line | None
    cure: Line | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hanging:
    """Where a quarter's notice hangs and since when, by the record that sealed it, and who entered that.

    `place` is "" where the record does not say; `until` is the day of the next quarter's notice, None while there is
    none.
    """

    number: str
    place: str
    since: dt.date
    until: dt.date | None
    entered_by: SealBox


@dataclass(frozen=True, slots=True, kw_only=True)
class BankCheck:
    """Books against bank, on the day of a statement (fen); without a statement all sums are 0.

    `state` is one of `BANK_STATES`: `stale` agreed once, but that was too long ago. `under_way` are itemised
    timing differences, `unexplained` what is left.
    """

    state: str
    state_label: Label
    number: str = ""
    day: dt.date | None = None
    balance: Fen = 0
    computed: Fen = 0
    under_way: Fen = 0
    unexplained: Fen = 0
    days_ago: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Notices:
    """Counts for a summary, and the lists behind them; everything newest first."""

    corrections: tuple[Correction, ...]
    breaches: tuple[BreachRow, ...]
    late: tuple[Line, ...]
    warnings: int
    disclosures: int
    acknowledged: int
    open_breaches: int
    cured_breaches: int
