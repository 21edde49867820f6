"""Payments the bank sent back, and the same payments made again; and public money that is handed back.

In:    the book before and the record.   Out: the postings it makes, the fields of the book that change.
Never: judges whether the same voucher may be used again.

A returned pay-out costs no fee and earns no star: the loan stands as if it had not been paid, until it is.
"""

import datetime as dt
from dataclasses import replace

from hzpub.base.months import add_months
from hzpub.kinds.record import Record
from hzpub.ledger.book import Book, Instalment, Member, Payout, Posting, Returned, ShareLot, return_key
from hzpub.ledger.changes import (
    Changes,
    Fold,
    Undo,
    accruing,
    of_member,
    off_payables,
    owed_to,
    undo_loan,
    undo_member,
)
from hzpub.ledger.fund_type import Derive
from hzpub.ledger.loan_undo import disbursement as unpay
from hzpub.ledger.loans import payouts, together


def _returned_postings(book: Book, record: Record) -> tuple[Posting, ...]:
    """The payment's own postings the other way round; one household of a list becomes a payable."""
    if record.get("member"):
        return (Posting("bank", record["amount"]), Posting("payables", -record["amount"]))
    return tuple(Posting(account, -fen) for account, fen in book.postings.get(record["target"], ()))


def _retried_postings(book: Book, record: Record) -> tuple[Posting, ...]:
    returned = book.returns.get(record["returned"])
    return returned.postings if returned else ()


def _handed_back(_: Book, record: Record) -> tuple[Posting, ...]:
    return (Posting(record["source"], record["amount"]), Posting("bank", -record["amount"]))


DERIVED: dict[str, Derive] = {
    "bank_return": _returned_postings,
    "transfer_retry": _retried_postings,
    "capital_return": _handed_back,
}
"""Kinds whose double entry depends on the record they speak of, or on a word in them."""


def _bank_return(book: Book, record: Record, booked: dt.date) -> Changes:
    target = record["target"]
    kind = _kind_of(book, target)
    if record.get("member"):
        return _one_household(book, record, kind)
    member, brought = "", _brought(book, target)
    changes: Changes = {}
    loan = book.loan_for(target)
    if loan is not None and isinstance(brought, Payout):
        changes = unpay(book, target, booked)
        changes["loan_of"] = book.loan_of.set(record.number, loan.number)
    elif (household := book.members.get(book.member_of.get(target, ""))) is not None:
        member = household.number
        if brought is not None:
            changes = of_member(book, record, lambda each: {"lots": _without(each, target)}, member)
        else:
            changes = owed_to(book, member, off_payables(book, target))
    postings = book.postings.get(target, ())
    sent_back = Returned(record.number, target, kind, record.day, postings, brought, member)
    return changes | {
        "returns": book.returns.set(record.number, sent_back),
        "returned": book.returned.set(target, record.number),
    }


def _one_household(book: Book, record: Record, kind: str) -> Changes:
    """One household of a list did not get its money: the fund owes it, and may pay it again."""
    target, member, fen = record["target"], record["member"], record["amount"]
    again = (Posting("payables", fen), Posting("bank", -fen))
    sent_back = Returned(record.number, target, kind, record.day, again, None, member)
    return owed_to(book, member, fen) | {
        "member_of": book.member_of.set(record.number, member),
        "returns": book.returns.set(record.number, sent_back),
        "returned": book.returned.set(return_key(target, member), record.number),
    }


def _kind_of(book: Book, target: str) -> str:
    """What sort of payment `target` is; a retry is what it repeats."""
    kind = book.kind_of.get(target, "")
    if kind != "transfer_retry":
        return kind
    return next((each.kind for each in book.returns.values() if each.retried == target), kind)


def _brought(book: Book, target: str) -> Payout | ShareLot | None:
    """The pay-out or the lot of shares that payment `target` stands for, if it is one of these."""
    loan = book.loan_for(target)
    if loan is not None and (mine := [each for each in payouts(loan) if each.number == target]):
        return mine[0]
    household = book.members.get(book.member_of.get(target, ""))
    return next((each for each in household.lots if each.number == target), None) if household else None


