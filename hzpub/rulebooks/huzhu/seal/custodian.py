"""SEAL-CUSTODIAN: whoever keeps the council's seal should not be one of the three who seal in person."""

from collections.abc import Iterator

from hzpub.base.words import N_, Label
from hzpub.kinds.vocabulary import ROLES
from hzpub.ledger.replay import Step
from hzpub.rulebooks.huzhu.seal import OUTFLOWS
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import WARNING, Breach, breach, rule


@rule(
    "SEAL-CUSTODIAN",
    title=N_("理事会公章最好由第四个人保管"),
    clause="R六(3)",
    on=OUTFLOWS,
    severity=WARNING,
    message=N_("理事会公章由{role}（{person}）保管，四个章只经过三个人的手"),
    fix=N_("由另一名理事保管公章，写一条发放印章的记录"),
)
def seal_custodian(step: Step, _: Parameters) -> Iterator[Breach]:
    """The council's seal is made by its custodian; a fourth person makes four eyes into eight."""
    council = next((seal for seal in step.record.seals if seal.role == "council"), None)
    for seal in step.record.seals:
        if council is not None and seal.role != "council" and seal.person == council.person:
            yield breach(("seals", "council"), role=Label(ROLES[seal.role]), person=seal.person)
