"""Loans in a list: which state each is in, what it owes today.

In:    a `Basis`.   Out: `LoanRow`, `LoanList`.
Never: looks at a record that is not the loan's own.
"""

from collections.abc import Iterable

from hzpub.base.words import N_, Label, Yuan
from hzpub.kinds.vocabulary import GUARANTEE_MODES, PURPOSES
from hzpub.ledger.book import Loan
from hzpub.ledger.standing import liable_households
from hzpub.reports.basis import Basis
from hzpub.reports.charges import owed_on
from hzpub.reports.loan_objects import LOAN_STATES, LoanList, LoanRow
from hzpub.reports.parts import Facet

_WORDS = {
    "overdue": N_("逾期"),
    "due_this_month": N_("本月到期"),
    "open": N_("未到期"),
    "approved": N_("已批准，待放款"),
    "applied": N_("已申请，待审批"),
    "written_off": N_("核销"),
    "cleared_late": N_("逾期后还清"),
    "cleared": N_("已还清"),
    "refused": N_("不予批准"),
    "withdrawn": N_("已撤回"),
}
_OVERDUE = N_("逾期 {days} 天")
_RECOVERED = N_("核销，已收回 {fen}")


def loan_list(basis: Basis) -> LoanList:
    """Every loan, the most urgent state first and the newest first within it."""
    rows = [loan_row(basis, loan) for loan in basis.book.loans.values()]
    rows.sort(key=lambda row: row.number, reverse=True)
    rows.sort(key=lambda row: LOAN_STATES.index(row.state))
    return LoanList(
        as_of=basis.as_of,
        rows=tuple(rows),
        facets=facets(rows),
        outstanding=sum(row.outstanding for row in rows),
        overdue=sum(row.outstanding for row in rows if row.state == "overdue"),
    )


def loan_rows(basis: Basis, numbers: Iterable[str]) -> tuple[LoanRow, ...]:
    """The loans of these numbers, newest first."""
    return tuple(loan_row(basis, basis.book.loans[number]) for number in sorted(numbers, reverse=True))


def loan_row(basis: Basis, loan: Loan) -> LoanRow:
    """One loan as it stands on `as_of`."""
    payout, approval = loan.payout, loan.approval
    state, days = loan_state(basis, loan), basis.days_overdue(loan)
    return LoanRow(
        number=loan.number,
        borrower=loan.borrower,
        state=state,
        state_label=_label(loan, state, days),
        amount=payout.fen if payout else approval.fen if approval else loan.asked,
        months=payout.months if payout else approval.months if approval else loan.months,
        category=Label(PURPOSES.get(loan.category, loan.category)),
        purpose=loan.purpose,
        guarantee_mode=Label(GUARANTEE_MODES.get(loan.guarantee_mode, loan.guarantee_mode)),
        applied_on=loan.applied_on,
        approved_on=approval.day if approval else None,
        paid_on=payout.paid_on if payout else None,
        due=payout.due if payout else None,
        last_timely_day=basis.timely(loan),
        cleared_on=loan.cleared_on,
        outstanding=loan.outstanding,
        owed_today=owed_on(loan, basis.as_of, basis.terms_of(loan)),
        days_overdue=days,
        guarantors=liable_households(basis.book, loan),
        written_off=loan.written_off,
        recovered=loan.recovered,
    )


def _label(loan: Loan, state: str, days: int) -> Label:
    if state == "overdue":
        return Label(_OVERDUE, (("days", days),))
    if state == "written_off" and loan.recovered:
        return Label(_RECOVERED, (("fen", Yuan(loan.recovered)),))
    return Label(_WORDS[state])


def loan_state(basis: Basis, loan: Loan) -> str:
    """Which of `LOAN_STATES` the loan is in on `as_of`."""
    timely = basis.timely(loan)
    if timely is None:
        ended = "withdrawn" if loan.withdrawn else "refused" if loan.refused else ""
        return ended or ("approved" if loan.approval else "applied")
    if loan.cleared_on is not None:
        return "cleared_late" if basis.was_late(loan) else "cleared"
    if loan.written_off and not loan.is_open:
        return "written_off"
    if basis.days_overdue(loan):
        return "overdue"
    timely = basis.next_timely(loan) or timely
    return "due_this_month" if (timely.year, timely.month) == (basis.as_of.year, basis.as_of.month) else "open"


def facets(rows: Iterable[LoanRow]) -> tuple[Facet, ...]:
    """How many loans are in each state, in the order of the list, states without a loan left out."""
    states = [row.state for row in rows]
    return tuple(Facet(state, Label(_WORDS[state]), states.count(state)) for state in LOAN_STATES if state in states)
