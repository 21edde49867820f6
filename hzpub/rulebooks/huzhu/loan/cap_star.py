"""LOAN-CAP-STAR: what a household owes, the new loan included, stays within what its stars allow."""

from collections.abc import Iterator

from hzpub.base.words import N_, Yuan
from hzpub.ledger.book import Payout
from hzpub.ledger.replay import Step
from hzpub.ledger.standing import loan_cap, stars
from hzpub.rulebooks.huzhu.arrears.liability import DECIDING
from hzpub.rulebooks.huzhu.star.counted import counted
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule


@rule(
    "LOAN-CAP-STAR",
    title=N_("没有星借 2000 元，每多一星多借 500 元"),
    clause="R五3①",
    on=(*DECIDING, "transfer_retry"),
    parameters=("cap_base", "cap_step", "cap_max", "star_max"),
    message=N_("{borrower} 有 {stars} 星，最多欠 {cap}；还欠着 {outstanding}，再借 {amount} 就超过了"),
    fix=N_("这次最多借 {room}；或等还了前面的借款再办"),
)
def loan_cap_star(step: Step, params: Parameters) -> Iterator[Breach]:
    """Outstanding principal of the household plus this loan is at most the base and a step per star."""
    book, (borrower, amount) = step.before, _asked(step)
    if borrower not in book.members:
        return
    outstanding = book.outstanding_of(borrower)
    if outstanding + amount <= min(params.cap_base, params.cap_max):
        return  # within what no star at all allows
    count = _stars(step, borrower, params)
    cap = loan_cap(count, params.cap_base, params.cap_step, params.cap_max)
    if amount > cap == params.cap_max:
        return  # one cause: LOAN-CAP-MAX says it
    if outstanding + amount > cap:
        yield breach(
            at="returned" if step.record.kind.name == "transfer_retry" else "amount",
            borrower=borrower,
            stars=count,
            cap=Yuan(cap),
            outstanding=Yuan(outstanding),
            amount=Yuan(amount),
            room=Yuan(max(0, cap - outstanding)),
        )


def _stars(step: Step, borrower: str, params: Parameters) -> int:
    if step.record.kind.name in DECIDING:
        return len(counted(step, params))
    return stars(step.before, borrower, params.fee_terms, params.star_max)


def _asked(step: Step) -> tuple[str, int]:
    """The household that gets money, and how much (fen); nobody when the record gives a loan to nobody."""
    record, book = step.record, step.before
    if record.kind.name == "loan_disbursement":
        return record["borrower"], record["amount"]
    if record.kind.name == "loan_approval":
        loan = book.loans.get(record["application"])
        return (loan.borrower, record["amount"]) if loan else ("", 0)
    returned = book.returns.get(record["returned"])
    loan = book.loan_for(record["returned"])
    if returned is None or loan is None or not isinstance(returned.brought, Payout) or loan.payout is not None:
        return "", 0
    return loan.borrower, returned.brought.fen
