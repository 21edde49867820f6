"""What an inspection found has been put right."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Reference, Text
from hzpub.kinds.kind import Kind, Seals
from hzpub.kinds.vocabulary import Paper

KIND = Kind(
    name="rectification",
    title=N_("整改"),
    purpose=N_("检查发现的问题改好了，财政所确认"),
    sentence=N_("{inspection} 号检查已整改：{done}"),
    clause="S三(五)一",
    seals=Seals(("chair", "township_finance")),
    boxes=(
        Reference(name="inspection", label=N_("哪一次检查"), kinds=("inspection",), example="000390"),
        Text(name="done", label=N_("怎么改的"), help=N_("做了什么"), longest=200, example="补编通知单号，补盖理事会的章"),
        Paper(),
    ),
)
