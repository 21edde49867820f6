"""ELIGIBLE-NOT-SUSPENDED: a household told in writing that it may not borrow waits until that loan is cleared."""

from collections.abc import Iterator

from hzpub.base.words import N_, Yuan
from hzpub.ledger.book import Book, Loan, Member
from hzpub.ledger.replay import Step
from hzpub.rulebooks.huzhu.arrears.liability import DECIDING, household_at, overdue_fen, stood_for
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule


@rule(
    "ELIGIBLE-NOT-SUSPENDED",
    title=N_("停了借款资格的户，恢复以前不能借"),
    clause="R六(2)",
    on=("loan_application", *DECIDING),
    parameters=("holiday_shift",),
    message=N_("{member} 由 {number} 号记录暂停借款，{loan} 号借款还欠 {owed}，没有恢复"),
    fix=N_("等 {loan} 号借款还清再办；已经还了的，先把还款入账"),
)
def not_suspended(step: Step, params: Parameters) -> Iterator[Breach]:
    """No suspension of the household names a loan that is still open.

    At a decision or pay-out ELIGIBLE-NO-OVERDUE and ARREARS-GUARANTOR-SUSPEND speak of loans that are overdue.
    """
    book, record = step.before, step.record
    asked = record.kind.name == "loan_application"
    member = book.members.get(record["borrower"]) if asked else household_at(step)
    if member is None:
        return
    at = "application" if record.kind.name == "loan_approval" else "borrower"
    for number, about in member.suspensions:
        loan = book.loans.get(about)
        if loan is None or not loan.is_open:
            continue
        if not asked and overdue_fen(loan, record.day, params.fee_terms) and _answers(book, member, loan):
            continue
        yield breach(at, member=member.number, number=number, loan=loan.number, owed=Yuan(loan.outstanding))


def _answers(book: Book, member: Member, loan: Loan) -> bool:
    """Whether another rule speaks of the household and this overdue loan: its own, or one it stands for."""
    return loan.borrower == member.number or loan in stood_for(book, member)
