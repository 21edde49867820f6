"""What a council needs on the table: what it may still lend, who asks, what each household may owe.

In:    a `Basis`.   Out: `MeetingReport`.
Never: decides; leaves out a household that owes.
"""

import datetime as dt
from dataclasses import dataclass

from hzpub.base.shares import per_mille_up
from hzpub.reports.basis import Basis
from hzpub.reports.loan_list import loan_row, loan_state
from hzpub.reports.loan_objects import LoanRow
from hzpub.reports.member_objects import MemberRow
from hzpub.reports.members import member_row
from hzpub.reports.parts import Fen, Permille

_ASKING = ("applied", "approved")
_HERE = ("active", "unpaid")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A loan that waits for the council or for the pay-out, and its household; `room` is what its stars leave (fen)."""

    loan: LoanRow
    member: MemberRow
    fits: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingReport:
    """Fund and households on `as_of` (fen, per mille).

    most = fund_total x limit; room = most - outstanding; `may_lend` is that or what is in the bank, whichever is less.
    """

    as_of: dt.date
    bank: Fen
    fund_total: Fen
    limit: Permille
    most: Fen
    outstanding: Fen
    lent: Permille
    room: Fen
    may_lend: Fen
    cap_base: Fen
    cap_step: Fen
    cap_max: Fen
    asking: tuple[Asking, ...]
    members: tuple[MemberRow, ...]


def meeting_report(basis: Basis) -> MeetingReport:
    """The table of a meeting on `as_of`; households that left and owe nothing are not on it."""
    book, limits = basis.book, basis.limits
    totals, rows = book.totals, {number: member_row(basis, member) for number, member in book.members.items()}
    asking = [loan for number, loan in sorted(book.loans.items()) if loan_state(basis, loan) in _ASKING]
    most = totals.fund * limits.max_lent // 1000
    room = max(0, most - totals.loans)
    here = (rows[number] for number in sorted(rows))
    return MeetingReport(
        as_of=basis.as_of,
        bank=totals.bank,
        fund_total=totals.fund,
        limit=limits.max_lent,
        most=most,
        outstanding=totals.loans,
        lent=per_mille_up(totals.loans, totals.fund),
        room=room,
        may_lend=min(room, max(0, totals.bank)),
        cap_base=limits.cap_base,
        cap_step=limits.cap_step,
        cap_max=limits.cap_max,
        asking=tuple(
            Asking(loan=row, member=rows[row.borrower], fits=row.amount <= min(rows[row.borrower].room, room))
            for row in (loan_row(basis, loan) for loan in asking)
        ),
        members=tuple(row for row in here if row.state in _HERE or row.outstanding),
    )
