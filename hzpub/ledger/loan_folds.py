"""What the records of a loan do to the book, beside moving money.

In:    the book before and the record.   Out: the fields of the book that change.
Never: judges. A record about a loan that nobody applied for changes nothing here; rule SYS-REF speaks of it.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hzpub.base.months import add_months
from hzpub.kinds.record import Record
from hzpub.ledger.book import Approval, Book, Guarantee, Loan, Payout, Repayment

Changes = dict[str, Any]
"""Fields of the book by name."""


def loan_application(book: Book, record: Record) -> Changes:
    """A loan begins with what its household asks for."""
    loan = Loan(
        record.number,
        record["borrower"],
        record.date,
        record["amount"],
        record["months"],
        record["category"],
        record["purpose"],
        record["guarantee"],
        record.get("group", ""),
    )
    members = book.members
    if (member := members.get(loan.borrower)) is not None:
        members = members.set(loan.borrower, replace(member, loans=(*member.loans, loan.number)))
    return {
        "members": members,
        "loans": book.loans.set(loan.number, loan),
        "loan_of": book.loan_of.set(loan.number, loan.number),
    }


def guarantee(book: Book, record: Record) -> Changes:
    """Households stand for a loan."""
    signed = Guarantee(record.number, record.date, record["guarantors"])
    changes = _of_loan(
        book, record, record["application"], lambda loan: {"guarantees": (*loan.guarantees, signed)}
    )
    members = book.members
    for number in signed.guarantors if changes else ():
        if (member := members.get(number)) is not None:
            stands = (*member.guarantees, record["application"])
            members = members.set(number, replace(member, guarantees=stands))
    return {**changes, "members": members}


def loan_approval(book: Book, record: Record) -> Changes:
    """The council decides; once money is out, a later decision changes nothing."""
    approval = Approval(
        record.number, record.date, record["amount"], record["months"], record["stars"], record["in_favour"]
    )

    def decided(loan: Loan) -> Changes:
        return {} if loan.payout else {"approval": replace(approval, replaces=loan.approval)}

    return _of_loan(book, record, record["application"], decided)


def loan_disbursement(book: Book, record: Record) -> Changes:
    """Money goes out, once for each loan; it falls due on the same day some months later."""
    months, paid_on = record["months"], record.day
    payout = Payout(record.number, paid_on, record["amount"], months, add_months(paid_on, months))

    def paid(loan: Loan) -> Changes:
        """A second pay-out breaks a rule, but the money is gone: the household owes both."""
        first = loan.payout
        return {"payout": payout if first is None else replace(first, fen=first.fen + payout.fen)}

    return _of_loan(book, record, book.loan_of.get(record["approval"], ""), paid)


def loan_repayment(book: Book, record: Record) -> Changes:
    """Money comes back, in the parts that the record names."""
    repayment = Repayment(
        record.number,
        record.day,
        record["payer"],
        record["principal"],
        record["usage_fee"],
        record["penalty"],
        record["excess"],
    )
    return _of_loan(book, record, record["loan"], lambda loan: {"repayments": (*loan.repayments, repayment)})


def _of_loan(book: Book, record: Record, number: str, change: Callable[[Loan], Changes]) -> Changes:
    loan = book.loans.get(number)
    if loan is None:
        return {}
    changed = replace(loan, **change(loan))
    return {"loans": book.loans.set(number, changed), "loan_of": book.loan_of.set(record.number, number)}
