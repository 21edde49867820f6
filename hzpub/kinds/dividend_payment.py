"""Dividends are paid out by a list: one bank transfer for many households."""

from hzpub.base.words import N_
from hzpub.kinds.boxes import Listed, Money, Row
from hzpub.kinds.kind import Kind, Move, Seals
from hzpub.kinds.vocabulary import FOUR_SEALS, BankSlip, InYear, Member, PaidOn, Paper, Voucher

KIND = Kind(
    name="dividend_payment",
    title=N_("发放红利"),
    purpose=N_("按名单一次转账发放红利；一户一年只发一次，付款要四章"),
    sentence=N_("发放 {year} 年红利 {amount}"),
    clause="R五4",
    seals=Seals(FOUR_SEALS),
    day="paid_on",
    moves=(Move("dividends_payable", "bank", "amount"),),
    boxes=(
        InYear(),
        Listed(
            name="households",
            label=N_("发放名单"),
            help=N_("每户一项"),
            unique="member",
            of=Row(
                name="households",
                label=N_("农户"),
                boxes=(
                    Member(name="member", label=N_("会员证号")),
                    Money(name="amount", label=N_("红利"), example="18.00"),
                ),
            ),
        ),
        Money(name="amount", label=N_("合计"), example="18.00"),
        Voucher(),
        Paper(),
    ),
    entry_boxes=(PaidOn(), BankSlip()),
)
