"""Days, months and rounding as section 17 of the rulebook catalogue tells them, for the shadow alone.

In:    dates, fractions.   Out: dates, months as fractions, fen.
Never: imports anything of hzpub.
"""

import datetime as dt
from calendar import monthrange
from fractions import Fraction
from functools import cache

from holidays import country_holidays


def half_up(sum_of_money: Fraction) -> int:
    """The nearest fen, upwards from the middle."""
    return int(sum_of_money + Fraction(1, 2))


@cache
def months_between(first: dt.date, last: dt.date) -> Fraction:
    """M of section 17: whole months, each counted from the first day, and odd days as thirtieths."""
    months = 0
    if last <= first:
        return Fraction(0)
    while same_day_later(first, months + 1) <= last:
        months += 1
    return months + Fraction((last - same_day_later(first, months)).days, 30)


def same_day_later(day: dt.date, months: int) -> dt.date:
    """add_months of section 17: the same day, or the last one of a shorter month."""
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return dt.date(year, month, min(day.day, monthrange(year, month)[1]))


@cache
def after_holiday(due: dt.date) -> dt.date:
    """PENALTY-START: a due date in a break that a statutory holiday began moves to the next working day."""
    calendar = country_holidays("CN", years=(due.year - 1, due.year, due.year + 1))
    day = due
    while day not in calendar and not calendar.is_working_day(day):
        day -= dt.timedelta(days=1)
    if day not in calendar:
        return due
    while not calendar.is_working_day(due):
        due += dt.timedelta(days=1)
    return due


def quarter_of(day: dt.date) -> str:
    """The quarter of a day, as notices write it."""
    return f"{day.year}Q{(day.month + 2) // 3}"


def end_of(quarter: str) -> dt.date:
    """The last day of a quarter."""
    year, number = int(quarter[:4]), int(quarter[5])
    return dt.date(year, number * 3, monthrange(year, number * 3)[1])
