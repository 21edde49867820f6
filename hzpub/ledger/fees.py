"""What a loan costs: usage fee, penalty, and how a payment splits.

In:    a paid-out loan, a day, an amount in fen, the terms pinned at its approval.
Out:   integer fen.
Never: rounds in its own way (`base.money.charge` does), asks which rulebook is in force.

Each repaid part of the principal carries its own fee from pay-out to its own repayment day (R五3③). It pays the oldest
instalment first; what is late is late from its own instalment's last timely day on (`instalments.py`).
"""

import datetime as dt
from typing import NamedTuple

from hzpub.base.money import charge
from hzpub.base.months import month_thirtieths
from hzpub.ledger.instalments import Part, last_day, parts_of, repaid, unpaid_parts
from hzpub.ledger.loans import Loan, Payout


class FeeTerms(NamedTuple):
    """The prices of a loan: rates per ten thousand and month, the reading of a month, and of holidays.

    `penalty_base`: what is overdue, or that with the usage fee it had earned by its due date; `star_on_late`: what a
    late loan does to the stars before it.
    """

    usage_fee: int
    penalty: int
    month_rule: str = "months_odd30"
    holiday_shift: bool = True
    penalty_base: str = "principal"
    star_on_late: str = "none"


class Split(NamedTuple):
    """A payment taken apart, in fen."""

    principal: int
    usage_fee: int
    penalty: int
    excess: int


class LatePart(NamedTuple):
    """Principal that is late: on what sum (fen) and for how long the penalty runs."""

    part: Part
    base: int
    thirtieths: int


def last_timely_day(payout: Payout, terms: FeeTerms) -> dt.date:
    """The last day on which the last repayment is on time: the due date, moved off statutory holidays."""
    return last_day(payout.due, terms.holiday_shift)


def usage_fee(payout: Payout, principal: int, day: dt.date, terms: FeeTerms) -> int:
    """The usage fee (fen) on `principal` fen from the pay-out to `day` (R五3③)."""
    return charge(principal, terms.usage_fee, month_thirtieths(payout.paid_on, day, terms.month_rule))


def penalty(payout: Payout, principal: int, day: dt.date, terms: FeeTerms, since: int = 0) -> int:
    """The penalty (fen) on `principal` fen repaid on `day`, after `since` fen were; zero when on time (R六(2)).

    Each instalment's part is a line of its own and rounded once.
    """
    return _fines(late_parts(payout, parts_of(payout, since, principal), day, terms), terms)


def late_parts(payout: Payout, parts: tuple[Part, ...], day: dt.date, terms: FeeTerms) -> tuple[LatePart, ...]:
    """Those of `parts` that are late on `day`, each with the sum and the time its penalty runs on."""
    late = []
    for part in parts:
        timely = last_day(part.due, terms.holiday_shift)
        if day > timely:
            base = part.fen + (usage_fee(payout, part.fen, part.due, terms) if _with_fee(terms) else 0)
            late.append(LatePart(part, base, month_thirtieths(timely, day, terms.month_rule)))
    return tuple(late)


def owed(loan: Loan, day: dt.date, terms: FeeTerms) -> Split:
    """What clears the loan on `day`: all outstanding principal with its fee and penalty; nothing once it is cleared."""
    payout = loan.payout
    if payout is None or not loan.is_open:
        return Split(0, 0, 0, 0)
    rest, fines = loan.outstanding, late_parts(payout, unpaid_parts(loan), day, terms)
    return Split(rest, usage_fee(payout, rest, day, terms), _fines(fines, terms), 0)


def split(loan: Loan, day: dt.date, amount: int, terms: FeeTerms) -> Split:
    """Split `amount` fen paid on `day`: the most principal whose own fee and penalty it also covers.

    What is left beyond the whole debt (or an odd fen) is `excess` and goes to payables. A short payment
    leaves principal open, and with it the fee that this principal keeps earning.
    """
    payout = loan.payout
    if payout is None:
        return Split(0, 0, 0, amount)

    used, since = month_thirtieths(payout.paid_on, day, terms.month_rule), repaid(loan)
    late = month_thirtieths(last_timely_day(payout, terms), day, terms.month_rule)
    simple = not (payout.schedule or _with_fee(terms))

    def cost(principal: int) -> Split:
        fee = charge(principal, terms.usage_fee, used)
        fine = charge(principal, terms.penalty, late) if simple else penalty(payout, principal, day, terms, since)
        return Split(principal, fee, fine, amount - principal - fee - fine)

    low, high = 0, max(min(loan.outstanding, amount), 0)
    if (whole := cost(high)).excess >= 0:
        return whole
    while low < high:
        middle = (low + high + 1) // 2
        if cost(middle).excess >= 0:
            low = middle
        else:
            high = middle - 1
    return cost(low)


def _fines(late: tuple[LatePart, ...], terms: FeeTerms) -> int:
    return sum(charge(each.base, terms.penalty, each.thirtieths) for each in late)


def _with_fee(terms: FeeTerms) -> bool:
    return terms.penalty_base == "principal_and_fee"
