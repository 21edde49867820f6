"""The year's dividend is set: what is due, what the fee pool can pay."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Money, Reference
from hzpub.kinds.kind import Kind, Move, Seals
from hzpub.kinds.vocabulary import InYear, Paper

KIND = Kind(
    name="dividend_declaration",
    title=N_("红利分配"),
    purpose=N_("年终算红利：应发多少、费用池能发多少；不够就按比例，不记欠账"),
    sentence=N_("{year} 年红利应发 {due}，费用池可用 {available}，决定发 {amount}"),
    clause="R五4",
    seals=Seals(("council", "accountant", "supervisors")),
    moves=(Move("dividends", "dividends_payable", "amount"),),
    boxes=(
        InYear(),
        Money(name="due", label=N_("应发红利"), least=0, example="2016.00"),
        Money(name="available", label=N_("费用池可用"), least=0, example="1500.00"),
        Money(name="amount", label=N_("决定发放"), least=0, example="1499.20"),
        Reference(name="meeting", label=N_("会议决议"), kinds=("meeting",), example="000410"),
        Paper(),
    ),
)
