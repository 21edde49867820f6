"""Whether a household still belongs to the association, what it still has to pay, and what its shares cost.

In:    a household as the book knows it.
Out:   the day it left, shares it put off and has not paid, the price of its newest shares (fen).
Never: judges.
"""

import datetime as dt

from hzpub.ledger.book import Member


def left_on(member: Member) -> dt.date | None:
    """The day on which the household left: expelled, or its last share gone; None while it belongs.

    A household that has yet to pay its first share belongs, and so does one that holds a gift share.
    """
    if member.expelled:
        return member.expelled_on
    if member.shares > 0 or member.gift_shares > 0:
        return None
    last = max((*member.lots, *member.gifts), key=lambda lot: lot.number, default=None)
    return last.day if last else None


def put_off(member: Member) -> int:
    """Shares whose payment was put off and that are still unpaid."""
    if not member.deferrals:
        return 0
    promised = sum(each.shares for each in member.deferrals)
    since = min(each.number for each in member.deferrals)
    return max(0, promised - sum(lot.shares for lot in member.lots if lot.shares > 0 and lot.number > since))


def member_since(member: Member) -> dt.date | None:
    """The day membership counts from: the first share, paid or given, or the day its payment was put off (S二(六))."""
    days = [each.day for each in member.deferrals]
    if (first := member.first_share_day) is not None:
        days.append(first)
    return min(days, default=None)


def paid_for_newest(member: Member, shares: int) -> int:
    """What the household paid (fen) for the `shares` that go first, the newest ones; it must hold that many."""
    held: list[tuple[int, int]] = []
    for lot in member.lots:
        if lot.shares > 0:
            held.append((lot.shares, lot.fen))
        else:
            _take(held, -lot.shares)
    return _take(held, shares)


def _take(held: list[tuple[int, int]], shares: int) -> int:
    """Take `shares` off the end of `held` (shares, fen); answers what they cost."""
    cost = 0
    while shares > 0 and held:
        count, fen = held.pop()
        taken = min(count, shares)
        part = fen * taken // count
        cost += part
        shares -= taken
        if taken < count:
            held.append((count - taken, fen - part))
    return cost
