"""Every clause of the sources and who keeps it: a rule, a page of the site, or people.

In:    `clauses.yml` of a rulebook.   Out: `Clauses`: sections of `Clause`s in the order of the sources, our own rules.
Never: checks a record; knows which rules or pages exist (tests hold the names against them); lets a clause stand
       without an owner, or with two.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from hzpub.base.findings import Severity
from hzpub.base.words import N_, Label


class Weight(StrEnum):
    """What the sources make of a clause: refuse, remind, publish; or nothing that a record could break."""

    ERROR = "error"
    WARNING = "warning"
    DISCLOSURE = "disclosure"
    NARRATIVE = "narrative"
    DEFINITION = "definition"
    COMPUTED = "computed"

    @property
    def label(self) -> Label:
        """The word people read for it; the three that rules have are worded as rules word them."""
        severity = _SEVERITIES.get(self)
        return severity.label if severity else Label(_LABELS[self])


_SEVERITIES: Mapping[Weight, Severity] = {
    Weight.ERROR: Severity.ERROR,
    Weight.WARNING: Severity.WARNING,
    Weight.DISCLOSURE: Severity.NOTICE,
}
_LABELS: Mapping[Weight, str] = {
    Weight.NARRATIVE: N_("靠人负责"),
    Weight.DEFINITION: N_("定义"),
    Weight.COMPUTED: N_("算出来的数"),
}


@dataclass(frozen=True, slots=True)
class ByRule:
    """A rule unit keeps the clause: its own, or another's that covers it."""

    rule: str


@dataclass(frozen=True, slots=True)
class ByPage:
    """A page of the site keeps the clause by showing it; `report` is the dotted name of what the page is made from."""

    page: str
    report: str


@dataclass(frozen=True, slots=True)
class ByPeople:
    """People answer for the clause (msgid), and `why` (msgid) no machine can check it."""

    answers: str
    why: str


Owner = ByRule | ByPage | ByPeople
_OWNERS: Mapping[str, tuple[type[ByRule | ByPage | ByPeople], tuple[str, ...]]] = {
    "rule": (ByRule, ("rule",)),
    "page": (ByPage, ("page", "report")),
    "answers": (ByPeople, ("answers", "why")),
}


@dataclass(frozen=True, slots=True)
class Clause:
    """One row of the catalogue. `clause` is the clause number, `title` (msgid) what it asks, in our own words."""

    id: str
    clause: str
    severity: Weight
    title: str
    owner: Owner


@dataclass(frozen=True, slots=True)
class ClauseSection:
    """Clauses on one subject; `title` is a msgid."""

    title: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Clauses:
    """The whole catalogue. `ours` are rules that no clause asks for, each with the reason (msgid) to keep it."""

    sections: tuple[ClauseSection, ...]
    ours: Mapping[str, str]

    def __iter__(self) -> Iterator[Clause]:
        """Every clause, section by section."""
        return (clause for section in self.sections for clause in section.clauses)


def read_clauses(text: str) -> Clauses:
    """Read a catalogue of clauses; raises ValueError that names every row that is not right."""
    sheet: dict[str, Any] = yaml.safe_load(text)
    wrong: list[str] = []
    sections = tuple(
        ClauseSection(part["title"], tuple(_clauses(part["clauses"], wrong))) for part in sheet["sections"]
    )
    ids = [rule_id for part in sheet["sections"] for rule_id in part["clauses"]] + list(sheet["ours"])
    wrong += (f"{each}: stands twice" for each in sorted({each for each in ids if ids.count(each) > 1}))
    if wrong:
        raise ValueError("; ".join(wrong))
    return Clauses(sections, dict(sheet["ours"]))


@cache
def mutual_aid_clauses() -> Clauses:
    """The clauses of the village mutual-aid fund's rulebook and of the speech."""
    return read_clauses((Path(__file__).parent / "huzhu" / "clauses.yml").read_text(encoding="utf-8"))


def _clauses(rows: Mapping[str, Mapping[str, str]], wrong: list[str]) -> Iterator[Clause]:
    """The rows that are right; what is wrong with the others goes to `wrong`."""
    for clause_id, row in rows.items():
        complaint = _complaint(clause_id, row)
        if complaint:
            wrong.append(f"{clause_id}: {complaint}")
        else:
            kind, boxes = next(_OWNERS[name] for name in _OWNERS if name in row)
            owner = kind(*(row[box] for box in boxes))
            yield Clause(clause_id, row["clause"], Weight(row["severity"]), row["title"], owner)


def _complaint(clause_id: str, row: Mapping[str, str]) -> str:
    """What is wrong with one row; "" when nothing is."""
    owners = [name for name in _OWNERS if name in row]
    if len(owners) != 1:
        return f"needs exactly one owner (rule, page or answers), has {', '.join(owners) or 'none'}"
    boxes = ("clause", "severity", "title", *_OWNERS[owners[0]][1])
    if set(row) != set(boxes) or not all(isinstance(each, str) and each.strip() for each in row.values()):
        return f"has to have exactly these boxes, none empty: {', '.join(boxes)}"
    if row["severity"] not in set(Weight):
        return f"no severity {row['severity']!r}"
    return "" if re.fullmatch(r"[A-Z]+(-[A-Z0-9]+)+", clause_id) else "an id is capital words with hyphens"
