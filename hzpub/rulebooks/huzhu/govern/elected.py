"""GOVERN-ELECTED: council and board are chosen by the members at a meeting, before they take office."""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.huzhu.govern.representatives import REPRESENTING
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule
from hzpub.trust.authority import COUNCIL_OFFICES, SUPERVISOR_OFFICES

ELECTED = (*COUNCIL_OFFICES, *SUPERVISOR_OFFICES, *REPRESENTING)
"""Offices the members elect. Township officials and the keeper of the council's seal are appointed."""
ELECTING = ("election", "founding", "members")
LATER = N_("{meeting} 号会议 {met}才开，任职却写 {day}")
AFTER_MEETING = N_("先开会选举，后任职；日期写错的改日期")


@rule(
    "GOVERN-ELECTED",
    title=N_("理事和监事开会投票选出来"),
    clause="R四2",
    on="office_appointment",
    message=N_("{meeting} 号不是换届选举大会、成立大会或会员大会，选不出理事、监事"),
    fix=N_("开会员大会或换届选举大会投票，写那次会议的编号"),
)
def elected(step: Step, _: Parameters) -> Iterator[Breach]:
    """An elected office rests on a meeting of all members, not later than the appointment.

    How many came and voted is published with the meeting; the sources set no threshold.
    """
    record = step.record
    met = step.before.affairs.meetings.get(record["meeting"])
    if record["office"] not in ELECTED or met is None:
        return
    if met.assembly not in ELECTING:
        yield breach("meeting", meeting=record["meeting"])
    elif met.day > record.date:
        yield breach("meeting", LATER, AFTER_MEETING, meeting=record["meeting"], met=met.day, day=record.date)
