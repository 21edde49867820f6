"""Months and quarters: how long money was out, and which quarter a day belongs to.

In:    calendar days.   Out: days, whole months, thirtieths of a month, quarters.
Never: looks at the clock, charges a rate, moves a due date for a holiday.

Spans are half-open: the first day counts, the last does not. A month runs from a day to the same day of the
next month, and month ends are taken from the original day, so 31 January + 2 months is 31 March.
"""

import re
from calendar import isleap
from dataclasses import dataclass
from datetime import date

from hzpub.base.words import N_, Label

MONTH = 30
"""Thirtieths in one month: the unit of ``month_thirtieths``."""

MONTH_RULES = ("months_odd30", "ceil", "floor", "act30")
"""Readings of "a month" for a charge; the rulebook text is silent, so a fund's parameters name one."""


def add_months(day: date, months: int) -> date:
    """The same day ``months`` later (earlier if negative), or the last day of that month if it is shorter.

    Always count from the original day, never from a day this function already shortened.
    Raises ValueError when the result lies outside the calendar (years 1 to 9999).

    >>> add_months(date(2024, 1, 31), 1), add_months(date(2024, 1, 31), 2)
    (datetime.date(2024, 2, 29), datetime.date(2024, 3, 31))
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, _length(year, month + 1)))


def whole_months(first: date, last: date) -> int:
    """The most months that fit between two days; 0 when ``last`` is not after ``first``.

    Dividends count these alone and leave odd days out (R五4, published reading).

    >>> whole_months(date(2024, 3, 15), date(2025, 1, 1))
    9
    """
    if last <= first:
        return 0
    months = (last.year - first.year) * 12 + last.month - first.month
    is_whole = last.day >= first.day or last.day == _length(last.year, last.month)
    return months if is_whole else months - 1


def month_thirtieths(first: date, last: date, rule: str = "months_odd30") -> int:
    """How long from ``first`` to ``last``, in thirtieths of a month; 0 when ``last`` is not after ``first``.

    ``months_odd30`` (the published reading): whole months, then odd days by their number. It never falls as
    ``last`` moves on, and odd days never exceed 30. ``ceil``: a month begun is a month; ``floor``: odd days
    are free; ``act30``: every thirty days are a month. Raises ValueError for another rule.

    >>> month_thirtieths(date(2024, 1, 31), date(2024, 3, 7))  # one month and seven days
    37
    """
    if rule not in MONTH_RULES:
        raise ValueError(f"no reading of a month called {rule!r}; there are {', '.join(MONTH_RULES)}")
    if last <= first:
        return 0
    if rule == "act30":
        return (last - first).days
    months = whole_months(first, last)
    odd_days = last.day - first.day
    if odd_days < 0 or first.day > 28:
        odd_days = (last - add_months(first, months)).days
    if rule == "months_odd30":
        return months * MONTH + odd_days
    return (months + (rule == "ceil" and odd_days > 0)) * MONTH


_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SPELLING = re.compile(r"([0-9]{4})Q([1-4])")


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of the calendar year, in time order; raises ValueError for a number outside 1 to 4.

    >>> str(Quarter(2024, 1)), Quarter.parse("2024Q1").last
    ('2024Q1', datetime.date(2024, 3, 31))
    """

    year: int
    number: int

    def __post_init__(self) -> None:
        """Refuse a quarter that no year has."""
        if self.number not in (1, 2, 3, 4):
            raise ValueError(f"a year has quarters 1 to 4, not {self.number}")

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """The quarter a day falls in."""
        return cls(day.year, (day.month + 2) // 3)

    @classmethod
    def parse(cls, text: str) -> "Quarter":
        """Read the spelling ``2024Q1``; raises ValueError for any other."""
        found = _SPELLING.fullmatch(text)
        if found is None:
            raise ValueError(f"not a quarter like 2024Q1: {text!r}")
        return cls(int(found[1]), int(found[2]))

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.number * 3 - 2, 1)

    @property
    def last(self) -> date:
        """Its last day; sums up to and including it use ``last + 1 day`` as their half-open end."""
        return date(self.year, self.number * 3, _DAYS[self.number * 3])

    @property
    def label(self) -> Label:
        """The quarter as a fact for people."""
        return Label(N_("{year}年第{number}季度"), (("year", self.year), ("number", self.number)))

    @property
    def ordinal(self) -> int:
        """Its place among all quarters; the next one's is one more."""
        return self.year * 4 + self.number - 1

    def next(self) -> "Quarter":
        """The quarter after this one."""
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    def previous(self) -> "Quarter":
        """The quarter before this one."""
        return Quarter(self.year - (self.number == 1), (self.number + 2) % 4 + 1)

    def __str__(self) -> str:
        """The record spelling, ``2024Q1``."""
        return f"{self.year:04}Q{self.number}"


def _length(year: int, month: int) -> int:
    """Days in a month."""
    return 29 if month == 2 and isleap(year) else _DAYS[month]
