"""The council recommends a member to the cooperative bank, because the fund is short of money."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Choice, Money, Text
from hzpub.kinds.kind import Kind, Seals
from hzpub.kinds.vocabulary import Member, Paper

KIND = Kind(
    name="bank_referral",
    title=N_("推荐银行贷款"),
    purpose=N_("基金周转不开时，推荐会员向农村合作银行贷款；不进基金的账"),
    sentence=N_("推荐 {member} 向银行贷款 {amount}"),
    clause="R五3②",
    seals=Seals(("council",)),
    boxes=(
        Member(name="member", label=N_("会员证号")),
        Money(name="amount", label=N_("金额"), example="5000.00"),
        Choice(
            name="rated",
            label=N_("银行评过信用等级"),
            options={"yes": N_("评过"), "no": N_("没有评过")},
            example="yes",
        ),
        Text(name="purpose", label=N_("用途"), help=N_("做什么生意"), example="养鹅周转"),
        Paper(),
    ),
)
