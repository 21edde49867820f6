"""An admitted breach has been mended."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Reference, Text
from hzpub.kinds.kind import DEPUTIES, Kind, Seals
from hzpub.kinds.vocabulary import Paper

KIND = Kind(
    name="breach_cure",
    title=N_("整改完成"),
    purpose=N_("确认过的违规已经整改，附证明"),
    sentence=N_("{breach} 号违规已整改：{done}"),
    seals=Seals(("supervisors", "township_finance")),
    entered_by=DEPUTIES,
    happened=True,
    boxes=(
        Reference(name="breach", label=N_("哪一条违规确认"), kinds=("breach",), example="000131"),
        Text(name="done", label=N_("做了什么"), help=N_("照整改要求写结果"), longest=120, example="少收的 10 元已补收"),
        Paper(),
    ),
)
