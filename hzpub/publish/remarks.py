"""What the rules remarked on without anybody having to admit it, told once for each matter, however many loans it meets.

In:    the findings of a run, the chronicle, the loans there are.   Out: `Matter`s, each sentence with whom it met.
Never: decides what a finding means; drops one.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from hzpub.base.findings import Finding
from hzpub.base.words import Label
from hzpub.reports.chronicle import Chronicle


@dataclass(frozen=True, slots=True)
class Met:
    """A record of which the sentence was said: its number ("" for the fund as a whole), its loan ("" for none), its day."""

    record: str
    loan: str
    day: dt.date | None


@dataclass(frozen=True, slots=True)
class Saying:
    """One sentence of a rule, and every record of which it was said, newest first."""

    message: Label
    met: tuple[Met, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """All that one rule remarked on, the newest first."""

    rule: str
    severity: Label
    sayings: tuple[Saying, ...]


def matters(findings: Iterable[Finding], chronicle: Chronicle, loans: Collection[str]) -> tuple[Matter, ...]:
    """The warnings and disclosure duties that nobody had to admit, by rule, the rule that spoke last first."""
    by_rule: dict[tuple[str, Label], list[Finding]] = {}
    for finding in _newest_first(findings):
        if not finding.acknowledged:
            by_rule.setdefault((finding.rule, finding.severity.label), []).append(finding)
    return tuple(Matter(*key, sayings(found, chronicle, loans)) for key, found in by_rule.items())


def sayings(findings: Iterable[Finding], chronicle: Chronicle, loans: Collection[str]) -> tuple[Saying, ...]:
    """The sentences of these findings, each once. A loan is named if it is one of `loans`: those that have a page."""
    by_sentence: dict[Label, list[Met]] = {}
    for finding in _newest_first(findings):
        line = chronicle.line(finding.record)
        loan = line.loan if line and line.loan in loans else ""
        met = Met(finding.record, loan, line.day if line else None)
        by_sentence.setdefault(Label(finding.message, finding.facts), []).append(met)
    return tuple(Saying(message, tuple(_once(met))) for message, met in by_sentence.items())


def _newest_first(findings: Iterable[Finding]) -> list[Finding]:
    """By number of record, the highest first; what is said of no record last."""
    return sorted(findings, key=lambda finding: (len(finding.record), finding.record), reverse=True)


def _once(met: Iterable[Met]) -> Iterator[Met]:
    """Each record once: a rule may say the same of two boxes of it."""
    yield from dict.fromkeys(met)
