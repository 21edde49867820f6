"""A person leaves an office and nobody follows yet."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Choice, Text
from hzpub.kinds.kind import DEPUTIES, Kind, Seals
from hzpub.kinds.vocabulary import OFFICES, Person

KIND = Kind(
    name="office_end",
    title=N_("离任"),
    purpose=N_("任职人员离任、去世或被罢免，暂时没有接任的人"),
    sentence=N_("{person} 不再担任{office}"),
    clause="R四2",
    seals=Seals((), 2, ("chair", "supervisors", "township_finance")),
    entered_by=DEPUTIES,
    boxes=(
        Choice(name="office", label=N_("职务"), options=OFFICES, example="council_member"),
        Person(name="person", label=N_("人员编号")),
        Text(name="reason", label=N_("原因"), help=N_("为什么离任"), example="外出务工"),
    ),
)
