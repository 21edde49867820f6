"""ELIGIBLE-SHARE-PAID: who borrows holds at least one share, when asking and when the money leaves."""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule


@rule(
    "ELIGIBLE-SHARE-PAID",
    title=N_("缴了股金才能借款"),
    clause="R五2",
    on=("loan_application", "loan_disbursement"),
    message=N_("{borrower} 现在没有股金"),
    fix=N_("先缴至少一股，入账后再办；缓缴股金的会员，缴了才能借"),
)
def share_paid(step: Step, _: Parameters) -> Iterator[Breach]:
    """The borrower's household holds a share at the application and at the pay-out."""
    member = step.before.members.get(step.record["borrower"])
    if member is not None and member.shares < 1:
        yield breach(at="borrower", borrower=member.number)
