"""Two quarters side by side: one against the quarter before it and against the same quarter a year earlier.

In:    quarterly notices.   Out: `Comparison`s (fen, per mille, counts).
Never: has a figure that those notices do not have; calls more better or worse.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from hzpub.base.months import Quarter
from hzpub.base.shares import percent
from hzpub.base.words import N_, Fact, Label, Yuan
from hzpub.reports.quarter_objects import QuarterReport

_MORE, _LESS, _SAME = N_("多了 {sum}"), N_("少了 {sum}"), N_("一样")
_COUNT = N_("{count} 笔")
_POINTS = N_("{points} 个百分点")
_NONE = N_("没有到期的")
_LINE = N_("{now} − {then} = {change}")


def _on_time(each: QuarterReport) -> int | None:
    """Nothing fell due: no share, instead of none in a thousand."""
    return each.lending.on_time_share if each.lending.falling_due else None


_ROWS: tuple[tuple[str, str, str, str, Callable[[QuarterReport], int | None]], ...] = (
    ("bank", N_("期末存款"), "fen", "money", lambda each: each.bank.closing),
    ("fund", N_("期末互助资金总额"), "fen", "money", lambda each: each.fund.closing),
    ("fee_pool", N_("期末费用池"), "fen", "money", lambda each: each.fee_pool.closing),
    ("outstanding", N_("期末借在外面的"), "fen", "loans", lambda each: each.lending.closing),
    ("lent", N_("借出去的占总额"), "permille", "loans", lambda each: each.lending.lent),
    ("loans", N_("本季放款笔数"), "count", "loans", lambda each: each.lending.loans),
    ("paid_out", N_("本季放款"), "fen", "loans", lambda each: each.lending.paid_out),
    ("to_poor", N_("其中放给建档立卡贫困户"), "fen", "loans", lambda each: each.lending.to_poor),
    ("repaid", N_("本季收回本金"), "fen", "loans", lambda each: each.lending.repaid),
    ("on_time", N_("到期的本金里，按时还的"), "permille", "loans", _on_time),
    ("usage_fees", N_("本季收占用费"), "fen", "money", lambda each: each.usage_fees),
    ("penalties", N_("本季收违约金"), "fen", "money", lambda each: each.penalties),
    ("overdue_loans", N_("期末逾期笔数"), "count", "late", lambda each: len(each.overdue)),
    ("overdue", N_("期末逾期的借款还欠的本金"), "fen", "late", lambda each: each.overdue_fen),
)
"""Name, words, unit, the place on the notice where the figure stands, and the figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A figure of an earlier quarter (`value`) beside that of the quarter compared with it (`now`), both in `unit`."""

    unit: str
    value: int | None
    now: int | None

    @property
    def text(self) -> Fact:
        """The earlier figure as people read it."""
        return _text(self.unit, self.value)

    @property
    def change(self) -> Label | None:
        """How the later one differs, in words; None where one of them is missing."""
        if self.now is None or self.value is None:
            return None
        apart = self.now - self.value
        facts = (("sum", _apart(self.unit, abs(apart))),)
        return Label(_MORE if apart > 0 else _LESS, facts) if apart else Label(_SAME)

    @property
    def line(self) -> Label | None:
        """The subtraction behind the change."""
        if self.now is None or self.value is None:
            return None
        facts = (
            ("now", _text(self.unit, self.now)),
            ("then", _text(self.unit, self.value)),
            ("change", _apart(self.unit, self.now - self.value)),
        )
        return Label(_LINE, facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedRow:
    """One figure in this quarter (`value`, in `unit`: fen, permille, count; None where there is none), and earlier.

    `place` is the part of the notice where it stands. `before` is the quarter before, `year_ago` the same a year ago.
    """

    key: str
    label: Label
    unit: str
    place: str
    value: int | None
    before: Compared
    year_ago: Compared | None

    @property
    def text(self) -> Fact:
        """The figure as people read it."""
        return _text(self.unit, self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A quarter against the one before and that of a year ago, None where the fund had not begun.

    `is_newest`: of the quarters that are over.
    """

    quarter: Quarter
    is_over: bool
    is_newest: bool
    before: Quarter
    year_ago: Quarter | None
    rows: tuple[ComparedRow, ...]


def comparisons(notices: Sequence[QuarterReport]) -> tuple[Comparison, ...]:
    """One for each quarter that has one before it, newest first; `notices` are those of every quarter, in time order."""
    by_quarter = {each.quarter: each for each in notices}
    newest = newest_over(notices)
    return tuple(_comparison(each, by_quarter, newest) for each in notices[:0:-1])


def newest_over(notices: Sequence[QuarterReport]) -> Quarter | None:
    """The newest quarter that is over and has one before it: a few weeks against a whole quarter would mislead."""
    return next((each.quarter for each in notices[:0:-1] if each.is_over), None)


def _comparison(
    now: QuarterReport, by_quarter: Mapping[Quarter, QuarterReport], newest: Quarter | None
) -> Comparison:
    before = by_quarter[now.quarter.previous()]
    year_ago = by_quarter.get(Quarter(now.quarter.year - 1, now.quarter.number))
    rows = []
    for key, label, unit, place, ask in _ROWS:
        value = ask(now)
        rows.append(
            ComparedRow(
                key=key,
                label=Label(label),
                unit=unit,
                place=place,
                value=value,
                before=Compared(unit=unit, value=ask(before), now=value),
                year_ago=Compared(unit=unit, value=ask(year_ago), now=value) if year_ago else None,
            )
        )
    return Comparison(
        quarter=now.quarter,
        is_over=now.is_over,
        is_newest=now.quarter == newest,
        before=before.quarter,
        year_ago=year_ago.quarter if year_ago else None,
        rows=tuple(rows),
    )


def _text(unit: str, value: int | None) -> Fact:
    if value is None:
        return Label(_NONE)
    if unit == "fen":
        return Yuan(value)
    return percent(value) if unit == "permille" else Label(_COUNT, (("count", value),))


def _apart(unit: str, value: int) -> Fact:
    if unit != "permille":
        return _text(unit, value)
    whole, tenth = divmod(abs(value), 10)
    sign = "-" if value < 0 else ""
    return Label(_POINTS, (("points", f"{sign}{whole}.{tenth}" if tenth else f"{sign}{whole}"),))
