"""What a loan costs: usage fee, penalty, and how a payment splits.

In:    a paid-out loan, a day, an amount in fen, the terms pinned at its approval.
Out:   integer fen.
Never: rounds in its own way (`base.money.charge` does), asks which rulebook is in force.

Each repaid part of the principal carries its own fee from pay-out to its own repayment day (R五3③).
"""

import datetime as dt
from typing import NamedTuple

from hzpub.base.money import charge
from hzpub.base.months import month_thirtieths
from hzpub.base.workdays import moved_due
from hzpub.ledger.book import Loan, Payout


class FeeTerms(NamedTuple):
    """The prices of a loan: rates per ten thousand and month, the reading of a month, and of holidays."""

    usage_fee: int
    penalty: int
    month_rule: str = "months_odd30"
    holiday_shift: bool = True


class Split(NamedTuple):
    """A payment taken apart, in fen."""

    principal: int
    usage_fee: int
    penalty: int
    excess: int


def last_timely_day(payout: Payout, terms: FeeTerms) -> dt.date:
    """The last day on which a repayment is on time: the due date, moved off statutory holidays."""
    return moved_due(payout.due) if terms.holiday_shift else payout.due


def usage_fee(payout: Payout, principal: int, day: dt.date, terms: FeeTerms) -> int:
    """The usage fee (fen) on `principal` fen from the pay-out to `day` (R五3③)."""
    return charge(principal, terms.usage_fee, month_thirtieths(payout.paid_on, day, terms.month_rule))


def penalty(payout: Payout, principal: int, day: dt.date, terms: FeeTerms) -> int:
    """The penalty (fen) on overdue `principal` fen up to `day`; zero when on time (R六(2))."""
    late = month_thirtieths(last_timely_day(payout, terms), day, terms.month_rule)
    return charge(principal, terms.penalty, late)


def owed(loan: Loan, day: dt.date, terms: FeeTerms) -> Split:
    """What clears the loan on `day`: all outstanding principal with its fee and penalty."""
    if loan.payout is None:
        return Split(0, 0, 0, 0)
    rest = loan.outstanding
    return Split(rest, usage_fee(loan.payout, rest, day, terms), penalty(loan.payout, rest, day, terms), 0)


def split(loan: Loan, day: dt.date, amount: int, terms: FeeTerms) -> Split:
    """Split `amount` fen paid on `day`: the most principal whose own fee and penalty it also covers.

    What is left beyond the whole debt (or an odd fen) is `excess` and goes to payables. A short payment
    leaves principal open, and with it the fee that this principal keeps earning.
    """
    payout = loan.payout
    if payout is None:
        return Split(0, 0, 0, amount)

    used = month_thirtieths(payout.paid_on, day, terms.month_rule)
    late = month_thirtieths(last_timely_day(payout, terms), day, terms.month_rule)

    def cost(principal: int) -> Split:
        fee, fine = charge(principal, terms.usage_fee, used), charge(principal, terms.penalty, late)
        return Split(principal, fee, fine, amount - principal - fee - fine)

    low, high = 0, max(min(loan.outstanding, amount), 0)
    if cost(high).excess >= 0:
        return cost(high)
    while low < high:
        middle = (low + high + 1) // 2
        if cost(middle).excess >= 0:
            low = middle
        else:
            high = middle - 1
    return cost(low)
