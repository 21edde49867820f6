"""An unconditional gift for poverty relief joins the fund."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Choice, Money, Text
from hzpub.kinds.kind import Kind, Move, Seals
from hzpub.kinds.vocabulary import BankSlip

KIND = Kind(
    name="donation",
    title=N_("社会捐助"),
    purpose=N_("社会捐助拨入专户，并入互助资金总额"),
    sentence=N_("收到{giver}社会捐助 {amount}"),
    clause="R五1",
    seals=Seals(("accountant",)),
    happened=True,
    moves=(Move("bank", "donations", "amount"),),
    boxes=(
        Text(name="giver", label=N_("来源单位"), help=N_("拨款或捐款的单位全名"), example="县财政局"),
        Money(name="amount", label=N_("金额"), example="100000.00"),
        Text(name="document", label=N_("文件号"), help=N_("拨款文件或捐助说明"), example="云财扶〔2024〕3号"),
        Choice(name="aim", label=N_("用途"), options={"poverty_relief": N_("扶贫")}, example="poverty_relief"),
        Choice(name="conditions", label=N_("附加条件"), options={"none": N_("无")}, example="none"),
        BankSlip(),
    ),
)
