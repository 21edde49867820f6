"""GUARANTEE-GROUP-VOL: member households join a group of their own will, and one group at a time."""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.huzhu.member.leaving import left_on
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

LEFT = N_("{member} 在 {day}已经不是会员")
OTHER = N_("换一户会员")


@rule(
    "GUARANTEE-GROUP-VOL",
    title=N_("联保小组自愿组成，一户只进一个"),
    clause="R六(1)",
    on=("joint_liability_group", "group_change"),
    message=N_("{member} 已经在 {group} 号联保小组里"),
    fix=N_("换一户；原来的小组不再用的，先冲正原来的小组"),
)
def one_group_each(step: Step, _: Parameters) -> Iterator[Breach]:
    """No household of a new or changed group has left, or is in another group that still stands."""
    book, members, goes_on_from = step.before, step.record["members"], step.record.get("group", "")
    if any(number not in book.members for number in members):
        return  # one cause: SYS-REF says which household nobody knows
    if goes_on_from in book.groups and book.groups[goes_on_from].dissolved:
        return  # one cause: SYS-REF says that this group has gone on already
    for index, number in enumerate(members):
        if (day := left_on(book.members[number])) is not None:
            yield breach(("members", index), LEFT, OTHER, member=number, day=day)
            continue
        groups = (group for group in book.members[number].groups if group != goes_on_from)
        standing = [group for group in groups if not book.groups[group].dissolved]
        if standing:
            yield breach(("members", index), member=number, group=standing[-1])
