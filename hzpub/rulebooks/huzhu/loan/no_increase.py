"""LOAN-NO-INCREASE: from application to pay-out nothing grows, and one household is paid once."""

from collections.abc import Iterator

from hzpub.base.words import N_, Yuan
from hzpub.kinds.record import Record
from hzpub.ledger.book import Book, Loan
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

MORE_THAN_ASKED = N_("申请 {most}，却批了 {amount}")
LONGER_THAN_ASKED = N_("申请 {most} 个月，却批了 {months} 个月")
LONGER_THAN_APPROVED = N_("批准 {most} 个月，却写了 {months} 个月")
SHORTEN = N_("把期限改到 {most} 个月以内")
PAID_ALREADY = N_("{loan} 号借款已经放过款（{number} 号记录），一份审批只放一次")
APPROVE_ANEW = N_("还要借就另写申请、另行审批")
OTHER_HOUSEHOLD = N_("申请的是 {borrower}，放款却写 {paid_to}")
PAY_BORROWER = N_("借款人写 {borrower}")
OTHER_ACCOUNT = N_("{account} 号账户不是 {borrower} 登记的收款账户")
OWN_ACCOUNT = N_("写 {borrower} 自己的账户记录；没有就先登记")


@rule(
    "LOAN-NO-INCREASE",
    title=N_("批的不多于申请的，放的不多于批的"),
    clause="R六(4)",
    on=("loan_approval", "loan_disbursement"),
    message=N_("批准 {most}，却放了 {amount}"),
    fix=N_("把金额改到 {most} 以内；要多借就另写申请"),
)
def loan_no_increase(step: Step, _: Parameters) -> Iterator[Breach]:
    """Amount and months never grow on the way; one approval is paid once, to the household that asked."""
    book, record = step.before, step.record
    if record.kind.name == "loan_approval":
        loan = book.loans.get(record["application"])
        if loan is not None:
            yield from _approval(loan, record)
    elif (loan := book.loan_for(record["approval"])) is not None:
        yield from _disbursement(book, loan, record)


def _approval(loan: Loan, record: Record) -> Iterator[Breach]:
    if record["amount"] > loan.asked:
        yield breach("amount", MORE_THAN_ASKED, amount=Yuan(record["amount"]), most=Yuan(loan.asked))
    if record["months"] > loan.months:
        yield breach("months", LONGER_THAN_ASKED, SHORTEN, months=record["months"], most=loan.months)


def _disbursement(book: Book, loan: Loan, record: Record) -> Iterator[Breach]:
    if loan.payout is not None:
        yield breach("approval", PAID_ALREADY, APPROVE_ANEW, loan=loan.number, number=loan.payout.number)
    if (approval := loan.approval) is not None:
        if record["amount"] > approval.fen:
            yield breach(at="amount", amount=Yuan(record["amount"]), most=Yuan(approval.fen))
        if record["months"] > approval.months:
            yield breach(
                "months", LONGER_THAN_APPROVED, SHORTEN, months=record["months"], most=approval.months
            )
    household = book.members.get(loan.borrower)
    if record["borrower"] != loan.borrower:
        yield breach(
            "borrower", OTHER_HOUSEHOLD, PAY_BORROWER, borrower=loan.borrower, paid_to=record["borrower"]
        )
    elif household is not None and record["account"] not in household.accounts:
        yield breach("account", OTHER_ACCOUNT, OWN_ACCOUNT, account=record["account"], borrower=loan.borrower)
