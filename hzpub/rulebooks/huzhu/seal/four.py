"""SEAL-FOUR: money leaves the account only under four seals, made by at least three people."""

from collections.abc import Iterator

from hzpub.base.words import N_, Label
from hzpub.kinds.record import Seal
from hzpub.kinds.vocabulary import ROLES
from hzpub.ledger.replay import Step
from hzpub.rulebooks.huzhu.seal import OUTFLOWS
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

FOUR = ("council", "chair", "accountant", "township_finance")
MISSING = N_("缺{role}的章")


@rule(
    "SEAL-FOUR",
    title=N_("付款要盖四个章，至少三个人盖"),
    clause="R六(3)",
    on=OUTFLOWS,
    parameters=("seal_persons",),
    admissible=False,
    message=N_("四个章只有 {persons} 个人盖，至少要 {least} 个人"),
    fix=N_("请各职务的人各盖各的章，一个人不能代别人盖"),
)
def seal_four(step: Step, params: Parameters) -> Iterator[Breach]:
    """Council, chair, accountant and township finance: four keys, the three personal ones of three people."""
    seals = {seal.role: seal for seal in step.record.seals if seal.role in FOUR}
    for role in FOUR:
        if role not in seals:
            fix = N_("请{role}盖章后再入账")
            yield breach(("seals", role), MISSING, fix, role=Label(ROLES[role]))
    doubled = False
    made: list[Seal] = []
    for role, seal in seals.items():
        if (other := _same_hand(seal, made)) is not None:
            doubled = True
            message = N_("{role}和{other}的章是同一个人（{person}）盖的")
            if seal.person != other.person or "council" in (role, other.role):
                message = N_("{role}和{other}的章是同一枚印章盖的")
            mine, theirs = Label(ROLES[role]), Label(ROLES[other.role])
            yield breach(("seals", role), message, role=mine, other=theirs, person=seal.person)
        made.append(seal)
    persons = len({seal.person for seal in made})
    if len(made) == len(FOUR) and not doubled and persons < params.seal_persons:
        yield breach(("seals",), persons=persons, least=params.seal_persons)


def _same_hand(seal: Seal, made: list[Seal]) -> Seal | None:
    """An earlier seal of the same key, or of the same person where both are personal seals."""
    for other in made:
        personal = "council" not in (seal.role, other.role)
        if seal.key == other.key or (personal and seal.person == other.person):
            return other
    return None
