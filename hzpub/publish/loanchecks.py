"""Which rules looked at a loan's records, and what each said: the checks that stand on a loan's page.

In:    the rulebook, the findings of a run, the records of one loan.   Out: `LoanCheck`s.
Never: runs a rule again; leaves a finding out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hzpub.base.findings import Finding, Severity
from hzpub.base.words import N_, Label
from hzpub.reports.line import Line
from hzpub.rulebooks.rule import Rule

GIVING = ("loan_application", "loan_guarantee", "loan_approval", "loan_disbursement")
"""The records by which money is given; what came later has its own arithmetic on the page."""
_ABOUT = ("ELIGIBLE-", "LOAN-", "GUARANTEE-", "PURPOSE-", "SEAL-", "DISBURSE-")
_STATES = {"good": N_("符合"), "soon": N_("提示"), "bad": N_("不符合")}


@dataclass(frozen=True, slots=True)
class LoanCheck:
    """One rule: `state` good, soon (a warning) or bad (admitted, see its breach), and the sentences it said."""

    rule: str
    title: Label
    clause: str
    state: str
    state_label: Label
    said: tuple[Label, ...]


class LoanChecks:
    """The checks of every loan; what loans with the same kinds of records share is found once."""

    def __init__(self, rules: Mapping[str, Rule], findings: Iterable[Finding]) -> None:
        self._rules = tuple(each for each in rules.values() if each.id.startswith(_ABOUT) and each.judge)
        self._found: dict[str, list[Finding]] = {}
        for finding in findings:
            self._found.setdefault(finding.record, []).append(finding)
        self._plain: dict[frozenset[str], tuple[LoanCheck, ...]] = {}

    def of(self, lines: Iterable[Line]) -> tuple[LoanCheck, ...]:
        """Every rule about lending that judged one of these records, in the order of the rulebook, those that spoke first."""
        given = [line for line in lines if line.kind in GIVING]
        kinds = frozenset(line.kind for line in given)
        plain = self._plain.get(kinds)
        if plain is None:
            looked = (rule for rule in self._rules if kinds.intersection(rule.on))
            plain = self._plain[kinds] = tuple(_check(rule, ()) for rule in looked)
        spoke: dict[str, list[Finding]] = {}
        for line in given:
            for finding in self._found.get(line.number, ()):
                spoke.setdefault(finding.rule, []).append(finding)
        if not spoke:
            return plain
        checks = [_check(rule, spoke[rule.id]) for rule in self._rules if rule.id in spoke]
        return (*checks, *(each for each in plain if each.rule not in spoke))


def _check(rule: Rule, found: Iterable[Finding]) -> LoanCheck:
    grave = {finding.severity for finding in found}
    state = "bad" if Severity.ERROR in grave else "soon" if grave else "good"
    said = tuple(Label(each.message, each.facts) for each in found)
    return LoanCheck(rule.id, Label(rule.title), rule.clause, state, Label(_STATES[state]), said)
