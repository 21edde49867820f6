"""Walk a fund's files once: interpret, replay, judge; every finding, none repeated.

In:    `Loaded` files in entry order, a rulebook.
Out:   `Walked` items, one per file, as a stream; nobody has to hold them all.
Never: stops at the first mistake, or lets one mistake show up as many.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from hzpub.base.findings import Finding
from hzpub.check.admitting import ask_admission
from hzpub.check.cascade import Cascade, Subject
from hzpub.check.engine import ParameterTable, Verdict, finding_of, judge_all, table_of
from hzpub.check.entry import interpret
from hzpub.check.loading import Loaded
from hzpub.check.second_opinion import second_opinion
from hzpub.kinds.boxes import Listed, Row
from hzpub.kinds.kind import Kind
from hzpub.kinds.record import Record
from hzpub.kinds.vocabulary import Held
from hzpub.ledger.book import Book
from hzpub.ledger.replay import Step, take_step
from hzpub.reading.envelope import RecordFile
from hzpub.rulebooks.discovery import Rulebook
from hzpub.rulebooks.parameters import Parameters

TOGETHER = 50
"""Files folded before the rules are asked about them all: enough for a rule to stay warm, few enough to hold."""


@dataclass(frozen=True, slots=True)
class Walked:
    """One file after the walk: its step when it could be replayed, and what was found on it."""

    path: str
    file: RecordFile | None
    step: Step | None
    findings: tuple[Finding, ...]


class _Taken(NamedTuple):
    """A file folded into the book and not yet judged; `before` is the number of the entry before it."""

    loaded: Loaded
    number: str
    before: str
    step: Step | None
    parameters: Parameters
    findings: list[Finding]


class Walk:
    """One pass over a fund. After `steps()` is exhausted, `book`, `findings` and `table` are final."""

    def __init__(self, rulebook: Rulebook, ask_again: Collection[str] = ()):
        """Walk with `rulebook`; the paths in `ask_again` are also put to PyYAML and Cerberus."""
        self.rulebook = rulebook
        self.book: Book = rulebook.fund_type.nothing
        self.table: ParameterTable = table_of(rulebook, self.book)
        self.signatures = 0
        self.holds: set[str] = set()
        self.enterers: dict[str, str] = {}
        self._ask_again = ask_again
        self._cascade = Cascade()
        self._previous = ""
        self._holding: dict[str, tuple[str, ...]] = {}

    @property
    def findings(self) -> list[Finding]:
        """What was found so far, consequences folded under their cause."""
        return self._cascade.findings

    def steps(self, files: Iterable[Loaded]) -> Iterator[Walked]:
        """Walk `files`, yielding each as it is done; `book` may by then be some files further on."""
        stream = iter(files)
        while taken := [self._take(loaded) for loaded in islice(stream, TOGETHER)]:
            verdicts = iter(judge_all([(each.step, each.parameters) for each in taken if each.step], self.rulebook))
            for each in taken:
                yield self._judged(each, next(verdicts) if each.step else [])

    def _take(self, loaded: Loaded) -> _Taken:
        """Interpret one file and fold it into the book."""
        fund_type, book = self.rulebook.fund_type, self.book
        interpreted = interpret(loaded, book, self._previous, fund_type)
        record, findings = interpreted.record, list(interpreted.findings)
        if loaded.path in self._ask_again:
            findings += second_opinion(loaded, fund_type.kinds)
        self.signatures += len(loaded.signed)
        number = loaded.path.rsplit("/", 1)[-1][:6]
        if number > book.number:
            self._previous = loaded.digest
        if record is None or loaded.file is None:
            self.book = book._replace(number=max(number, book.number))
            return _Taken(loaded, number, book.number, None, self.table.at(number), findings)
        parameters = self.table.for_record(book, record)
        step = take_step(book, record, self.table.at(record.number).quarter_deadline_days, fund_type)
        self.book = step.after
        self.holds.update(self._holds(record))
        if step.after.fund is not book.fund:
            self.table = table_of(self.rulebook, step.after)
        if record.entered_by is not None:
            self.enterers[loaded.path] = record.entered_by.key
        return _Taken(loaded, number, book.number, step, parameters, findings)

    def _judged(self, taken: _Taken, verdict: Verdict) -> Walked:
        """Give what was found on one file its place, and sort it in."""
        file, step, findings = taken.loaded.file, taken.step, taken.findings
        if file is not None and step is not None:
            verdict += ask_admission(step, self.rulebook.rules)
            findings += [finding_of(rule, breach, file, step) for rule, breach in verdict]
        if findings:
            self._cascade.sort_in(findings, Subject.of(taken.number, taken.loaded.path, step), taken.before)
        return Walked(taken.loaded.path, file, step, tuple(findings))

    def _holds(self, record: Record) -> Iterator[str]:
        """The commitments that stand in a record; which boxes hold some is asked once per kind."""
        kind = record.kind
        if kind.name not in self._holding:
            self._holding[kind.name] = _holding(kind)
        for name in self._holding[kind.name]:
            value = record.get(name, "")
            if isinstance(value, str):
                yield value
            else:
                yield from (each for row in value for key, each in row.items() if key.endswith("_hold"))


def _holding(kind: Kind) -> tuple[str, ...]:
    """The boxes of a kind that hold commitments, or rows with commitments."""
    return tuple(
        box.name
        for box in kind.boxes
        if isinstance(box, Held)
        or (isinstance(box, Listed) and isinstance(box.of, Row) and any(isinstance(each, Held) for each in box.of.boxes))
    )
