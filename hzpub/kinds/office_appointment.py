"""A person takes an office, elected at a meeting; a single seat passes from its holder."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Choice, Reference
from hzpub.kinds.kind import DEPUTIES, Kind, Seals
from hzpub.kinds.vocabulary import OFFICES, Person

KIND = Kind(
    name="office_appointment",
    title=N_("任职"),
    purpose=N_("选举后任职；只有一个席位的职务，前任同时离任"),
    sentence=N_("{person} 任{office}"),
    clause="R四2",
    seals=Seals((), 2, ("chair", "supervisors", "township_finance")),
    entered_by=DEPUTIES,
    boxes=(
        Choice(name="office", label=N_("职务"), options=OFFICES, example="cashier"),
        Person(name="person", label=N_("人员编号")),
        Reference(name="meeting", label=N_("选举会议"), kinds=("meeting",), example="000120"),
    ),
)
