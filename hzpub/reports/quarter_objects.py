"""What is shown about a quarter: the notice the rulebook asks for.

In:    nothing.   Out: the shapes of the quarterly notice and of the archive.
Never: computes; `quarters.py` does.
"""

import datetime as dt
from dataclasses import dataclass

from hzpub.base.months import Quarter
from hzpub.base.words import N_, Label, Yuan
from hzpub.reports.line import Line
from hzpub.reports.notice_objects import BankCheck, BreachRow, Correction, Hanging
from hzpub.reports.parts import Fen, Permille
from hzpub.reports.register_objects import QueueRow

_BALANCE = N_("{opening} + {in} − {out} = {closing}")


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

    @property
    def line(self) -> Label:
        """The whole as one line: ``10.00 元 + 5.00 元 − 3.00 元 = 12.00 元``."""
        parts = {"opening": self.opening, "in": self.money_in, "out": self.money_out, "closing": self.closing}
        return Label(_BALANCE, tuple((name, Yuan(fen)) for name, fen in parts.items()))


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassLent:
    """What one class of households was lent in the quarter, net of what was reversed or sent back (fen, per mille)."""

    household_class: str
    label: Label
    loans: int
    fen: Fen
    share: Permille


@dataclass(frozen=True, slots=True, kw_only=True)
class Lending:
    """What was lent and came back in the quarter (fen, per mille).

    Loans paid out (number, sum, households, the part that went to poor households), `returned` by the bank; principal
    repaid, written off; principal falling due and how much of that was repaid on time; loans outstanding at both ends:
    opening + paid_out - returned - repaid - written_off = closing. `classes` tell who was lent to (S二(五)).
    """

    opening: Fen
    paid_out: Fen
    loans: int
    households: int
    returned: Fen
    to_poor: Fen
    poor_share: Permille
    classes: tuple[ClassLent, ...]
    repaid: Fen
    written_off: Fen
    closing: Fen
    falling_due: Fen
    on_time: Fen
    on_time_share: Permille
    lent: Permille
    limit: Permille

    @property
    def line(self) -> Label:
        """What is lent out, as one line: opening, paid out, and all that left it again."""
        gone = self.opening + self.paid_out - self.closing
        parts = {"opening": self.opening, "in": self.paid_out, "out": gone, "closing": self.closing}
        return Label(_BALANCE, tuple((name, Yuan(fen)) for name, fen in parts.items()))


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanMove:
    """A pay-out or a repayment booked in the quarter, line by line (fen). `struck_by`: reversed, by which record.

    `fen` is what moved on the bank: nothing where a debt was set off (`through_bank` is false). `returned_by` is the
    record by which the bank sent a pay-out back.
    """

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
    title: Label
    through_bank: bool = True
    returned_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenOff:
    """A loan of which principal was written off by the end of the quarter, and what came in since (fen)."""

    loan: str
    member: str
    written_off: Fen
    recovered: Fen
    outstanding: Fen
    guarantors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OverdueRow:
    """A loan overdue at the end of the quarter (or on `as_of`, when that is earlier): principal open, days late.

    `due` and `days` are those of its oldest instalment; `overdue` is the principal that has fallen due.
    """

    loan: str
    member: str
    due: dt.date
    days: int
    outstanding: Fen
    overdue: Fen
    guarantors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterReport:
    """One quarter's notice. Sums in fen; `last_day` is the quarter's end, or `as_of` while it still runs.

    `waiting` are the households that had asked for their shares by then and not been paid. `next_due` is the last day
    for the notice of the quarter after this one, None where the fund had ended by then. `hangs` is None while the notice
    is not sealed.
    """

    quarter: Quarter
    as_of: dt.date
    first_day: dt.date
    last_day: dt.date
    is_over: bool
    closes: dt.date
    next_due: dt.date | None
    hangs: Hanging | None
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
    written_off: tuple[WrittenOff, ...]
    late: tuple[Line, ...]
    corrections: tuple[Correction, ...]
    corrected_later: tuple[Line, ...]
    breaches: tuple[BreachRow, ...]
    statement: BankCheck
    waiting: tuple[QueueRow, ...]
    events: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterRow:
    """A quarter in the archive (fen).

    `notice` is the record by which its notice was sealed and entered, "" while there is none; `is_missing` says that
    the last day for it (`closes`) is over all the same.
    """

    quarter: Quarter
    is_over: bool
    records: int
    bank: Fen
    fund_total: Fen
    paid_out: Fen
    repaid: Fen
    outstanding: Fen
    overdue: Fen
    corrections: int
    is_corrected: bool
    closes: dt.date
    notice: str
    is_missing: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """Every quarter in one line each, newest first."""

    as_of: dt.date
    rows: tuple[QuarterRow, ...]
