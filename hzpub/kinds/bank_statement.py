"""What the bank says stands on the special account, on one day."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Choice, Listed, Money, Row, Text
from hzpub.kinds.kind import Kind, Seals
from hzpub.kinds.vocabulary import Paper

KIND = Kind(
    name="bank_statement",
    title=N_("银行对账"),
    purpose=N_("抄下对账单日期和余额；还在路上的款项逐笔写明"),
    sentence=N_("对账单余额 {balance}"),
    clause="R六(3)",
    seals=Seals(("accountant",)),
    happened=True,
    boxes=(
        Money(name="balance", label=N_("对账单余额"), help=N_("对账单上的数，写到分"), least=0, example="61200.00"),
        Listed(
            name="differences",
            label=N_("未达账项"),
            help=N_("银行已记、账上还没有的款项；没有就不写"),
            required=False,
            of=Row(
                name="differences",
                label=N_("未达账项"),
                help=N_("一笔写一项"),
                boxes=(
                    Choice(
                        name="direction",
                        label=N_("方向"),
                        options={"in": N_("银行已收"), "out": N_("银行已付")},
                        example="in",
                    ),
                    Money(name="amount", label=N_("金额"), example="2030.00"),
                    Text(name="note", label=N_("说明"), help=N_("为什么还在路上"), example="回单未到，下月入账"),
                ),
            ),
        ),
        Paper(),
    ),
)
