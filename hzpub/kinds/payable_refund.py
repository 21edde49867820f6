"""Money that belongs to a household, paid too much or returned by the bank, goes back to it."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Choice, Money, Reference
from hzpub.kinds.kind import Kind, Move, Seals
from hzpub.kinds.vocabulary import FOUR_SEALS, BankSlip, Member, PaidOn, Paper, Voucher

KIND = Kind(
    name="payable_refund",
    title=N_("退还应付款"),
    purpose=N_("多还的钱、退回的红利退给本户；付款要四章"),
    sentence=N_("退给 {member} 应付款 {amount}"),
    seals=Seals(FOUR_SEALS),
    day="paid_on",
    moves=(Move("payables", "bank", "amount"),),
    boxes=(
        Member(name="member", label=N_("会员证号")),
        Money(name="amount", label=N_("金额"), example="20.00"),
        Choice(name="method", label=N_("付款方式"), options={"transfer": N_("转账")}, example="transfer"),
        Reference(name="account", label=N_("收款账户"), kinds=("member_account",), example="000017"),
        Voucher(),
        Paper(),
    ),
    entry_boxes=(PaidOn(), BankSlip()),
)
