"""The council goes to court for a loan."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Money, Reference, Text
from hzpub.kinds.kind import Kind, Seals
from hzpub.kinds.vocabulary import Paper

KIND = Kind(
    name="lawsuit",
    title=N_("起诉"),
    purpose=N_("理事会为追回借款起诉；只写案号和法院，不写被告姓名"),
    sentence=N_("为 {loan} 号借款向{court}起诉（{case_number}），请求 {amount}"),
    clause="R六(2)",
    seals=Seals(("council", "chair")),
    boxes=(
        Reference(name="loan", label=N_("哪一笔借款"), kinds=("loan_application",), example="000118"),
        Text(name="court", label=N_("法院"), help=N_("法院全名"), example="云溪县人民法院"),
        Text(name="case_number", label=N_("案号"), help=N_("立案通知书上的案号"), example="（2024）云民初12号"),
        Money(name="amount", label=N_("请求金额"), example="2615.84"),
        Paper(),
    ),
)
