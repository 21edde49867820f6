"""KEY-THRESHOLD: keys, offices and witnesses change only under two people's seals, one of them from outside the council."""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule
from hzpub.trust.authority import COUNCIL_OFFICES

CHANGES = ("key_grant", "key_revocation", "office_appointment", "office_end", "witness_policy")
"""Kinds that change who may seal or witness."""
THRESHOLD = ("chair", "supervisors", "township_finance")
"""Roles of which two must seal such a change."""
GONE = ("lost", "compromised")
"""Causes after which a key says nothing about its own end."""

INSIDE = N_("盖章的都是理事会的人，还要监事会或财政所的人")
ASK_OUTSIDE = N_("请监事会或财政所的人盖章；他们不能同时是理事")
ITSELF = N_("丢了或被别人用过的印章，不能给自己的停用盖章")
ASK_OTHERS = N_("请另外的人盖章")
EARLY = N_("只有“可能被他人使用”才写从哪一条起信不过，而且要写已经入账的编号")
LEAVE_OUT = N_("删去这一栏；或者把原因改成“可能被他人使用”，编号写已经入账的")


@rule(
    "KEY-THRESHOLD",
    title=N_("印章、任职和见证人要两个人盖章才能变，其中一个不是理事"),
    clause=N_("推定"),
    on=CHANGES,
    admissible=False,
    message=N_("这几个章都是 {person} 一个人盖的"),
    fix=N_("理事长、监事会、财政所三方里，请两方各由自己的人盖章"),
)
def two_people(step: Step, _: Parameters) -> Iterator[Breach]:
    """Two persons, one not of the council; a lost or stolen key does not seal its own end."""
    record, before = step.record, step.before.authority
    seals = [seal for seal in record.seals if seal.role in THRESHOLD]
    persons = {seal.person for seal in seals}
    if len(seals) > 1 and len(persons) == 1:
        yield breach("seals", person=seals[0].person)
    elif len(persons) > 1 and persons <= set(before.holders(*COUNCIL_OFFICES)):
        yield breach("seals", INSIDE, ASK_OUTSIDE)
    if record.kind.name != "key_revocation":
        return
    if record["cause"] in GONE and any(seal.key == record["key"] for seal in record.seals):
        yield breach("seals", ITSELF, ASK_OTHERS)
    since = record.get("distrust_from", "")
    if since and (record["cause"] != "compromised" or since > step.before.number):
        yield breach("distrust_from", EARLY, LEAVE_OUT)
