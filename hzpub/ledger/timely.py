"""Whether a household repaid a loan itself, in full and on time, which is what earns it a star (R六(5)).

In:    a loan, whether holidays move a last day.   Out: yes or no.
Never: counts stars (`standing.py` does).
"""

import datetime as dt

from hzpub.ledger.instalments import last_day, paid_late
from hzpub.ledger.loans import Loan

HOUSEHOLD_PAYERS = ("borrower", "heir")
"""Payers whose timely payment earns the household its star (R六(5))."""


def was_on_time(loan: Loan, holiday_shift: bool) -> bool:
    """Tell whether the loan was fully repaid, by the household itself, every instalment by its last timely day."""
    payout = loan.payout
    if payout is None or loan.outstanding > 0 or loan.written_off:
        return False
    cleared_on = dt.date.min
    for each in loan.repayments:
        if each.principal:
            if each.payer not in HOUSEHOLD_PAYERS:
                return False
            cleared_on = max(cleared_on, each.day)
    if cleared_on == dt.date.min or (cleared_on > payout.due and cleared_on > last_day(payout.due, holiday_shift)):
        return False
    return not payout.schedule or paid_late(loan, holiday_shift) is None
