"""PAYABLE-OFFSET: only money that the fund owes the borrower can pay for its loan."""

from collections.abc import Iterator

from hzpub.base.words import N_, Yuan
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule


@rule(
    "PAYABLE-OFFSET",
    title=N_("多还抵还款，有多少抵多少"),
    clause=N_("推定"),
    on="payable_offset",
    message=N_("{borrower} 名下待退的只有 {left}，抵不了 {amount}"),
    fix=N_("把“抵多少”改到 {left} 以内，几项拆分跟着改"),
)
def offset_what_is_owed(step: Step, _: Parameters) -> Iterator[Breach]:
    """At most what the books owe the household that borrowed."""
    book, record = step.before, step.record
    loan = book.loans.get(record["loan"])
    if loan is None:
        return
    left = max(0, book.payables_of.get(loan.borrower, 0))
    if record["amount"] > left:
        yield breach("amount", borrower=loan.borrower, left=Yuan(left), amount=Yuan(record["amount"]))
