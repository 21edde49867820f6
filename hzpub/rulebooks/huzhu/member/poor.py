"""MEMBER-POOR: a household's class rests on a list of a year, and a change changes it."""

import re
from collections.abc import Iterator

from hzpub.base.words import N_, Label
from hzpub.kinds.vocabulary import HOUSEHOLD_CLASSES
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

YEAR = re.compile("(?:19|20)[0-9]{2}")
SAME = N_("{member} 现在就是{household_class}，这条什么也没改")
NOTHING_TO_DO = N_("不用写；要改的是别的类别，核对后重写")


@rule(
    "MEMBER-POOR",
    title=N_("户的类别写明从哪天起、依据哪份名册"),
    clause="R五2",
    on=("member", "household_class_change"),
    message=N_("类别依据写的是“{list}”，看不出是哪一年的名单"),
    fix=N_("写名单的名称和年份，如 2023年底建档立卡名单"),
)
def class_from_a_list(step: Step, _: Parameters) -> Iterator[Breach]:
    """The list behind the class says its year; a change names another class than the one in force.

    The class counts from the record's place in the books; what was judged before stays.
    """
    record = step.record
    if not YEAR.search(record["class_list"]):
        yield breach("class_list", list=record["class_list"])
    if record.kind.name == "household_class_change":
        member = step.before.members.get(record["member"])
        if member is not None and member.household_class == record["household_class"]:
            label = Label(HOUSEHOLD_CLASSES[member.household_class])
            yield breach("household_class", SAME, NOTHING_TO_DO, member=member.number, household_class=label)
