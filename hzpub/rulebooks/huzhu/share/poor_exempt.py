"""SHARE-POOR-EXEMPT: gift shares and later payment are for poor households, and within the number allowed."""

from collections.abc import Iterator

from hzpub.base.words import N_, Label
from hzpub.kinds.vocabulary import HOUSEHOLD_CLASSES
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

NOT_POOR = N_("{member} 现在是{household_class}，不是建档立卡贫困户")
ONLY_POOR = N_("只有贫困户能得赠股、能缓缴；类别写错了的，先做农户类别变动")
SWITCHED_OFF = N_("本基金定了不发赠股、配股")
PAY_OR_DEFER = N_("自己缴股金，或先缓缴；要发赠股，先开会改本基金的数")
PAST = N_("缓缴的单子写在 {day}，缴清日期却写 {pay_by}")
LATER = N_("缴清日期写在以后")


@rule(
    "SHARE-POOR-EXEMPT",
    title=N_("贫困户不出钱也能得一股赠股"),
    clause="S三(二)",
    on=("gift_share", "share_deferral"),
    parameters=("gift_shares", "poor_gift_shares"),
    message=N_("{member} 得了这些就有赠股 {count} 股，一户最多 {most} 股"),
    fix=N_("把股数改少，合起来不超过 {most} 股"),
)
def for_the_poor(step: Step, params: Parameters) -> Iterator[Breach]:
    """The household's class in force at this entry is poor; its gift shares stay within `poor_gift_shares`.

    Gift shares given while the household was poor stay when its class changes.
    """
    record = step.record
    member = step.before.members.get(record["member"])
    if member is None:
        return
    if member.household_class != "poor":
        label = Label(HOUSEHOLD_CLASSES[member.household_class])
        yield breach("member", NOT_POOR, ONLY_POOR, member=member.number, household_class=label)
    if record.kind.name == "share_deferral":
        if record["pay_by"] <= record.date:
            yield breach("pay_by", PAST, LATER, day=record.date, pay_by=record["pay_by"])
    elif not params.gift_shares:
        yield breach("form", SWITCHED_OFF, PAY_OR_DEFER)
    elif (count := member.gift_shares + record["shares"]) > params.poor_gift_shares:
        yield breach("shares", member=member.number, count=count, most=params.poor_gift_shares)
