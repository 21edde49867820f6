"""What pages are made from: the outcome of a check, turned into the basis that every report asks.

In:    an outcome (pipeline.py makes it; here it is only described).   Out: a `Basis`, what every page says.
Never: checks anything; knows where the records lie.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from hzpub.base.findings import Finding
from hzpub.base.months import Quarter
from hzpub.base.words import N_, Label
from hzpub.check.engine import ParameterTable
from hzpub.ledger.book import Book, Loan
from hzpub.ledger.fees import FeeTerms
from hzpub.reports.basis import Basis
from hzpub.reports.chronicle import Chronicle
from hzpub.reports.discretion import discreet
from hzpub.reports.mark import Mark, quorum_line, witness_line
from hzpub.reports.names import Names, Opens
from hzpub.reports.objects import FundHead, FundReport, Limits
from hzpub.reports.quarters import Quarters
from hzpub.rulebooks.discovery import Rulebook
from hzpub.rulebooks.parameters import Parameters


class Outcome(Protocol):
    """What a check found; `pipeline.Outcome` is one. `history` is None when it was not looked at."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, cascades folded."""

    @property
    def book(self) -> Book:
        """The final book."""

    @property
    def chronicle(self) -> Chronicle:
        """A line for every record."""

    @property
    def params(self) -> ParameterTable:
        """The fund's numbers, by the entry from which they hold."""

    @property
    def rulebook(self) -> Rulebook:
        """The rules that were asked."""

    @property
    def history(self) -> object | None:
        """What git says, if it was asked."""

    @property
    def register(self) -> Opens | None:
        """The register of names, if there is one."""

    @property
    def as_of(self) -> dt.date:
        """The day the pages speak of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What every page says at its top and bottom. `nav` holds (section, address, label).

    `village` is the edition that stays in the village, with full names; `shows_classes`: households are told to be poor.
    `notice` is the quarter whose notice is up: the last one sealed; before the first, the last quarter until its books
    close, then the running one. `running` is the quarter that runs beside it, None where there is none or the fund ended.
    `mark` says what the published log is to be known by; None where there is none (a preview). `seen` says when
    witnesses last saw enough, None where none were agreed on; `seen_late` that this was too long ago, `quorum` how
    many are enough. `due` is the last day for the next notice, None after the end of the fund.
    """

    head: FundHead
    as_of: dt.date
    last_number: str
    history_checked: bool
    shows_names: bool
    shows_classes: bool
    village: bool
    notice: Quarter
    running: Quarter | None
    nav: tuple[tuple[str, str, Label], ...]
    mark: Mark | None = None
    seen: Label | None = None
    quorum: Label | None = None
    seen_late: bool = False
    due: dt.date | None = None


def basis_of(outcome: Outcome, *, shows_classes: bool = False) -> Basis:
    """The basis of every report on this outcome. Without `shows_classes` no household is told to be poor."""
    params = outcome.params
    chronicle = outcome.chronicle if shows_classes else outcome.chronicle.retold(discreet)

    def terms_of(loan: Loan) -> FeeTerms:
        return params.at(loan.approval.number if loan.approval else outcome.book.number).fee_terms

    def limits_on(day: dt.date) -> Limits:
        chosen = params.versions[0][1]
        for since, numbers in params.versions[1:]:
            line = chronicle.line(since)
            if line is not None and line.entered <= day:
                chosen = numbers
        return _limits(chosen)

    return Basis(
        book=outcome.book,
        chronicle=chronicle,
        as_of=outcome.as_of,
        terms_of=terms_of,
        limits_on=limits_on,
        findings=outcome.findings,
        params_at=params.at,
        shows_classes=shows_classes,
    )


def site_of(
    outcome: Outcome, basis: Basis, fund: FundReport, names: Names, mark: Mark | None = None, *, village: bool = False
) -> Site:
    """Top and bottom of every page."""
    quarters, running = Quarters(basis), fund.quarter
    notice = _notice_up(quarters, running, fund.as_of)
    is_alive = quarters.due_after(running.previous()) is not None
    return Site(
        head=fund.head,
        as_of=fund.as_of,
        last_number=fund.last_number,
        history_checked=outcome.history is not None,
        shows_names=names.register is not None,
        shows_classes=basis.shows_classes,
        village=village,
        notice=notice,
        running=running if is_alive and notice < running else None,
        nav=(
            ("home", "index.html", Label(N_("首页"))),
            ("quarter", f"quarters/{notice}.html", Label(N_("本季公示"))),
            ("members", "members.html", Label(N_("会员"))),
            ("loans", "loans.html", Label(N_("借款"))),
            ("rules", "rules.html", Label(N_("规则与核对"))),
        ),
        mark=mark,
        seen=witness_line(mark),
        quorum=quorum_line(mark),
        seen_late=mark is not None and mark.witnessing is not None and mark.witnessing.is_stale(fund.as_of),
        due=quarters.next_due(),
    )


def _notice_up(quarters: Quarters, running: Quarter, as_of: dt.date) -> Quarter:
    """The last quarter with a sealed notice; before the first one, what is to be posted next."""
    sealed = [each for each in quarters.basis.book.affairs.notices if each in quarters.names]
    if sealed:
        return max(sealed)
    is_closing = running.previous() in quarters.names and as_of <= quarters.closes(running.previous())
    return running.previous() if is_closing else running


def _limits(params: Parameters) -> Limits:
    return Limits(
        cap_base=params.cap_base,
        cap_step=params.cap_step,
        cap_max=params.cap_max,
        star_max=params.star_max,
        share_price=params.share_price,
        max_lent=params.max_lent_permille,
        longest_term=params.longest_term,
        closing_days=params.quarter_deadline_days,
        usual_term=params.usual_term,
    )
