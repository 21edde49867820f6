"""What every page may draw: the pictures of one run, each made when a page first asks for it.

In:    quarterly notices, indicators, the repayment calendar.   Out: `Pictured`, for templates.
Never: has a figure of its own.
"""

from collections.abc import Sequence
from functools import cached_property

from hzpub.base.months import Quarter
from hzpub.reports.basis import Basis
from hzpub.reports.comparison import newest_over
from hzpub.reports.due_months import DueCalendar, due_calendar
from hzpub.reports.fee_pool_objects import PoolYear
from hzpub.reports.indicator_objects import Indicators
from hzpub.reports.pictures import (
    Picture,
    borrowers_picture,
    calendar_picture,
    fees_picture,
    quarters_picture,
)
from hzpub.reports.quarter_objects import QuarterReport

RECENT = 5
"""Quarters on the home page: a year, and the quarter a year ago."""
MONTHS = 5


class Pictured:
    """Pictures by name. None where there is nothing to draw yet."""

    def __init__(self, basis: Basis, notices: Sequence[QuarterReport], measured: Indicators) -> None:
        self._basis, self._notices, self._measured = basis, notices, measured

    @cached_property
    def quarters(self) -> Picture | None:
        """Money kept and money lent at every quarter's end."""
        return quarters_picture(self._notices)

    @cached_property
    def recent(self) -> Picture | None:
        """The same of the last quarters."""
        return quarters_picture(self._notices[-RECENT:])

    @property
    def recent_notices(self) -> Sequence[QuarterReport]:
        """The notices that `recent` draws, oldest first."""
        return self._notices[-RECENT:]

    @cached_property
    def who(self) -> Picture | None:
        """Who the money of twelve months went to."""
        return borrowers_picture(self._measured)

    @cached_property
    def due(self) -> Picture | None:
        """What comes back in which month."""
        return calendar_picture(self._calendar)

    @cached_property
    def due_soon(self) -> Picture | None:
        """The same, months beyond the next `MONTHS` as one bar."""
        return calendar_picture(self._calendar, MONTHS)

    @cached_property
    def _calendar(self) -> DueCalendar:
        return due_calendar(self._basis)

    def fees(self, year: PoolYear) -> Picture | None:
        """What a year's fees brought and paid for."""
        return fees_picture(year)

    @cached_property
    def compared(self) -> Quarter | None:
        """The quarter that `compare.html` shows."""
        return newest_over(self._notices)

    def quarters_of(self, year: int) -> tuple[Quarter, ...]:
        """The quarters of one year that have a notice."""
        return tuple(each.quarter for each in self._notices if each.quarter.year == year)

    def has_before(self, quarter: Quarter) -> bool:
        """Whether `quarter` is laid beside an earlier one."""
        return bool(self._notices) and quarter > self._notices[0].quarter
