"""What records about households, their shares and their groups do to the book, and what striking them out takes back.

In:    the book before and the record (or its number).   Out: the fields of the book that change.
Never: judges.
"""

import datetime as dt
from dataclasses import replace
from typing import Any

from hzpub.kinds.record import Record
from hzpub.ledger.affairs import Request
from hzpub.ledger.book import Book, Deferral, Group, Member, ShareLot
from hzpub.ledger.changes import Changes, Fold, Undo, of_affairs, of_member, undo_member


def _member(book: Book, record: Record, _: dt.date) -> Changes:
    if record["member"] in book.members:
        return {}
    member = Member(
        record["member"],
        record.number,
        record.date,
        record["person"],
        record["village_group"],
        record["household_class"],
    )
    heads = book.heads.set(member.person, member.number)
    return {
        "members": book.members.set(member.number, member),
        "heads": heads,
        "member_of": book.member_of.set(record.number, member.number),
    }


def _account(book: Book, record: Record, _: dt.date) -> Changes:
    return of_member(book, record, lambda member: {"accounts": (*member.accounts, record.number)})


def _subscription(book: Book, record: Record, _: dt.date) -> Changes:
    lot = ShareLot(record.number, record.day, record["shares"], record["amount"])
    return of_member(book, record, lambda member: {"lots": (*member.lots, lot)})


def _redemption(book: Book, record: Record, _: dt.date) -> Changes:
    lot = ShareLot(record.number, record.day, -record["shares"], -record["amount"])
    changes = of_member(book, record, lambda member: {"lots": (*member.lots, lot)})
    served = [each.number for each in book.affairs.waiting.values() if each.member == record["member"]]
    if served:
        changes |= of_affairs(book, waiting=book.affairs.waiting.delete(min(served)))
    return changes


def _gift(book: Book, record: Record, _: dt.date) -> Changes:
    lot = ShareLot(record.number, record.day, record["shares"], 0)
    return of_member(book, record, lambda member: {"gifts": (*member.gifts, lot)})


def _gift_end(book: Book, record: Record, _: dt.date) -> Changes:
    lot = ShareLot(record.number, record.day, -record["shares"], 0)
    return of_member(book, record, lambda member: {"gifts": (*member.gifts, lot)})


def _deferral(book: Book, record: Record, _: dt.date) -> Changes:
    later = Deferral(record.number, record["shares"], record["pay_by"], record.date)
    return of_member(book, record, lambda member: {"deferrals": (*member.deferrals, later)})


def _class_change(book: Book, record: Record, _: dt.date) -> Changes:
    def changed(member: Member) -> Changes:
        past = (*member.classes, (record.number, member.household_class))
        return {"household_class": record["household_class"], "classes": past}

    return of_member(book, record, changed)


def _succession(book: Book, record: Record, _: dt.date) -> Changes:
    """The household keeps its number, debt, shares and stars; only who stands for it changes."""
    changes = of_member(book, record, lambda _: {"person": record["person"]})
    return changes and {**changes, "heads": book.heads.set(record["person"], record["member"])}


def _request(book: Book, record: Record, _: dt.date) -> Changes:
    request = Request(record.number, record.date, record["member"], record["shares"])
    changes = of_member(book, record, lambda _: {})
    return {**changes, **of_affairs(book, waiting=book.affairs.waiting.set(record.number, request))}


def _suspension(book: Book, record: Record, _: dt.date) -> Changes:
    noted = (record.number, record["loan"])
    return of_member(book, record, lambda member: {"suspensions": (*member.suspensions, noted)})


def _expulsion(book: Book, record: Record, _: dt.date) -> Changes:
    def gone(member: Member) -> Changes:
        return {} if member.expelled else {"expelled": record.number, "expelled_on": record.date}

    return of_member(book, record, gone)


