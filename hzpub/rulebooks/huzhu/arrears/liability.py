"""What a household owes and stands for on a day, found from its own lines alone.

In:    the book before a record, a household, a day.
Out:   its borrower, the loans it stands for, what was overdue on that day by the bank's dates.
Never: judges, looks at loans of households that have nothing to do with this one.
"""

import datetime as dt

from hzpub.ledger.book import Book, Loan, Member
from hzpub.ledger.fees import FeeTerms
from hzpub.ledger.instalments import Arrears, arrears_of, repaid
from hzpub.ledger.replay import Step

DECIDING = ("loan_approval", "loan_disbursement")
"""The two records that give a household money: the decision and the pay-out."""


def loan_at(step: Step) -> Loan | None:
    """The loan that an approval or pay-out is about, as the book knew it before."""
    record = step.record
    if record.kind.name == "loan_approval":
        return step.before.loans.get(record["application"])
    return step.before.loan_for(record["approval"])


def household_at(step: Step) -> Member | None:
    """The member household that an approval or pay-out gives money to."""
    record = step.record
    if record.kind.name == "loan_disbursement":
        return step.before.members.get(record["borrower"])
    loan = step.before.loans.get(record["application"])
    return None if loan is None else step.before.members.get(loan.borrower)


def overdue_fen(loan: Loan, day: dt.date, terms: FeeTerms) -> int:
    """Principal (fen) that was overdue at the end of `day`; zero when the loan was on time."""
    late = overdue(loan, day, terms)
    return late.fen if late else 0


def overdue(loan: Loan, day: dt.date, terms: FeeTerms) -> Arrears | None:
    """What had fallen due and was not repaid at the end of `day`; None when the loan was on time.

    The bank's dates count, not the days on which papers were entered (R六(2), decision on ARREARS-*). What was
    written off is still owed by the household, until it comes in.
    """
    payout = loan.payout
    if payout is None or day <= (payout.schedule[0].due if payout.schedule else payout.due):
        return None
    return arrears_of(payout, repaid(loan, day) + loan.recovered, 0, day, terms.holiday_shift)


def own_at_issue(book: Book, household: Member, day: dt.date) -> list[Loan]:
    """The household's own loans that may have been overdue on `day`, oldest first."""
    now = book.answering(household.number)
    if day < now.until:
        return [book.loans[number] for number in household.loans]
    return [loan for number in now.numbers if (loan := book.loans[number]).borrower == household.number]


def stood_for_at_issue(book: Book, household: Member, day: dt.date) -> list[Loan]:
    """Those among `stood_for` that may have been overdue on `day`, in the same order."""
    now = book.answering(household.number)
    if day < now.until:
        return stood_for(book, household)
    signed, through_group = [], []
    for number in now.numbers:
        loan = book.loans[number]
        if loan.borrower == household.number:
            continue
        if number in household.guarantees:
            signed.append(loan)
        elif loan.group in household.groups and _is_mates(book, loan):
            through_group.append(loan)
    signed.sort(key=lambda loan: household.guarantees.index(loan.number))
    return signed + through_group


def _is_mates(book: Book, loan: Loan) -> bool:
    """Whether a household of the group that the application names took the loan."""
    group, borrower = book.groups.get(loan.group), book.members.get(loan.borrower)
    return group is not None and borrower is not None and borrower.number in group.members and loan.number in borrower.loans


def stood_for(book: Book, household: Member) -> list[Loan]:
    """Loans of others that the household stands for, by its own signature or through its group (R六(1)).

    Costs a look at what it signed, and at loans of its group that it did not sign.
    """
    loans, signed = book.loans, dict.fromkeys(household.guarantees)
    found = [loans[number] for number in signed]
    for number in household.groups:
        if (group := book.groups.get(number)) is not None:
            for name in group.members:
                if name != household.number and (mate := book.members.get(name)) is not None:
                    rest = sorted(set(mate.loans) - signed.keys())
                    found += [loan for each in rest if (loan := loans[each]).group == number]
    return [loan for loan in found if loan.borrower != household.number]
