"""ELIGIBLE-SHARE-PAID: who borrows holds a share, paid or given, when asking and when the money leaves."""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.huzhu.member.leaving import put_off
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

PUT_OFF = N_("{borrower} 还有缓缴的 {shares} 股没有缴")
PAY_UP = N_("先把缓缴的股金缴清，入账后再办")
EXPELLED = N_("{borrower} 已经由 {number} 号记录取消了会员资格")
NO_LOAN = N_("不是会员不能借款")


@rule(
    "ELIGIBLE-SHARE-PAID",
    title=N_("缴了股金才能借款"),
    clause="R五2",
    on=("loan_application", "loan_disbursement"),
    message=N_("{borrower} 现在没有股金"),
    fix=N_("先缴至少一股，入账后再办；缓缴股金的会员，缴了才能借"),
)
def share_paid(step: Step, _: Parameters) -> Iterator[Breach]:
    """At the application and at the pay-out the household is a member, holds a share and has put off none.

    A gift share counts as paid.
    """
    member = step.before.members.get(step.record["borrower"])
    if member is None:
        return
    if member.expelled:
        yield breach("borrower", EXPELLED, NO_LOAN, borrower=member.number, number=member.expelled)
    elif (shares := put_off(member)) > 0:
        yield breach("borrower", PUT_OFF, PAY_UP, borrower=member.number, shares=shares)
    elif member.shares + member.gift_shares < 1:
        yield breach(at="borrower", borrower=member.number)
