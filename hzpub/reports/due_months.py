"""What falls due when: the repayment calendar, month by month until the last loan that is out.

In:    a `Basis`.   Out: `DueCalendar` (fen).
Never: moves a due day itself: an instalment stands in the month of its last timely day, as the loan's page says it.
"""

import datetime as dt
from dataclasses import dataclass

from hzpub.base.months import add_months
from hzpub.base.words import N_, Label
from hzpub.ledger.fees import usage_fee
from hzpub.ledger.instalments import last_day, unpaid_parts
from hzpub.reports.basis import Basis
from hzpub.reports.parts import Fen

_MONTH = N_("{year}年{month}月")


@dataclass(frozen=True, slots=True, kw_only=True)
class DuePart:
    """Principal of one loan that must be back by `last_timely_day`, and its usage fee when paid on its due day (fen)."""

    loan: str
    member: str
    last_timely_day: dt.date
    principal: Fen
    usage_fee: Fen


@dataclass(frozen=True, slots=True, kw_only=True)
class DueMonth:
    """One month: how many loans or instalments fall due in it, their principal and their fee (fen)."""

    first: dt.date
    label: Label
    count: int
    principal: Fen
    usage_fee: Fen
    parts: tuple[DuePart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DueCalendar:
    """Every month from that of `as_of` to the last in which something falls due; `overdue` has fallen due before (fen).

    The principal of all months and `overdue` together are what is lent out.
    """

    as_of: dt.date
    overdue_count: int
    overdue: Fen
    months: tuple[DueMonth, ...]


def due_calendar(basis: Basis) -> DueCalendar:
    """What must come back in this month and the coming ones, by the day on which repaying is still on time (fen)."""
    overdue: list[DuePart] = []
    coming: dict[dt.date, list[DuePart]] = {}
    for part in _parts(basis):
        if part.last_timely_day < basis.as_of:
            overdue.append(part)
        else:
            coming.setdefault(part.last_timely_day.replace(day=1), []).append(part)
    first = basis.as_of.replace(day=1)
    months = []
    while coming and first <= max(coming):
        months.append(_month(first, coming.get(first, [])))
        first = add_months(first, 1)
    return DueCalendar(
        as_of=basis.as_of,
        overdue_count=len(overdue),
        overdue=sum(each.principal for each in overdue),
        months=tuple(months),
    )


def _parts(basis: Basis) -> list[DuePart]:
    found = []
    for loan in basis.book.loans.values():
        if loan.payout is None or not loan.is_open:
            continue
        terms = basis.terms_of(loan)
        found += [
            DuePart(
                loan=loan.number,
                member=loan.borrower,
                last_timely_day=last_day(part.due, terms.holiday_shift),
                principal=part.fen,
                usage_fee=usage_fee(loan.payout, part.fen, part.due, terms),
            )
            for part in unpaid_parts(loan)
        ]
    return sorted(found, key=lambda part: (part.last_timely_day, part.loan))


def _month(first: dt.date, parts: list[DuePart]) -> DueMonth:
    return DueMonth(
        first=first,
        label=Label(_MONTH, (("year", first.year), ("month", first.month))),
        count=len(parts),
        principal=sum(each.principal for each in parts),
        usage_fee=sum(each.usage_fee for each in parts),
        parts=tuple(parts),
    )
