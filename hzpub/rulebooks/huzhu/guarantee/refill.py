"""GUARANTEE-REFILL: a group that lost a household fills its place in time, or backs no new loan."""

import datetime as dt
from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.huzhu.guarantee.standing import short_since, standing
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

FEWEST = 3
"""Fewer households are no group at all (our reading, as in the form of a group)."""
TOO_FEW = N_("{group} 号联保小组只剩 {count} 户，不到 {least} 户不成小组")
TAKE_IN = N_("补进新户、写联保小组变动以后再申请，或改成个人担保")


@rule(
    "GUARANTEE-REFILL",
    title=N_("联保小组缺了户，限期补齐"),
    clause="R六(1)",
    on="loan_application",
    parameters=("group_size", "refill_days"),
    in_principle=True,
    message=N_("{group} 号联保小组从 {since}起只有 {count} 户，应在 {until}以前补到 {size} 户"),
    fix=N_("补进新户、写联保小组变动以后再申请；补不齐的，先为 {group} 号记录写一条例外批准"),
)
def refilled_in_time(step: Step, params: Parameters) -> Iterator[Breach]:
    """A new application goes through a group that is whole, or short for no more than `refill_days`.

    Loans already applied for are not looked at. An exception names the group and lasts until the group changes.
    """
    book, record = step.before, step.record
    group = book.groups.get(record.get("group", ""))
    if record["guarantee"] != "joint_group" or group is None or group.dissolved:
        return
    count, size = len(standing(book, group)), params.group_size
    if count < FEWEST:
        yield breach("group", TOO_FEW, TAKE_IN, group=group.number, count=count, least=FEWEST)
        return
    if (since := short_since(book, group, size)) is None:
        return
    until = since + dt.timedelta(days=params.refill_days)
    if record.date > until:
        number = group.number
        yield breach("group", case=number, group=number, count=count, size=size, since=since, until=until)
