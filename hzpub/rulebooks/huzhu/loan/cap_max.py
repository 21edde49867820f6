"""LOAN-CAP-MAX: no single loan above the highest amount, however many stars."""

from collections.abc import Iterator

from hzpub.base.words import N_, Yuan
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule


@rule(
    "LOAN-CAP-MAX",
    title=N_("一次最多借 5000 元"),
    clause="R六(5)",
    on=("loan_application", "loan_approval", "loan_disbursement"),
    parameters=("cap_max",),
    message=N_("借款 {amount}，一次最多只能借 {most}"),
    fix=N_("把金额改到 {most} 以内"),
)
def loan_cap_max(step: Step, params: Parameters) -> Iterator[Breach]:
    """Asked, approved and paid-out amounts are each at most `cap_max`."""
    amount = step.record["amount"]
    if amount > params.cap_max:
        yield breach(at="amount", amount=Yuan(amount), most=Yuan(params.cap_max))
