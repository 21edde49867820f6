"""What the books know about a household: its shares, its account, what the fund owes it, what came back.

In:    `Asked`, with the household or the payment typed.   Out: the boxes that follow from it.
Never: decides how much a household takes back or pays in.
"""

from collections.abc import Iterable, Mapping

from hzpub.base.money import yuan
from hzpub.desk.asked import NOTHING, Asked, Found, Helper, filled, payee
from hzpub.rulebooks.huzhu.member.leaving import paid_for_newest
from hzpub.rulebooks.huzhu.member.waiting import request_of
from hzpub.rulebooks.huzhu.transfer.payment import paid_fen, part_of


def _subscription(asked: Asked) -> Found:
    count = asked.count("shares")
    return {"amount": yuan(count * asked.numbers.share_price)} if count else NOTHING


def _redemption(asked: Asked) -> Found:
    """The shares asked back for, and what was paid for just these (R三1)."""
    household = asked.household()
    if household is None:
        return NOTHING
    request = request_of(asked.book, household.number)
    count = asked.count("shares") or (request.shares if request else 0)
    paid = yuan(paid_for_newest(household, count)) if 0 < count <= household.shares else ""
    return {**filled(shares=str(count or ""), amount=paid), **payee(asked.book, household.number)}


def _request(asked: Asked) -> Found:
    """All the shares the household has."""
    household = asked.household()
    return filled(shares=str(household.shares)) if household and household.shares > 0 else NOTHING


def _refund(asked: Asked) -> Found:
    """All that the fund owes the household beside shares and dividends."""
    household = asked.household()
    if household is None:
        return NOTHING
    fen = asked.book.payables_of.get(household.number, 0)
    return {**filled(amount=yuan(fen) if fen > 0 else ""), **payee(asked.book, household.number)}


def _returned(asked: Asked) -> Found:
    """What the payment took from the account, or this household's part of a list."""
    target, member = asked.text("target"), asked.text("member")
    fen = part_of(asked.book, target, member) if member else paid_fen(asked.book, target)
    return {"amount": yuan(fen)} if fen and fen > 0 else NOTHING


def _retried(asked: Asked) -> Found:
    """The account that the household registered after the money came back."""
    returned = asked.book.returns.get(asked.text("returned"))
    if returned is None:
        return NOTHING
    loan = asked.book.loan_for(returned.number)
    household = asked.book.members.get(loan.borrower if loan else returned.member)
    newest = household.accounts[-1] if household and household.accounts else ""
    return filled(account=newest if newest > returned.number else "")


def _regrouped(asked: Asked) -> Found:
    """Who led the group leads it still, if the household is still in it."""
    group, members = asked.book.groups.get(asked.text("group")), asked.meaning("members")
    stays = group is not None and isinstance(members, tuple) and group.leader in members
    return {"leader": group.leader} if group and stays else NOTHING


def _next_person(asked: Asked) -> Found:
    return {"person": _next("P", {*asked.book.persons, *asked.taken})}


def _next_member(asked: Asked) -> Found:
    return {"member": _next("M", {*asked.book.members, *asked.taken})}


def _next(letter: str, numbers: Iterable[str]) -> str:
    """The number after the highest one given away."""
    return f"{letter}{max((int(number[1:]) for number in numbers if number[0] == letter), default=0) + 1:04}"


HOUSEHOLDS: Mapping[str, Helper] = {
    "bank_return": _returned,
    "group_change": _regrouped,
    "member": _next_member,
    "payable_refund": _refund,
    "person": _next_person,
    "redemption_request": _request,
    "share_redemption": _redemption,
    "share_subscription": _subscription,
    "transfer_retry": _retried,
}
