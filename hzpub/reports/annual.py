"""The annual report: a year's figures from its quarterly reports, questions and answers, what fell short.

In:    the quarterly reports and notices of one year.   Out: `AnnualReport`.
Never: has a figure that the year's quarters do not have; praises.
"""

import datetime as dt
from collections.abc import Sequence
from itertools import groupby

from hzpub.base.shares import per_mille, percent
from hzpub.base.words import N_, Label, Yuan
from hzpub.reports.form_objects import QuarterForm, StockRow
from hzpub.reports.indicators import SPEECH_ON_TIME
from hzpub.reports.moments import Reported
from hzpub.reports.quarter_objects import QuarterReport
from hzpub.reports.quarters import Quarters
from hzpub.reports.supervision_objects import AnnualReport, Answer, YearRow

_LATE = N_("到期还款率 {share}，没有达到 {goal}")
_OVERDUE = N_("期末还有 {count} 笔借款逾期，本金 {fen}")
_OVER = N_("期末借出去的占总额 {share}，超过 {limit}")
_OVERDUE_NOW = N_("现在还有 {count} 笔借款逾期，本金 {fen}")
_OVER_NOW = N_("现在借出去的占总额 {share}，超过 {limit}")
_BREACHES = N_("有 {count} 处违规还没有整改")
_CORRECTED = N_("更正过 {count} 条记录")
_UNHEARD = N_("有 {count} 条异议还没有答复")
_UNREPORTED = N_("还没有向会员代表会议报告")
_UNNOTICED = N_("有 {count} 个季度的公示没有盖章入账")
_BANK = N_("期末和银行的账没有对上")
_BANK_NOW = N_("现在和银行的账没有对上")
_QUEUE = N_("有 {count} 户申请退股，还在排队")


def annual_reports(
    quarters: Quarters, forms: Sequence[QuarterForm], notices: Sequence[QuarterReport]
) -> tuple[AnnualReport, ...]:
    """One report for each year, in time order; forms and notices are those of every quarter, in time order."""
    pairs = zip(forms, notices, strict=True)
    years = groupby(pairs, key=lambda pair: pair[1].quarter.year)
    return tuple(_year(quarters, year, list(each)) for year, each in years)


def _year(quarters: Quarters, year: int, told: list[tuple[QuarterForm, QuarterReport]]) -> AnnualReport:
    basis, (form, notice) = quarters.basis, told[-1]
    reported = basis.chronicle.line(basis.book.affairs.reports.get(year, ""))
    said = basis.chronicle.moments.answers.get(reported.number, Reported()) if reported else Reported()
    counts = {row.key: row.closing for row in form.counts}
    return AnnualReport(
        year=year,
        as_of=basis.as_of,
        last_day=notice.last_day,
        is_over=_is_over(year, basis.as_of),
        quarters=tuple(each.quarter for _, each in told),
        money=tuple(_row(row) for row in (form.fund, *form.uses, *form.held)),
        households=counts["households"],
        shares=counts["shares"],
        loans=form.year.loans,
        paid_out=form.year.paid_out,
        to_poor=form.year.to_poor,
        poor_share=per_mille(form.year.to_poor, form.year.paid_out),
        repaid=form.year.repaid,
        falling_due=form.year.falling_due,
        on_time=form.year.on_time,
        on_time_share=form.year.on_time_share,
        overdue=notice.overdue_fen,
        overdue_loans=len(notice.overdue),
        fees=form.fees,
        reported=reported,
        meeting=basis.chronicle.line(said.meeting),
        summary=said.summary,
        answers=tuple(Answer(question=question, answer=answer) for question, answer in said.asked),
        short=tuple(_short(quarters, year, form, [each for _, each in told])),
        queue=notice.waiting,
    )


def _is_over(year: int, as_of: dt.date) -> bool:
    return dt.date(year, 12, 31) <= as_of


def _row(row: StockRow) -> YearRow:
    """The year's own opening: its closing less what the year brought."""
    return YearRow(
        key=row.key,
        label=row.label,
        opening=row.closing - row.year_increase + row.year_decrease,
        increase=row.year_increase,
        decrease=row.year_decrease,
        closing=row.closing,
    )


def _short(quarters: Quarters, year: int, form: QuarterForm, notices: list[QuarterReport]) -> list[Label]:
    """What did not go as it should, in plain sentences; a year that still runs is told as it stands now."""
    basis, last, affairs = quarters.basis, notices[-1], quarters.basis.book.affairs
    found, is_over = [], _is_over(year, basis.as_of)
    if form.year.falling_due and form.year.on_time_share < SPEECH_ON_TIME:
        shares = (("share", percent(form.year.on_time_share)), ("goal", percent(SPEECH_ON_TIME)))
        found.append(Label(_LATE, shares))
    if last.overdue:
        found.append(Label(_OVERDUE if is_over else _OVERDUE_NOW, (("count", len(last.overdue)), ("fen", Yuan(last.overdue_fen)))))
    if last.lending.lent > last.lending.limit:
        shares = (("share", percent(last.lending.lent)), ("limit", percent(last.lending.limit)))
        found.append(Label(_OVER if is_over else _OVER_NOW, shares))
    breaches = {row.number for each in notices for row in each.breaches if row.state != "cured"}
    corrected = sum(len(each.corrections) for each in notices)
    unheard = sum(not each.reply and each.day.year == year for each in affairs.objections.values())
    unsealed = sum(each.closes < basis.as_of and each.quarter not in affairs.notices for each in notices)
    counts = ((_BREACHES, len(breaches)), (_CORRECTED, corrected), (_UNHEARD, unheard), (_UNNOTICED, unsealed))
    for text, count in counts:
        if count:
            found.append(Label(text, (("count", count),)))
    if last.statement.state == "unexplained":
        found.append(Label(_BANK if is_over else _BANK_NOW))
    if last.waiting:
        found.append(Label(_QUEUE, (("count", len({row.member for row in last.waiting})),)))
    if is_over and year not in affairs.reports:
        found.append(Label(_UNREPORTED))
    return found
