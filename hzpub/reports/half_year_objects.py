"""What stands on the three half-yearly forms (R七2): receipts, overdue loans, projects and loan quality.

In:    nothing.   Out: the shapes of these forms.
Never: computes (`receipts.py`, `overdue_form.py`, `quality.py` do); shows what a later day made of a loan.
"""

import datetime as dt
from dataclasses import dataclass

from hzpub.base.months import Quarter
from hzpub.base.words import Label
from hzpub.reports.form_objects import FormHead
from hzpub.reports.line import Line
from hzpub.reports.parts import Arithmetic, Fen, Permille

AGES = ("1-30", "31-90", "91-180", "181-")
"""How long overdue, in days, both ends included."""

QUALITIES = ("normal", "watch", "overdue", "bad", "cleared")
"""On time; on time but the project failed; 1 to 180 days overdue; longer, or written off; nothing owed any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptRow:
    """One part of one payment into the bank account (fen; negative: taken back by a correction)."""

    place: int
    number: str
    day: dt.date
    category: str
    category_label: Label
    payer: str
    payer_label: Label | None
    loan: str
    fen: Fen
    bank_slip: str
    notice: str
    entered_by: str
    is_late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptTotal:
    """One category of receipts: how many rows, how much (fen)."""

    category: str
    label: Label
    count: int
    fen: Fen


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptForm:
    """Form 3: every payment in, in the order of entry, with totals by category (fen)."""

    head: FormHead
    rows: tuple[ReceiptRow, ...]
    totals: tuple[ReceiptTotal, ...]
    fen: Fen


@dataclass(frozen=True, slots=True, kw_only=True)
class OverdueFormRow:
    """A loan overdue on the last day of the period: what is owed, who stands for it, what has been done (fen).

    `overdue` is what had fallen due, `outstanding` all that is owed; the charges are what clearing it that day would cost,
    and `..._how` their arithmetic; where several instalments are late, the lines after the first are in `penalty_more`.
    """

    place: int
    loan: str
    member: str
    class_label: Label
    amount: Fen
    paid_on: dt.date
    due: dt.date
    days: int
    age: str
    overdue: Fen
    outstanding: Fen
    usage_fee: Fen
    penalty: Fen
    guarantee_mode: Label
    guarantors: tuple[str, ...]
    measures: tuple[Line, ...]
    usage_fee_how: Arithmetic
    penalty_how: Arithmetic | None = None
    penalty_more: tuple[Arithmetic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeTotal:
    """Loans overdue for so long: how many, how much principal (fen)."""

    age: str
    label: Label
    loans: int
    fen: Fen


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenOffRow:
    """A loan of which principal was written off by then: how much, and what came back since (fen)."""

    loan: str
    member: str
    written_off: Fen
    recovered: Fen
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OverdueForm:
    """Form 4: overdue loans, longest first, by age; below them what was written off (fen)."""

    head: FormHead
    rows: tuple[OverdueFormRow, ...]
    ages: tuple[AgeTotal, ...]
    written_off: tuple[WrittenOffRow, ...]
    fen: Fen


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityRow:
    """A loan on the books in the period: its project and how good it is.

    `star` was earned in the period; `at_risk` tells that it counts towards the form's sum at risk.
    """

    place: int
    loan: str
    member: str
    category: Label
    purpose: str
    amount: Fen
    outstanding: Fen
    days: int
    local_speciality: bool
    progress: Label | None
    output: str
    told: str
    quality: str
    quality_label: Label
    star: bool
    at_risk: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityTotal:
    """One class of loans: how many, what they owe (fen), its share of all that is owed."""

    quality: str
    label: Label
    formula: Label
    loans: int
    fen: Fen
    share: Permille


@dataclass(frozen=True, slots=True, kw_only=True)
class DueInQuarter:
    """Principal that fell due in one quarter of the half-year, and how much of it was repaid on time (fen)."""

    quarter: Quarter
    falling_due: Fen
    on_time: Fen


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityForm:
    """Form 5. `risk`: owed on loans more than 30 days overdue (PAR30); due and on time are the two quarters' (fen).

    `quarters` are those of them that have a notice.
    """

    head: FormHead
    rows: tuple[QualityRow, ...]
    totals: tuple[QualityTotal, ...]
    outstanding: Fen
    at_risk: Fen
    risk: Permille
    falling_due: Fen
    on_time: Fen
    on_time_share: Permille
    quarters: tuple[DueInQuarter, ...]
