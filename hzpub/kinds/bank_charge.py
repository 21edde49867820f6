"""The bank took a charge from the account."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Money, Text
from hzpub.kinds.kind import Kind, Move, Seals
from hzpub.kinds.vocabulary import BankSlip

KIND = Kind(
    name="bank_charge",
    title=N_("银行手续费"),
    purpose=N_("银行从专户扣的手续费，凭对账单入账"),
    sentence=N_("银行扣手续费 {amount}"),
    seals=Seals(("accountant",)),
    happened=True,
    moves=(Move("bank_charges", "bank", "amount"),),
    boxes=(
        Money(name="amount", label=N_("金额"), example="10.00"),
        Text(name="note", label=N_("说明"), help=N_("要说明的话"), required=False, example="第一季度账户管理费"),
        BankSlip(),
    ),
)
