"""GOVERN-NO-DUAL: nobody sits on the council and on the supervisory board at once."""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule
from hzpub.trust.authority import COUNCIL_OFFICES, SUPERVISOR_OFFICES


@rule(
    "GOVERN-NO-DUAL",
    title=N_("理事和监事不能是同一个人"),
    clause="R四2",
    on=("charter", "office_appointment"),
    message=N_("{person} 同时是理事会和监事会成员"),
    fix=N_("另选一人；或者先写离任记录，再写任职记录"),
)
def no_dual(step: Step, _: Parameters) -> Iterator[Breach]:
    """Council and supervisory board share no person, compared by person and not by office or key."""
    authority = step.after.authority
    both = set(authority.holders(*COUNCIL_OFFICES)) & set(authority.holders(*SUPERVISOR_OFFICES))
    if step.record.kind.name == "office_appointment":
        if step.record["person"] in both:
            yield breach(at="person", person=step.record["person"])
        return
    for index, row in enumerate(step.record["offices"]):
        if row["person"] in both and row["office"] in SUPERVISOR_OFFICES:
            yield breach(at=("offices", index, "person"), person=row["person"])
