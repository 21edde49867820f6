"""DISBURSE-DOCS: application, guarantee, approval and pay-out follow each other, each with its paper."""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.kinds.record import Record
from hzpub.ledger.book import Approval, Loan
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

BEFORE_APPROVAL = N_("{approval} 号审批是{approved_on}，转账单却写{day}")
APPROVE_FIRST = N_("核对日期；真的先付了钱，做违规确认")
BEFORE_VOUCHER = N_("转账单是{date}，银行却在{day}付了款")
CHECK_SLIP = N_("对照转账单和银行回单改日期")


@rule(
    "DISBURSE-DOCS",
    title=N_("先申请，再担保、审批，最后放款"),
    clause="R六(3)",
    on=("guarantee", "loan_approval", "loan_disbursement"),
    message=N_("{loan} 号申请是{applied_on}，这里却写{day}"),
    fix=N_("核对日期；不能早于申请那天"),
)
def papers_in_order(step: Step, _: Parameters) -> Iterator[Breach]:
    """No guarantee and no approval is older than its application, no voucher than its approval."""
    book, record = step.before, step.record
    if record.kind.name == "loan_disbursement":
        loan = book.loan_for(record["approval"])
        if loan is not None:
            yield from _payout(loan, record)
        return
    loan = book.loans.get(record["application"])
    if loan is not None and record.date < loan.applied_on:
        yield breach("date", loan=loan.number, applied_on=loan.applied_on, day=record.date)


def _payout(loan: Loan, record: Record) -> Iterator[Breach]:
    approval = _decision(loan.approval, record["approval"])
    if approval is not None and record.date < approval.day:
        number, decided = approval.number, approval.day
        yield breach(
            "date", BEFORE_APPROVAL, APPROVE_FIRST, approval=number, approved_on=decided, day=record.date
        )
    elif record.day < record.date:
        yield breach("paid_on", BEFORE_VOUCHER, CHECK_SLIP, date=record.date, day=record.day)


def _decision(approval: Approval | None, number: str) -> Approval | None:
    """The decision with `number`, among the standing one and those it replaced."""
    while approval is not None and approval.number != number:
        approval = approval.replaces
    return approval
