"""What is shown about things due by a date.

In:    nothing.   Out: the shapes of the table of duties.
Never: computes; `duties.py` does.
"""

import datetime as dt
from dataclasses import dataclass

from hzpub.base.words import Label

DUTY_STATES = ("missing", "due", "late", "done")


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRow:
    """One thing due: under which rule, what, until when, the record it is about and the record that did it ("" for none).

    `state` is one of `DUTY_STATES`; `days` are left until the last day, past it when negative; once it is done, from
    the day it was done to that last day.
    """

    rule: str
    title: Label
    what: Label
    due: dt.date
    state: str
    state_label: Label
    days: int
    case: str
    record: str
    done: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyTable:
    """Everything the fund owes or has done by a date, oldest first, and how many of each state."""

    as_of: dt.date
    rows: tuple[DutyRow, ...]
    missing: int
    coming: int
    late: int
    done: int
