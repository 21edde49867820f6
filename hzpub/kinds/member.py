"""A household joins the association."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Choice, Text, Whole
from hzpub.kinds.kind import Kind, Seals
from hzpub.kinds.vocabulary import HOUSEHOLD_CLASSES, Member, Paper, Person

KIND = Kind(
    name="member",
    title=N_("入会"),
    purpose=N_("一户农户自愿申请入会；申请表签在纸上"),
    sentence=N_("{member} 入会（{household_class}，第 {village_group} 组）"),
    clause="R三1",
    seals=Seals(("accountant", "supervisors")),
    boxes=(
        Member(name="member", label=N_("会员证号"), help=N_("接着上一个证号往下排")),
        Person(name="person", label=N_("户主"), help=N_("先做人员登记")),
        Whole(name="village_group", label=N_("村民小组"), most=60, example=3),
        Choice(
            name="household_class",
            label=N_("农户类别"),
            options=HOUSEHOLD_CLASSES,
            example="ordinary",
            clause="R五2",
        ),
        Text(name="class_list", label=N_("类别依据"), help=N_("名单名称和日期"), example="2023年底建档立卡名单"),
        Text(name="village", label=N_("哪个村"), help=N_("不是本村的才写"), required=False, example="大坞村", clause="S三(二)"),
        Paper(),
    ),
)
