"""What it cost to collect loans is paid from the fee pool."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Money, Reference, Text
from hzpub.kinds.kind import Kind, Move, Seals
from hzpub.kinds.vocabulary import FOUR_SEALS, BankSlip, PaidOn, Paper, Voucher

KIND = Kind(
    name="collection_cost",
    title=N_("收贷费用"),
    purpose=N_("催收、诉讼等费用，从占用费里付；付款要四章"),
    sentence=N_("付收贷费用 {amount}：{what}"),
    clause="R五3③",
    seals=Seals(FOUR_SEALS),
    day="paid_on",
    moves=(Move("collection_costs", "bank", "amount"),),
    boxes=(
        Text(name="what", label=N_("什么费用"), help=N_("一句话写清"), example="起诉费"),
        Reference(name="loan", label=N_("哪一笔借款"), kinds=("loan_application",), required=False, example="000118"),
        Money(name="amount", label=N_("金额"), example="50.00"),
        Text(name="payee", label=N_("收款单位"), help=N_("不写个人账号"), example="云溪县人民法院"),
        Voucher(),
        Paper(),
    ),
    entry_boxes=(PaidOn(), BankSlip()),
)
