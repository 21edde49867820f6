"""Households form a group and stand for each other."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Listed
from hzpub.kinds.kind import Kind, Seals
from hzpub.kinds.vocabulary import Member, Paper

KIND = Kind(
    name="joint_liability_group",
    title=N_("联保小组"),
    purpose=N_("几户会员自愿组成借款小组，互相担保；每户都在纸上签字"),
    sentence=N_("组成联保小组：{members}"),
    clause="R六(1)",
    seals=Seals(("accountant", "supervisors")),
    boxes=(
        Listed(
            name="members",
            label=N_("小组成员"),
            help=N_("每户的会员证号，组长也写"),
            least=3,
            most=10,
            of=Member(name="member", label=N_("会员证号")),
        ),
        Member(name="leader", label=N_("组长")),
        Paper(),
    ),
)
