"""A loan is paid out: the voucher with the four seals."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Choice, Day, Listed, Money, Reference, Row, Whole
from hzpub.kinds.kind import Kind, Move, Seals
from hzpub.kinds.vocabulary import BankSlip, Member, Paper, Voucher

KIND = Kind(
    name="loan_disbursement",
    title=N_("放款"),
    purpose=N_("把批准的借款转到会员账户；转账单要四章"),
    sentence=N_("向 {borrower} 放款 {amount}，{months} 个月"),
    clause="R六(3)",
    seals=Seals(("council", "chair", "accountant", "township_finance")),
    day="paid_on",
    moves=(Move("loans", "bank", "amount"),),
    boxes=(
        Reference(name="approval", label=N_("审批记录"), kinds=("loan_approval",), example="000121"),
        Member(name="borrower", label=N_("借款人")),
        Money(name="amount", label=N_("金额"), example="2000.00"),
        Whole(name="months", label=N_("期限（月）"), most=120, example=3),
        Choice(name="method", label=N_("付款方式"), options={"transfer": N_("转账")}, example="transfer"),
        Reference(name="account", label=N_("收款账户"), kinds=("member_account",), example="000017"),
        Voucher(),
        Listed(
            name="schedule",
            label=N_("分期还款"),
            help=N_("约定分期还才写：第几个月还多少，最后一期就是到期那个月"),
            required=False,
            of=Row(
                name="schedule",
                label=N_("一期"),
                boxes=(
                    Whole(name="months", label=N_("第几个月"), most=120, example=3),
                    Money(name="amount", label=N_("还多少本金"), example="2000.00"),
                ),
            ),
        ),
        Paper(),
    ),
    entry_boxes=(Day(name="paid_on", label=N_("付款日"), help=N_("银行回单上的日期"), example="2024-03-15"), BankSlip()),
)
