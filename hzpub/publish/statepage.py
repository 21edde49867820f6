"""What was looked at before this site went out, in figures: the first page for somebody who does not believe us.

In:    the fund's report, how the rules fared, the chronicle.   Out: `StateView`, for one page.
Never: says that something was checked when it was not.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from hzpub.publish.rulepages import RuleView
from hzpub.reports.chronicle import Chronicle
from hzpub.reports.fund_objects import FundReport

DAYS = 10
"""Days of entry that the page tells one by one."""


@dataclass(frozen=True, slots=True)
class DayOfEntry:
    """A day on which something was entered: how many records, from which number to which."""

    day: dt.date
    count: int
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StateView:
    """Counts of rules by how they fared, the last days of entry (newest first), the commit of the last record ("": not asked)."""

    fund: FundReport
    rules: int
    kept: int
    reminded: int
    cured: int
    broken: int
    days: tuple[DayOfEntry, ...]
    commit: str


def state_view(fund: FundReport, rules: Sequence[RuleView], chronicle: Chronicle, commit: str) -> StateView:
    """Everything the page says; `commit` holds the last record in git."""
    states = [view.state for view in rules]
    return StateView(
        fund=fund,
        rules=len(rules),
        kept=states.count("good"),
        reminded=states.count("soon"),
        cured=states.count("cured"),
        broken=states.count("bad"),
        days=_days(chronicle),
        commit=commit,
    )


def _days(chronicle: Chronicle) -> tuple[DayOfEntry, ...]:
    by_day = groupby(chronicle, key=lambda line: line.entered)
    found = [(day, [line.number for line in lines]) for day, lines in by_day]
    return tuple(DayOfEntry(day, len(numbers), numbers[0], numbers[-1]) for day, numbers in found[: -DAYS - 1 : -1])
