"""An authority inspected the fund."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Choice, Day, Text
from hzpub.kinds.kind import DEPUTIES, Kind, Seals
from hzpub.kinds.vocabulary import Paper

KIND = Kind(
    name="inspection",
    title=N_("检查"),
    purpose=N_("县里、镇里或审计来检查，写明发现了什么、要求怎么改"),
    sentence=N_("{authority}检查：{findings}"),
    clause="S三(四)三",
    seals=Seals(("township_finance",)),
    entered_by=DEPUTIES,
    boxes=(
        Text(name="authority", label=N_("检查单位"), help=N_("单位全名"), example="云溪县财政局"),
        Text(name="findings", label=N_("发现的问题"), help=N_("没有就写没有发现问题"), longest=200, example="两笔借款的通知单没有编号"),
        Choice(
            name="must_mend",
            label=N_("要不要整改"),
            options={"yes": N_("要整改"), "no": N_("不用整改")},
            example="yes",
        ),
        Day(name="deadline", label=N_("整改期限"), help=N_("要整改才写"), required=False, example="2024-12-31"),
        Paper(),
    ),
)
