"""What is shown about supervision: objections, exceptions, reviews, inspections, trainings; the year as a whole.

In:    nothing.   Out: the shapes of these pages and of the annual report.
Never: computes (`supervision.py` and `annual.py` do).
"""

import datetime as dt
from dataclasses import dataclass

from hzpub.base.months import Quarter
from hzpub.base.words import Label
from hzpub.reports.form_objects import FlowSum
from hzpub.reports.line import Line
from hzpub.reports.parts import Fen, Permille
from hzpub.reports.register_objects import QueueRow

OBJECTION_STATES = ("waiting", "answered")
INSPECTION_STATES = ("clear", "open", "past_deadline", "mended")


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionRow:
    """An objection in its author's words, and its answer. `days` until the answer, or waited so far."""

    number: str
    day: dt.date
    member: str
    target: str
    subject: str
    state: str
    state_label: Label
    days: int
    reply: str
    replied_on: dt.date | None
    result: Label | None
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Objections:
    """Every objection, those without an answer first, then the newest."""

    as_of: dt.date
    rows: tuple[ObjectionRow, ...]
    waiting: int
    answered: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionRow:
    """A case that council and supervisors let pass beforehand: which rule, which record, why."""

    number: str
    day: dt.date
    rule: str
    target: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exceptions:
    """Every exception, newest first."""

    as_of: dt.date
    rows: tuple[ExceptionRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionRow:
    """What an authority found, and whether it was put right; `state` is one of `INSPECTION_STATES`."""

    line: Line
    state: str
    state_label: Label
    deadline: dt.date | None
    rectified: Line | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRow:
    """The supervisors' review of one quarter, or None; `is_over`: the quarter has ended."""

    quarter: Quarter
    is_over: bool
    line: Line | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Supervision:
    """Reviews by quarter, inspections, trainings, referrals to the bank, newest first.

    `missing`: ended quarters that nobody reviewed.
    """

    as_of: dt.date
    reviews: tuple[ReviewRow, ...]
    missing: int
    inspections: tuple[InspectionRow, ...]
    trainings: tuple[Line, ...]
    referrals: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRow:
    """opening + increase - decrease = closing over the year (fen)."""

    key: str
    label: Label
    opening: Fen
    increase: Fen
    decrease: Fen
    closing: Fen


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A question asked at the meeting, and the answer given there."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnualReport:
    """A year's figures from its quarterly reports, what was asked about them, and what fell short (fen, per mille).

    `reported` is the record of the report to the members' representatives; None when there is none.
    """

    year: int
    as_of: dt.date
    last_day: dt.date
    is_over: bool
    quarters: tuple[Quarter, ...]
    money: tuple[YearRow, ...]
    households: int
    shares: int
    loans: int
    paid_out: Fen
    to_poor: Fen
    poor_share: Permille
    repaid: Fen
    falling_due: Fen
    on_time: Fen
    on_time_share: Permille
    overdue: Fen
    overdue_loans: int
    fees: tuple[FlowSum, ...]
    reported: Line | None
    meeting: Line | None
    summary: str
    answers: tuple[Answer, ...]
    short: tuple[Label, ...]
    queue: tuple[QueueRow, ...]
