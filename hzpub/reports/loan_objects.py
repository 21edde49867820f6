"""What is shown about loans.

In:    nothing.   Out: the shapes of the loan list and of a loan's page.
Never: computes; `loan_list.py` and `loan_page.py` do.
"""

import datetime as dt
from dataclasses import dataclass

from hzpub.base.words import Label
from hzpub.reports.line import Line
from hzpub.reports.parts import Arithmetic, Facet, Fen, Permille, SealBox

LOAN_STATES = (
    "overdue",
    "due_this_month",
    "open",
    "approved",
    "applied",
    "written_off",
    "cleared_late",
    "cleared",
    "refused",
    "withdrawn",
)
"""Every state a loan can be in, the order of the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanRow:
    """A loan in a list. Sums in fen; days are None until they are known.

    `state` is one of `LOAN_STATES`, `state_label` says it in words. `amount` is what was paid out, before that
    what was approved or asked. `last_timely_day` is the due date moved off holidays. `owed_today` is what
    clears it on `as_of`. `written_off` and `recovered` (fen) keep the debtor on the list when nothing is owed any more.
    """

    number: str
    borrower: str
    state: str
    state_label: Label
    amount: Fen
    months: int
    category: Label
    purpose: str
    guarantee_mode: Label
    applied_on: dt.date
    approved_on: dt.date | None
    paid_on: dt.date | None
    due: dt.date | None
    last_timely_day: dt.date | None
    cleared_on: dt.date | None
    outstanding: Fen
    owed_today: Fen
    days_overdue: int
    guarantors: tuple[str, ...]
    written_off: Fen
    recovered: Fen


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanList:
    """All loans, most urgent first, then newest first; facets by state. Sums in fen."""

    as_of: dt.date
    rows: tuple[LoanRow, ...]
    facets: tuple[Facet, ...]
    outstanding: Fen
    overdue: Fen


@dataclass(frozen=True, slots=True, kw_only=True)
class Debt:
    """What clears a loan on one day, with the arithmetic of its fee and of its penalty (fen).

    Where several instalments are behind it, the lines after the first stand in `usage_fee_more`, `penalty_more`.
    """

    day: dt.date
    principal: Fen
    usage_fee: Fen
    penalty: Fen
    total: Fen
    usage_fee_how: Arithmetic
    penalty_how: Arithmetic | None = None
    usage_fee_more: tuple[Arithmetic, ...] = ()
    penalty_more: tuple[Arithmetic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class InstalmentRow:
    """One agreed instalment: its days, its principal, its fee when paid on its due day, what was repaid of it (fen).

    `state`: paid, late (not repaid, and its last timely day is over) or open; `state_label` says it in words.
    """

    due: dt.date
    last_timely_day: dt.date
    principal: Fen
    usage_fee: Fen
    repaid: Fen
    state: str
    state_label: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleRow:
    """Principal, usage fee or penalty: expected when paid on the due date, paid so far, still owed today (fen)."""

    part: str
    label: Label
    expected: Fen
    paid: Fen
    owed: Fen

    @property
    def adds_up(self) -> bool:
        """What was expected less what was paid is what is owed: a reader who subtracts finds the last figure."""
        return self.expected - self.paid == self.owed


@dataclass(frozen=True, slots=True, kw_only=True)
class RepaymentRow:
    """One repayment as it stands in the books, and the arithmetic it should follow (fen).

    `before` is the principal open before it, `left` after it. `agrees` tells whether the recorded fee and penalty equal the
    computed ones. `through_bank` is false when it was set off against money that the fund held.
    """

    number: str
    day: dt.date
    payer: Label
    amount: Fen
    principal: Fen
    usage_fee: Fen
    penalty: Fen
    excess: Fen
    before: Fen
    left: Fen
    is_on_time: bool
    agrees: bool
    usage_fee_how: Arithmetic
    penalty_how: Arithmetic | None = None
    penalty_more: tuple[Arithmetic, ...] = ()
    through_bank: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One step on a loan's way: done with its record, or still to come with neither day nor record.

    `key`: application, guarantee, approval, seals, payout, repayment, cleared, or the name of another record
    kind. `seals` are boxes, missing ones with an empty person; `persons` whoever else acted (council members
    in favour, guarantors by member number). `struck_by` is the reversal that took the step back.
    """

    key: str
    label: Label
    is_done: bool
    day: dt.date | None = None
    number: str = ""
    sentence: Label | None = None
    persons: tuple[str, ...] = ()
    seals: tuple[SealBox, ...] = ()
    entered_by: SealBox | None = None
    struck_by: str = ""
    is_late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarantor:
    """A household that stands for the loan: by its signature (`record`), or as a member of the group."""

    member: str
    record: str
    is_of_group: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CapCheck:
    """The household's limit at approval: base + step x stars, at most the highest; all sums in fen."""

    number: str
    day: dt.date
    stars: int
    base: Fen
    step: Fen
    highest: Fen
    cap: Fen
    outstanding_before: Fen
    approved: Fen
    outstanding_after: Fen
    fits: bool
    clause: str = "R五3①"


@dataclass(frozen=True, slots=True, kw_only=True)
class FundCheck:
    """How much of the fund was lent out after the pay-out (fen, per mille rounded up), against its limit."""

    number: str
    day: dt.date
    outstanding_after: Fen
    fund_total: Fen
    lent: Permille
    limit: Permille
    fits: bool
    clause: str = "R五3①"


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanReport:
    """A loan's page. `schedule` is empty before the pay-out; `owed` is today and the coming 30 days while open.

    `instalments` is empty for a loan that comes back in one sum.
    """

    as_of: dt.date
    row: LoanRow
    head: Label
    stages: tuple[Stage, ...]
    due: Debt | None
    schedule: tuple[ScheduleRow, ...]
    instalments: tuple[InstalmentRow, ...]
    owed: tuple[Debt, ...]
    repayments: tuple[RepaymentRow, ...]
    group: str
    guarantors: tuple[Guarantor, ...]
    council: tuple[str, ...]
    cap_check: CapCheck | None
    fund_check: FundCheck | None
    earns_star: bool
    lines: tuple[Line, ...]
