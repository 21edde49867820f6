"""The council reports to the members' representatives and answers their questions."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Listed, Reference, Row, Text
from hzpub.kinds.kind import Kind, Seals
from hzpub.kinds.vocabulary import InYear, Paper

KIND = Kind(
    name="annual_report",
    title=N_("年度报告"),
    purpose=N_("每年向会员代表会议报告一次，提问和答复一并公布"),
    sentence=N_("{year} 年向会员代表会议报告"),
    clause="R六(4)",
    seals=Seals(("chair", "supervisors")),
    boxes=(
        InYear(),
        Reference(name="meeting", label=N_("会员代表会议"), kinds=("meeting",), example="000420"),
        Text(name="summary", label=N_("报告要点"), help=N_("一两句话"), longest=200, example="全年放款 62 笔，到期的都已归还"),
        Listed(
            name="questions",
            label=N_("提问和答复"),
            help=N_("没有人提问就不写"),
            required=False,
            of=Row(
                name="questions",
                label=N_("提问"),
                boxes=(
                    Text(name="question", label=N_("问"), help=N_("不写提问人姓名"), longest=120, example="红利为什么没有发足"),
                    Text(name="answer", label=N_("答"), help=N_("当场的答复"), longest=120, example="占用费不够，按比例发"),
                ),
            ),
        ),
        Paper(),
    ),
)
