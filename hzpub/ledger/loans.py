"""A loan, from the application to the last repayment, as immutable values.

In:    nothing.   Out: `Loan` and the decisions and payments that make it up.
Never: computes a fee (`fees.py`) or a standing (`standing.py`).

A loan is known by the number of its application. Amounts are fen, dates are calendar dates.
"""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Guarantee:
    """Who stands for a loan, by the record that says so."""

    number: str
    day: dt.date
    guarantors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Approval:
    """The council's decision on an application; `replaces` is the decision that stood before it."""

    number: str
    day: dt.date
    fen: int
    months: int
    stars: int
    in_favour: tuple[str, ...]
    replaces: "Approval | None" = None


@dataclass(frozen=True, slots=True)
class Payout:
    """Money paid out on an approval. `due` is the pay-out day plus the months, clamped to month end."""

    number: str
    paid_on: dt.date
    fen: int
    months: int
    due: dt.date


@dataclass(frozen=True, slots=True)
class Repayment:
    """One repayment, split as recorded (fen)."""

    number: str
    day: dt.date
    payer: str
    principal: int
    usage_fee: int
    penalty: int
    excess: int


@dataclass(frozen=True, slots=True)
class Loan:
    """A loan from application to last repayment."""

    number: str
    borrower: str
    applied_on: dt.date
    asked: int
    months: int
    category: str
    purpose: str
    guarantee_mode: str
    group: str
    guarantees: tuple[Guarantee, ...] = ()
    approval: Approval | None = None
    payout: Payout | None = None
    repayments: tuple[Repayment, ...] = ()
    withdrawn: bool = False

    @property
    def outstanding(self) -> int:
        """Principal still owed, in fen; zero before the pay-out."""
        if self.payout is None:
            return 0
        return self.payout.fen - sum(repayment.principal for repayment in self.repayments)

    @property
    def is_open(self) -> bool:
        """Paid out and not yet fully repaid."""
        return self.outstanding > 0

    @property
    def cleared_on(self) -> dt.date | None:
        """The day of the repayment that brought the principal to zero."""
        if self.payout is None or self.outstanding > 0 or not self.repayments:
            return None
        return max((repayment.day for repayment in self.repayments if repayment.principal), default=None)
