"""A loan, from the application to the last repayment, as immutable values.

In:    nothing.   Out: `Loan` and the decisions and payments that make it up.
Never: computes a fee (`fees.py`) or a standing (`standing.py`).

A loan is known by the number of its application. Amounts are fen, dates are calendar dates.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple


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


class Instalment(NamedTuple):
    """A part of the principal (fen) that falls due on `due`."""

    due: dt.date
    fen: int


@dataclass(frozen=True, slots=True)
class Payout:
    """Money paid out on an approval. `due` is the pay-out day plus the months, clamped to month end.

    `schedule` names the instalments, if any were agreed; `booked` is the day under which the books count it.
    `also` holds further pay-outs on the same loan: each breaks a rule, but the money is gone. `fen` is all of them
    together, everything else is the first one's.
    """

    number: str
    paid_on: dt.date
    fen: int
    months: int
    due: dt.date
    booked: dt.date = dt.date.min
    schedule: tuple[Instalment, ...] = ()
    also: tuple["Payout", ...] = ()


@dataclass(frozen=True, slots=True)
class Repayment:
    """One repayment, split as recorded (fen); `booked` is the day under which the books count it."""

    number: str
    day: dt.date
    payer: str
    principal: int
    usage_fee: int
    penalty: int
    excess: int
    booked: dt.date = dt.date.min


class Past(NamedTuple):
    """A pay-out or repayment that no longer stands, and the day from which the books no longer count it."""

    was: Payout | Repayment
    ended: dt.date


class Loan(NamedTuple):
    """A loan from application to last repayment; a named tuple, because one is made for every record about it."""

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
    local_speciality: bool = False
    refused: str = ""
    written_off: int = 0
    recovered: int = 0
    lawsuits: tuple[str, ...] = ()
    past: tuple[Past, ...] = ()

    @property
    def outstanding(self) -> int:
        """The principal still owed (fen): zero before the pay-out, and what was written off is owed no more."""
        if self.payout is None:
            return 0
        owed = self.payout.fen - self.written_off
        for repayment in self.repayments:
            owed -= repayment.principal
        return owed

    @property
    def is_open(self) -> bool:
        """Paid out and not yet fully repaid."""
        return self.outstanding > 0

    @property
    def cleared_on(self) -> dt.date | None:
        """The day of the repayment that brought the principal to zero; None when some of it was written off."""
        if self.payout is None or self.written_off or self.outstanding > 0:
            return None
        return max([repayment.day for repayment in self.repayments if repayment.principal], default=None)


def payouts(loan: Loan) -> tuple[Payout, ...]:
    """The pay-outs of a loan that stand, each with its own money alone."""
    first = loan.payout
    if first is None or not first.also:
        return (first,) if first else ()
    return (replace(first, fen=first.fen - sum(each.fen for each in first.also), also=()), *first.also)


def together(standing: Iterable[Payout]) -> Payout | None:
    """Several pay-outs as the one that a loan has, in the order of entry; None when there are none."""
    several = sorted(standing, key=lambda each: each.number)
    if len(several) < 2:
        return several[0] if several else None
    return replace(several[0], fen=sum(each.fen for each in several), also=tuple(several[1:]))
