"""A household's class changes from now on; nothing before is judged anew."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Choice, Text
from hzpub.kinds.kind import Kind, Seals
from hzpub.kinds.vocabulary import HOUSEHOLD_CLASSES, Member, Paper

KIND = Kind(
    name="household_class_change",
    title=N_("农户类别变动"),
    purpose=N_("按新的名单改农户类别；从这条起按新类别算，以前的不变"),
    sentence=N_("{member} 改为{household_class}"),
    clause="R五2",
    seals=Seals(("accountant", "supervisors")),
    boxes=(
        Member(name="member", label=N_("会员证号")),
        Choice(
            name="household_class",
            label=N_("农户类别"),
            options=HOUSEHOLD_CLASSES,
            example="low_income",
            clause="R五2",
        ),
        Text(name="class_list", label=N_("类别依据"), help=N_("名单名称和日期"), example="2024年底动态调整名单"),
        Paper(),
    ),
)
