"""Form 5, projects and loan quality of a half-year: every loan that stood in the books in it.

In:    quarters, a half-year, what its notices say of lending.   Out: `QualityForm`.
Never: judges a project; the household reports it, and the class of a loan follows from days and records alone.

The formulas (published beside the figures): overdue 1 to 180 days is 逾期, longer or written off is 呆账, so that
these two together are the loans of form 4; not overdue is 正常, or 关注 once the project is reported as failed.
"""

import datetime as dt
from collections.abc import Iterable, Mapping

from hzpub.base.months import Quarter
from hzpub.base.shares import per_mille, per_mille_up
from hzpub.base.words import N_, Label
from hzpub.kinds import all_kinds
from hzpub.kinds.boxes import Choice
from hzpub.kinds.vocabulary import PURPOSES
from hzpub.ledger.book import Loan
from hzpub.ledger.standing import was_on_time
from hzpub.reports.form_heads import Period, head_of
from hzpub.reports.half_year_objects import QUALITIES, DueInQuarter, QualityForm, QualityRow, QualityTotal
from hzpub.reports.line import Line
from hzpub.reports.quarter_objects import Lending
from hzpub.reports.quarters import Quarters

BAD_AFTER = 180
"""Days overdue after which a loan counts as bad: the audit offices' line."""
AT_RISK_AFTER = 30

_QUALITIES = {
    "normal": (N_("正常"), N_("没有逾期，项目没有报告失败")),
    "watch": (N_("关注"), N_("没有逾期，但户主报告项目失败")),
    "overdue": (N_("逾期"), N_("逾期 1 到 180 天")),
    "bad": (N_("呆账"), N_("逾期超过 180 天，或者已经核销")),
    "cleared": (N_("已还清"), N_("本期内还清")),
}


def quality_form(quarters: Quarters, period: Period, told: Mapping[Quarter, Lending]) -> QualityForm:
    """The form of `period`; `told` is what the notices of its quarters say of lending (fen, per mille)."""
    rows = tuple(_rows(quarters, period))
    owed = sum(row.outstanding for row in rows)
    at_risk = sum(row.outstanding for row in rows if row.at_risk)
    on_time, due = sum(each.on_time for each in told.values()), sum(each.falling_due for each in told.values())
    return QualityForm(
        head=head_of(quarters, "quality", period),
        rows=rows,
        totals=tuple(_total(rows, quality, owed) for quality in QUALITIES),
        outstanding=owed,
        at_risk=at_risk,
        risk=per_mille_up(at_risk, owed),
        falling_due=due,
        on_time=on_time,
        on_time_share=on_time * 1000 // due if due else 0,
        quarters=tuple(
            DueInQuarter(quarter=name, falling_due=each.falling_due, on_time=each.on_time) for name, each in told.items()
        ),
    )


def quality_of(outstanding: int, days: int, *, written_off: bool, failed: bool) -> str:
    """The class of a loan by what is owed (fen), days overdue, a write-off, a failed project; see `QUALITIES`.

    >>> [quality_of(100, days, written_off=False, failed=False) for days in (0, 1, 180, 181)]
    ['normal', 'overdue', 'overdue', 'bad']
    """
    if written_off or (outstanding > 0 and days > BAD_AFTER):
        return "bad"
    if outstanding <= 0:
        return "cleared"
    if days > 0:
        return "overdue"
    return "watch" if failed else "normal"


def _rows(quarters: Quarters, period: Period) -> Iterable[QualityRow]:
    then, day, last_day = quarters.then, period.last.last, quarters.last_day(period.last)
    numbers = {loan.number: loan for quarter in period.quarters for loan in then.on_books.get(quarter, ())}
    known = (then.loan_at(numbers[number], day) for number in sorted(numbers))
    for place, loan in enumerate((each for each in known if each.payout is not None), 1):
        late = then.arrears(loan, last_day)
        days = (last_day - late.last_day).days if late else 0
        said = _progress(quarters, loan.number, day)
        facts = dict(said.sentence.facts) if said else {}
        progress = facts.get("progress")
        progress = progress if isinstance(progress, Label) else None
        failed = progress is not None and progress.text == _failed()
        quality = quality_of(loan.outstanding, days, written_off=loan.written_off > 0, failed=failed)
        yield QualityRow(
            place=place,
            loan=loan.number,
            member=loan.borrower,
            category=Label(PURPOSES.get(loan.category, loan.category)),
            purpose=loan.purpose,
            amount=loan.payout.fen if loan.payout else 0,
            outstanding=loan.outstanding,
            days=days,
            local_speciality=loan.local_speciality,
            progress=progress,
            output=str(facts.get("output", "")),
            told=said.number if said else "",
            quality=quality,
            quality_label=Label(_QUALITIES[quality][0]),
            star=_earned_in(quarters, loan, period.quarters),
            at_risk=loan.outstanding > 0 and days > AT_RISK_AFTER,
        )


def _progress(quarters: Quarters, loan: str, day: dt.date) -> Line | None:
    """The latest report on the loan's project that stood in the books on `day`."""
    lines = (line for line in quarters.basis.chronicle.of_loan(loan) if line.kind == "project_progress")
    return max((line for line in lines if quarters.then.stands(line, day)), key=lambda line: line.number, default=None)


def _failed() -> str:
    box = all_kinds()["project_progress"].box("progress")
    return box.options["failed"] if isinstance(box, Choice) else ""


def _earned_in(quarters: Quarters, loan: Loan, names: tuple[Quarter, ...]) -> bool:
    """Whether the repayment that cleared the loan earned a star, and was booked in these quarters (R六(5))."""
    if not was_on_time(loan, quarters.basis.terms_of(loan)):
        return False
    return Quarter.of(max(each.booked for each in loan.repayments)) in names


def _total(rows: Iterable[QualityRow], quality: str, owed: int) -> QualityTotal:
    label, formula = _QUALITIES[quality]
    fens = [row.outstanding for row in rows if row.quality == quality]
    rounded = per_mille_up if quality in ("watch", "overdue", "bad") else per_mille
    return QualityTotal(
        quality=quality,
        label=Label(label),
        formula=Label(formula),
        loans=len(fens),
        fen=sum(fens),
        share=rounded(sum(fens), owed),
    )
