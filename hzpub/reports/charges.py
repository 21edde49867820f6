"""What a loan costs on a day, with the arithmetic a reader can do again.

In:    a paid-out loan, a sum, a day, the terms pinned at its approval.   Out: `Arithmetic`, `Debt`.
Never: rounds or prices in its own way; `ledger.fees` does, and these lines show how.
"""

import datetime as dt

from hzpub.base.money import charge
from hzpub.base.months import month_thirtieths
from hzpub.ledger.book import Loan, Payout
from hzpub.ledger.fees import FeeTerms, late_parts, owed, usage_fee
from hzpub.ledger.instalments import instalments, last_day, parts_of, repaid
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


def penalty_lines(
    payout: Payout, principal: int, day: dt.date, terms: FeeTerms, since: int = 0
) -> tuple[Arithmetic, ...]:
    """How the penalty on `principal` fen up to `day` comes about, a line for each instalment that is late (R六(2)).

    `since` is the principal repaid before (fen): the oldest instalments are paid first.
    """
    late = late_parts(payout, parts_of(payout, since, principal), day, terms)
    return tuple(
        Arithmetic(
            principal=each.part.fen,
            permyriad=terms.penalty,
            thirtieths=each.thirtieths,
            result=charge(each.base, terms.penalty, each.thirtieths),
            clause=PENALTY_CLAUSE,
            first=last_day(each.part.due, terms.holiday_shift),
            last=day,
            plus=each.base - each.part.fen,
        )
        for each in late
    )


def debt(payout: Payout, principal: int, day: dt.date, terms: FeeTerms, since: int = 0) -> Debt:
    """What pays off `principal` fen on `day`, when `since` fen were repaid before."""
    fee = fee_arithmetic(payout, principal, day, terms)
    late = penalty_lines(payout, principal, day, terms, since)
    fines = sum(each.result for each in late)
    return Debt(
        day=day,
        principal=principal,
        usage_fee=fee.result,
        penalty=fines,
        total=principal + fee.result + fines,
        usage_fee_how=fee,
        penalty_how=late[0] if late else None,
        penalty_more=late[1:],
    )


def debt_as_agreed(payout: Payout, terms: FeeTerms) -> Debt:
    """What the whole loan costs when every instalment is repaid on its due day."""
    fees = [fee_arithmetic(payout, part.fen, part.due, terms) for part in instalments(payout)]
    sum_of_fees = sum(each.result for each in fees)
    return Debt(
        day=payout.due,
        principal=payout.fen,
        usage_fee=sum_of_fees,
        penalty=0,
        total=payout.fen + sum_of_fees,
        usage_fee_how=fees[0] if fees else fee_arithmetic(payout, 0, payout.due, terms),
        usage_fee_more=tuple(fees[1:]),
    )


def coming_debts(loan: Loan, as_of: dt.date, terms: FeeTerms, days: int = 30) -> tuple[Debt, ...]:
    """What clears the loan on `as_of` and on each of the `days` after it; nothing once it is cleared."""
    if loan.payout is None or not loan.is_open:
        return ()
    payout, principal, since = loan.payout, loan.outstanding, repaid(loan)
    return tuple(debt(payout, principal, as_of + ahead * DAY, terms, since) for ahead in range(days + 1))


def owed_on(loan: Loan, day: dt.date, terms: FeeTerms) -> int:
    """What clears the loan on `day`, in one sum (fen)."""
    rest = owed(loan, day, terms)
    return rest.principal + rest.usage_fee + rest.penalty
