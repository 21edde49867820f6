"""What stands on a slip of paper: money that came in, money to be paid back, money to be paid out.

In:    a `Basis` and a record, or a loan.   Out: `Receipt`, `RepaymentNotice`, `Voucher`.
Never: tells a withheld value (an account number is written by hand); turns a record into a slip that it is not.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hzpub.base.months import Quarter
from hzpub.base.words import Label
from hzpub.kinds.kind import Kind
from hzpub.kinds.vocabulary import FOUR_SEALS
from hzpub.ledger.instalments import repaid
from hzpub.reports.basis import Basis
from hzpub.reports.charges import debt
from hzpub.reports.half_year_objects import ReceiptRow
from hzpub.reports.line import Line
from hzpub.reports.loan_list import loan_row
from hzpub.reports.loan_objects import Debt, LoanRow, RepaymentRow
from hzpub.reports.loan_page import loan_report
from hzpub.reports.parts import Fen, SealBox
from hzpub.reports.quarters import Quarters
from hzpub.reports.receipts import receipt_rows
from hzpub.reports.telling import fact, label_of_role, places


class NoSlip(Exception):
    """There is no such record, or it is not of the sort that this slip is made of; `number` is what was asked for."""

    def __init__(self, number: str):
        super().__init__(number)
        self.number = number


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What one record brought into the bank account, by category (fen), and for a repayment what is still open."""

    line: Line
    quarter: Quarter
    rows: tuple[ReceiptRow, ...]
    fen: Fen
    repayment: RepaymentRow | None
    left: Fen


@dataclass(frozen=True, slots=True, kw_only=True)
class RepaymentNotice:
    """What clears a loan today, and on the last day that is on time; for a late loan both are today (fen)."""

    row: LoanRow
    today: Debt
    then: Debt


@dataclass(frozen=True, slots=True, kw_only=True)
class Voucher:
    """A transfer out of the special account (fen), to one payee or to the `households` of a list.

    `line` is None for a draft; then nobody's seal is believed yet. `account` is the record that holds the account number.
    """

    line: Line | None
    title: Label
    sentence: Label
    day: dt.date
    fen: Fen
    member: str
    payee: str
    households: tuple[tuple[str, Fen], ...]
    account: str
    voucher: str
    bank_slip: str
    paid_on: dt.date | None
    seals: tuple[SealBox, ...]


def receipt(quarters: Quarters, number: str) -> Receipt:
    """The receipt of record `number`; raises NoSlip when it brought no money in."""
    basis = quarters.basis
    line = basis.chronicle.line(number)
    rows = receipt_rows(quarters, (line,)) if line and not line.reverses else ()
    if line is None or not rows:
        raise NoSlip(number)
    paid = loan_report(basis, line.loan).repayments if line.loan in basis.book.loans else ()
    repayment = next((each for each in paid if each.number == number), None)
    return Receipt(
        line=line,
        quarter=Quarter.of(line.booked),
        rows=rows,
        fen=sum(row.fen for row in rows),
        repayment=repayment,
        left=repayment.left if repayment else 0,
    )


def repayment_notice(basis: Basis, number: str) -> RepaymentNotice:
    """What loan `number` owes and until when; raises NoSlip for a loan on which nothing is owed."""
    loan = basis.book.loans.get(number)
    if loan is None or loan.payout is None or not loan.is_open:
        raise NoSlip(number)
    terms, since = basis.terms_of(loan), repaid(loan)
    last = max(basis.timely(loan) or basis.as_of, basis.as_of)
    today, then = (debt(loan.payout, loan.outstanding, day, terms, since) for day in (basis.as_of, last))
    return RepaymentNotice(row=loan_row(basis, loan), today=today, then=then)


def voucher(kind: Kind | None, meanings: Mapping[str, Any], line: Line | None) -> Voucher:
    """The voucher of a record, or with `line` None of a draft, from what its boxes mean.

    Raises NoSlip for a kind that takes no money out under four seals, or a draft that is not filled in.
    """
    if kind is None or not pays_out(kind) or not {"date", "amount"} <= meanings.keys():
        raise NoSlip(line.number if line else "")
    made = dict(line.seals) if line else {}
    said = ((name, fact(kind.box(name), meanings.get(name, ""))) for name in places(kind.sentence))
    return Voucher(
        line=line,
        title=Label(kind.title),
        sentence=line.sentence if line else Label(kind.sentence, tuple(said)),
        day=meanings["date"],
        fen=meanings["amount"],
        member=meanings.get("member", meanings.get("borrower", "")),
        payee=meanings.get("payee", ""),
        households=tuple((row["member"], row["amount"]) for row in meanings.get("households", ())),
        account=meanings.get("account", ""),
        voucher=meanings.get("voucher", ""),
        bank_slip=meanings.get("bank_slip", ""),
        paid_on=meanings.get("paid_on"),
        seals=tuple(SealBox(role, label_of_role(role), made.get(role, "")) for role in FOUR_SEALS),
    )


def pays_out(kind: Kind) -> bool:
    """Tell whether records of this kind take money out under the four seals of a voucher (R六(3))."""
    return set(FOUR_SEALS) <= set(kind.seals.all_of) and any(box.name == "voucher" for box in kind.boxes)
