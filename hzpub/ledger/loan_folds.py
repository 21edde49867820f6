"""What the records of a loan do to the book, beside moving money.

In:    the book before and the record.   Out: the fields of the book that change.
Never: judges. A record about a loan that nobody applied for changes nothing here; rule SYS-REF speaks of it.
"""

import datetime as dt
from dataclasses import replace

from hzpub.base.months import add_months
from hzpub.kinds.record import Record
from hzpub.ledger.book import Approval, Book, Guarantee, Instalment, Loan, Payout, Repayment, ShareLot
from hzpub.ledger.changes import Changes, Fold, accruing, of_affairs, of_loan, of_member, owed_to
from hzpub.ledger.loans import payouts, together


def _application(book: Book, record: Record, _: dt.date) -> Changes:
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
        local_speciality=record.get("local_speciality") == "yes",
    )
    members = book.members
    if (member := members.get(loan.borrower)) is not None:
        members = members.set(loan.borrower, member._replace(loans=(*member.loans, loan.number)))
    return {
        "members": members,
        "loans": book.loans.set(loan.number, loan),
        "loan_of": book.loan_of.set(loan.number, loan.number),
        "undecided": book.undecided.set(loan.number, True),
    }


def _guarantee(book: Book, record: Record, _: dt.date) -> Changes:
    """Households stand for a loan."""
    signed = Guarantee(record.number, record.date, record["guarantors"])
    changes = of_loan(book, record, record["application"], lambda loan: {"guarantees": (*loan.guarantees, signed)})
    members = book.members
    for number in signed.guarantors if changes else ():
        if (member := members.get(number)) is not None:
            stands = (*member.guarantees, record["application"])
            members = members.set(number, member._replace(guarantees=stands))
    return {**changes, "members": members}


def _approval(book: Book, record: Record, _: dt.date) -> Changes:
    """The council decides; once money is out, a later decision changes nothing."""
    approval = Approval(
        record.number, record.date, record["amount"], record["months"], record["stars"], record["in_favour"]
    )

    def decided(loan: Loan) -> Changes:
        return {} if loan.payout else {"approval": replace(approval, replaces=loan.approval)}

    return of_loan(book, record, record["application"], decided) | _decided(book, record["application"])


def _refusal(book: Book, record: Record, _: dt.date) -> Changes:
    changes = of_loan(book, record, record["application"], lambda loan: {"refused": loan.refused or record.number})
    return changes | _decided(book, record["application"])


def _decided(book: Book, number: str) -> Changes:
    return {"undecided": book.undecided.delete(number)} if number in book.undecided else {}


def _disbursement(book: Book, record: Record, booked: dt.date) -> Changes:
    """Money goes out, once for each loan; it falls due on the same day some months later."""
    months, paid_on = record["months"], record.day
    parts = tuple(
        Instalment(add_months(paid_on, row["months"]), row["amount"]) for row in record.get("schedule", ())
    )
    payout = Payout(record.number, paid_on, record["amount"], months, add_months(paid_on, months), booked, parts)

    number = book.loan_of.get(record["approval"], "")
    changes = of_loan(book, record, number, lambda loan: {"payout": together((*payouts(loan), payout))})
    return changes | accruing(book, number) if changes else {}


def _repayment(book: Book, record: Record, booked: dt.date) -> Changes:
    """Money comes back, in the parts that the record names; what is too much belongs to the borrower."""
    loan = book.loans.get(record["loan"])
    if loan is None:
        return {}
    return _repaid(book, record, record["payer"], record["excess"], booked) | owed_to(
        book, loan.borrower, record["excess"]
    )


def _payable_offset(book: Book, record: Record, booked: dt.date) -> Changes:
    """What the fund owed the borrower pays for the loan; the household's own money, so it may earn the star."""
    loan = book.loans.get(record["loan"])
    if loan is None:
        return {}
    return _repaid(book, record, "borrower", 0, booked) | owed_to(book, loan.borrower, -record["amount"])


def _share_offset(book: Book, record: Record, booked: dt.date) -> Changes:
    """Shares pay for the loan of a household that was expelled, or that it stood for."""
    lot = ShareLot(record.number, record.day, -record["shares"], -record["amount"])
    changes = of_member(book, record, lambda member: {"lots": (*member.lots, lot)})
    changes |= _repaid(book, record, "set_off", record["excess"], booked)
    return changes | owed_to(book, record["member"], record["excess"])


def _repaid(book: Book, record: Record, payer: str, excess: int, booked: dt.date) -> Changes:
    repayment = Repayment(
        record.number,
        record.day,
        payer,
        record["principal"],
        record["usage_fee"],
        record["penalty"],
        excess,
        booked,
    )
    changes = of_loan(book, record, record["loan"], lambda loan: {"repayments": (*loan.repayments, repayment)})
    return changes | accruing(book, record["loan"]) if changes else {}


def _write_off(book: Book, record: Record, _: dt.date) -> Changes:
    def written(loan: Loan) -> Changes:
        return {"written_off": loan.written_off + record["amount"]}

    noted = book.affairs.write_offs.set(record.number, (record["loan"], record["amount"]))
    return of_loan(book, record, record["loan"], written) | of_affairs(book, write_offs=noted)


def _recovery(book: Book, record: Record, _: dt.date) -> Changes:
    return of_loan(book, record, record["loan"], lambda loan: {"recovered": loan.recovered + record["amount"]})


def _compensation(book: Book, record: Record, _: dt.date) -> Changes:
    made_good = (record["write_off"], record["amount"])
    return of_affairs(book, compensations=book.affairs.compensations.set(record.number, made_good))


def _lawsuit(book: Book, record: Record, _: dt.date) -> Changes:
    return of_loan(book, record, record["loan"], lambda loan: {"lawsuits": (*loan.lawsuits, record.number)})


def _about(book: Book, record: Record, _: dt.date) -> Changes:
    number = record.get("loan", "")
    return of_loan(book, record, number, lambda _: {}) if number else {}


def _progress(book: Book, record: Record, _: dt.date) -> Changes:
    so_far = book.affairs.progress.get(record["loan"], ())
    told = book.affairs.progress.set(record["loan"], (*so_far, (record.number, record["progress"])))
    return of_loan(book, record, record["loan"], lambda _: {}) | of_affairs(book, progress=told)


LOAN_FOLDS: dict[str, Fold] = {
    "loan_application": _application,
    "guarantee": _guarantee,
    "loan_approval": _approval,
    "loan_refusal": _refusal,
    "loan_disbursement": _disbursement,
    "loan_repayment": _repayment,
    "payable_offset": _payable_offset,
    "share_offset": _share_offset,
    "write_off": _write_off,
    "write_off_recovery": _recovery,
    "risk_reserve_compensation": _compensation,
    "lawsuit": _lawsuit,
    "collection_cost": _about,
    "project_progress": _progress,
}
