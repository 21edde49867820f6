"""What was checked and how it went, one sentence for each check.

In:    checks as they are made: an id, a sentence, details.
Out:   `Checks`, which knows its exit code; `CannotVerify` where nothing can be said at all.
Never: calls something good that was not looked at: what was left out is listed with its reason.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from hzpub.base.words import Fact, Label


class Verdict(StrEnum):
    """How one check went. There is nothing between: what could not be checked is UNSEEN, never HOLDS."""

    HOLDS = "pass"
    FAILS = "fail"
    UNSEEN = "not_checked"


class CannotVerify(Exception):
    """Nothing can be said about this source: exit code 2. `facts` fill the msgids `reason` and `fix`."""

    def __init__(self, reason: str, fix: str = "", **facts: str) -> None:
        super().__init__(reason)
        self.reason, self.fix, self.facts = reason, fix, facts


@dataclass(frozen=True, slots=True)
class Check:
    """One check: a stable id for machines, a sentence for people, details that name places."""

    id: str
    verdict: Verdict
    said: Label
    details: tuple[Label, ...] = ()


@dataclass(slots=True)
class Checks:
    """All checks in the order in which they were made."""

    done: list[Check] = field(default_factory=list)

    def holds(self, name: str, said: str, details: Iterable[Label] = (), /, **facts: Fact) -> None:
        """Note that check `name` holds."""
        self._add(name, Verdict.HOLDS, said, details, facts)

    def fails(self, name: str, said: str, details: Iterable[Label] = (), /, **facts: Fact) -> None:
        """Note that check `name` does not hold."""
        self._add(name, Verdict.FAILS, said, details, facts)

    def unseen(self, name: str, said: str, details: Iterable[Label] = (), /, **facts: Fact) -> None:
        """Note that check `name` could not be made, and why."""
        self._add(name, Verdict.UNSEEN, said, details, facts)

    def of(self, verdict: Verdict) -> tuple[Check, ...]:
        """The checks that went so."""
        return tuple(check for check in self.done if check.verdict is verdict)

    @property
    def code(self) -> int:
        """1 when something does not hold, 2 when nothing could be checked, else 0."""
        if self.of(Verdict.FAILS):
            return 1
        return 0 if self.of(Verdict.HOLDS) else 2

    def _add(
        self, name: str, verdict: Verdict, said: str, details: Iterable[Label], facts: dict[str, Fact]
    ) -> None:
        self.done.append(Check(name, verdict, Label(said, tuple(facts.items())), tuple(details)))
