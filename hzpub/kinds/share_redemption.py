"""A household takes shares back; with the last share it leaves."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Choice, Day, Money, Reference, Whole
from hzpub.kinds.kind import Kind, Move, Seals
from hzpub.kinds.vocabulary import BankSlip, Member, Paper, Voucher

KIND = Kind(
    name="share_redemption",
    title=N_("退股"),
    purpose=N_("会员退还股金；退完就是退会。付款要四章"),
    sentence=N_("退给 {member} 股金 {shares} 股，{amount}"),
    clause="R三1",
    seals=Seals(("council", "chair", "accountant", "township_finance")),
    day="paid_on",
    moves=(Move("member_shares", "bank", "amount"),),
    boxes=(
        Member(name="member", label=N_("会员证号")),
        Whole(name="shares", label=N_("股数"), most=200, example=1),
        Money(name="amount", label=N_("金额"), example="500.00"),
        Choice(name="method", label=N_("付款方式"), options={"transfer": N_("转账")}, example="transfer"),
        Reference(name="account", label=N_("收款账户"), kinds=("member_account",), example="000017"),
        Voucher(),
        Paper(),
    ),
    entry_boxes=(Day(name="paid_on", label=N_("付款日"), help=N_("银行回单上的日期"), example="2024-03-15"), BankSlip()),
)
