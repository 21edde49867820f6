"""EXIT-NOTICE: where the fund asks for notice, a household says in good time that it wants its shares back."""

import datetime as dt
from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.huzhu.member.waiting import request_of
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

NO_REQUEST = N_("{member} 没有退股申请；本基金退股要提前 {days} 天申请")
ASK_FIRST = N_("先写退股申请，满 {days} 天再付")
MORE = N_("{member} 申请退 {asked} 股，付的却是 {shares} 股")
AS_ASKED = N_("最多付 {asked} 股；多出来的另写申请")


@rule(
    "EXIT-NOTICE",
    title=N_("退股提前申请，到日子就付"),
    clause="R三1",
    on="share_redemption",
    parameters=("exit_notice_days",),
    message=N_("{member} 在 {asked_on}申请退股，满 {days} 天是 {earliest}，付款日写的是 {day}"),
    fix=N_("等到 {earliest}再付"),
)
def asked_in_time(step: Step, params: Parameters) -> Iterator[Breach]:
    """A request of the household is `exit_notice_days` old on the day of payment; zero asks for no request."""
    days, record = params.exit_notice_days, step.record
    if not days or record["member"] not in step.before.members:
        return
    request = request_of(step.before, record["member"])
    if request is None:
        yield breach("member", NO_REQUEST, ASK_FIRST, member=record["member"], days=days)
        return
    earliest = request.day + dt.timedelta(days=days)
    if record.day < earliest:
        yield breach(
            "paid_on",
            member=request.member,
            asked_on=request.day,
            days=days,
            earliest=earliest,
            day=record.day,
        )
    if record["shares"] > request.shares:
        yield breach("shares", MORE, AS_ASKED, member=request.member, asked=request.shares, shares=record["shares"])
