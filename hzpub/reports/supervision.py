"""Who watches, and what came of it: objections and answers, exceptions, reviews, inspections, trainings.

In:    a `Basis`, the quarters.   Out: `Objections`, `Exceptions`, `Supervision`.
Never: shortens what somebody said; leaves out what nobody answered.
"""

from hzpub.base.words import N_, Label
from hzpub.ledger.affairs import Inspection, Objection
from hzpub.reports.basis import Basis
from hzpub.reports.line import Line
from hzpub.reports.quarters import Quarters
from hzpub.reports.supervision_objects import (
    ExceptionRow,
    Exceptions,
    InspectionRow,
    ObjectionRow,
    Objections,
    ReviewRow,
    Supervision,
)

_WAITING = N_("等答复，已经 {days} 天")
_ANSWERED = N_("{days} 天后答复")
_STATES = {
    "clear": N_("不用整改"),
    "open": N_("整改中"),
    "past_deadline": N_("整改逾期"),
    "mended": N_("已整改"),
}


def objections(basis: Basis) -> Objections:
    """Every objection with its answer: the unanswered first, then the newest (R六(4))."""
    raised = sorted(basis.book.affairs.objections.values(), key=lambda each: each.number, reverse=True)
    rows = tuple(_objection(basis, each) for each in sorted(raised, key=lambda each: each.reply != ""))
    waiting = sum(row.state == "waiting" for row in rows)
    return Objections(as_of=basis.as_of, rows=rows, waiting=waiting, answered=len(rows) - waiting)


def exceptions(basis: Basis) -> Exceptions:
    """Every exception to a rule that holds in principle, newest first."""
    rows = tuple(_exception(line) for line in basis.chronicle.of_kind("exception")[::-1])
    return Exceptions(as_of=basis.as_of, rows=rows)


def supervision(quarters: Quarters) -> Supervision:
    """Reviews of every quarter, inspections, trainings and referrals, newest first."""
    basis = quarters.basis
    affairs, line = basis.book.affairs, basis.chronicle.line
    reviews = tuple(
        ReviewRow(
            quarter=name, is_over=name.last <= basis.as_of, line=line(affairs.reviews.get(name, ""))
        )
        for name in reversed(quarters.names)
    )
    inspections = (_inspection(basis, affairs.inspections[number]) for number in sorted(affairs.inspections, reverse=True))
    return Supervision(
        as_of=basis.as_of,
        reviews=reviews,
        missing=sum(row.is_over and row.line is None for row in reviews),
        inspections=tuple(row for row in inspections if row is not None),
        trainings=_lines(basis, affairs.trainings),
        referrals=_lines(basis, affairs.referrals),
    )


def _objection(basis: Basis, raised: Objection) -> ObjectionRow:
    told, answer = basis.chronicle.line(raised.number), basis.chronicle.line(raised.reply)
    said = dict(answer.sentence.facts) if answer else {}
    result = said.get("result")
    until = raised.replied_on or basis.as_of
    days = max(0, (until - raised.day).days)
    return ObjectionRow(
        number=raised.number,
        day=raised.day,
        member=raised.member,
        target=raised.target,
        subject=str(dict(told.sentence.facts).get("subject", "")) if told else "",
        state="answered" if raised.reply else "waiting",
        state_label=Label(_ANSWERED if raised.reply else _WAITING, (("days", days),)),
        days=days,
        reply=raised.reply,
        replied_on=raised.replied_on,
        result=result if isinstance(result, Label) else None,
        answer=str(said.get("answer", "")),
    )


def _exception(line: Line) -> ExceptionRow:
    facts = dict(line.sentence.facts)
    return ExceptionRow(
        number=line.number,
        day=line.date,
        rule=str(facts["rule"]),
        target=str(facts["target"]),
        reason=str(facts["reason"]),
    )


def _inspection(basis: Basis, found: Inspection) -> InspectionRow | None:
    line = basis.chronicle.line(found.number)
    if line is None:
        return None
    late = found.deadline is not None and found.deadline < basis.as_of
    state = "clear" if not found.must_mend else "mended" if found.rectified else "past_deadline" if late else "open"
    return InspectionRow(
        line=line,
        state=state,
        state_label=Label(_STATES[state]),
        deadline=found.deadline,
        rectified=basis.chronicle.line(found.rectified) if found.rectified else None,
    )


def _lines(basis: Basis, numbers: tuple[str, ...]) -> tuple[Line, ...]:
    """The lines of these records, newest first."""
    found = (basis.chronicle.line(number) for number in reversed(numbers))
    return tuple(line for line in found if line is not None)
