"""Days on which a rural bank moves money: weekdays that no state holiday closes.

In:    calendar days.   Out: the bank day at, before or after them.
Never: looks at the clock, judges whether a payment was in time (`base.workdays` moves due dates).
"""

from datetime import date, timedelta
from functools import cache

DAY = timedelta(days=1)


def is_bank_day(day: date) -> bool:
    """Tell whether the bank is open: Monday to Friday, outside the holidays of the state calendar."""
    return day.weekday() < 5 and day not in _closed(day.year)


def on_or_after(day: date) -> date:
    """The first bank day that is not before ``day``."""
    while not is_bank_day(day):
        day += DAY
    return day


def on_or_before(day: date) -> date:
    """The last bank day that is not after ``day``."""
    while not is_bank_day(day):
        day -= DAY
    return day


def later(day: date, count: int) -> date:
    """The bank day ``count`` bank days after ``day``; with 0, ``day`` itself or the next bank day."""
    day = on_or_after(day)
    for _ in range(count):
        day = on_or_after(day + DAY)
    return day


def within(first: date, last: date) -> list[date]:
    """Every bank day from ``first`` to ``last``, both included."""
    days = (first + timedelta(days=offset) for offset in range((last - first).days + 1))
    return [day for day in days if is_bank_day(day)]


@cache
def _closed(year: int) -> frozenset[date]:
    from holidays import country_holidays

    return frozenset(country_holidays("CN", years=year))
