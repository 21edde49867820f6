"""The council decides on an application."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Listed, Money, Reference, Whole
from hzpub.kinds.kind import Kind, Seals
from hzpub.kinds.vocabulary import Paper, Person

KIND = Kind(
    name="loan_approval",
    title=N_("借款审批"),
    purpose=N_("理事会审批借款：金额、期限、当时的星级和同意的理事"),
    sentence=N_("批准 {application} 号借款 {amount}，{months} 个月（{stars} 星）"),
    clause="R四3",
    seals=Seals(("council", "chair")),
    boxes=(
        Reference(name="application", label=N_("借款申请"), kinds=("loan_application",), example="000118"),
        Money(name="amount", label=N_("批准金额"), example="2000.00"),
        Whole(name="months", label=N_("期限（月）"), most=120, example=3),
        Whole(name="stars", label=N_("当时星级"), least=0, most=99, example=0),
        Listed(name="in_favour", label=N_("同意的理事"), help=N_("每位同意的理事的人员编号"), most=5, of=Person(name="person", label=N_("人员编号"))),
        Paper(),
    ),
)
