"""What a household paid too much earlier pays for its loan."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Money, Reference
from hzpub.kinds.kind import Kind, Move, Seals
from hzpub.kinds.vocabulary import Paper

KIND = Kind(
    name="payable_offset",
    title=N_("多还抵还款"),
    purpose=N_("上次多还的钱抵这次的还款；会员签字同意，不动银行的钱"),
    sentence=N_("{loan} 号借款用多还的钱抵 {amount}：本金 {principal}，占用费 {usage_fee}，违约金 {penalty}"),
    seals=Seals(("chair", "accountant")),
    moves=(
        Move("payables", "loans", "principal"),
        Move("payables", "usage_fees", "usage_fee"),
        Move("payables", "penalties", "penalty"),
    ),
    boxes=(
        Reference(name="loan", label=N_("借款编号"), kinds=("loan_application",), example="000118"),
        Money(name="amount", label=N_("抵多少"), example="40.00"),
        Money(name="principal", label=N_("其中本金"), least=0, example="39.80"),
        Money(name="usage_fee", label=N_("其中占用费"), least=0, example="0.20"),
        Money(name="penalty", label=N_("其中违约金"), least=0, example="0.00"),
        Paper(),
    ),
)
