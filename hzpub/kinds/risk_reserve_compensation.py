"""The province's risk reserve makes good for a loan written off."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Money, Reference, Text
from hzpub.kinds.kind import Kind, Move, Seals
from hzpub.kinds.vocabulary import BankSlip

KIND = Kind(
    name="risk_reserve_compensation",
    title=N_("风险资金补偿"),
    purpose=N_("省里统筹的风险资金补偿已经核销的借款，单独列一行"),
    sentence=N_("收到{giver}风险补偿 {amount}（{write_off} 号核销）"),
    clause="S三(四)四",
    seals=Seals(("accountant",)),
    happened=True,
    moves=(Move("bank", "risk_reserve", "amount"),),
    boxes=(
        Reference(name="write_off", label=N_("哪一笔核销"), kinds=("write_off",), example="000330"),
        Text(name="giver", label=N_("来源单位"), help=N_("拨款单位的全名"), example="省扶贫开发协会"),
        Money(name="amount", label=N_("金额"), example="1000.00"),
        Text(name="document", label=N_("文件号"), help=N_("拨款文件"), example="赣扶协〔2024〕7号"),
        BankSlip(),
    ),
)
