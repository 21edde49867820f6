"""Lists of households and loans as they stand: the poor with their shares, stars, loans soon due.

In:    a `Basis`, the member list.   Out: `PoorList`, `StarTable`, `ReminderList`.
Never: computes a star or a debt in its own way.
"""

from hzpub.ledger.standing import liable_households
from hzpub.reports.basis import Basis
from hzpub.reports.charges import owed_on
from hzpub.reports.member_objects import MemberList, MemberRow, StarRow
from hzpub.reports.register_objects import (
    PoorList,
    PoorRow,
    ReminderList,
    ReminderRow,
    StarTable,
    StarTableRow,
)

POOR_CLASSES = ("poor", "low_income")


def poor_list(basis: Basis, members: MemberList) -> PoorList:
    """Registered poor and low-income households, poor ones first, by number; totals only where no class is shown."""
    households = basis.book.members
    rows = tuple(
        PoorRow(member=row, gift_shares=households[row.number].gift_shares)
        for name in POOR_CLASSES
        for row in members.rows
        if households[row.number].household_class == name
    )
    return PoorList(
        as_of=basis.as_of,
        rows=rows if basis.shows_classes else (),
        count=len(rows),
        classes=tuple(each for each in members.classes if each.household_class in POOR_CLASSES),
        gift_shares=sum(row.gift_shares for row in rows),
    )


def star_table(basis: Basis, members: MemberList) -> StarTable:
    """Stars of every household that is a member now, by number (R六(5))."""
    rows = tuple(_stars(basis, row) for row in members.rows if row.state != "left")
    counts = [row.stars for row in rows]
    most = basis.limits.star_max
    return StarTable(
        as_of=basis.as_of, rows=rows, households=tuple(counts.count(stars) for stars in range(most + 1))
    )


def _stars(basis: Basis, row: MemberRow) -> StarTableRow:
    most = basis.limits.star_max
    return StarTableRow(
        member=row,
        stars=row.stars,
        cap=row.cap,
        room=row.room,
        earned=tuple(
            StarRow(loan=loan.number, day=loan.cleared_on, counts=place < most)
            for place, loan in enumerate(basis.earned(row.number))
            if loan.cleared_on is not None
        ),
    )


def reminder_list(basis: Basis) -> ReminderList:
    """Open loans that must be repaid within the fund's days of reminding, soonest first (fen)."""
    days = basis.params_at(basis.book.number).remind_days
    rows = []
    for loan in basis.book.loans.values():
        timely = basis.next_timely(loan)
        if timely is None or loan.payout is None or not loan.is_open:
            continue
        left = (timely - basis.as_of).days
        if 0 <= left <= days:
            rows.append(
                ReminderRow(
                    loan=loan.number,
                    member=loan.borrower,
                    due=loan.payout.due,
                    last_timely_day=timely,
                    days_left=left,
                    outstanding=loan.outstanding,
                    owed_then=owed_on(loan, timely, basis.terms_of(loan)),
                    guarantors=liable_households(basis.book, loan),
                )
            )
    rows.sort(key=lambda row: (row.days_left, row.loan))
    return ReminderList(as_of=basis.as_of, days=days, rows=tuple(rows), fen=sum(row.outstanding for row in rows))
