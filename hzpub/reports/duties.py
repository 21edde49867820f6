"""What the fund must publish, hand in or settle by a date, and whether it did.

In:    a `Basis`.   Out: `DutyTable`.
Never: reckons a date itself: the rules of the duties do, the same that the check asks.
"""

from hzpub.base.words import N_, Label
from hzpub.check.duties import is_missed, owed
from hzpub.reports.basis import Basis
from hzpub.reports.duty_objects import DutyRow, DutyTable
from hzpub.rulebooks.discovery import mutual_aid
from hzpub.rulebooks.rule import Due, Rule

_STATES = {
    "missing": N_("过期 {days} 天，还没有做"),
    "due": N_("还有 {days} 天"),
    "late": N_("做了，迟了 {days} 天"),
    "done": N_("按时做了"),
}


def duty_table(basis: Basis) -> DutyTable:
    """Everything due up to the day the report speaks of, oldest first; what is due to records among it."""
    params = basis.params_at(basis.book.number)
    found = owed(mutual_aid(), basis.book, basis.as_of, params)
    rows = tuple(sorted((_row(basis, rule, due) for rule, due in found), key=lambda row: (row.due, row.rule, row.case)))
    states = [row.state for row in rows]
    return DutyTable(
        as_of=basis.as_of,
        rows=rows,
        missing=states.count("missing"),
        coming=states.count("due"),
        late=states.count("late"),
        done=states.count("done"),
    )


def _row(basis: Basis, rule: Rule, due: Due) -> DutyRow:
    line = basis.chronicle.line(due.done) if due.done else None
    day = line.date if line else None
    days = (due.by - (day or basis.as_of)).days
    state = "missing" if is_missed(due, basis.as_of) else "due" if not due.done else "late" if days < 0 else "done"
    return DutyRow(
        rule=rule.id,
        title=Label(rule.title),
        what=due.what,
        due=due.by,
        state=state,
        state_label=Label(_STATES[state], (("days", abs(days)),)),
        days=days,
        case=due.case,
        record=due.done,
        done=day,
    )
