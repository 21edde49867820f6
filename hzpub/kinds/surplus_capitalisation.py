"""What is left of a year's fees joins the principal."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Money
from hzpub.kinds.kind import Kind, Move, Seals
from hzpub.kinds.vocabulary import InYear, Paper

KIND = Kind(
    name="surplus_capitalisation",
    title=N_("余额滚存"),
    purpose=N_("年终分完红利，费用池剩下的转入本金；账上划转，不动银行的钱"),
    sentence=N_("{year} 年费用结余 {amount} 滚存入本金"),
    clause="R五3③",
    seals=Seals(("council", "accountant", "supervisors")),
    moves=(Move("capitalised", "rolled_over", "amount"),),
    boxes=(
        InYear(),
        Money(name="amount", label=N_("金额"), example="420.16"),
        Paper(),
    ),
)