def _group(book: Book, record: Record, _: dt.date) -> Changes:
    replaces = record.get("group", "")
    group = Group(record.number, record["members"], record["leader"], replaces=replaces, formed=record.date)
    groups, members = book.groups.set(group.number, group), book.members
    if (old := book.groups.get(group.replaces)) is not None:
        groups = groups.set(old.number, replace(old, dissolved=True))
        members = _in_groups(members, old.members, lambda held: tuple(each for each in held if each != old.number))
    members = _in_groups(members, group.members, lambda held: (*held, group.number))
    return {"groups": groups, "members": members}


def _in_groups(members: Any, numbers: tuple[str, ...], change: Any) -> Any:
    for number in numbers:
        if (member := members.get(number)) is not None:
            members = members.set(number, member._replace(groups=change(member.groups)))
    return members


MEMBER_FOLDS: dict[str, Fold] = {
    "member": _member,
    "member_account": _account,
    "share_subscription": _subscription,
    "share_redemption": _redemption,
    "gift_share": _gift,
    "gift_share_end": _gift_end,
    "share_deferral": _deferral,
    "household_class_change": _class_change,
    "succession": _succession,
    "redemption_request": _request,
    "suspension": _suspension,
    "expulsion": _expulsion,
    "joint_liability_group": _group,
    "group_change": _group,
}


def _no_lot(book: Book, number: str, _: dt.date) -> Changes:
    def without(member: Member) -> Member:
        lots = tuple(lot for lot in member.lots if lot.number != number)
        return member._replace(lots=lots, gifts=tuple(lot for lot in member.gifts if lot.number != number))

    return undo_member(book, number, without)


def _no_account(book: Book, number: str, _: dt.date) -> Changes:
    return undo_member(book, number, lambda m: m._replace(accounts=tuple(a for a in m.accounts if a != number)))


def _no_deferral(book: Book, number: str, _: dt.date) -> Changes:
    return undo_member(
        book, number, lambda m: m._replace(deferrals=tuple(each for each in m.deferrals if each.number != number))
    )


def _no_class_change(book: Book, number: str, _: dt.date) -> Changes:
    """The class before it counts again, unless a later change stands."""

    def back(member: Member) -> Member:
        at = next((at for at, (record, _) in enumerate(member.classes) if record == number), None)
        if at is None:
            return member
        before = member.classes[at][1]
        rest = list(member.classes[:at] + member.classes[at + 1 :])
        if at == len(rest):
            return member._replace(household_class=before, classes=tuple(rest))
        rest[at] = (rest[at][0], before)
        return member._replace(classes=tuple(rest))

    return undo_member(book, number, back)


def _no_request(book: Book, number: str, _: dt.date) -> Changes:
    waiting = book.affairs.waiting
    return of_affairs(book, waiting=waiting.delete(number)) if number in waiting else {}


def _no_suspension(book: Book, number: str, _: dt.date) -> Changes:
    return undo_member(
        book, number, lambda m: m._replace(suspensions=tuple(each for each in m.suspensions if each[0] != number))
    )


def _no_expulsion(book: Book, number: str, _: dt.date) -> Changes:
    def back(member: Member) -> Member:
        return member._replace(expelled="", expelled_on=None) if member.expelled == number else member

    return undo_member(book, number, back)


def _no_group(book: Book, number: str, _: dt.date) -> Changes:
    group = book.groups.get(number)
    if group is None:
        return {}
    groups = book.groups.set(number, replace(group, dissolved=True))
    members = _in_groups(book.members, group.members, lambda held: tuple(each for each in held if each != number))
    if (old := groups.get(group.replaces)) is not None:
        groups = groups.set(old.number, replace(old, dissolved=False))
        members = _in_groups(members, old.members, lambda held: (*held, old.number))
    return {"groups": groups, "members": members}


MEMBER_UNDO: dict[str, Undo] = {
    "share_subscription": _no_lot,
    "share_redemption": _no_lot,
    "gift_share": _no_lot,
    "gift_share_end": _no_lot,
    "member_account": _no_account,
    "share_deferral": _no_deferral,
    "household_class_change": _no_class_change,
    "redemption_request": _no_request,
    "suspension": _no_suspension,
    "expulsion": _no_expulsion,
    "joint_liability_group": _no_group,
    "group_change": _no_group,
}
