"""GOVERN-DUTY-SPLIT: who decides, who keeps the books and who handles the money are three people."""

from collections.abc import Iterator

from hzpub.base.words import N_, Label
from hzpub.kinds.vocabulary import OFFICES
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

APART = ("chair", "accountant", "cashier")


@rule(
    "GOVERN-DUTY-SPLIT",
    title=N_("理事长、会计、出纳是三个人"),
    clause="R四2",
    on=("charter", "office_appointment"),
    message=N_("{person} 已是{other}，不能再任{office}"),
    fix=N_("{office}另选一人；或者先把{other}交给别人"),
)
def duty_split(step: Step, _: Parameters) -> Iterator[Breach]:
    """Chair, accountant and cashier are three different persons."""
    record, authority = step.record, step.after.authority
    taken: list[tuple[str, str, tuple[str | int, ...]]]
    if record.kind.name == "office_appointment":
        taken = [(record["office"], record["person"], ("person",))]
    else:
        rows = enumerate(record["offices"])
        taken = [(row["office"], row["person"], ("offices", index, "person")) for index, row in rows]
    named: list[str] = []
    for office, person, at in taken:
        if office not in APART:
            continue
        named.append(office)
        held = [each for each in authority.offices_of(person) if each in APART and each != office]
        others = [each for each in held if record.kind.name != "charter" or each in named]
        if others:
            other = Label(OFFICES[others[0]])
            yield breach(at=at, person=person, other=other, office=Label(OFFICES[office]))
