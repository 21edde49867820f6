"""ELIGIBLE-MEMBER-1M: a household borrows one month after it joined with its share at the earliest."""

from collections.abc import Iterator

from hzpub.base.months import add_months
from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.huzhu.member.leaving import member_since, put_off
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule


@rule(
    "ELIGIBLE-MEMBER-1M",
    title=N_("入会满一个月才能申请借款"),
    clause="R五2",
    on="loan_application",
    parameters=("min_membership_months",),
    message=N_("{borrower} 的股金从 {joined}算起，满 {months} 个月是 {earliest}，申请写在 {applied}"),
    fix=N_("到 {earliest}再申请"),
)
def member_one_month(step: Step, params: Parameters) -> Iterator[Breach]:
    """Membership counts from the first share, paid or given, or from the day its payment was put off.

    While a share is put off ELIGIBLE-SHARE-PAID speaks.
    """
    record = step.record
    member = step.before.members.get(record["borrower"])
    if member is None or put_off(member) or (since := member_since(member)) is None:
        return
    earliest = add_months(since, params.min_membership_months)
    if record.date < earliest:
        yield breach(
            at="date",
            borrower=member.number,
            joined=since,
            months=params.min_membership_months,
            earliest=earliest,
            applied=record.date,
        )
