"""What is shown about the fee pool: what fees brought, what they paid for, year by year, to the fen.

In:    nothing.   Out: the shapes of the fee-pool page, of a quarter's allowance, of a household's dividends.
Never: computes (`fee_pool.py` and `allowance_lines.py` do).
"""

import datetime as dt
from dataclasses import dataclass

from hzpub.base.months import Quarter
from hzpub.base.shares import rate_of
from hzpub.base.words import N_, Fact, Label, Yuan
from hzpub.reports.parts import Arithmetic, Fen, Permille, time_of

_BALANCE = N_("{opening} + {raised} − {used} = {closing}")
_ISSUE = N_("{until} − {before} = {fen}")
_PART = N_("{principal} × {time}")
_AND = N_("{first} + {rest}")
_SINGLE = N_("{parts} × {rate} = {result}")
_WEIGHED = N_("（{parts}）× {rate} = {result}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolRow:
    """One sort of income or use in one year (fen, positive as its heading says)."""

    account: str
    label: Label
    fen: Fen


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedPart:
    """Some principal (fen) and how long it was out by the quarter's end (thirtieths of a month)."""

    principal: Fen
    thirtieths: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueRow:
    """What one loan adds to a quarter's part on lending: the sum up to its end less that before (fen).

    `until` is `rate` (parts of ten thousand a month) on all `parts` together, rounded once.
    """

    loan: str
    before: Fen
    until: Fen
    fen: Fen
    rate: int
    parts: tuple[IssuedPart, ...]

    @property
    def how(self) -> Label:
        """How the sum up to the quarter's end comes about."""
        told: Label | None = None
        for part in reversed(self.parts):
            one = Label(_PART, (("principal", Yuan(part.principal)), ("time", time_of(part.thirtieths))))
            told = Label(_AND, (("first", one), ("rest", told))) if told else one
        facts: tuple[tuple[str, Fact], ...] = (
            ("parts", told or Yuan(0)),
            ("rate", rate_of(self.rate)),
            ("result", Yuan(self.until)),
        )
        return Label(_WEIGHED if len(self.parts) > 1 else _SINGLE, facts)

    @property
    def line(self) -> Label:
        """The subtraction as people read it."""
        return Label(
            _ISSUE, (("until", Yuan(self.until)), ("before", Yuan(self.before)), ("fen", Yuan(self.fen)))
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionRow:
    """What one repayment (record `repayment`) adds to a quarter's part on recovery; negative when it was struck out."""

    loan: str
    repayment: str
    fen: Fen
    how: Arithmetic


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterAllowance:
    """A quarter's operating allowance: due by its lines, and drawn by `record` ("" while nothing was drawn)."""

    quarter: Quarter
    record: str
    due_issue: Fen
    due_collection: Fen
    issue: Fen
    collection: Fen
    amount: Fen
    issue_lines: tuple[IssueRow, ...]
    collection_lines: tuple[CollectionRow, ...]

    @property
    def due(self) -> int:
        """Both parts as the lines add up (fen)."""
        return self.due_issue + self.due_collection

    @property
    def is_less(self) -> bool:
        """Drawn, and less than the lines add up to: the pool was short, or too much had been drawn before."""
        return self.record != "" and self.amount < self.due


@dataclass(frozen=True, slots=True, kw_only=True)
class YearsDividend:
    """A year's dividend as declared by `record` (fen), and what of it was paid."""

    record: str
    due: Fen
    available: Fen
    amount: Fen
    paid: Fen


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolYear:
    """The pool's books for one year: `opening` is what earlier years left, `closing` what this one leaves (fen).

    A use counts in the year it is for. `quarters` oldest first; `capitalised` is the record that rolled the rest over.
    """

    year: int
    opening: Fen
    raised: tuple[PoolRow, ...]
    raised_fen: Fen
    used: tuple[PoolRow, ...]
    used_fen: Fen
    closing: Fen
    quarters: tuple[QuarterAllowance, ...]
    dividend: YearsDividend | None
    capitalised: str

    @property
    def line(self) -> Label:
        """Opening, raised, used and closing in one line of arithmetic."""
        parts = {
            "opening": self.opening,
            "raised": self.raised_fen,
            "used": self.used_fen,
            "closing": self.closing,
        }
        return Label(_BALANCE, tuple((name, Yuan(fen)) for name, fen in parts.items()))


@dataclass(frozen=True, slots=True, kw_only=True)
class FeePool:
    """The fee pool as of one day: its balance (fen), its years newest first, and whether the rates can be paid.

    `share` is own share money in the fund total, rounded up; `threshold_permille` the most that fees can serve, rounded down,
    None when no dividend is paid; `formula` says how that comes about.
    """

    as_of: dt.date
    balance: Fen
    unpaid_dividends: Fen
    years: tuple[PoolYear, ...]
    shares: Fen
    fund_total: Fen
    share: Permille
    threshold_permille: Permille | None
    is_above: bool
    formula: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class DividendRow:
    """A household's dividend for a declared year: due on its shares, its part, and the record that paid it ("": none)."""

    year: int
    due: Fen
    amount: Fen
    paid: Fen
    record: str
    how: tuple[Arithmetic, ...]
