"""LOAN-ONE-OPEN: a second loan beside an open one is shown, so that a need split in two is seen."""

from collections.abc import Iterator

from hzpub.base.words import N_, Yuan
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import WARNING, Breach, breach, rule


@rule(
    "LOAN-ONE-OPEN",
    title=N_("一户同时有两笔没还清的借款，会提示"),
    clause=N_("推定"),
    on="loan_disbursement",
    severity=WARNING,
    message=N_("{borrower} 的 {loan} 号借款还欠 {owed}，又放一笔 {amount}"),
    fix=N_("核对是不是把一个用途拆成了两笔；两笔合起来仍受借款上限管"),
)
def one_open(step: Step, _: Parameters) -> Iterator[Breach]:
    """At the pay-out the household has no other loan that is paid out and not fully repaid."""
    book, record = step.before, step.record
    this = book.loan_for(record["approval"])
    for loan in book.open_loans(record["borrower"]):
        if loan is not this:
            yield breach(
                at="amount",
                borrower=loan.borrower,
                loan=loan.number,
                owed=Yuan(loan.outstanding),
                amount=Yuan(record["amount"]),
            )
