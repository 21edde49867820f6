"""GUARANTEE-GROUP-VOL: households join a group of their own will, and one group at a time."""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule


@rule(
    "GUARANTEE-GROUP-VOL",
    title=N_("联保小组自愿组成，一户只进一个"),
    clause="R六(1)",
    on="joint_liability_group",
    message=N_("{member} 已经在 {group} 号联保小组里"),
    fix=N_("换一户；原来的小组不再用的，先冲正原来的小组"),
)
def one_group_each(step: Step, _: Parameters) -> Iterator[Breach]:
    """No household of a new group is in another group that still stands."""
    book, members = step.before, step.record["members"]
    if any(number not in book.members for number in members):
        return  # one cause: SYS-REF says which household nobody knows
    for index, number in enumerate(members):
        standing = [group for group in book.members[number].groups if not book.groups[group].dissolved]
        if standing and number not in members[:index]:
            yield breach(("members", index), member=number, group=standing[-1])
