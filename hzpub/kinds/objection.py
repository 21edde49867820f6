"""Somebody objects to what was posted; nobody in office can keep it out of the books."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Reference, Text
from hzpub.kinds.kind import DEPUTIES, Kind, Seals
from hzpub.kinds.vocabulary import Member, Paper

KIND = Kind(
    name="objection",
    title=N_("异议"),
    purpose=N_("村民对公示有意见：照他的话记下来；出纳不记，监事会、财政所可以记"),
    sentence=N_("异议：{subject}"),
    clause="R六(4)",
    seals=Seals((), 1, ("supervisors", "township_finance")),
    entered_by=DEPUTIES,
    happened=True,
    boxes=(
        Member(name="member", label=N_("提出人"), help=N_("愿意署名才写"), required=False),
        Reference(name="target", label=N_("对哪一条记录"), help=N_("说得出编号才写"), required=False, example="000123"),
        Text(name="subject", label=N_("意见"), help=N_("照本人的话写，不写姓名电话"), longest=200, example="第二季度少公示了一笔还款"),
        Paper(),
    ),
)
