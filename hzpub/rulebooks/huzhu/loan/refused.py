"""LOAN-REFUSED: a refusal is final; who still wants the loan applies anew."""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.book import Loan
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

PAID_OUT = N_("{loan} 号借款已经放款（{number} 号记录），不能再写不予批准")
TOO_LATE = N_("钱已经放出去了；放错了的，照违规确认办")
AGAIN = N_("{loan} 号申请已经由 {number} 号记录不予批准")
ONCE = N_("不用再写一次")


@rule(
    "LOAN-REFUSED",
    title=N_("不批的申请不能再批、再放，要借就另写申请"),
    clause="R四3",
    on=("loan_approval", "loan_refusal", "loan_disbursement"),
    message=N_("{loan} 号申请已经由 {number} 号记录不予批准"),
    fix=N_("要借就另写申请、另行审批；不予批准写错了的，先冲正 {number} 号"),
)
def refused_is_refused(step: Step, _: Parameters) -> Iterator[Breach]:
    """No approval and no pay-out after a refusal that stands, and no refusal of a loan already paid or refused.

    A pay-out on an approval that came after the refusal is told at that approval, once.
    """
    book, record = step.before, step.record
    kind = record.kind.name
    loan = book.loan_for(record["approval" if kind == "loan_disbursement" else "application"])
    if loan is None:
        return
    if kind == "loan_refusal":
        yield from _refusal(loan)
    elif loan.refused:
        approval = loan.approval
        told = kind == "loan_disbursement" and approval is not None and approval.number > loan.refused
        if not told:
            at = "approval" if kind == "loan_disbursement" else "application"
            yield breach(at, loan=loan.number, number=loan.refused)


def _refusal(loan: Loan) -> Iterator[Breach]:
    if loan.payout is not None:
        yield breach("application", PAID_OUT, TOO_LATE, loan=loan.number, number=loan.payout.number)
    elif loan.refused:
        yield breach("application", AGAIN, ONCE, loan=loan.number, number=loan.refused)
