"""The fund's public affairs: meetings, notices, objections, reviews, inspections, the end of the fund.

In:    nothing.   Out: `Affairs`, immutable, kept inside the book.
Never: holds money, judges whether something came in time.
"""

import datetime as dt
from typing import Any, NamedTuple

from immutables import Map

from hzpub.base.months import Quarter
from hzpub.trust.policies import Policy

OFFICES_TOLD = ("poverty_office", "finance_bureau")
"""The two county offices that every official form goes to (R七2)."""


class Objection(NamedTuple):
    """Somebody's objection, and the record that answers it ("" while nobody has)."""

    number: str
    day: dt.date
    member: str
    target: str
    reply: str = ""
    replied_on: dt.date | None = None
    result: str = ""


class Request(NamedTuple):
    """A household that waits for its shares."""

    number: str
    day: dt.date
    member: str
    shares: int


class Inspection(NamedTuple):
    """What an authority found; `rectified` is the record that says it was put right."""

    number: str
    day: dt.date
    must_mend: bool
    deadline: dt.date | None
    rectified: str = ""


class Meeting(NamedTuple):
    """Which assembly met, when, how many of how many."""

    assembly: str
    day: dt.date
    present: int
    entitled: int


class WindingUp(NamedTuple):
    """The decision to end the fund, and the balances at that moment (account -> fen)."""

    number: str
    day: dt.date
    balances: "Map[str, int]"
    closed: str = ""


_NONE: "Map[Any, Any]" = Map()


class Affairs(NamedTuple):
    """What was held, posted, asked, reviewed and handed in, each found by what it is about.

    `notices`, `reviews` by quarter; `reports` by year; `submissions` by (form, quarter), `recipients` by
    (form, quarter, office it was sent to); `postings` by the record that
    was put up; `progress` by loan (record, state); `waiting` is the redemption queue by request. `write_offs` holds
    (loan, fen) and `compensations` (write-off, fen) by record; `policies` say who witnesses, the newest last.
    """

    meetings: "Map[str, Meeting]" = _NONE
    notices: "Map[Quarter, str]" = _NONE
    notice_days: "Map[Quarter, dt.date]" = _NONE
    postings: "Map[str, dt.date]" = _NONE
    reviews: "Map[Quarter, str]" = _NONE
    reports: "Map[int, str]" = _NONE
    submissions: "Map[tuple[str, Quarter], str]" = _NONE
    recipients: "Map[tuple[str, Quarter, str], str]" = _NONE
    objections: "Map[str, Objection]" = _NONE
    inspections: "Map[str, Inspection]" = _NONE
    trainings: tuple[str, ...] = ()
    referrals: tuple[str, ...] = ()
    progress: "Map[str, tuple[tuple[str, str], ...]]" = _NONE
    waiting: "Map[str, Request]" = _NONE
    write_offs: "Map[str, tuple[str, int]]" = _NONE
    compensations: "Map[str, tuple[str, int]]" = _NONE
    winding_up: WindingUp | None = None
    policies: tuple[Policy, ...] = ()

    def waiting_before(self, number: str) -> tuple[Request, ...]:
        """Requests in the queue that were entered before record `number`, oldest first."""
        return tuple(self.waiting[each] for each in sorted(self.waiting) if each < number)


NO_AFFAIRS = Affairs()
