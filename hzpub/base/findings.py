"""A finding: which rule, how grave, where, the facts, and what to do about it.

In:    what a rule or a reader noticed, as facts.   Out: findings that sort by place, and their JSON form.
Never: prints, decides whether a build goes on, carries a sentence that is already translated.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hzpub.base.places import Place
from hzpub.base.words import N_, Fact, Label, Words, Yuan

Facts = tuple[tuple[str, Fact], ...]
"""Named facts in the order the rule gave them."""


class Severity(StrEnum):
    """How grave a finding is: an error stops publishing, a warning is shown, a notice asks to publish."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"

    @property
    def label(self) -> Label:
        """The word people read for it."""
        return _LABELS[self]


_LABELS: Mapping[Severity, Label] = {
    Severity.ERROR: Label(N_("错误")),
    Severity.WARNING: Label(N_("提示")),
    Severity.NOTICE: Label(N_("公示事项")),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something noticed about a record, with all a person needs to act on it.

    ``rule`` is the rule's id in words, ``clause`` the clause behind it, ``record`` the entry number or "".
    ``message`` and ``fix`` are msgids whose places ``facts`` fill. ``related`` holds findings the same
    mistake caused; ``acknowledged`` the number of the breach record that admits it, or "".
    """

    rule: str
    severity: Severity
    clause: str
    place: Place
    record: str
    message: str
    fix: str
    facts: Facts = ()
    related: "tuple[Finding, ...]" = ()
    acknowledged: str = ""

    @property
    def key(self) -> tuple[str, int, int, str]:
        """What findings are sorted by: file, line, column, rule."""
        return (self.place.file, self.place.line, self.place.column, self.rule)

    def __lt__(self, other: "Finding") -> bool:
        """Whether this one is shown before the other."""
        return self.key < other.key


def facts_of(**facts: Fact) -> Facts:
    """Facts by name, in the order given.

    >>> facts_of(months=13, longest=12)
    (('months', 13), ('longest', 12))
    """
    return tuple(facts.items())


def message_of(finding: Finding, words: Words) -> str:
    """What was found, in the reader's language; raises KeyError when the message names an absent fact."""
    return words(finding.message, **dict(finding.facts))


def fix_of(finding: Finding, words: Words) -> str:
    """What to do about it, in the reader's language; raises KeyError when it names an absent fact."""
    return words(finding.fix, **dict(finding.facts))


def finding_as_json(finding: Finding, words: Words) -> dict[str, object]:
    """The finding as ``hzpub check --format json`` prints it.

    Sums of money stay integer fen, under the fact's name with ``_fen`` added; days are ISO 8601; labels are
    translated. Raises KeyError when a message names an absent fact.
    """
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "clause": finding.clause,
        "file": finding.place.file,
        "line": finding.place.line,
        "column": finding.place.column,
        "record": finding.record,
        "message": message_of(finding, words),
        "fix": fix_of(finding, words),
        "facts": dict(_fact_as_json(name, value, words) for name, value in finding.facts),
        "related": [finding_as_json(other, words) for other in finding.related],
    }


def _fact_as_json(name: str, value: Fact, words: Words) -> tuple[str, str | int]:
    """One fact under the name and in the form JSON carries it."""
    match value:
        case Yuan():
            return f"{name}_fen", value.fen
        case date():
            return name, value.isoformat()
        case Label():
            return name, words.fact(value)
    return name, value
