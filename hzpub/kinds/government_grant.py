"""Money from higher government joins the fund."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Money, Text
from hzpub.kinds.kind import Kind, Move, Seals
from hzpub.kinds.vocabulary import BankSlip

KIND = Kind(
    name="government_grant",
    title=N_("上级扶贫资金"),
    purpose=N_("上级扶贫资金拨入专户，并入互助资金总额"),
    sentence=N_("收到{giver}上级扶贫资金 {amount}"),
    clause="R五1",
    seals=Seals(("accountant",)),
    happened=True,
    moves=(Move("bank", "government_grants", "amount"),),
    boxes=(
        Text(name="giver", label=N_("来源单位"), help=N_("拨款或捐款的单位全名"), example="县财政局"),
        Money(name="amount", label=N_("金额"), example="100000.00"),
        Text(name="document", label=N_("文件号"), help=N_("拨款文件或捐助说明"), example="云财扶〔2024〕3号"),
        BankSlip(),
    ),
)
