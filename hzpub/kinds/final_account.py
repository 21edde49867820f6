"""The wound-up fund has nothing left: the books are closed for good."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Money, Reference
from hzpub.kinds.kind import Kind, Seals
from hzpub.kinds.vocabulary import Paper

KIND = Kind(
    name="final_account",
    title=N_("清算终结"),
    purpose=N_("借款收完、股金退完、资金清退完，账上一分不剩：结束"),
    sentence=N_("清算终结：收回借款 {collected}，退还股金 {refunded}，清退资金 {returned}"),
    clause="S三(五)一",
    seals=Seals(("council", "chair", "accountant", "supervisors", "township_finance")),
    boxes=(
        Money(name="collected", label=N_("清算期间收回借款"), least=0, example="42000.00"),
        Money(name="refunded", label=N_("清算期间退还股金"), least=0, example="36000.00"),
        Money(name="returned", label=N_("清算期间清退资金"), least=0, example="118000.00"),
        Reference(name="meeting", label=N_("会员大会决议"), kinds=("meeting",), example="000700"),
        Paper(),
    ),
)
