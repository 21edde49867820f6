"""What a reversal takes back: the state that an earlier record brought, never the record.

In:    the book and the number of the record struck out.   Out: the fields of the book that change.
Never: touches money; replay posts the opposite of the record's own postings.
"""

from collections.abc import Callable
from dataclasses import replace

from hzpub.ledger.book import Approval, Book, Loan, Member
from hzpub.ledger.folds import Changes

Undo = Callable[[Book, str], Changes]


def _shares(book: Book, number: str) -> Changes:
    return _member(book, number, lambda m: replace(m, lots=tuple(lot for lot in m.lots if lot.number != number)))


def _account(book: Book, number: str) -> Changes:
    return _member(book, number, lambda m: replace(m, accounts=tuple(a for a in m.accounts if a != number)))


def _group(book: Book, number: str) -> Changes:
    group = book.groups.get(number)
    if group is None:
        return {}
    members = book.members
    for each in group.members:
        if (member := members.get(each)) is not None:
            groups = tuple(other for other in member.groups if other != number)
            members = members.set(each, replace(member, groups=groups))
    return {"groups": book.groups.set(number, replace(group, dissolved=True)), "members": members}


def _application(book: Book, number: str) -> Changes:
    return _loan(book, number, lambda loan: replace(loan, withdrawn=True))


def _approval(book: Book, number: str) -> Changes:
    return _loan(book, number, lambda loan: replace(loan, approval=_without(loan.approval, number)))


def _without(approval: Approval | None, number: str) -> Approval | None:
    """The decision that stands when the one with `number` never was."""
    if approval is None or approval.number == number:
        return approval and approval.replaces
    return replace(approval, replaces=_without(approval.replaces, number))


def _disbursement(book: Book, number: str) -> Changes:
    def unpaid(loan: Loan) -> Loan:
        if loan.payout is None or loan.payout.number == number:
            return replace(loan, payout=None)
        second = sum(posting.fen for posting in book.postings.get(number, ()) if posting.account == "loans")
        return replace(loan, payout=replace(loan.payout, fen=loan.payout.fen - second))

    return _loan(book, number, unpaid)


def _repayment(book: Book, number: str) -> Changes:
    def without(loan: Loan) -> Loan:
        return replace(loan, repayments=tuple(each for each in loan.repayments if each.number != number))

    return _loan(book, number, without)


def _guarantee(book: Book, number: str) -> Changes:
    loan = book.loan_for(number)
    if loan is None:
        return {}
    gone = {who for each in loan.guarantees if each.number == number for who in each.guarantors}
    kept = tuple(each for each in loan.guarantees if each.number != number)
    members = book.members
    for each in sorted(gone):
        if (member := members.get(each)) is not None:
            members = members.set(each, _stands_no_more(member, loan.number))
    return {"loans": book.loans.set(loan.number, replace(loan, guarantees=kept)), "members": members}


def _stands_no_more(member: Member, loan: str) -> Member:
    """Strike out one guarantee for `loan`, the latest; another record may have named the household too."""
    at = max((at for at, each in enumerate(member.guarantees) if each == loan), default=len(member.guarantees))
    return replace(member, guarantees=member.guarantees[:at] + member.guarantees[at + 1 :])


def _statement(book: Book, number: str) -> Changes:
    return {"statements": tuple(each for each in book.statements if each.number != number)}


def _nothing(_book: Book, _number: str) -> Changes:
    return {}


def _member(book: Book, number: str, change: Callable[[Member], Member]) -> Changes:
    member = book.members.get(book.member_of.get(number, ""))
    return {} if member is None else {"members": book.members.set(member.number, change(member))}


def _loan(book: Book, number: str, change: Callable[[Loan], Loan]) -> Changes:
    loan = book.loan_for(number)
    return {} if loan is None else {"loans": book.loans.set(loan.number, change(loan))}


UNDO: dict[str, Undo] = {
    "share_subscription": _shares,
    "share_redemption": _shares,
    "member_account": _account,
    "joint_liability_group": _group,
    "loan_application": _application,
    "guarantee": _guarantee,
    "loan_approval": _approval,
    "loan_disbursement": _disbursement,
    "loan_repayment": _repayment,
    "bank_statement": _statement,
    "government_grant": _nothing,
    "partner_unit_grant": _nothing,
    "donation": _nothing,
    "other_income": _nothing,
    "meeting": _nothing,
}
"""Kinds a reversal may strike out. People, keys and offices are corrected by records of their own."""
