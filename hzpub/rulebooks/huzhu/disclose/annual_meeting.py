"""ANNUAL-MEETING: the annual report is given to the members or their representatives, at the year's end, once."""

import datetime as dt
from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

ASSEMBLIES = ("members", "representatives")
"""Meetings that hear the annual report."""


@rule(
    "ANNUAL-MEETING",
    title=N_("年度报告是年底向会员会议作的，一年一份"),
    clause="R六(4)",
    on="annual_report",
    message=N_("{meeting} 号会议不是会员大会，也不是会员代表会议"),
    fix=N_("写听取报告的那次会员大会或会员代表会议"),
)
def reported_to_members(step: Step, _: Parameters) -> Iterator[Breach]:
    """The meeting is one of members, not before December of the year, not after the report; one report a year."""
    record, affairs = step.record, step.before.affairs
    year, earlier = record["year"], affairs.reports.get(record["year"])
    if earlier:
        message, fix = N_("{year} 年度已经报告过（{number} 号）"), N_("写错了的，先冲正原来那一份")
        yield breach("year", message, fix, year=year, number=earlier)
    meeting = affairs.meetings.get(record["meeting"])
    if meeting is None:
        return
    if meeting.assembly not in ASSEMBLIES:
        yield breach("meeting", meeting=record["meeting"])
    earliest = dt.date(year, 12, 1)
    if not earliest <= meeting.day <= record.date:
        yield breach(
            "meeting",
            N_("{year} 年度的报告该在{earliest}以后的会上作，{meeting} 号会议是{day}开的"),
            N_("写年底听取报告的那次会议"),
            year=year,
            earliest=earliest,
            meeting=record["meeting"],
            day=meeting.day,
        )
