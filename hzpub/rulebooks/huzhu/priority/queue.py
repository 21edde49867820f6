"""Which applications wait for a decision, and in which order they should be served.

In:    the step of an approval, the parameters in force.
Out:   waiting applications that rank before it; nothing is asked of loans that are decided.
Never: judges.
"""

import datetime as dt
from collections.abc import Iterator

from hzpub.ledger.book import Book, Loan, Member
from hzpub.ledger.fees import FeeTerms
from hzpub.ledger.replay import Step
from hzpub.rulebooks.huzhu.arrears.liability import overdue_fen, own_at_issue, stood_for_at_issue
from hzpub.rulebooks.huzhu.guarantee.standing import standing
from hzpub.rulebooks.huzhu.member.leaving import left_on
from hzpub.rulebooks.parameters import Parameters

POOR, LOW_INCOME, SPECIALITY, REST = range(4)
"""The order of R三3, R五2 and R七1: poor, low-income, what the village is known for, everybody else."""


def rank(book: Book, loan: Loan) -> int:
    """Where an application stands, by the household's class in force and its own answer on the speciality."""
    member = book.members.get(loan.borrower)
    if member is not None and member.household_class in ("poor", "low_income"):
        return POOR if member.household_class == "poor" else LOW_INCOME
    return SPECIALITY if loan.local_speciality else REST


def waiting_before(step: Step, params: Parameters, *ranks: int) -> Iterator[Loan]:
    """Complete applications, not later than the one approved, in `ranks` that come before its own, oldest first.

    Left out are the borrower's own, and households that arrears keep from being approved on this day.
    """
    book, day = step.before, step.record.date
    served = book.loans.get(step.record["application"])
    if served is None:
        return
    own = rank(book, served)
    if own <= min(ranks):
        return
    for number in sorted(book.undecided):
        loan = book.loans[number]
        if loan.borrower == served.borrower or loan.applied_on > served.applied_on:
            continue
        place = rank(book, loan)
        if place not in ranks or place >= own or not _is_complete(book, loan):
            continue
        if not _in_arrears(book, book.members[loan.borrower], day, params.fee_terms):
            yield loan


def _in_arrears(book: Book, member: Member, day: dt.date, terms: FeeTerms) -> bool:
    """A loan of the household, or one it stands for, is overdue (R六(2))."""
    at_issue = own_at_issue(book, member, day) + stood_for_at_issue(book, member, day)
    return any(overdue_fen(loan, day, terms) for loan in at_issue)


def _is_complete(book: Book, loan: Loan) -> bool:
    """A member asks, and everybody who has to stand for it has signed."""
    member = book.members.get(loan.borrower)
    signed = {who for each in loan.guarantees for who in each.guarantors} - {loan.borrower}
    if member is None or left_on(member) is not None or not signed:
        return False
    if loan.guarantee_mode != "joint_group":
        return True
    group = book.groups.get(loan.group)
    return group is not None and not group.dissolved and standing(book, group) - {loan.borrower} <= signed