def _without(member: Member, lot: str) -> tuple[ShareLot, ...]:
    return tuple(each for each in member.lots if each.number != lot)


def _transfer_retry(book: Book, record: Record, booked: dt.date) -> Changes:
    returned = book.returns.get(record["returned"])
    if returned is None:
        return {}
    brought = returned.brought
    again: Changes = {"returns": book.returns.set(returned.number, returned._replace(retried=record.number))}
    if isinstance(brought, Payout):
        loan = book.loan_of.get(returned.number, "")
        return again | _paid_again(book, record, loan, brought, booked)
    if isinstance(brought, ShareLot):
        lot = brought._replace(number=record.number, day=record.day)
        return again | of_member(book, record, lambda member: {"lots": (*member.lots, lot)}, returned.member)
    about = {"member_of": book.member_of.set(record.number, returned.member)} if returned.member else {}
    owed = sum(each.fen for each in returned.postings if each.account == "payables")
    return again | about | owed_to(book, returned.member, -owed)


def _paid_again(book: Book, record: Record, number: str, before: Payout, booked: dt.date) -> Changes:
    """The months begin anew on the day the money really went out."""
    loan, day = book.loans.get(number), record.day
    if loan is None:
        return {}
    shift = [(at.due.year - before.paid_on.year) * 12 + at.due.month - before.paid_on.month for at in before.schedule]
    parts = tuple(Instalment(add_months(day, m), at.fen) for m, at in zip(shift, before.schedule, strict=True))
    payout = replace(
        before,
        number=record.number,
        paid_on=day,
        due=add_months(day, before.months),
        booked=booked,
        schedule=parts,
    )
    changes: Changes = {
        "loans": book.loans.set(number, loan._replace(payout=together((*payouts(loan), payout)))),
        "loan_of": book.loan_of.set(record.number, number),
    }
    return changes | accruing(book, number)


TRANSFER_FOLDS: dict[str, Fold] = {"bank_return": _bank_return, "transfer_retry": _transfer_retry}


def _not_returned(book: Book, number: str, _: dt.date) -> Changes:
    """The payment stands after all."""
    returned = book.returns.get(number)
    if returned is None:
        return owed_to(book, book.member_of.get(number, ""), off_payables(book, number))
    key = returned.target if book.returned.get(returned.target) == number else _part_key(returned)
    changes: Changes = {"returns": book.returns.delete(number)}
    if book.returned.get(key) == number:
        changes["returned"] = book.returned.delete(key)
    brought = returned.brought
    if isinstance(brought, Payout):
        loan = book.loan_of.get(number, "")
        again = undo_loan(book, number, lambda each: each._replace(payout=together((*payouts(each), brought))))
        return changes | again | accruing(book, loan)
    if isinstance(brought, ShareLot):
        return changes | undo_member(book, number, lambda each: each._replace(lots=(*each.lots, brought)))
    owed = sum(each.fen for each in returned.postings if each.account == "payables")
    return changes | owed_to(book, returned.member, -owed)


def _part_key(returned: Returned) -> str:
    return return_key(returned.target, returned.member)


def _not_retried(book: Book, number: str, booked: dt.date) -> Changes:
    """The return stands as before, and may be tried again."""
    returns = book.returns
    for each in [each for each in returns.values() if each.retried == number]:
        returns = returns.set(each.number, each._replace(retried=""))
    return {"returns": returns} | _taken_back(book, number, booked)


def _taken_back(book: Book, number: str, booked: dt.date) -> Changes:
    if book.loan_of.get(number):
        return unpay(book, number, booked)
    lots = undo_member(book, number, lambda each: each._replace(lots=_without(each, number)))
    return lots | owed_to(book, book.member_of.get(number, ""), off_payables(book, number))


TRANSFER_UNDO: dict[str, Undo] = {"bank_return": _not_returned, "transfer_retry": _not_retried}
