"""GOVERN-ONE-SEAT: an office with one seat has one person, in the charter too."""

from collections.abc import Iterator

from hzpub.base.words import N_, Label
from hzpub.kinds.vocabulary import OFFICES
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule
from hzpub.trust.authority import SINGLE_SEATS


@rule(
    "GOVERN-ONE-SEAT",
    title=N_("只有一个席位的职务，章程里只写一个人"),
    clause="R四2",
    on="charter",
    message=N_("{office}写了两次：{first} 和 {person}"),
    fix=N_("{office}只有一个席位，只留一个人；任同一职务的人，以后用任职记录接替"),
)
def one_seat(step: Step, _: Parameters) -> Iterator[Breach]:
    """No office with a single seat is given twice by the charter; the later one would silently win."""
    taken: dict[str, str] = {}
    for index, row in enumerate(step.record["offices"]):
        office, person = row["office"], row["person"]
        if office not in SINGLE_SEATS:
            continue
        if office in taken:
            yield breach(("offices", index, "office"), office=Label(OFFICES[office]), first=taken[office], person=person)
        taken.setdefault(office, person)
