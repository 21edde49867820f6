"""A transfer did not arrive: the money is back on the account."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Money, Reference, Text
from hzpub.kinds.kind import Kind, Seals
from hzpub.kinds.vocabulary import BankSlip, Member

KIND = Kind(
    name="bank_return",
    title=N_("银行退汇"),
    purpose=N_("转出去的钱被银行退回；不收费、不计星，三十天内重转不用再盖四章"),
    sentence=N_("{target} 号付款被银行退回 {amount}：{reason}"),
    seals=Seals(("accountant",)),
    happened=True,
    boxes=(
        Reference(
            name="target",
            label=N_("哪一笔付款"),
            kinds=(
                "loan_disbursement",
                "share_redemption",
                "payable_refund",
                "operating_allowance",
                "collection_cost",
                "capital_return",
                "dividend_payment",
                "transfer_retry",
            ),
            example="000123",
        ),
        Member(name="member", label=N_("哪一户的"), help=N_("红利名单里退回一户才写"), required=False),
        Money(name="amount", label=N_("退回金额"), example="2000.00"),
        Text(name="reason", label=N_("银行说的原因"), help=N_("照退汇通知抄"), example="账号与户名不符"),
        BankSlip(),
    ),
)
