"""What the posted sheet says beside a quarter's figures: who sealed and reviewed it, until when it is valid.

In:    quarters and the report of one.   Out: `Posting`.
Never: repeats a figure of the report; invents a period that no record or parameter gives.
"""

import datetime as dt
from dataclasses import dataclass

from hzpub.base.months import Quarter
from hzpub.kinds import all_kinds
from hzpub.reports.line import Line
from hzpub.reports.parts import SealBox
from hzpub.reports.quarter_objects import QuarterReport
from hzpub.reports.quarters import Quarters
from hzpub.reports.supervision import exceptions
from hzpub.reports.supervision_objects import ExceptionRow
from hzpub.reports.telling import label_of_role

_NOTICE = "notice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """A quarter's notice as it hangs on the board.

    `notice` and `review` are the records that sealed and reviewed it, None while there is none. `seals` are the boxes
    of the notice, empty while missing. The next quarter's notice is due by `next_due`; after that day this one is old.
    """

    report: QuarterReport
    notice: Line | None
    review: Line | None
    seals: tuple[SealBox, ...]
    exceptions: tuple[ExceptionRow, ...]
    next_quarter: Quarter
    next_due: dt.date


def posting(quarters: Quarters, report: QuarterReport) -> Posting:
    """The sheet of one quarter."""
    basis, name = quarters.basis, report.quarter
    affairs, line = basis.book.affairs, basis.chronicle.line
    notice = line(affairs.notices.get(name, ""))
    made = dict(notice.seals) if notice else {}
    roles = all_kinds()[_NOTICE].seals.all_of
    numbers = {each.number for each in report.events if not each.is_struck}
    return Posting(
        report=report,
        notice=notice,
        review=line(affairs.reviews.get(name, "")),
        seals=tuple(SealBox(role, label_of_role(role), made.get(role, "")) for role in roles),
        exceptions=tuple(row for row in exceptions(basis).rows if row.number in numbers),
        next_quarter=name.next(),
        next_due=quarters.closes(name.next()),
    )
