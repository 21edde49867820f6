"""Which published readings stand on which rule's page, and since when a number of the rulebook holds.

In:    the report on readings, the catalogue of clauses, the book's own numbers.   Out: rows for templates.
Never: reckons a difference (`reports.readings` does).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from hzpub.base.words import N_, Fact, Label
from hzpub.ledger.book import Book
from hzpub.reports.reading_objects import ReadingRow, Readings
from hzpub.reports.readings import readings_of
from hzpub.rulebooks.clauses import ByRule, mutual_aid_clauses
from hzpub.rulebooks.parameters import Parameter
from hzpub.rulebooks.values import value_label

_RULEBOOK = N_("规则手册")


@dataclass(frozen=True, slots=True)
class Since:
    """A value of a number, the record from which it holds ("" before any), and on whose authority."""

    value: Fact
    record: str
    authority: Fact


def readings_on(report: Readings, rule_id: str) -> tuple[ReadingRow, ...]:
    """The readings of a rule: its own, and those of the clauses that it keeps."""
    clauses = (clause.id for clause in mutual_aid_clauses() if clause.owner == ByRule(rule_id))
    return readings_of(report, (rule_id, *clauses))


def history_of(parameter: Parameter, book: Book) -> tuple[Since, ...]:
    """Every value that the number has had in this fund, oldest first; nothing when it is still the rulebook's."""
    own = tuple(_own(parameter, book))
    if not own:
        return ()
    first = book.fund.changes[0][0] if book.fund and book.fund.changes else ""
    usual = Since(value_label(parameter, parameter.default), "", Label(_RULEBOOK))
    return own if own[0].record == first else (usual, *own)


def _own(parameter: Parameter, book: Book) -> Iterator[Since]:
    """The values that the charter and later changes set."""
    fund, done = book.fund, 0
    for record, count in fund.changes if fund else ():
        for name, value, authority in fund.parameters[done:count] if fund else ():
            if name == parameter.name:
                yield Since(value_label(parameter, value), record, authority)
        done = count
