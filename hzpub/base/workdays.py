"""When a due date falls on a statutory holiday: the next working day.

In:    a due date.   Out: the last day on which paying is still on time.
Never: moves the end of a usage fee, treats a plain weekend as a holiday, looks at the clock.

Civil Code art. 203, in the published reading PENALTY-START: only the holidays of the state calendar move a
due date, Saturdays and Sundays alone do not. A weekend that follows a holiday before work begins again is
part of that break; otherwise somebody due on the Saturday of the National Day week would be late before his
neighbour who was due on the Friday. The calendar, with its weekends worked in exchange, comes from the
``holidays`` package.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

_DAY = timedelta(days=1)


def moved_due(due: date) -> date:
    """The last day of paying on time: ``due``, or the next working day if ``due`` is in a statutory holiday.

    A working day is neither a holiday nor a weekend, or is a weekend day the state calendar makes up for a
    holiday. A later due date never ends earlier (Civil Code art. 203; catalogue row PENALTY-START).

    >>> moved_due(date(2024, 10, 1)), moved_due(date(2024, 8, 31))  # National Day; a plain Saturday
    (datetime.date(2024, 10, 8), datetime.date(2024, 8, 31))
    """
    return _moves(due.year).get(due, due)


@cache
def _moves(year: int) -> Mapping[date, date]:
    """Every day of the year that moves, and where to; in a break over New Year the calendar adds the next year itself."""
    from holidays import country_holidays

    calendar = country_holidays("CN", years=year)
    moves: dict[date, date] = {}
    for holiday in sorted(calendar):
        day, closed = holiday, []
        while day not in moves and not calendar.is_working_day(day):
            closed.append(day)
            day += _DAY
        moves.update(dict.fromkeys(closed, moves.get(day, day)))
    return {day: to for day, to in moves.items() if day.year == year}
