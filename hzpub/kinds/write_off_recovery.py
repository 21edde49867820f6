"""Money comes in on a loan that had been written off."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Money, Reference
from hzpub.kinds.kind import Kind, Move
from hzpub.kinds.vocabulary import BankSlip

KIND = Kind(
    name="write_off_recovery",
    title=N_("核销后收回"),
    purpose=N_("已经核销的借款又收回了钱，补回总额"),
    sentence=N_("收回已核销的 {loan} 号借款 {amount}"),
    happened=True,
    moves=(Move("bank", "write_offs", "amount"),),
    boxes=(
        Reference(name="loan", label=N_("哪一笔借款"), kinds=("loan_application",), example="000118"),
        Money(name="amount", label=N_("金额"), example="300.00"),
        BankSlip(),
    ),
)
