"""A court took money from the special account."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Money, Text
from hzpub.kinds.kind import Kind, Move, Seals
from hzpub.kinds.vocabulary import BankSlip

KIND = Kind(
    name="court_deduction",
    title=N_("法院扣划"),
    purpose=N_("法院从专户扣走了钱，凭对账单入账"),
    sentence=N_("{court}扣划 {amount}（{case_number}）"),
    seals=Seals(("accountant",)),
    happened=True,
    moves=(Move("court_deductions", "bank", "amount"),),
    boxes=(
        Text(name="court", label=N_("法院"), help=N_("法院全名"), example="云溪县人民法院"),
        Text(name="case_number", label=N_("案号"), help=N_("扣划通知上的案号"), example="（2024）云执8号"),
        Money(name="amount", label=N_("金额"), example="500.00"),
        BankSlip(),
    ),
)
