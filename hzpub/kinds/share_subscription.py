"""A household pays in shares."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Money, Whole
from hzpub.kinds.kind import Kind, Move
from hzpub.kinds.vocabulary import BankSlip, Member

KIND = Kind(
    name="share_subscription",
    title=N_("缴纳股金"),
    purpose=N_("会员把股金存入专户；日期写银行到账日"),
    sentence=N_("{member} 缴纳股金 {shares} 股，{amount}"),
    clause="R五1",
    happened=True,
    moves=(Move("bank", "member_shares", "amount"),),
    boxes=(
        Member(name="member", label=N_("会员证号")),
        Whole(name="shares", label=N_("股数"), most=200, example=1),
        Money(name="amount", label=N_("金额"), example="500.00"),
        BankSlip(),
    ),
)
