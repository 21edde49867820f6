"""Ask every rule about every step.

In:    a step, a rulebook, the versions of its parameters.
Out:   (rule, breach) pairs; `finding_of` gives them a place in the file.
Never: knows what any rule means.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from hzpub.base.findings import Finding, Severity
from hzpub.base.places import Place
from hzpub.kinds.record import Record
from hzpub.ledger.book import Book
from hzpub.ledger.replay import Step
from hzpub.reading.envelope import RecordFile
from hzpub.reading.sheet import Path, locate
from hzpub.rulebooks.discovery import Rulebook
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, Rule

LOAN_BOXES = ("loan", "approval", "target", "returned", "write_off")
"""The boxes through which a record belongs to a loan. `application` is none of them: who decides on one anew
decides by the numbers of that day."""

Verdict = list[tuple[Rule, Breach]]
"""What the rules say of one record."""


@dataclass(frozen=True)
class ParameterTable:
    """Versions of a fund's parameters by the entry number from which each is in force."""

    versions: tuple[tuple[str, Parameters], ...]

    def at(self, number: str) -> Parameters:
        """The parameters in force at entry `number`; before the first version, the first."""
        chosen = self.versions[0][1]
        for since, parameters in self.versions:
            if since <= number:
                chosen = parameters
        return chosen

    def for_record(self, book: Book, record: Record) -> Parameters:
        """The parameters that judge `record`: a loan keeps those in force when it was approved (S三(五))."""
        if len(self.versions) == 1:
            return self.versions[0][1]
        for box in LOAN_BOXES:
            loan = book.loan_for(record.get(box, ""))
            if loan is not None and loan.approval is not None:
                return self.at(loan.approval.number)
        return self.at(record.number)


def table_of(rulebook: Rulebook, book: Book) -> ParameterTable:
    """The parameter versions that the records so far have set."""
    if book.fund is None:
        return ParameterTable((("000001", rulebook.parameters_of(())),))
    own = book.fund.parameters
    return ParameterTable(
        tuple((number, rulebook.parameters_of(own[:count])) for number, count in book.fund.changes)
    )


def judge(step: Step, rulebook: Rulebook, parameters: Parameters) -> Verdict:
    """Every breach of every rule that looks at records of this kind, in the order of rule ids."""
    return judge_all([(step, parameters)], rulebook)[0]


def judge_all(asked: Sequence[tuple[Step, Parameters]], rulebook: Rulebook) -> list[Verdict]:
    """The verdict on each step under its parameters; a rule looks at one step only, so they may come all at once.

    They are asked kind by kind and rule by rule: a rule asked of many records in a row stays in the processor's
    memory and costs a third less.
    """
    verdicts: list[Verdict] = [[] for _ in asked]
    by_kind: dict[str, list[tuple[Step, Parameters, Verdict]]] = {}
    for (step, parameters), verdict in zip(asked, verdicts, strict=True):
        by_kind.setdefault(step.record.kind.name, []).append((step, parameters, verdict))
    for kind, steps in by_kind.items():
        for rule, ask in rulebook.judges_of(kind):
            for step, parameters, verdict in steps:
                for breach in ask(step, parameters):
                    verdict.append((rule, breach))
    return verdicts


def severity_of(rule: Rule, breach: Breach, book: Book) -> Severity:
    """How grave a breach is: a rule in principle is a warning in a case that a sealed exception names."""
    if rule.in_principle and breach.case and (rule.id, breach.case) in book.exceptions:
        return Severity.WARNING
    return rule.severity


def finding_of(rule: Rule, breach: Breach, file: RecordFile, step: Step) -> Finding:
    """Give a breach its place in `file`, so that people see their own line."""
    return Finding(
        rule=rule.id,
        severity=severity_of(rule, breach, step.before),
        clause=rule.clause,
        place=place_of(file, breach.at),
        record=step.record.number,
        message=breach.message or rule.message,
        fix=breach.fix or rule.fix,
        facts=breach.facts,
    )


def place_of(file: RecordFile, path: Path) -> Place:
    """Where the value at `path` stands in `file`: in the body, or in the entry if the body has no such box."""
    if path[0] == "seals":
        lines = [seal.line for seal in file.seals if path[1:] in ((), (seal.role,))]
        line = lines[0] if lines else file.body.count(b"\n") + 2
        return Place(file.path, line, 1, len(file.data.decode().split("\n")[line - 1]))
    if file.entry is not None and path[0] in file.entry.values and path[0] not in file.values:
        text = file.data.decode()
        head = "\n".join(text.split("\n")[file.entry.line - 1 :])
        line, column, width = locate(head, path, file.entry.line)
    else:
        line, column, width = locate(file.body.decode(), path)
    return Place(file.path, line, column, width)


def admit(findings: list[Finding], book: Book, rules: Mapping[str, Rule]) -> list[Finding]:
    """Drop findings about reversed records; mark those that a sealed breach record acknowledges.

    Seals, identity and system rules are never acknowledged (`Rule.admissible`).
    """
    admitted = {(each.target, each.rule): each.number for each in book.breaches.values()}
    kept: list[Finding] = []
    for finding in findings:
        rule = rules.get(finding.rule)
        if rule is not None and rule.admissible:
            if finding.record in book.reversed:
                continue
            if number := admitted.get((finding.record, finding.rule), ""):
                kept.append(replace(finding, acknowledged=number))
                continue
        kept.append(finding)
    return kept
