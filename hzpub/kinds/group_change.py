"""A joint-liability group goes on with other households; loans already backed stay with those who signed."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Listed, Reference, Text
from hzpub.kinds.kind import Kind, Seals
from hzpub.kinds.vocabulary import Member, Paper

KIND = Kind(
    name="group_change",
    title=N_("联保小组变动"),
    purpose=N_("有人去世、退会或加入，小组换人；已有的借款仍由原来签字的户负责"),
    sentence=N_("{group} 号联保小组改为 {members}：{reason}"),
    clause="R六(1)",
    seals=Seals(("accountant", "supervisors")),
    boxes=(
        Reference(name="group", label=N_("原来的小组"), kinds=("joint_liability_group", "group_change"), example="000031"),
        Listed(
            name="members",
            label=N_("现在的农户"),
            help=N_("每户一项，一个都不能少"),
            least=3,
            most=10,
            of=Member(name="members", label=N_("会员证号")),
        ),
        Member(name="leader", label=N_("组长"), help=N_("小组里的一户")),
        Text(name="reason", label=N_("原因"), help=N_("为什么换人"), example="一户退会，补进一户"),
        Paper(),
    ),
)
