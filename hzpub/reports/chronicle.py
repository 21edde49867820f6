"""The chronicle: one line per record, found by number, household, loan, quarter and month.

In:    the steps of the replay, in entry order.
Out:   `Chronicle`: lines, their indexes, the flows of money, what only the moment knew.
Never: keeps a body or a book, judges, scans all lines to build one page.
"""

from collections.abc import Callable, Iterable, Iterator
from copy import copy
from dataclasses import replace
from typing import Any, TypeVar

from hzpub.base.months import Quarter
from hzpub.ledger.replay import Step
from hzpub.reports.flows import Flows
from hzpub.reports.line import Line
from hzpub.reports.moments import Moments
from hzpub.reports.subjects import Subjects, pointer, strikes
from hzpub.reports.telling import facts_for

_Same = TypeVar("_Same")


class Chronicle:
    """All lines so far. Filled by `add` while replaying; everything else reads."""

    def __init__(self) -> None:
        self.flows = Flows()
        self.moments = Moments()
        self._lines: dict[str, Line] = {}
        self._members: dict[str, list[str]] = {}
        self._loans: dict[str, list[str]] = {}
        self._quarters: dict[Quarter, list[str]] = {}
        self._months: dict[str, list[str]] = {}
        self._kinds: dict[str, list[str]] = {}
        self._late: list[str] = []
        self._shared: dict[Any, Any] = {}
        self._subjects = Subjects()

    @classmethod
    def of(cls, steps: Iterable[Step]) -> "Chronicle":
        """The chronicle of a whole replay."""
        chronicle = cls()
        for step in steps:
            chronicle.add(step)
        return chronicle

    def retold(self, tell: Callable[[Line], Line]) -> "Chronicle":
        """The same chronicle with each line as `tell` tells it; no step may be added to it."""
        other = copy(self)
        vars(other)["_lines"] = {number: tell(line) for number, line in self._lines.items()}
        return other

    def add(self, step: Step) -> None:
        """Write the line of one step and enter it in every index."""
        record, kind = step.record, step.record.kind.name
        line = self._line(step)
        self._lines[line.number] = line
        for member in line.members:
            self._members.setdefault(member, []).append(line.number)
        if line.loan:
            self._loans.setdefault(line.loan, []).append(line.number)
        quarter = self._share(Quarter.of(step.booked))
        self._quarters.setdefault(quarter, []).append(line.number)
        self._months.setdefault(f"{record.entered:%Y-%m}", []).append(line.number)
        self._kinds.setdefault(kind, []).append(line.number)
        if line.is_late:
            self._late.append(line.number)
        counted = self._mark_target(line)
        self.flows.add(quarter, counted or kind, step.postings, is_reversal=counted != "")
        self.moments.add(step, line.members[0] if line.loan else "")

    def __len__(self) -> int:
        """How many records there are."""
        return len(self._lines)

    def __iter__(self) -> Iterator[Line]:
        """Every line in the order of entry."""
        return iter(self._lines.values())

    def line(self, number: str) -> Line | None:
        """The line of record `number`, if there is one."""
        return self._lines.get(number)

    def path_of(self, number: str) -> str:
        """The file of record `number`; the folder of records when there is no such record."""
        line = self._lines.get(number)
        return line.path if line else "records"

    def digest_of(self, number: str) -> str:
        """The SHA-256 of the file of record `number`; "" when there is no such record."""
        line = self._lines.get(number)
        return line.digest if line else ""

    def last(self, count: int) -> tuple[Line, ...]:
        """The last `count` lines, newest first."""
        newest = reversed(self._lines.values())
        return tuple(line for line, _ in zip(newest, range(count), strict=False))

    def of_member(self, member: str) -> tuple[Line, ...]:
        """Lines that concern a household, in the order of entry."""
        return self._found(self._members.get(member, ()))

    def of_loan(self, loan: str) -> tuple[Line, ...]:
        """Lines that concern a loan, in the order of entry."""
        return self._found(self._loans.get(loan, ()))

    def of_quarter(self, quarter: Quarter) -> tuple[Line, ...]:
        """Lines that the books count in `quarter`, in the order of entry."""
        return self._found(self._quarters.get(quarter, ()))

    def of_month(self, month: str) -> tuple[Line, ...]:
        """Lines entered in `month` ("2024-03")."""
        return self._found(self._months.get(month, ()))

    def of_kind(self, kind: str) -> tuple[Line, ...]:
        """Lines of one kind of record, in the order of entry."""
        return self._found(self._kinds.get(kind, ()))

    @property
    def late(self) -> tuple[Line, ...]:
        """Late entries (补录), in the order of entry."""
        return self._found(self._late)

    @property
    def quarters(self) -> tuple[Quarter, ...]:
        """Quarters that hold a record, in time order."""
        return tuple(sorted(self._quarters))

    @property
    def months(self) -> tuple[str, ...]:
        """Months ("2024-03") in which something was entered, in time order."""
        return tuple(sorted(self._months))

    def _found(self, numbers: Iterable[str]) -> tuple[Line, ...]:
        return tuple(self._lines[number] for number in numbers)

    def _line(self, step: Step) -> Line:
        record, share = step.record, self._share
        pointed = pointer(step)
        members, loan = self._subjects.of(step, self._lines.get(pointed))
        signer = record.entered_by
        return Line(
            number=record.number,
            kind=record.kind.name,
            title=record.kind.title,
            date=share(record.date),
            day=share(record.day),
            booked=share(step.booked),
            entered=share(record.entered),
            path=record.path,
            digest=record.digest,
            told=record.kind.sentence,
            said=tuple(each if isinstance(each, str) else share(each) for each in facts_for(record)),
            members=share(members),
            loan=loan,
            seals=share(tuple((seal.role, seal.person) for seal in record.seals)),
            entered_by=share((signer.role, signer.person) if signer else ("", "")),
            postings=step.postings,
            reverses=pointed if strikes(step, pointed) else "",
            admits=pointed if record.kind.name != "reversal" else "",
        )

    def _mark_target(self, line: Line) -> str:
        """Mark the record a reversal or a breach speaks of; answers the kind that a reversal takes back."""
        if line.reverses:
            target = self._lines[line.reverses]
            self._lines[target.number] = replace(target, reversed_by=line.number)
            return target.kind
        target_of_breach = self._lines.get(line.admits) if line.kind == "breach" else None
        if target_of_breach is not None:
            breaches = (*target_of_breach.breaches, line.number)
            self._lines[target_of_breach.number] = replace(target_of_breach, breaches=breaches)
        return ""

    def _share(self, value: _Same) -> _Same:
        """The one copy kept of a value that many lines carry."""
        kept: _Same = self._shared.setdefault(value, value)
        return kept
