"""Every record, month by month, for the records list.

In:    the chronicle.   Out: one `MonthOfRecords` per month in which something was entered.
Never: leaves a record out.
"""

import datetime as dt
from collections.abc import Iterator

from hzpub.reports.chronicle import Chronicle
from hzpub.reports.line import MonthOfRecords


def months_of_records(chronicle: Chronicle) -> Iterator[MonthOfRecords]:
    """All months in time order, one at a time."""
    return (month_of_records(chronicle, month) for month in chronicle.months)


def month_of_records(chronicle: Chronicle, month: str) -> MonthOfRecords:
    """The records entered in `month` ("2024-03"), in the order of their numbers."""
    lines = chronicle.of_month(month)
    return MonthOfRecords(
        month=month,
        first=dt.date.fromisoformat(f"{month}-01"),
        lines=lines,
        corrections=sum(line.reverses != "" for line in lines),
        late=sum(line.is_late for line in lines),
    )
