"""Corrections, admitted breaches, late entries, whether bank and books agree, where a notice hangs.

In:    a `Basis`.   Out: `Notices` and its rows, `BankCheck`, `Hanging`.
Never: hides a mistake that was put right.
"""

import datetime as dt
from collections.abc import Iterable

from hzpub.base.findings import Severity
from hzpub.base.months import Quarter
from hzpub.base.words import N_, Label, Yuan
from hzpub.ledger.book import Admitted, Statement
from hzpub.reports.basis import Basis
from hzpub.reports.line import Line
from hzpub.reports.notice_objects import BankCheck, BreachRow, Correction, Hanging, Notices

_BREACH = {
    "open": N_("整改中，还有 {days} 天"),
    "past_deadline": N_("整改逾期 {days} 天"),
    "cured": N_("已整改"),
}
_BANK = {
    "matched": N_("账对上了"),
    "unexplained": N_("差 {fen}没对上"),
    "stale": N_("{days} 天没有对账"),
    "none": N_("还没有对过账"),
}


def notices(basis: Basis) -> Notices:
    """Everything that went wrong and was put right in the open, newest first."""
    breaches = breach_rows(basis, basis.book.breaches.values())
    loud = [finding for finding in basis.findings if not finding.acknowledged]
    return Notices(
        corrections=corrections(basis, basis.chronicle.of_kind("reversal")),
        breaches=breaches,
        late=basis.chronicle.late[::-1],
        warnings=sum(finding.severity is Severity.WARNING for finding in loud),
        disclosures=sum(finding.severity is Severity.NOTICE for finding in loud),
        acknowledged=len(basis.findings) - len(loud),
        open_breaches=sum(row.state != "cured" for row in breaches),
        cured_breaches=sum(row.state == "cured" for row in breaches),
    )


def corrections(basis: Basis, lines: Iterable[Line]) -> tuple[Correction, ...]:
    """The reversals among `lines` that really struck a record out, newest first."""
    found = []
    for line in lines:
        target = basis.chronicle.line(line.reverses) if line.reverses else None
        if target is not None:
            reason = dict(line.sentence.facts).get("reason", "")
            found.append(
                Correction(
                    number=line.number,
                    day=line.date,
                    reason=str(reason),
                    fen=target.bank_fen,
                    reversal=line,
                    target=target,
                )
            )
    return tuple(sorted(found, key=lambda each: each.number, reverse=True))


def breach_rows(basis: Basis, admitted: Iterable[Admitted]) -> tuple[BreachRow, ...]:
    """Admitted breaches as they stand on `as_of`, newest first."""
    rows = (_breach_row(basis, each) for each in sorted(admitted, key=lambda each: each.number, reverse=True))
    return tuple(row for row in rows if row is not None)


def bank_check(basis: Basis, statements: Iterable[Statement], last_day: dt.date) -> BankCheck:
    """Books against bank by the latest of `statements` up to `last_day`, seen from that day."""
    latest = max(
        (each for each in statements if each.day <= last_day), key=lambda each: (each.day, each.number), default=None
    )
    if latest is None:
        return BankCheck(state="none", state_label=Label(_BANK["none"]))
    days = (last_day - latest.day).days
    stale = days > basis.limits.recon_days
    state = "unexplained" if latest.unexplained else "stale" if stale else "matched"
    return BankCheck(
        state=state,
        state_label=Label(_BANK[state], (("fen", Yuan(abs(latest.unexplained))), ("days", days))),
        number=latest.number,
        day=latest.day,
        balance=latest.balance,
        computed=latest.computed,
        under_way=latest.under_way,
        unexplained=latest.unexplained,
        days_ago=days,
    )


def hanging(basis: Basis, quarter: Quarter) -> Hanging | None:
    """Where the notice of `quarter` hangs, since when and until when; None while it is not sealed."""
    affairs = basis.book.affairs
    line = basis.chronicle.line(affairs.notices.get(quarter, ""))
    if line is None:
        return None
    return Hanging(
        number=line.number,
        place=basis.chronicle.moments.places.get(line.number, ""),
        since=line.date,
        until=affairs.notice_days.get(quarter.next()),
        entered_by=line.entry_tick,
    )


def _breach_row(basis: Basis, admitted: Admitted) -> BreachRow | None:
    line = basis.chronicle.line(admitted.number)
    if line is None:
        return None
    days = (admitted.deadline - basis.as_of).days
    state = "cured" if admitted.cured else "past_deadline" if days < 0 else "open"
    return BreachRow(
        number=admitted.number,
        day=line.date,
        state=state,
        state_label=Label(_BREACH[state], (("days", abs(days)),)),
        rule=admitted.rule,
        owner=admitted.owner,
        deadline=admitted.deadline,
        days=days,
        remedy=admitted.remedy,
        line=line,
        target=basis.chronicle.line(admitted.target),
        cure=basis.chronicle.line(admitted.cured) if admitted.cured else None,
    )
