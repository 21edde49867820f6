"""Which instalment a repaid fen belongs to: the oldest that is still open.

In:    a loan or its pay-out, sums in fen, a day.
Out:   `Part`s of the principal with their due days, and what was late.
Never: prices anything (`fees.py` does); knows who paid (`standing.py` does).

A loan without a schedule is one instalment that falls due on its due day. What was written off is taken from the end,
so that it never makes an older part look paid.
"""

import datetime as dt
from typing import NamedTuple

from hzpub.base.workdays import moved_due
from hzpub.ledger.loans import Instalment, Loan, Payout

Part = Instalment
"""Some principal (fen) of an instalment, with the instalment's due day."""


class Arrears(NamedTuple):
    """Principal (fen) that fell due and was not repaid; `due` and `last_day` are those of its oldest part."""

    fen: int
    due: dt.date
    last_day: dt.date


def last_day(due: dt.date, holiday_shift: bool) -> dt.date:
    """The last timely day of what falls due on `due`: moved off statutory holidays, unless the fund chose not to."""
    return moved_due(due) if holiday_shift else due


def instalments(payout: Payout) -> tuple[Instalment, ...]:
    """The instalments of a pay-out; what its schedule leaves out falls due at the end, what it adds is cut off."""
    if not payout.schedule:
        return (Instalment(payout.due, payout.fen),)
    rows, left = [], payout.fen
    for due, fen in payout.schedule:
        rows.append(Instalment(due, min(fen, left)))
        left -= rows[-1].fen
    if left:
        rows.append(Instalment(payout.due, left))
    return tuple(row for row in rows if row.fen)


def parts_of(payout: Payout, since: int, principal: int) -> tuple[Part, ...]:
    """The instalments that `principal` fen pay for after `since` fen were paid; the last one takes whatever is more."""
    if not payout.schedule:
        return (Part(payout.due, principal),)
    rows, parts, left = instalments(payout), [], principal
    for due, fen in rows[:-1]:
        here = min(left, max(0, fen - since))
        since = max(0, since - fen)
        if here:
            parts.append(Part(due, here))
            left -= here
    if left:
        parts.append(Part(rows[-1].due, left))
    return tuple(parts)


def repaid(loan: Loan, day: dt.date | None = None) -> int:
    """Principal repaid (fen), by the end of the bank day `day` if one is given."""
    return sum(each.principal for each in loan.repayments if day is None or each.day <= day)


def unpaid_parts(loan: Loan) -> tuple[Part, ...]:
    """The principal still owed, by instalment."""
    return parts_of(loan.payout, repaid(loan), loan.outstanding) if loan.payout else ()


def arrears_of(payout: Payout, paid: int, written_off: int, day: dt.date, holiday_shift: bool) -> Arrears | None:
    """What fell due before `day` and `paid` fen do not cover; None when nothing did."""
    over, most = 0, payout.fen - written_off
    first: Instalment | None = None
    for row in instalments(payout):
        if day <= last_day(row.due, holiday_shift):
            break
        over += row.fen
        if first is None and min(over, most) > paid:
            first = row
    if first is None:
        return None
    return Arrears(min(over, most) - paid, first.due, last_day(first.due, holiday_shift))


def paid_late(loan: Loan, holiday_shift: bool) -> dt.date | None:
    """The last timely day that the loan missed first, once money came after it or was given up; None while on time."""
    if loan.payout is None:
        return None
    over, ended = 0, max((each.day for each in loan.repayments if each.principal), default=dt.date.min)
    for row in instalments(loan.payout):
        timely = last_day(row.due, holiday_shift)
        over += row.fen
        if repaid(loan, timely) < over and (loan.written_off or ended > timely):
            return timely
    return None
