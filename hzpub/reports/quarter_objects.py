"""What is shown about a quarter: the notice the rulebook asks for.

In:    nothing.   Out: the shapes of the quarterly notice and of the archive.
Never: computes; `quarters.py` does.
"""

import datetime as dt
from dataclasses import dataclass

from hzpub.base.months import Quarter
from hzpub.base.words import Label
from hzpub.reports.line import Line
from hzpub.reports.notice_objects import BankCheck, BreachRow, Correction
from hzpub.reports.parts import Fen, Permille


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowRow:
    """Money of one source, or to one use, net of what reversals took back in the same quarter (fen, never signed
    unless an earlier quarter was corrected). `count` is records less reversals.
    """

    kind: str
    account: str
    label: Label
    fen: Fen
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """opening + money_in - money_out = closing, with the rows behind both sums (fen)."""

    opening: Fen
    money_in: Fen
    money_out: Fen
    closing: Fen
    rows_in: tuple[FlowRow, ...]
    rows_out: tuple[FlowRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lending:
    """What was lent and came back in the quarter (fen, per mille).

    Loans paid out (number, sum, households, the part that went to poor households); principal repaid; principal
    falling due and how much of that was repaid on time; loans outstanding at both ends.
    """

    opening: Fen
    paid_out: Fen
    loans: int
    households: int
    to_poor: Fen
    poor_share: Permille
    repaid: Fen
    closing: Fen
    falling_due: Fen
    on_time: Fen
    on_time_share: Permille
    lent: Permille
    limit: Permille


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanMove:
    """A pay-out or a repayment booked in the quarter, line by line (fen). `struck_by`: reversed, by which record."""

    number: str
    loan: str
    member: str
    day: dt.date
    is_payout: bool
    fen: Fen
    principal: Fen
    usage_fee: Fen
    penalty: Fen
    due: dt.date | None
    struck_by: str
    is_late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OverdueRow:
    """A loan overdue at the end of the quarter (or on `as_of`, when that is earlier): principal open, days late."""

    loan: str
    member: str
    due: dt.date
    days: int
    outstanding: Fen
    guarantors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterReport:
    """One quarter's notice. Sums in fen; `last_day` is the quarter's end, or `as_of` while it still runs."""

    quarter: Quarter
    as_of: dt.date
    first_day: dt.date
    last_day: dt.date
    is_over: bool
    closes: dt.date
    records: int
    bank: Balance
    fund: Balance
    fee_pool: Balance
    payables_opening: Fen
    payables_closing: Fen
    lending: Lending
    usage_fees: Fen
    penalties: Fen
    other_income: Fen
    payouts: tuple[LoanMove, ...]
    repayments: tuple[LoanMove, ...]
    overdue: tuple[OverdueRow, ...]
    overdue_fen: Fen
    late: tuple[Line, ...]
    corrections: tuple[Correction, ...]
    corrected_later: tuple[Line, ...]
    breaches: tuple[BreachRow, ...]
    statement: BankCheck
    events: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterRow:
    """A quarter in the archive (fen)."""

    quarter: Quarter
    is_over: bool
    records: int
    bank: Fen
    fund_total: Fen
    paid_out: Fen
    repaid: Fen
    overdue: Fen
    corrections: int
    is_corrected: bool
