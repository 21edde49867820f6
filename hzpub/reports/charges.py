"""What a loan costs on a day, with the arithmetic a reader can do again.

In:    a paid-out loan, a sum, a day, the terms pinned at its approval.   Out: `Arithmetic`, `Debt`.
Never: rounds or prices in its own way; `ledger.fees` does, and these lines show how.
"""

import datetime as dt

from hzpub.base.months import month_thirtieths
from hzpub.ledger.book import Loan, Payout
from hzpub.ledger.fees import FeeTerms, last_timely_day, owed, penalty, usage_fee
from hzpub.reports.loan_objects import Debt
from hzpub.reports.parts import Arithmetic

FEE_CLAUSE = "R五3③"
PENALTY_CLAUSE = "R六(2)"
DAY = dt.timedelta(days=1)


def fee_arithmetic(payout: Payout, principal: int, day: dt.date, terms: FeeTerms) -> Arithmetic:
    """How the usage fee (fen) on `principal` fen from the pay-out to `day` comes about (R五3③)."""
    return Arithmetic(
        principal=principal,
        permyriad=terms.usage_fee,
        thirtieths=month_thirtieths(payout.paid_on, day, terms.month_rule),
        result=usage_fee(payout, principal, day, terms),
        clause=FEE_CLAUSE,
        first=payout.paid_on,
        last=day,
    )


def penalty_arithmetic(payout: Payout, principal: int, day: dt.date, terms: FeeTerms) -> Arithmetic | None:
    """How the penalty (fen) on overdue `principal` fen up to `day` comes about; None when on time (R六(2))."""
    first = last_timely_day(payout, terms)
    if day <= first:
        return None
    return Arithmetic(
        principal=principal,
        permyriad=terms.penalty,
        thirtieths=month_thirtieths(first, day, terms.month_rule),
        result=penalty(payout, principal, day, terms),
        clause=PENALTY_CLAUSE,
        first=first,
        last=day,
    )


def debt(payout: Payout, principal: int, day: dt.date, terms: FeeTerms) -> Debt:
    """What pays off `principal` fen on `day`."""
    fee = fee_arithmetic(payout, principal, day, terms)
    late = penalty_arithmetic(payout, principal, day, terms)
    penalty_fen = late.result if late else 0
    return Debt(
        day=day,
        principal=principal,
        usage_fee=fee.result,
        penalty=penalty_fen,
        total=principal + fee.result + penalty_fen,
        usage_fee_how=fee,
        penalty_how=late,
    )


def coming_debts(loan: Loan, as_of: dt.date, terms: FeeTerms, days: int = 30) -> tuple[Debt, ...]:
    """What clears the loan on `as_of` and on each of the `days` after it; nothing once it is cleared."""
    if loan.payout is None or not loan.is_open:
        return ()
    payout, principal = loan.payout, loan.outstanding
    return tuple(debt(payout, principal, as_of + ahead * DAY, terms) for ahead in range(days + 1))


def owed_on(loan: Loan, day: dt.date, terms: FeeTerms) -> int:
    """What clears the loan on `day`, in one sum (fen)."""
    rest = owed(loan, day, terms)
    return rest.principal + rest.usage_fee + rest.penalty
