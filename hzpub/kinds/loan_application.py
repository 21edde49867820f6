"""A household asks for a loan; the number of this record is the loan's number."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Choice, Money, Reference, Text, Whole
from hzpub.kinds.kind import Kind, Seals
from hzpub.kinds.vocabulary import GUARANTEE_MODES, PURPOSES, Member, Paper

_YES = {"yes": N_("是")}

KIND = Kind(
    name="loan_application",
    title=N_("借款申请"),
    purpose=N_("会员申请借款；这条记录的编号就是借款编号"),
    sentence=N_("{borrower} 申请借款 {amount}，{months} 个月，用于{purpose}"),
    clause="R五2",
    seals=Seals(("accountant", "supervisors")),
    boxes=(
        Member(name="borrower", label=N_("借款人")),
        Money(name="amount", label=N_("申请金额"), example="2000.00"),
        Whole(name="months", label=N_("期限（月）"), most=120, example=3),
        Choice(name="category", label=N_("项目类别"), options=PURPOSES, example="breeding", clause="R三2"),
        Text(name="purpose", label=N_("用途"), help=N_("钱用来做什么"), example="养鹅周转"),
        Text(name="scale", label=N_("产业规模"), help=N_("数量和单位"), longest=20, example="30 只"),
        Choice(
            name="local_speciality",
            label=N_("一村一品"),
            options={"yes": N_("是"), "no": N_("否")},
            example="no",
        ),
        Text(name="repayment_source", label=N_("还款来源"), help=N_("到期时用什么钱还"), example="卖鹅收入"),
        Choice(name="able", label=N_("有劳动和偿还能力"), options=_YES, example="yes", clause="R五2"),
        Choice(name="assets_exceed_amount", label=N_("自有财产超过借款金额"), options=_YES, example="yes", clause="R六(1)"),
        Choice(name="guarantee", label=N_("担保方式"), options=GUARANTEE_MODES, example="joint_group"),
        Reference(
            name="group",
            label=N_("联保小组"),
            help=N_("联户担保才写"),
            required=False,
            kinds=("joint_liability_group", "group_change"),
            example="000031",
        ),
        Paper(),
    ),
)
