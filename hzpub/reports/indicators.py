"""How well a fund works: indicators, each with the two figures it divides and the formula in words.

In:    a `Basis`, and the quarterly notices, which already say what fell due and what came back on time.
Out:   `Indicators` (fen, per mille).
Never: counts loans where the guidelines weigh money, turns a share towards the better: what is overdue or lent
       rounds up, what came back on time rounds down. Nothing to divide by gives no figure instead of zero.

Portfolio at risk after the CGAP/SEEP consensus guidelines (2003): the full principal still owed on every loan
with something overdue, not the overdue part alone. Comparisons from the speech: S二 (98 %), S二(五) (26, 49, 25 %).
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hzpub.base.months import add_months
from hzpub.base.shares import per_mille, per_mille_up
from hzpub.base.words import N_, Label
from hzpub.kinds.vocabulary import HOUSEHOLD_CLASSES
from hzpub.ledger.book import Loan, Payout
from hzpub.ledger.standing import arrears
from hzpub.reports.basis import Basis
from hzpub.reports.indicator_objects import (
    Average,
    ClassLending,
    CountShare,
    Indicators,
    MoneyShare,
    OnTimeQuarter,
)
from hzpub.reports.quarter_objects import QuarterReport

BAD_AFTER = 180
"""Days overdue after which audit offices call a loan bad."""
DAYS_AT_RISK = (0, 30, 90)
SPEECH_ON_TIME = 980
SPEECH_BORROWERS = {"poor": 260, "low_income": 490, "ordinary": 250}

_ALREADY_LATE = N_("已经逾期的借款（PAR1）")
_LATE_OVER = N_("逾期超过 {days} 天的借款（PAR{days}）")
_ANY_RISK = N_("有逾期的借款还欠的全部本金 ÷ 所有借款还欠的本金")
_AT_RISK = N_("逾期超过 {days} 天的借款还欠的全部本金 ÷ 所有借款还欠的本金")
_ARREARS = N_("逾期率")
_ARREARS_IS = N_("已经过了最后一个按时还款日还没有还的本金 ÷ 所有借款还欠的本金")
_BAD = N_("不良借款率")
_BAD_IS = N_("逾期超过 {days} 天的借款还欠的全部本金 ÷ 所有借款还欠的本金（已经核销的不在里面，看核销率）")
_WRITTEN = N_("核销率")
_WRITTEN_IS = N_("近十二个月核销的本金 ÷ 这段时间里每个季末借款余额的平均数")
_RECOVERY = N_("累计回收率")
_RECOVERY_IS = N_("成立以来收回的本金 ÷ 成立以来到期的本金（提前还的也算收回，所以可能超过 100 %）")
_VILLAGE = N_("入会的农户")
_VILLAGE_IS = N_("现有会员户 ÷ 章程写的全村户数")
_ON_TIME = N_("到期还款率")
_ON_TIME_IS = N_("其中在最后一个按时还款日或以前还了的 ÷ 这段时间到期的本金（提前还的，算在到期的那个季度）")
_LENT = N_("借出率")
_LENT_IS = N_("所有借款还欠的本金 ÷ 互助资金总额")
_TURNOVER = N_("周转次数")
_TURNOVER_IS = N_("近十二个月放款的本金 ÷ 这段时间里每个季末的互助资金总额的平均数")
_COVERAGE = N_("借到过款的会员户")
_COVERAGE_IS = N_("现有会员户里，近十二个月借到过款的 ÷ 现有会员户")
_BORROWERS = N_("借款户里的{household_class}")
_BORROWERS_IS = N_("近十二个月借到过款的{household_class} ÷ 近十二个月借到过款的农户")
_LENT_TO = N_("放给{household_class}的钱")
_LENT_TO_IS = N_("近十二个月放给{household_class}的本金 ÷ 近十二个月放款的本金")
_AVERAGE = N_("平均一笔借多少")
_AVERAGE_IS = N_("近十二个月放款的本金 ÷ 近十二个月放款的笔数")
_OVER_USUAL = N_("期限长于 {months} 个月的借款")
_OVER_USUAL_IS = N_("近十二个月放款里，期限超过 {months} 个月的笔数 ÷ 近十二个月放款的笔数")


def indicators(basis: Basis, notices: Sequence[QuarterReport]) -> Indicators:
    """Every indicator on `as_of`; `notices` are those of every quarter, in time order (fen, per mille)."""
    book, year = basis.book, _Year.of(basis)
    owed, risky = book.totals.loans, tuple(_at_risk(basis, days) for days in DAYS_AT_RISK)
    members = {member.number for member in book.members.values() if member.shares > 0}
    usual, head = basis.limits.usual_term, basis.chronicle.moments.head
    months, village = (("months", usual),), head.village_households if head else 0
    average_fund = _average(basis, year.first, notices, lambda notice: notice.fund.closing)
    return Indicators(
        as_of=basis.as_of,
        first_day=year.first,
        at_risk=risky,
        arrears=_money(Label(_ARREARS), Label(_ARREARS_IS), _fallen_due(basis), owed, per_mille_up),
        bad=_money(
            Label(_BAD), Label(_BAD_IS, (("days", BAD_AFTER),)), _overdue(basis, BAD_AFTER), owed, per_mille_up
        ),
        written_off=_money(
            Label(_WRITTEN),
            Label(_WRITTEN_IS),
            _written_off(basis, year.first),
            _average(basis, year.first, notices, lambda notice: notice.lending.closing),
            per_mille_up,
        ),
        recovery=_recovery(notices),
        on_time=_on_time(notices),
        quarters=tuple(
            OnTimeQuarter(quarter=each.quarter, is_over=each.is_over, on_time=_on_time((each,)))
            for each in reversed(notices)
        ),
        speech_on_time=SPEECH_ON_TIME,
        lent=_money(Label(_LENT), Label(_LENT_IS), owed, book.totals.fund, per_mille_up),
        turnover=_money(
            Label(_TURNOVER), Label(_TURNOVER_IS), year.fen, average_fund, per_mille
        ),
        coverage=_count(
            Label(_COVERAGE), Label(_COVERAGE_IS), "households", len(year.borrowers & members), len(members)
        ),
        village=_count(Label(_VILLAGE), Label(_VILLAGE_IS), "households", len(members), village) if village else None,
        classes=tuple(_class_lending(basis, year, name) for name in HOUSEHOLD_CLASSES),
        average_loan=Average(
            label=Label(_AVERAGE),
            formula=Label(_AVERAGE_IS),
            numerator=year.fen,
            loans=len(year.paid),
            average_fen=_divided(year.fen, len(year.paid)) if year.paid else None,
        ),
        over_usual=_count(
            Label(_OVER_USUAL, months),
            Label(_OVER_USUAL_IS, months),
            "loans",
            sum(payout.months > usual for _, payout in year.paid),
            len(year.paid),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Year:
    """The loans paid out in the twelve months up to `as_of`, by the bank's day; reversed ones are not among them."""

    first: dt.date
    paid: tuple[tuple[Loan, Payout], ...]

    @classmethod
    def of(cls, basis: Basis) -> "_Year":
        first = add_months(basis.as_of, -12) + dt.timedelta(days=1)
        paid = ((loan, loan.payout) for loan in basis.book.loans.values() if loan.payout)
        return cls(first, tuple(each for each in paid if first <= each[1].paid_on <= basis.as_of))

    @property
    def fen(self) -> int:
        return sum(payout.fen for _, payout in self.paid)

    @property
    def borrowers(self) -> set[str]:
        return {loan.borrower for loan, _ in self.paid}


