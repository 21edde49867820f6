"""Whom a record concerns: households and a loan.

In:    a step, and the line of the record it speaks of, if it speaks of one.   Out: numbers.
Never: guesses from a text; only boxes that name a household or a record count.
"""

from hzpub.kinds.boxes import Box, Listed
from hzpub.kinds.kind import Kind
from hzpub.kinds.vocabulary import Member
from hzpub.ledger.replay import Step
from hzpub.reports.line import Line

POINTERS = {"reversal": "target", "breach": "target", "exception": "target", "breach_cure": "breach"}
"""Kinds that speak of an earlier record, and the box that names it: they concern whom that record concerns."""


class Subjects:
    """Finds households and loan of each step; remembers which boxes of a kind name households."""

    __slots__ = ("_boxes",)

    def __init__(self) -> None:
        self._boxes: dict[str, tuple[str, ...]] = {}

    def of(self, step: Step, pointed: Line | None) -> tuple[tuple[str, ...], str]:
        """Members (the borrower first) and the loan ("" for none) that the step concerns."""
        if pointed is not None:
            return pointed.members, pointed.loan
        record = step.record
        loan = step.after.loan_of.get(record.number, "")
        names = [step.after.loans[loan].borrower] if loan else []
        for box in self._boxes_of(record.kind):
            value = record.get(box, ())
            names += (value,) if isinstance(value, str) else value
        return tuple(dict.fromkeys(names)), loan

    def _boxes_of(self, kind: Kind) -> tuple[str, ...]:
        if kind.name not in self._boxes:
            self._boxes[kind.name] = tuple(box.name for box in kind.boxes if _names_members(box))
        return self._boxes[kind.name]


def pointer(step: Step) -> str:
    """The number of the record that this one speaks of, or ""."""
    found: str = step.record.get(POINTERS.get(step.record.kind.name, ""), "")
    return found


def strikes(step: Step, target: str) -> bool:
    """Whether this step is a reversal that really took `target` back."""
    return step.record.kind.name == "reversal" and step.after.reversed.get(target, "") == step.record.number


def _names_members(box: Box) -> bool:
    return isinstance(box.of if isinstance(box, Listed) else box, Member)
