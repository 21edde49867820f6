"""The fund at a glance: what the home page shows.

In:    a `Basis`.   Out: `FundReport`.
Never: shows a figure that no record stands behind.
"""

import datetime as dt

from hzpub.base.months import Quarter
from hzpub.base.shares import per_mille, per_mille_up
from hzpub.base.words import N_, Label
from hzpub.ledger.accounts import CHART
from hzpub.ledger.instalments import last_day, unpaid_parts
from hzpub.reports.balances import of_pool
from hzpub.reports.basis import Basis
from hzpub.reports.duties import duty_table
from hzpub.reports.fund_objects import FundReport, KeyDate
from hzpub.reports.members import class_totals, member_row
from hzpub.reports.notices import bank_check, notices
from hzpub.reports.parts import Source
from hzpub.reports.quarters import Quarters

_SOURCES = ("member_shares", "government_grants", "partner_unit_grants", "donations")
_LAST = 5
_DATES = 6
_LOAN_DAYS = 3
_NOTICE = N_("公布{quarter}的资金运行情况")
_LOANS_DUE = N_("{count} 笔借款到期")
_DUTY = N_("{title}：{what}")
_REMEDY = N_("{number} 号违规整改期限")


def fund_report(basis: Basis) -> FundReport:
    """The home page; raises ValueError for books without a charter."""
    book, chronicle, limits = basis.book, basis.chronicle, basis.limits
    head = chronicle.moments.head
    if head is None:
        raise ValueError("no fund without a charter: record 000001 is missing")
    open_loans = [loan for loan in book.loans.values() if loan.is_open]
    late = [loan for loan in open_loans if basis.days_overdue(loan)]
    totals, said = book.totals, notices(basis)
    classes = class_totals(basis, (member_row(basis, member) for member in book.members.values()))
    room = totals.fund * limits.max_lent // 1000 - totals.loans
    return FundReport(
        as_of=basis.as_of,
        head=head,
        last_number=book.number,
        last_entered=book.entered,
        records=len(chronicle),
        seals=chronicle.moments.seals,
        quarter=Quarter.of(basis.as_of),
        bank=totals.bank,
        loans_open=len(open_loans),
        outstanding=totals.loans,
        loans_overdue=len(late),
        overdue=sum(loan.outstanding for loan in late),
        bank_check=bank_check(basis, book.statements, basis.as_of),
        fund_total=totals.fund,
        fee_pool=totals.fee_pool,
        payables=totals.payables,
        lent=per_mille_up(totals.loans, totals.fund),
        limit=limits.max_lent,
        may_lend=max(0, min(totals.bank, room)),
        sources=sources(basis),
        classes=classes,
        households=sum(each.households for each in classes),
        last_events=chronicle.last(_LAST),
        key_dates=key_dates(basis),
        warnings=said.warnings,
        disclosures=said.disclosures,
        open_breaches=said.open_breaches,
        cured_breaches=said.cured_breaches,
        late_entries=len(said.late),
        corrections=len(said.corrections),
    )


def sources(basis: Basis) -> tuple[Source, ...]:
    """The four sources of the fund, each with its share of the total (R五1); others once they hold something."""
    balances, whole = basis.book.balances, basis.book.totals.fund
    return tuple(
        Source(account, Label(CHART[account].label), fen, per_mille(fen, whole))
        for account in of_pool("principal")
        for fen in (-balances.get(account, 0),)
        if fen or account in _SOURCES
    )


def key_dates(basis: Basis) -> tuple[KeyDate, ...]:
    """The next days to keep in mind, soonest first: the notice, loans falling due, remedies promised, other duties.

    Of the days on which loans fall due only the next three: the rest stand in the calendar and would hide the others.
    """
    notice = _notice(basis)
    dates = (notice, *_loans_due(basis), *_remedies(basis), *_duties(basis, notice.day))
    return tuple(sorted(dates, key=lambda each: each.day)[:_DATES])


def _notice(basis: Basis) -> KeyDate:
    """When the next quarterly notice is due."""
    quarters, quarter = Quarters(basis), Quarter.of(basis.as_of)
    if quarter.previous() in quarters.names and basis.as_of <= quarters.closes(quarter.previous()):
        quarter = quarter.previous()
    return KeyDate(day=quarters.closes(quarter), what=Label(_NOTICE, (("quarter", quarter.label),)))


def _loans_due(basis: Basis) -> tuple[KeyDate, ...]:
    """The next days on which loans must be repaid: how many, and the principal still open (fen)."""
    days: dict[dt.date, list[int]] = {}
    for loan in basis.book.loans.values():
        for part in unpaid_parts(loan) if loan.is_open else ():
            timely = last_day(part.due, basis.terms_of(loan).holiday_shift)
            if timely >= basis.as_of:
                days.setdefault(timely, []).append(part.fen)
    return tuple(
        KeyDate(day=day, what=Label(_LOANS_DUE, (("count", len(days[day])),)), count=len(days[day]), fen=sum(days[day]))
        for day in sorted(days)[:_LOAN_DAYS]
    )


def _duties(basis: Basis, notice: dt.date) -> tuple[KeyDate, ...]:
    """What else is due to the whole village from now on; the notice itself is told already."""
    due = (row for row in duty_table(basis).rows if row.state == "due" and not row.case and row.due != notice)
    return tuple(KeyDate(day=row.due, what=Label(_DUTY, (("title", row.title), ("what", row.what)))) for row in due)


def _remedies(basis: Basis) -> tuple[KeyDate, ...]:
    """Until when admitted breaches are to be mended."""
    return tuple(
        KeyDate(day=each.deadline, what=Label(_REMEDY, (("number", each.number),)))
        for each in basis.book.breaches.values()
        if not each.cured and each.deadline >= basis.as_of
    )
