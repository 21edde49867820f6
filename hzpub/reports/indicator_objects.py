"""What is shown about how well a fund works: each figure with its numerator, its denominator and its formula.

In:    nothing.   Out: the shapes of the indicators, which print their own line of arithmetic.
Never: chooses what is counted; `indicators.py` does.
"""

import datetime as dt
from dataclasses import dataclass

from hzpub.base.money import grouped
from hzpub.base.months import Quarter
from hzpub.base.shares import percent
from hzpub.base.words import N_, Fact, Label, Yuan
from hzpub.reports.parts import Fen, Permille

_LINE = N_("{numerator} / {denominator} = {result}")
_NO_FIGURE = N_("{numerator} / {denominator}：没有数")
_HOUSEHOLDS = N_("{count} 户")
_LOANS = N_("{count} 笔")
_TIMES = N_("{times} 次")
_UNITS = {"households": _HOUSEHOLDS, "loans": _LOANS}


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyShare:
    """Money over money (fen), as a share in per mille; None when there is nothing to divide by.

    `formula` says in words what stands above and below the line.
    """

    label: Label
    formula: Label
    numerator: Fen
    denominator: Fen
    share_permille: Permille | None

    @property
    def line(self) -> Label:
        """The division as people read it: ``96,500.00 / 181,500.00 = 53.2 %``."""
        result = None if self.share_permille is None else percent(self.share_permille)
        return _line(grouped(self.numerator), grouped(self.denominator), result)

    @property
    def times(self) -> Label:
        """The same, as how many times over: ``6,500.00 / 59,900.00 = 0.109 次``."""
        thousandths = self.share_permille
        result = None if thousandths is None else f"{thousandths // 1000}.{thousandths % 1000:03}"
        counted = None if result is None else Label(_TIMES, (("times", result),))
        return _line(grouped(self.numerator), grouped(self.denominator), counted)


@dataclass(frozen=True, slots=True, kw_only=True)
class CountShare:
    """Households over households, or loans over loans (`unit`), as a share in per mille; None of nothing."""

    label: Label
    formula: Label
    unit: str
    numerator: int
    denominator: int
    share_permille: Permille | None

    @property
    def line(self) -> Label:
        """The division as people read it: ``2 户 / 3 户 = 66.7 %``."""
        above, below = (Label(_UNITS[self.unit], (("count", each),)) for each in (self.numerator, self.denominator))
        return _line(above, below, None if self.share_permille is None else percent(self.share_permille))


@dataclass(frozen=True, slots=True, kw_only=True)
class Average:
    """Money over a number of loans, both and the result in whole fen; None when there was no loan."""

    label: Label
    formula: Label
    numerator: Fen
    loans: int
    average_fen: Fen | None

    @property
    def line(self) -> Label:
        """The division as people read it: ``6,500.00 元 / 3 笔 = 2,166.67 元``."""
        loans = Label(_LOANS, (("count", self.loans),))
        return _line(Yuan(self.numerator), loans, None if self.average_fen is None else Yuan(self.average_fen))


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassLending:
    """Lending to one class of households: borrowers, loans, money; `speech` is the speech's share of borrowers.

    That share (S二(五), per mille) is something to hold one's own beside, no goal.
    """

    household_class: str
    label: Label
    borrowers: CountShare
    loans: int
    lent: MoneyShare
    speech: Permille


@dataclass(frozen=True, slots=True, kw_only=True)
class OnTimeQuarter:
    """How much of the principal falling due in one quarter came back on time; so far, unless it `is_over`."""

    quarter: Quarter
    is_over: bool
    on_time: MoneyShare


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicators:
    """Every indicator as of one day; what counts a year of lending counts `first_day` to `as_of`, both included.

    `village` is None when the charter does not say how many households the village has.
    `quarters` newest first. `speech_on_time` (S二, per mille) is a comparison, no claim about this fund.
    """

    as_of: dt.date
    first_day: dt.date
    at_risk: tuple[MoneyShare, ...]
    arrears: MoneyShare
    bad: MoneyShare
    written_off: MoneyShare
    recovery: MoneyShare
    on_time: MoneyShare
    quarters: tuple[OnTimeQuarter, ...]
    speech_on_time: Permille
    lent: MoneyShare
    turnover: MoneyShare
    coverage: CountShare
    village: CountShare | None
    classes: tuple[ClassLending, ...]
    average_loan: Average
    over_usual: CountShare


def _line(numerator: Fact, denominator: Fact, result: Fact | None) -> Label:
    parts = (("numerator", numerator), ("denominator", denominator))
    return Label(_NO_FIGURE, parts) if result is None else Label(_LINE, (*parts, ("result", result)))
