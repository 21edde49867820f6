"""Figures as lengths: what a picture on a page draws, with the text that stands at each bar.

In:    report objects.   Out: `Picture`s: groups of bars, lengths in parts of a thousand of the longest.
Never: has a figure that the report does not have; knows SVG; tells two bars apart by colour alone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hzpub.base.shares import percent
from hzpub.base.words import N_, Fact, Label, Yuan
from hzpub.reports.due_months import DueCalendar
from hzpub.reports.fee_pool_objects import PoolRow, PoolYear
from hzpub.reports.indicator_objects import Indicators
from hzpub.reports.parts import Permille
from hzpub.reports.quarter_objects import QuarterReport

SOLID, HATCHED, DOTTED = "solid", "hatched", "dotted"
"""How a bar is filled: with paint, with stripes, with dots."""
_BANK, _LENT = N_("存款"), N_("借出")
_QUARTERS = N_("每一季末：存在银行的，借出去的")
_QUARTERS_TOLD = N_(
    "从{first}到{last}，每季两条：上一条是季末存款，下一条是借在外面的本金。最近一季存款 {bank}，借出 {lent}。"
)
_RUNNING = N_("{quarter}（还没结束）")
_WHO = N_("近十二个月的钱借给了谁")
_WHO_TOLD = N_("每类农户一条，长短是放款占全部放款的多少。{told}")
_PART = N_("{label}占 {share}。")
_PARTS = N_("{first}{rest}")
_FEES = N_("{year} 年的费用池：收了什么，用在哪里")
_FEES_TOLD = N_("从前几年剩下的 {opening} 开始，收的往右加，用的往左减，最后剩 {closing}。")
_BEFORE, _LEFT = N_("前几年剩下"), N_("还剩")
_IN, _OUT = N_("收 {label}"), N_("用 {label}")
_PLUS, _MINUS = N_("+ {fen}"), N_("− {fen}")
_DUE = N_("接下来每个月要还回来的本金")
_DUE_TOLD = N_("{count} 条，一个月一条，长短是那个月到期的本金。已经过期没还的 {overdue}。")
_DUE_TEXT = N_("{count} 笔 · {fen}")
_OVERDUE, _LATER = N_("已经过期的"), N_("再往后")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar from `start` to `start + length` (parts of a thousand), what it is (`name`), the figure at it (`text`)."""

    name: Label
    text: Fact
    length: Permille
    start: Permille = 0
    fill: str = SOLID


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Bars that belong together under one heading; None where the bar's own name says it."""

    label: Label | None
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What it shows (`title`), the same told in a sentence (`told`), and its bars from top to bottom."""

    title: Label
    told: Label
    groups: tuple[Group, ...]


def quarters_picture(notices: Sequence[QuarterReport]) -> Picture | None:
    """Money in the bank and money lent at each quarter's end, oldest first; None without a quarter."""
    if not notices:
        return None
    most = max(fen for each in notices for fen in (each.bank.closing, each.lending.closing))
    last = notices[-1]
    facts: tuple[tuple[str, Fact], ...] = (
        ("first", notices[0].quarter.label),
        ("last", last.quarter.label),
        ("bank", Yuan(last.bank.closing)),
        ("lent", Yuan(last.lending.closing)),
    )
    groups = tuple(
        Group(
            label=each.quarter.label if each.is_over else Label(_RUNNING, (("quarter", each.quarter.label),)),
            bars=(
                _bar(_BANK, each.bank.closing, most, SOLID),
                _bar(_LENT, each.lending.closing, most, HATCHED),
            ),
        )
        for each in notices
    )
    return Picture(title=Label(_QUARTERS), told=Label(_QUARTERS_TOLD, facts), groups=groups)


