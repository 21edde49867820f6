"""The shares of an expelled household pay for its debt."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Money, Reference, Whole
from hzpub.kinds.kind import Kind, Move, Seals
from hzpub.kinds.vocabulary import Member, Paper

KIND = Kind(
    name="share_offset",
    title=N_("股金抵债"),
    purpose=N_("被取消资格的会员，经会议决议用股金抵它的欠款"),
    sentence=N_("{member} 的股金 {shares} 股抵 {loan} 号借款 {amount}：本金 {principal}，占用费 {usage_fee}，违约金 {penalty}"),
    clause="R六(2)",
    seals=Seals(("council", "chair", "accountant", "supervisors")),
    moves=(
        Move("member_shares", "loans", "principal"),
        Move("member_shares", "usage_fees", "usage_fee"),
        Move("member_shares", "penalties", "penalty"),
        Move("member_shares", "payables", "excess"),
    ),
    boxes=(
        Member(name="member", label=N_("会员证号")),
        Reference(name="loan", label=N_("借款编号"), kinds=("loan_application",), example="000118"),
        Whole(name="shares", label=N_("股数"), most=200, example=1),
        Money(name="amount", label=N_("金额"), example="500.00"),
        Money(name="principal", label=N_("其中本金"), least=0, example="470.00"),
        Money(name="usage_fee", label=N_("其中占用费"), least=0, example="20.00"),
        Money(name="penalty", label=N_("其中违约金"), least=0, example="10.00"),
        Money(name="excess", label=N_("多还（应退）"), least=0, example="0.00"),
        Reference(name="meeting", label=N_("会议决议"), kinds=("meeting",), example="000240"),
        Paper(),
    ),
)
