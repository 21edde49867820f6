"""Money that is neither share, grant, fee nor penalty: bank interest above all."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Choice, Money, Text
from hzpub.kinds.kind import Kind, Move, Seals
from hzpub.kinds.vocabulary import BankSlip

KIND = Kind(
    name="other_income",
    title=N_("其他收入"),
    purpose=N_("专户的利息等收入，凭对账单入账"),
    sentence=N_("收到{source} {amount}"),
    seals=Seals(("accountant",)),
    happened=True,
    moves=(Move("bank", "other_income", "amount"),),
    boxes=(
        Choice(
            name="source",
            label=N_("来源"),
            options={"bank_interest": N_("银行利息"), "other": N_("其他")},
            example="bank_interest",
        ),
        Money(name="amount", label=N_("金额"), example="36.18"),
        Text(name="note", label=N_("说明"), help=N_("要说明的话"), required=False, example="第一季度结息"),
        BankSlip(),
    ),
)