def borrowers_picture(measured: Indicators) -> Picture | None:
    """Which part of twelve months' lending went to which class of households; None when nothing was lent."""
    found = [
        (each, each.lent.share_permille) for each in measured.classes if each.lent.share_permille is not None
    ]
    if not found:
        return None
    told = [Label(_PART, (("label", each.label), ("share", percent(share)))) for each, share in found]
    fills = (SOLID, HATCHED, DOTTED)
    bars = tuple(
        Bar(
            name=each.label,
            text=percent(share),
            length=_cut(share),
            fill=fills[at % len(fills)],
        )
        for at, (each, share) in enumerate(found)
    )
    return Picture(
        title=Label(_WHO),
        told=Label(_WHO_TOLD, (("told", _joined(told)),)),
        groups=(Group(label=None, bars=bars),),
    )


def fees_picture(year: PoolYear) -> Picture | None:
    """A year of the fee pool as steps: what was there, what came in, what it went to, what is left; None of nothing."""
    steps = [(_step(_IN, row), _PLUS, row.fen, row.fen, SOLID) for row in year.raised]
    steps += [(_step(_OUT, row), _MINUS, row.fen, -row.fen, HATCHED) for row in year.used]
    if not steps:
        return None
    heights = [year.opening]
    for _, _, _, moved, _ in steps:
        heights.append(heights[-1] + moved)
    most = max(heights)
    bars = [_bar(_BEFORE, year.opening, most, DOTTED)]
    for (name, sign, fen, moved, fill), before in zip(steps, heights, strict=False):
        start, length = _length(min(before, before + moved), most), _length(abs(moved), most)
        text = Label(sign, (("fen", Yuan(fen)),))
        bars.append(Bar(name=name, text=text, start=min(start, 1000 - length), length=length, fill=fill))
    bars.append(_bar(_LEFT, year.closing, most, DOTTED))
    facts = (("opening", Yuan(year.opening)), ("closing", Yuan(year.closing)))
    title = Label(_FEES, (("year", year.year),))
    return Picture(title=title, told=Label(_FEES_TOLD, facts), groups=(Group(label=None, bars=tuple(bars)),))


def calendar_picture(calendar: DueCalendar, at_most: int | None = None) -> Picture | None:
    """What comes back in which month, what is overdue first; None when nothing is lent.

    Months beyond the first `at_most` stand as one bar.
    """
    near = calendar.months[:at_most]
    months = [(each.label, each.count, each.principal, SOLID) for each in near]
    if far := calendar.months[len(near) :]:
        months.append(
            (Label(_LATER), sum(each.count for each in far), sum(each.principal for each in far), DOTTED)
        )
    rows = (
        [(Label(_OVERDUE), calendar.overdue_count, calendar.overdue, HATCHED)]
        if calendar.overdue_count
        else []
    )
    rows += months
    if not rows:
        return None
    most = max(fen for _, _, fen, _ in rows)
    bars = tuple(
        Bar(
            name=name,
            text=Label(_DUE_TEXT, (("count", count), ("fen", Yuan(fen)))),
            length=_length(fen, most),
            fill=fill,
        )
        for name, count, fen, fill in rows
    )
    facts: tuple[tuple[str, Fact], ...] = (("overdue", Yuan(calendar.overdue)), ("count", len(rows)))
    return Picture(title=Label(_DUE), told=Label(_DUE_TOLD, facts), groups=(Group(label=None, bars=bars),))


def _step(text: str, row: PoolRow) -> Label:
    return Label(text, (("label", row.label),))


def _bar(name: str, fen: int, most: int, fill: str) -> Bar:
    return Bar(name=Label(name), text=Yuan(fen), length=_length(fen, most), fill=fill)


def _length(fen: int, most: int) -> int:
    """How long `fen` is where `most` is a thousand; whatever is something can be seen."""
    return _cut(max(1, fen * 1000 // most)) if fen > 0 and most > 0 else 0


def _cut(permille: int) -> int:
    return min(1000, max(0, permille))


def _joined(told: Iterable[Label]) -> Label:
    first, *rest = told
    return Label(_PARTS, (("first", first), ("rest", _joined(rest)))) if rest else first
