"""What each kind of record does to the book, beside moving money.

In:    the book before, the record, the day under which the books count it.   Out: the fields of the book that change.
Never: judges. A reference that leads nowhere changes nothing here; rule SYS-REF speaks of it.

Here stand the records about the fund as a whole; households, loans, pool, affairs and transfers have rooms of their own.
"""

import datetime as dt
from dataclasses import replace

from hzpub.kinds.record import Record
from hzpub.ledger.affair_folds import AFFAIR_FOLDS
from hzpub.ledger.book import Admitted, Book, Fund, Statement
from hzpub.ledger.changes import Changes, Fold, of_affairs, of_member, owed_to
from hzpub.ledger.loan_folds import LOAN_FOLDS
from hzpub.ledger.member_folds import MEMBER_FOLDS
from hzpub.ledger.pool_folds import POOL_FOLDS
from hzpub.ledger.transfers import TRANSFER_FOLDS
from hzpub.trust.policies import Appointed, Policy

__all__ = ["FOLDS", "Changes", "Fold"]


def _charter(book: Book, record: Record, _: dt.date) -> Changes:
    if book.fund is not None:
        return {}
    own = _own_numbers(record)
    fund = Fund(
        record["fund"],
        record["fund_name"],
        record.date,
        record["fund_kind"],
        record["commit_signatures"] == "required",
        own,
        ((record.number, len(own)),),
        record.get("local_speciality", ""),
        record["village"],
    )
    persons = book.persons.update({row["person"]: record.number for row in record["people"]})
    return {"fund": fund, "persons": persons}


def _rulebook_change(book: Book, record: Record, _: dt.date) -> Changes:
    if (fund := book.fund) is None:
        return {}
    own = (*fund.parameters, *_own_numbers(record))
    return {"fund": replace(fund, parameters=own, changes=(*fund.changes, (record.number, len(own))))}


def _own_numbers(record: Record) -> tuple[tuple[str, str, str], ...]:
    return tuple((row["name"], row["value"], row["authority"]) for row in record.get("parameters", ()))


def _person(book: Book, record: Record, _: dt.date) -> Changes:
    if record["person"] in book.persons:
        return {}
    return {"persons": book.persons.set(record["person"], record.number)}


def _bank_statement(book: Book, record: Record, _: dt.date) -> Changes:
    sign = {"in": 1, "out": -1}
    under_way = sum(sign[row["direction"]] * row["amount"] for row in record.get("differences", ()))
    computed = book.bank_on(record.date)
    statement = Statement(record.number, record.date, record["balance"], computed, under_way)
    return {"statements": (*book.statements, statement)}


def _payable_refund(book: Book, record: Record, _: dt.date) -> Changes:
    return of_member(book, record, lambda _: {}) | owed_to(book, record["member"], -record["amount"])


def _breach(book: Book, record: Record, _: dt.date) -> Changes:
    admitted = Admitted(
        record.number,
        record["target"],
        record["rule"],
        record["owner"],
        record["deadline"],
        record["remedy"],
    )
    return {"breaches": book.breaches.set(record.number, admitted)}


def _breach_cure(book: Book, record: Record, _: dt.date) -> Changes:
    admitted = book.breaches.get(record["breach"])
    if admitted is None:
        return {}
    return {"breaches": book.breaches.set(admitted.number, replace(admitted, cured=record.number))}


def _exception(book: Book, record: Record, _: dt.date) -> Changes:
    return {"exceptions": book.exceptions.set((record["rule"], record["target"]), record.number)}


def _void(book: Book, record: Record, _: dt.date) -> Changes:
    return {"voids": book.voids.set(record["path"], record["digest"])}


def _witness_policy(book: Book, record: Record, _: dt.date) -> Changes:
    """From now on these witness; what was agreed before still holds for what was published before."""
    rows = record.get("witnesses", ())
    named = (Appointed(row["name"], row["vkey"], row.get("person", ""), row["alone"] == "yes") for row in rows)
    policy = Policy(record.number, tuple(named), record["quorum"])
    return of_affairs(book, policies=(*book.affairs.policies, policy))


FOLDS: dict[str, Fold] = {
    "charter": _charter,
    "rulebook_change": _rulebook_change,
    "person": _person,
    "bank_statement": _bank_statement,
    "payable_refund": _payable_refund,
    "breach": _breach,
    "breach_cure": _breach_cure,
    "exception": _exception,
    "void": _void,
    "witness_policy": _witness_policy,
    **MEMBER_FOLDS,
    **LOAN_FOLDS,
    **POOL_FOLDS,
    **AFFAIR_FOLDS,
    **TRANSFER_FOLDS,
}
"""Kinds not named here change nothing but balances and the authority."""
