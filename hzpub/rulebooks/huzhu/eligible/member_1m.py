"""ELIGIBLE-MEMBER-1M: a household borrows one month after its first share at the earliest."""

from collections.abc import Iterator

from hzpub.base.months import add_months
from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule


@rule(
    "ELIGIBLE-MEMBER-1M",
    title=N_("入会满一个月才能申请借款"),
    clause="R五2",
    on="loan_application",
    parameters=("min_membership_months",),
    message=N_("{borrower} 在 {joined}缴第一笔股金，满 {months} 个月是 {earliest}，申请写在 {applied}"),
    fix=N_("到 {earliest}再申请"),
)
def member_one_month(step: Step, params: Parameters) -> Iterator[Breach]:
    """Membership counts from the day the first share was paid to the day of the application."""
    record = step.record
    member = step.before.members.get(record["borrower"])
    if member is None or member.first_share_day is None:
        return
    earliest = add_months(member.first_share_day, params.min_membership_months)
    if record.date < earliest:
        yield breach(
            at="date",
            borrower=member.number,
            joined=member.first_share_day,
            months=params.min_membership_months,
            earliest=earliest,
            applied=record.date,
        )
