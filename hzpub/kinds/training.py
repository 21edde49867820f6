"""People who run the fund were trained."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Text, Whole
from hzpub.kinds.kind import Kind, Seals
from hzpub.kinds.vocabulary import Paper

KIND = Kind(
    name="training",
    title=N_("培训"),
    purpose=N_("理事、出纳、会员参加的培训"),
    sentence=N_("{organiser}培训 {people} 人：{topic}"),
    clause="S三(三)",
    seals=Seals(("accountant",)),
    boxes=(
        Text(name="organiser", label=N_("举办单位"), help=N_("单位全名"), example="云溪县扶贫办"),
        Text(name="topic", label=N_("内容"), help=N_("学了什么"), example="互助资金记账和公示"),
        Whole(name="people", label=N_("人数"), most=9999, example=6),
        Paper(),
    ),
)
