"""The council draws its operating allowance for one quarter."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Money, Text
from hzpub.kinds.kind import Kind, Move, Seals
from hzpub.kinds.vocabulary import FOUR_SEALS, BankSlip, InQuarter, PaidOn, Paper, Voucher

KIND = Kind(
    name="operating_allowance",
    title=N_("工作经费"),
    purpose=N_("一季度提一次：按放款提的和按收回提的分开写；付款要四章"),
    sentence=N_("提取 {quarter} 工作经费 {amount}：放款部分 {issue}，收回部分 {collection}"),
    clause="R五4",
    seals=Seals(FOUR_SEALS),
    day="paid_on",
    moves=(Move("issue_allowance", "bank", "issue"), Move("collection_allowance", "bank", "collection")),
    boxes=(
        InQuarter(),
        Money(name="issue", label=N_("放款部分"), least=0, example="320.50"),
        Money(name="collection", label=N_("收回部分"), least=0, example="611.04"),
        Money(name="amount", label=N_("合计"), example="931.54"),
        Text(name="payee", label=N_("收款单位"), help=N_("不写个人账号"), example="互助理事会工作经费户"),
        Voucher(),
        Paper(),
    ),
    entry_boxes=(PaidOn(), BankSlip()),
)
