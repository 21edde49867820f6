"""The supervisors review the council's work of a quarter."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Text
from hzpub.kinds.kind import DEPUTIES, Kind, Seals
from hzpub.kinds.vocabulary import InQuarter, Paper

KIND = Kind(
    name="board_review",
    title=N_("监事会审核"),
    purpose=N_("监事会每季查一次理事会的工作，写明查了什么、发现什么"),
    sentence=N_("监事会审核 {quarter}：{findings}"),
    clause="R四3",
    seals=Seals(("supervisors",)),
    entered_by=DEPUTIES,
    boxes=(
        InQuarter(),
        Text(name="findings", label=N_("审核结果"), help=N_("查了什么、发现什么"), longest=200, example="抽查十笔借款，手续齐全"),
        Paper(),
    ),
)
