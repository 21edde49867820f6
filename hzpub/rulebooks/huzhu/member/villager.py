"""MEMBER-VILLAGER: members live in the fund's own village."""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule


@rule(
    "MEMBER-VILLAGER",
    title=N_("入会的是住在本村的人"),
    clause="R五2",
    on="member",
    message=N_("{member} 写的是{village}，本基金是{own}的"),
    fix=N_("外村的农户不能入会；就是本村的，删去“哪个村”这一行"),
)
def lives_here(step: Step, _: Parameters) -> Iterator[Breach]:
    """A village written on the form is the village of the charter; who writes none lives there."""
    record, fund = step.record, step.before.fund
    village = record.get("village", "")
    if fund is not None and village and village != fund.village:
        yield breach("village", member=record["member"], village=village, own=fund.village)
