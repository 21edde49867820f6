"""The supervisors answer an objection."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Choice, Reference, Text
from hzpub.kinds.kind import DEPUTIES, Kind, Seals
from hzpub.kinds.vocabulary import Paper

KIND = Kind(
    name="objection_reply",
    title=N_("异议答复"),
    purpose=N_("监事会查明后公开答复"),
    sentence=N_("答复 {objection} 号异议（{result}）：{answer}"),
    clause="R六(4)",
    seals=Seals(("supervisors",)),
    entered_by=DEPUTIES,
    boxes=(
        Reference(name="objection", label=N_("哪一条异议"), kinds=("objection",), example="000401"),
        Choice(
            name="result",
            label=N_("结果"),
            options={"upheld": N_("属实"), "partly": N_("部分属实"), "rejected": N_("不属实")},
            example="upheld",
        ),
        Text(name="answer", label=N_("答复"), help=N_("查到什么、怎么处理"), longest=200, example="还款单漏录，已经补录"),
        Paper(),
    ),
)
