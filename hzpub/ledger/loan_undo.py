"""What striking out a record of a loan takes back.

In:    the book, the number of the record struck out, the day from which the books no longer count it.
Out:   the fields of the book that change.
Never: touches money; replay posts the opposite of the record's own postings.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from hzpub.ledger.book import Approval, Book, Loan, Member, Past
from hzpub.ledger.changes import (
    Changes,
    Undo,
    accruing,
    nothing,
    of_affairs,
    off_payables,
    owed_to,
    undo_loan,
    undo_member,
)
from hzpub.ledger.loans import payouts, together


def _application(book: Book, number: str, _: dt.date) -> Changes:
    changes = undo_loan(book, number, lambda loan: loan._replace(withdrawn=True))
    return changes | ({"undecided": book.undecided.delete(number)} if number in book.undecided else {})


def _approval(book: Book, number: str, _: dt.date) -> Changes:
    return _asked_again(
        book, number, lambda loan: loan._replace(approval=_without(loan.approval, number))
    )


def _asked_again(book: Book, number: str, change: Callable[[Loan], Loan]) -> Changes:
    """Take a decision back; the application waits again unless another decision stands."""
    loan = book.loan_for(number)
    if loan is None:
        return {}
    changed = change(loan)
    changes: Changes = {"loans": book.loans.set(loan.number, changed)}
    if changed.approval is None and not changed.refused and not changed.withdrawn:
        changes["undecided"] = book.undecided.set(loan.number, True)
    return changes


def _without(approval: Approval | None, number: str) -> Approval | None:
    """The decision that stands when the one with `number` never was."""
    if approval is None or approval.number == number:
        return approval and approval.replaces
    return replace(approval, replaces=_without(approval.replaces, number))


def _refusal(book: Book, number: str, _: dt.date) -> Changes:
    return _asked_again(
        book, number, lambda loan: loan._replace(refused="" if loan.refused == number else loan.refused)
    )


def disbursement(book: Book, number: str, booked: dt.date) -> Changes:
    """The pay-out is gone: struck out, or sent back by the bank."""

    def unpaid(loan: Loan) -> Loan:
        gone = tuple(Past(each, booked) for each in payouts(loan) if each.number == number)
        left = together(each for each in payouts(loan) if each.number != number)
        return loan._replace(payout=left, past=loan.past + gone)

    return undo_loan(book, number, unpaid) | accruing(book, book.loan_of.get(number, number))


def _repayment(book: Book, number: str, booked: dt.date) -> Changes:
    loan = book.loan_for(number)
    return _not_repaid(book, number, booked, loan.borrower) if loan else {}


def _not_repaid(book: Book, number: str, booked: dt.date, owner: str) -> Changes:
    """The repayment is gone; what it left over, or took from payables, was `owner`'s."""
    loan = book.loan_for(number)
    gone = next((each for each in loan.repayments if each.number == number), None) if loan else None
    if loan is None or gone is None:
        return {}
    kept = tuple(each for each in loan.repayments if each.number != number)
    changed = loan._replace(repayments=kept, past=(*loan.past, Past(gone, booked)))
    changes = {"loans": book.loans.set(loan.number, changed)} | accruing(book, loan.number)
    return changes | owed_to(book, owner, off_payables(book, number))


def _share_offset(book: Book, number: str, booked: dt.date) -> Changes:
    def back(member: Member) -> Member:
        return member._replace(lots=tuple(lot for lot in member.lots if lot.number != number))

    owner = book.member_of.get(number, "")
    return undo_member(book, number, back) | _not_repaid(book, number, booked, owner)


def _guarantee(book: Book, number: str, _: dt.date) -> Changes:
    loan = book.loan_for(number)
    if loan is None:
        return {}
    gone = {who for each in loan.guarantees if each.number == number for who in each.guarantors}
    kept = tuple(each for each in loan.guarantees if each.number != number)
    members = book.members
    for each in sorted(gone):
        if (member := members.get(each)) is not None:
            members = members.set(each, _stands_no_more(member, loan.number))
    return {"loans": book.loans.set(loan.number, loan._replace(guarantees=kept)), "members": members}


def _stands_no_more(member: Member, loan: str) -> Member:
    """Strike out one guarantee for `loan`, the latest; another record may have named the household too."""
    at = max((at for at, each in enumerate(member.guarantees) if each == loan), default=len(member.guarantees))
    return member._replace(guarantees=member.guarantees[:at] + member.guarantees[at + 1 :])


def _write_off(book: Book, number: str, _: dt.date) -> Changes:
    noted = book.affairs.write_offs.get(number)
    if noted is None:
        return {}
    back = undo_loan(book, number, lambda loan: loan._replace(written_off=loan.written_off - noted[1]))
    return back | of_affairs(book, write_offs=book.affairs.write_offs.delete(number))


def _recovery(book: Book, number: str, _: dt.date) -> Changes:
    fen = sum(posting.fen for posting in book.postings.get(number, ()) if posting.account == "bank")
    return undo_loan(book, number, lambda loan: loan._replace(recovered=loan.recovered - fen))


def _compensation(book: Book, number: str, _: dt.date) -> Changes:
    made_good = book.affairs.compensations
    return of_affairs(book, compensations=made_good.delete(number)) if number in made_good else {}


def _lawsuit(book: Book, number: str, _: dt.date) -> Changes:
    return undo_loan(
        book, number, lambda loan: loan._replace(lawsuits=tuple(each for each in loan.lawsuits if each != number))
    )


def _progress(book: Book, number: str, _: dt.date) -> Changes:
    loan = book.loan_of.get(number, "")
    told = tuple(each for each in book.affairs.progress.get(loan, ()) if each[0] != number)
    return of_affairs(book, progress=book.affairs.progress.set(loan, told))


LOAN_UNDO: dict[str, Undo] = {
    "loan_application": _application,
    "guarantee": _guarantee,
    "loan_approval": _approval,
    "loan_refusal": _refusal,
    "loan_disbursement": disbursement,
    "loan_repayment": _repayment,
    "payable_offset": _repayment,
    "share_offset": _share_offset,
    "write_off": _write_off,
    "write_off_recovery": _recovery,
    "risk_reserve_compensation": _compensation,
    "lawsuit": _lawsuit,
    "collection_cost": nothing,
    "project_progress": _progress,
}
