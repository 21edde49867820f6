"""What each kind of record does to the book, beside moving money.

In:    the book before and the record.   Out: the fields of the book that change.
Never: judges. A reference that leads nowhere changes nothing here; rule SYS-REF speaks of it.
"""

from collections.abc import Callable
from dataclasses import replace

from hzpub.kinds.record import Record
from hzpub.ledger.book import Admitted, Book, Fund, Group, Member, ShareLot, Statement
from hzpub.ledger.loan_folds import (
    Changes,
    guarantee,
    loan_application,
    loan_approval,
    loan_disbursement,
    loan_repayment,
)

__all__ = ["FOLDS", "Changes", "Fold"]

Fold = Callable[[Book, Record], Changes]


def _charter(book: Book, record: Record) -> Changes:
    if book.fund is not None:
        return {}
    rows = record.get("parameters", ())
    parameters = tuple((row["name"], row["value"], row["authority"]) for row in rows)
    fund = Fund(record["fund"], record["fund_name"], record.date, record["fund_kind"], record["commit_signatures"] == "required", parameters)
    persons = book.persons.update({row["person"]: record.number for row in record["people"]})
    return {"fund": fund, "persons": persons}


def _person(book: Book, record: Record) -> Changes:
    if record["person"] in book.persons:
        return {}
    return {"persons": book.persons.set(record["person"], record.number)}


def _member(book: Book, record: Record) -> Changes:
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
    return {"members": book.members.set(member.number, member), "heads": heads}


def _member_account(book: Book, record: Record) -> Changes:
    return _of_member(book, record, lambda member: {"accounts": (*member.accounts, record.number)})


def _share_subscription(book: Book, record: Record) -> Changes:
    lot = ShareLot(record.number, record.day, record["shares"], record["amount"])
    return _of_member(book, record, lambda member: {"lots": (*member.lots, lot)})


def _share_redemption(book: Book, record: Record) -> Changes:
    lot = ShareLot(record.number, record.day, -record["shares"], -record["amount"])
    return _of_member(book, record, lambda member: {"lots": (*member.lots, lot)})


def _joint_liability_group(book: Book, record: Record) -> Changes:
    group = Group(record.number, record["members"], record["leader"])
    members = book.members
    for number in group.members:
        if (member := members.get(number)) is not None:
            members = members.set(number, replace(member, groups=(*member.groups, group.number)))
    return {"groups": book.groups.set(group.number, group), "members": members}


def _bank_statement(book: Book, record: Record) -> Changes:
    sign = {"in": 1, "out": -1}
    under_way = sum(sign[row["direction"]] * row["amount"] for row in record.get("differences", ()))
    computed = book.bank_on(record.date)
    statement = Statement(record.number, record.date, record["balance"], computed, under_way)
    return {"statements": (*book.statements, statement)}


def _breach(book: Book, record: Record) -> Changes:
    admitted = Admitted(
        record.number,
        record["target"],
        record["rule"],
        record["owner"],
        record["deadline"],
        record["remedy"],
    )
    return {"breaches": book.breaches.set(record.number, admitted)}


def _breach_cure(book: Book, record: Record) -> Changes:
    admitted = book.breaches.get(record["breach"])
    if admitted is None:
        return {}
    return {"breaches": book.breaches.set(admitted.number, replace(admitted, cured=record.number))}


def _exception(book: Book, record: Record) -> Changes:
    return {"exceptions": book.exceptions.set((record["rule"], record["target"]), record.number)}


def _void(book: Book, record: Record) -> Changes:
    return {"voids": book.voids.set(record["path"], record["digest"])}


def _of_member(book: Book, record: Record, change: Callable[[Member], Changes]) -> Changes:
    member = book.members.get(record["member"])
    if member is None:
        return {}
    return {
        "members": book.members.set(member.number, replace(member, **change(member))),
        "member_of": book.member_of.set(record.number, member.number),
    }


FOLDS: dict[str, Fold] = {
    "charter": _charter,
    "person": _person,
    "member": _member,
    "member_account": _member_account,
    "share_subscription": _share_subscription,
    "share_redemption": _share_redemption,
    "joint_liability_group": _joint_liability_group,
    "loan_application": loan_application,
    "guarantee": guarantee,
    "loan_approval": loan_approval,
    "loan_disbursement": loan_disbursement,
    "loan_repayment": loan_repayment,
    "bank_statement": _bank_statement,
    "breach": _breach,
    "breach_cure": _breach_cure,
    "exception": _exception,
    "void": _void,
}
"""Kinds not named here change nothing but balances and the authority."""