def _overdue(basis: Basis, days: int) -> int:
    """Principal owed on loans overdue by more than `days` days (fen)."""
    loans = (loan for loan in basis.book.loans.values() if loan.is_open)
    return sum(loan.outstanding for loan in loans if basis.days_overdue(loan) > days)


def _fallen_due(basis: Basis) -> int:
    """Principal whose last timely day is over and that is still owed (fen); what is not due yet is not in it."""
    late = (arrears(loan, basis.as_of, basis.terms_of(loan)) for loan in basis.book.loans.values() if loan.is_open)
    return sum(each.fen for each in late if each)


def _at_risk(basis: Basis, days: int) -> MoneyShare:
    facts = (("days", days),)
    label = Label(_LATE_OVER, facts) if days else Label(_ALREADY_LATE)
    formula = Label(_AT_RISK, facts) if days else Label(_ANY_RISK)
    return _money(label, formula, _overdue(basis, days), basis.book.totals.loans, per_mille_up)


def _on_time(notices: Sequence[QuarterReport]) -> MoneyShare:
    """What fell due in these quarters and came back on time, as their notices say; rounded down."""
    told = [each.lending for each in notices]
    on_time, due = sum(each.on_time for each in told), sum(each.falling_due for each in told)
    return _money(Label(_ON_TIME), Label(_ON_TIME_IS), on_time, due, lambda part, whole: part * 1000 // whole)


def _recovery(notices: Sequence[QuarterReport]) -> MoneyShare:
    """All principal that came back over all that fell due, as the notices say; rounded down."""
    told = [each.lending for each in notices]
    repaid, due = sum(each.repaid for each in told), sum(each.falling_due for each in told)
    return _money(Label(_RECOVERY), Label(_RECOVERY_IS), repaid, due, lambda part, whole: part * 1000 // whole)


def _written_off(basis: Basis, first: dt.date) -> int:
    """Principal written off from `first` to `as_of` (fen); what was reversed is not in it."""
    lines = (line for line in basis.chronicle.of_kind("write_off") if not line.is_struck)
    moved = (line.postings for line in lines if first <= line.booked <= basis.as_of)
    return sum(fen for postings in moved for account, fen in postings if account == "write_offs")


def _average(
    basis: Basis, first: dt.date, notices: Sequence[QuarterReport], ask: Callable[[QuarterReport], int]
) -> int:
    """A sum at the quarter ends from `first` to `as_of`, on average (fen); 0 when there was none."""
    ends = [ask(each) for each in notices if first <= each.quarter.last <= basis.as_of]
    return _divided(sum(ends), len(ends)) if ends else 0


def _class_lending(basis: Basis, year: _Year, name: str) -> ClassLending:
    label = Label(HOUSEHOLD_CLASSES[name])
    facts, borrowed = (("household_class", label),), year.borrowers
    in_class = {member.number for member in basis.book.members.values() if member.household_class == name}
    paid = [each for each in year.paid if each[0].borrower in in_class]
    fen, borrowers = sum(payout.fen for _, payout in paid), len(borrowed & in_class)
    return ClassLending(
        household_class=name,
        label=label,
        borrowers=_count(
            Label(_BORROWERS, facts), Label(_BORROWERS_IS, facts), "households", borrowers, len(borrowed)
        ),
        loans=len(paid),
        lent=_money(Label(_LENT_TO, facts), Label(_LENT_TO_IS, facts), fen, year.fen, per_mille),
        speech=SPEECH_BORROWERS[name],
    )


def _money(
    label: Label, formula: Label, part: int, whole: int, rounded: Callable[[int, int], int]
) -> MoneyShare:
    share = rounded(part, whole) if whole else None
    return MoneyShare(label=label, formula=formula, numerator=part, denominator=whole, share_permille=share)


def _count(label: Label, formula: Label, unit: str, part: int, whole: int) -> CountShare:
    share = per_mille(part, whole) if whole else None
    return CountShare(
        label=label, formula=formula, unit=unit, numerator=part, denominator=whole, share_permille=share
    )


def _divided(fen: int, count: int) -> int:
    """Whole fen, half upwards."""
    return (2 * fen + count) // (2 * count)
