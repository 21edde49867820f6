"""MEMBER-SUCCESSION: another person of the household takes over; the household keeps everything."""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.huzhu.member.leaving import left_on
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

SAME = N_("{person} 现在就是 {member} 的户主")
NOTHING_TO_DO = N_("不用写；接手的是别人，核对人员编号")
GONE = N_("{member} 在 {day}已经退会，没有什么可继承")
JOIN_ANEW = N_("要入会的，另写入会记录")


@rule(
    "MEMBER-SUCCESSION",
    title=N_("户主不在了，家里人接着当户主，股金、借款、星都归这一户"),
    clause=N_("推定"),
    on="succession",
    message=N_("{person} 是 {other} 的户主，不能同时当 {member} 的户主"),
    fix=N_("换家里另一个人；{other} 退会以后才能由 {person} 接手"),
)
def new_head(step: Step, _: Parameters) -> Iterator[Breach]:
    """The new head is somebody else, and heads no other household that still belongs to the association."""
    book, record = step.before, step.record
    member, person = book.members.get(record["member"]), record["person"]
    if member is None:
        return
    if (day := left_on(member)) is not None:
        yield breach("member", GONE, JOIN_ANEW, member=member.number, day=day)
    if member.person == person:
        yield breach("person", SAME, NOTHING_TO_DO, person=person, member=member.number)
    other = book.members.get(book.heads.get(person, ""))
    if other is not None and other.number != member.number and other.person == person and left_on(other) is None:
        yield breach("person", person=person, other=other.number, member=member.number)
