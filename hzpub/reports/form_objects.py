"""What stands on the official forms (R七2): their heads, the member list, the quarterly report.

In:    nothing.   Out: shapes; those of the half-yearly forms are in `half_year_objects.py`.
Never: computes; the modules named after the forms do.
"""

import datetime as dt
from dataclasses import dataclass

from hzpub.base.words import N_, Label
from hzpub.reports.line import Line
from hzpub.reports.member_objects import ClassTotal, MemberRow
from hzpub.reports.parts import Fen, Permille
from hzpub.reports.quarter_objects import Lending

FORMS = {
    "member_list": N_("村级发展互助资金协会会员名单"),
    "quarter": N_("互助会资金运行情况季报表"),
    "receipts": N_("互助资金收款表（半年报）"),
    "overdue": N_("互助资金借款逾期情况表（半年报）"),
    "quality": N_("互助资金项目进度及借款质量表（半年报）"),
}
"""The forms by the word that `report_submission` uses for them, in the order of the rulebook."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormHead:
    """Which form, for which period. `made_on` is the day of the latest figures; `is_closed`: nothing counts in it now.

    `period` is spelt 2024Q1, 2024H1, or is empty for a list of today; `submitted` are the records of handing it in.
    """

    form: str
    title: Label
    period: str
    period_label: Label
    first_day: dt.date
    last_day: dt.date
    made_on: dt.date
    is_over: bool
    is_closed: bool
    signers: tuple[Label, ...]
    submitted: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberFormRow:
    """A household on the member list: its standing, its gift shares, and what the rulebook calls its state."""

    member: MemberRow
    gift_shares: int
    state: str
    state_label: Label
    remark: Label | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberForm:
    """Form 1. Totals are of households that hold shares; sums in fen."""

    head: FormHead
    rows: tuple[MemberFormRow, ...]
    classes: tuple[ClassTotal, ...]
    households: int
    shares: int
    gift_shares: int
    share_fen: Fen
    outstanding: Fen


@dataclass(frozen=True, slots=True, kw_only=True)
class StockRow:
    """opening + increase - decrease = closing over the quarter; the same two since the year began (fen)."""

    key: str
    label: Label
    opening: Fen
    increase: Fen
    decrease: Fen
    closing: Fen
    year_increase: Fen
    year_decrease: Fen


@dataclass(frozen=True, slots=True, kw_only=True)
class CountRow:
    """Households, shares or loans at both ends of the quarter."""

    key: str
    label: Label
    opening: int
    closing: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowSum:
    """What one sort of income or use came to in the quarter, and since the year began (fen)."""

    key: str
    label: Label
    is_income: bool
    quarter: Fen
    year: Fen


@dataclass(frozen=True, slots=True, kw_only=True)
class YearLending:
    """Lending since the year began: loans paid out, their sum, to poor households; repaid; due and on time (fen).

    `returned` are pay-outs that the bank sent back, `written_off` principal given up.
    """

    loans: int
    paid_out: Fen
    to_poor: Fen
    repaid: Fen
    returned: Fen
    written_off: Fen
    falling_due: Fen
    on_time: Fen
    on_time_share: Permille


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterForm:
    """Form 2: where the money came from, where it is, what was lent, what fees brought and paid for."""

    head: FormHead
    sources: tuple[StockRow, ...]
    fund: StockRow
    uses: tuple[StockRow, ...]
    held: tuple[StockRow, ...]
    counts: tuple[CountRow, ...]
    overdue_opening: Fen
    overdue_closing: Fen
    lending: Lending
    year: YearLending
    fees: tuple[FlowSum, ...]
