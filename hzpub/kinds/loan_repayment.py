"""Money comes back: principal, usage fee, penalty, and what was paid too much."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Choice, Money, Reference, Text
from hzpub.kinds.kind import Kind, Move
from hzpub.kinds.vocabulary import BankSlip, Member

KIND = Kind(
    name="loan_repayment",
    title=N_("还款"),
    purpose=N_("还款存入专户；日期写银行到账日，金额按规则拆成违约金、占用费和本金"),
    sentence=N_("{loan} 号借款还款 {amount}：本金 {principal}，占用费 {usage_fee}，违约金 {penalty}"),
    clause="R六(3)",
    happened=True,
    moves=(
        Move("bank", "loans", "principal"),
        Move("bank", "usage_fees", "usage_fee"),
        Move("bank", "penalties", "penalty"),
        Move("bank", "payables", "excess"),
    ),
    boxes=(
        Reference(name="loan", label=N_("借款编号"), kinds=("loan_application",), example="000118"),
        Choice(
            name="payer",
            label=N_("谁还的"),
            options={
                "borrower": N_("借款户"),
                "heir": N_("继承人"),
                "guarantor": N_("担保人"),
                "council_member": N_("理事会成员"),
                "court": N_("法院"),
            },
            example="borrower",
        ),
        Member(name="payer_member", label=N_("代还会员"), help=N_("担保人代还才写"), required=False),
        Money(name="amount", label=N_("收到金额"), example="2030.00"),
        Money(name="principal", label=N_("其中本金"), least=0, example="2000.00"),
        Money(name="usage_fee", label=N_("其中占用费"), least=0, example="30.00"),
        Money(name="penalty", label=N_("其中违约金"), least=0, example="0.00"),
        Money(name="excess", label=N_("多还（应退）"), least=0, example="0.00"),
        Text(name="notice", label=N_("还款通知单号"), help=N_("通知单上的编号"), required=False, longest=24, example="2024-H031"),
        BankSlip(),
    ),
)
