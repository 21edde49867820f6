"""Who outside the fund witnesses what it publishes, and how many of them are enough."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Choice, Listed, Row, Text, Whole
from hzpub.kinds.kind import DEPUTIES, Kind, Seals
from hzpub.kinds.vocabulary import Person, WitnessKey

KIND = Kind(
    name="witness_policy",
    title=N_("约定见证人"),
    purpose=N_("写明请谁见证公布的账、几位签了才算数；新的约定代替旧的，一位也不写就是不再请人见证"),
    sentence=N_("重新约定见证人：{reason}"),
    seals=Seals((), 2, ("chair", "supervisors", "township_finance")),
    entered_by=DEPUTIES,
    boxes=(
        Listed(
            name="witnesses",
            label=N_("见证人"),
            help=N_("每位一行；不再请人见证，就一位也不写"),
            required=False,
            most=20,
            unique="name",
            of=Row(
                name="witness",
                label=N_("见证人"),
                boxes=(
                    Text(name="name", label=N_("怎么称呼"), help=N_("单位，或者职务；不写私人的号码"), longest=20, example="乡镇财政所"),
                    WitnessKey(name="vkey", label=N_("见证钥匙")),
                    Person(
                        name="person",
                        label=N_("人员编号"),
                        help=N_("见证人在人员登记里有编号才写"),
                        required=False,
                    ),
                    Choice(
                        name="alone",
                        label=N_("他一位签了就算数"),
                        options={"yes": N_("一位就够"), "no": N_("要和别人一起")},
                        example="no",
                    ),
                ),
            ),
        ),
        Whole(
            name="quorum",
            label=N_("其余的人要几位"),
            help=N_("写“要和别人一起”的见证人里，签了几位才算数；没有这样的见证人写 0"),
            least=0,
            most=20,
            example=1,
        ),
        Text(name="reason", label=N_("为什么这样约定"), help=N_("哪次会议定的，或者为什么换人"), example="成员大会议定"),
    ),
)
