"""The notice of a quarter is sealed: its figures stand, and its quarter is closed."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Money, Text
from hzpub.kinds.kind import Kind, Seals
from hzpub.kinds.vocabulary import InQuarter, Paper

KIND = Kind(
    name="notice",
    title=N_("季度公示"),
    purpose=N_("一季度的账结清、盖章、张贴；从此这一季关账，后来的记到下一季"),
    sentence=N_("{quarter} 公示：银行存款 {bank}，借出 {loans}，互助资金总额 {fund_total}"),
    clause="R六(3)",
    seals=Seals(("council", "accountant", "supervisors", "township_finance")),
    boxes=(
        InQuarter(),
        Money(name="bank", label=N_("期末银行存款"), least=0, example="61200.00"),
        Money(name="loans", label=N_("期末借款余额"), least=0, example="88000.00"),
        Money(name="fund_total", label=N_("期末互助资金总额"), least=0, example="146500.00"),
        Money(name="payables", label=N_("期末应付款"), least=0, example="120.00"),
        Text(name="place", label=N_("张贴地点"), help=N_("贴在哪里，村里人都看得到"), example="村委会门口公示栏"),
        Paper(),
    ),
)
