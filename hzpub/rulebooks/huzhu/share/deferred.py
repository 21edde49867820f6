"""SHARE-DEFERRED: shares put off are paid in by the day that was agreed."""

import datetime as dt
from collections.abc import Iterator

from hzpub.base.words import N_, Label
from hzpub.ledger.book import Book, Member
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import WARNING, Due, duty


@duty(
    "SHARE-DEFERRED",
    title=N_("缓缴的股金，到日子要缴清"),
    clause="S二(六)",
    severity=WARNING,
    message=N_("{record} 号缓缴说好{due}前缴清，已迟 {days} 天"),
    fix=N_("请会员缴清；实在缴不起，理事会另批缓缴"),
)
def paid_in(book: Book, _as_of: dt.date, _: Parameters) -> Iterator[Due]:
    """The household has paid for the shares it put off, oldest first, by the agreed day."""
    for member in book.members.values():
        if not member.deferrals or member.expelled:
            continue
        needed = 0
        for each in sorted(member.deferrals):
            needed += each.shares
            what = Label(N_("{member} 缴清缓缴的股金"), (("member", member.number),))
            yield Due(what, each.pay_by, _paid(member, member.deferrals[0].number, needed), each.number)


def _paid(member: Member, since: str, shares: int) -> str:
    """The record with which `shares` were paid in after record `since`; "" while they are not."""
    paid = 0
    for lot in member.lots:
        if lot.shares > 0 and lot.number > since:
            paid += lot.shares
            if paid >= shares:
                return lot.number
    return ""
