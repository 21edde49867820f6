"""Walk a fund's files once: interpret, replay, judge; every finding, none repeated.

In:    `Loaded` files in entry order, a rulebook.
Out:   `Walked` items, one per file, as a stream; nobody has to hold them all.
Never: stops at the first mistake, or lets one mistake show up as many.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from hzpub.base.findings import Finding
from hzpub.check.cascade import Cascade, Subject
from hzpub.check.engine import ParameterTable, finding_of, judge, table_of
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


@dataclass(frozen=True, slots=True)
class Walked:
    """One file after the walk: its step when it could be replayed, and what was found on it."""

    path: str
    file: RecordFile | None
    step: Step | None
    findings: tuple[Finding, ...]


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
        """Walk `files`, yielding each as it is done."""
        for loaded in files:
            walked = self._one(loaded)
            self.signatures += len(loaded.signed)
            if walked.step is not None:
                self.holds.update(self._holds(walked.step.record))
                if walked.step.after.fund is not self.book.fund:
                    self.table = table_of(self.rulebook, walked.step.after)
                self.book = walked.step.after
                if walked.step.record.entered_by is not None:
                    self.enterers[walked.path] = walked.step.record.entered_by.key
            yield walked

    def _one(self, loaded: Loaded) -> Walked:
        fund_type = self.rulebook.fund_type
        interpreted = interpret(loaded, self.book, self._previous, fund_type)
        record, findings = interpreted.record, list(interpreted.findings)
        if loaded.path in self._ask_again:
            findings += second_opinion(loaded, fund_type.kinds)
        step = None
        number = loaded.path.rsplit("/", 1)[-1][:6]
        before = self.book.number
        if record is not None and loaded.file is not None:
            parameters = self.table.for_record(self.book, record)
            step = take_step(self.book, record, self.table.at(record.number).quarter_deadline_days, fund_type)
            findings += (
                finding_of(rule, breach, loaded.file, step)
                for rule, breach in judge(step, self.rulebook, parameters)
            )
        else:
            self.book = self.book._replace(number=max(number, self.book.number))
        if number > before:
            self._previous = loaded.digest
        if findings:
            self._cascade.sort_in(findings, Subject.of(number, loaded.path, step), before)
        return Walked(loaded.path, loaded.file, step, tuple(findings))

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
