"""GOVERN-COUNCIL-DUTY: the council decides on a loan, by majority and with its chair."""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.huzhu.govern.seats import persons, recused
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule
from hzpub.trust.authority import COUNCIL_OFFICES

OUTSIDER = N_("{person} 现在不是理事，不能表决")
TAKE_OUT = N_("从同意的名单里去掉 {person}")
NO_CHAIR = N_("理事长 {chair} 没有同意")
ASK_CHAIR = N_("理事长同意才能批准；不同意就不写审批")
NO_HEAD = N_("借款户是理事自家，还要监事会主任同意；名单里没有监事会主任")
ASK_HEAD = N_("请监事会主任参加决定，同意就写进名单；监事会主任空缺，先选举")


@rule(
    "GOVERN-COUNCIL-DUTY",
    title=N_("过半理事同意，理事长也同意，才算批准"),
    clause="R四3",
    on="loan_approval",
    message=N_("能表决的理事 {entitled} 人，只有 {agreed} 人同意，没有过半"),
    fix=N_("至少 {needed} 位理事同意才能批准"),
)
def council_duty(step: Step, _: Parameters) -> Iterator[Breach]:
    """More than half of the council in office that may decide, the chair among them, nobody from outside.

    On a loan to a council member's own household the rest decides together with the head of the supervisors.
    """
    authority, favour = step.before.authority, step.record["in_favour"]
    council = persons(step, COUNCIL_OFFICES)
    own = recused(step, {*council, *favour})
    entitled = [person for person in council if person not in own]
    concerned = any(person in council for person in own)
    head = authority.holders("supervisors_head") if concerned else ()
    for index, person in enumerate(favour):
        if person not in council and person not in head and person not in own:
            yield breach(("in_favour", index), OUTSIDER, TAKE_OUT, person=person)
    agreed = set(favour) & set(entitled)
    if 2 * len(agreed) <= len(entitled):
        needed = len(entitled) // 2 + 1
        yield breach("in_favour", entitled=len(entitled), agreed=len(agreed), needed=needed)
    for chair in authority.holders("chair"):
        if chair not in own and chair not in agreed:
            yield breach("in_favour", NO_CHAIR, ASK_CHAIR, chair=chair)
    if concerned and not set(head) & set(favour):
        yield breach("in_favour", NO_HEAD, ASK_HEAD)
