"""A joint-liability group over time: who of it still belongs, and since when it is short of households.

In:    the book, a group, the size a group should have.   Out: household numbers, a day.
Never: judges.
"""

import datetime as dt

from hzpub.ledger.book import Book, Group
from hzpub.rulebooks.huzhu.member.leaving import left_on


def standing(book: Book, group: Group) -> frozenset[str]:
    """Households of the group that still belong to the association."""
    members = [book.members.get(number) for number in group.members]
    return frozenset([member.number for member in members if member is not None and left_on(member) is None])


def short_since(book: Book, group: Group, size: int) -> dt.date | None:
    """The day on which the group fell below `size` households; None while it is whole, or if it never was.

    A group that goes on from another with fewer households is short since the other was, or since its own record.
    """
    if len(group.members) >= size:
        left = sorted(day for number in group.members if (day := _left(book, number)) is not None)
        return left[len(group.members) - size] if len(left) > len(group.members) - size else None
    before = book.groups.get(group.replaces)
    if before is None:
        return None
    earlier = short_since(book, before, size)
    if earlier is None and len(before.members) < size:
        return None
    return min(earlier or group.formed, group.formed)


def _left(book: Book, number: str) -> dt.date | None:
    member = book.members.get(number)
    return left_on(member) if member is not None else None
