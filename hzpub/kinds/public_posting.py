"""A paper was put up where the village reads it."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Reference, Text
from hzpub.kinds.kind import Kind, Seals
from hzpub.kinds.vocabulary import Paper

KIND = Kind(
    name="public_posting",
    title=N_("张贴"),
    purpose=N_("审批结果等张贴公示，附现场照片"),
    sentence=N_("{target} 号记录张贴在{place}"),
    clause="R六(4)",
    seals=Seals(("supervisors",)),
    boxes=(
        Reference(name="target", label=N_("哪一条记录"), example="000121"),
        Text(name="place", label=N_("张贴地点"), help=N_("贴在哪里，村里人都看得到"), example="村委会门口公示栏"),
        Paper(),
    ),
)
