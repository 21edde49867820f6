"""Public money or gifts go back to where the decision says, while the fund is wound up."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Choice, Money, Text
from hzpub.kinds.kind import Kind, Seals
from hzpub.kinds.vocabulary import FOUR_SEALS, BankSlip, PaidOn, Paper, Voucher

KIND = Kind(
    name="capital_return",
    title=N_("清退资金"),
    purpose=N_("退出时，按文件把上级资金、帮扶资金、捐款和滚存转给指定的单位；付款要四章"),
    sentence=N_("清退{source} {amount} 给{payee}（{document}）"),
    clause="S三(五)一",
    seals=Seals(FOUR_SEALS),
    day="paid_on",
    boxes=(
        Choice(
            name="source",
            label=N_("哪一种资金"),
            options={
                "government_grants": N_("上级扶贫资金"),
                "partner_unit_grants": N_("挂点单位帮扶资金"),
                "donations": N_("社会捐赠"),
                "rolled_over": N_("滚存本金"),
                "risk_reserve": N_("风险补偿"),
            },
            example="government_grants",
        ),
        Money(name="amount", label=N_("金额"), example="100000.00"),
        Text(name="payee", label=N_("收款单位"), help=N_("单位全名"), example="云溪县财政局"),
        Text(name="document", label=N_("依据"), help=N_("文件号或决议"), example="云扶办〔2025〕9号"),
        Voucher(),
        Paper(),
    ),
    entry_boxes=(PaidOn(), BankSlip()),
)
