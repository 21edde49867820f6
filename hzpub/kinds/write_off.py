"""A loan that cannot come back is taken out of the books, in the open."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Money, Reference, Text
from hzpub.kinds.kind import Kind, Move, Seals
from hzpub.kinds.vocabulary import Paper

KIND = Kind(
    name="write_off",
    title=N_("呆账核销"),
    purpose=N_("会员大会同意、财政所盖章：收不回来的本金从总额里减去，欠款人仍然列名"),
    sentence=N_("核销 {loan} 号借款本金 {amount}：{reason}"),
    seals=Seals(("council", "chair", "accountant", "supervisors", "township_finance")),
    moves=(Move("write_offs", "loans", "amount"),),
    boxes=(
        Reference(name="loan", label=N_("哪一笔借款"), kinds=("loan_application",), example="000118"),
        Money(name="amount", label=N_("核销本金"), example="1200.00"),
        Reference(name="meeting", label=N_("会员大会决议"), kinds=("meeting",), example="000310"),
        Text(name="reason", label=N_("原因"), help=N_("为什么收不回来"), longest=120, example="借款户绝户，无遗产，担保人已代还一半"),
        Paper(),
    ),
)
