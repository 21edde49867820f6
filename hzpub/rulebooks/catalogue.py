"""Rules and clauses as a table: what `hzpub rules` prints.

In:    the discovered rulebook, the catalogue of clauses, the reader's words.
Out:   plain rows in the order of the clauses, then the rules that no clause asks for.
Never: runs a rule; leaves out a rule, or a clause that is none.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from hzpub.base.findings import Severity
from hzpub.base.words import N_, Words
from hzpub.rulebooks.clauses import ByPage, ByPeople, ByRule, Clause, Clauses, Weight, mutual_aid_clauses
from hzpub.rulebooks.discovery import Rulebook, mutual_aid
from hzpub.rulebooks.parameters import Parameter
from hzpub.rulebooks.rule import Rule
from hzpub.rulebooks.values import as_written

OWNER_KINDS = {
    "rule": N_("电脑逐条查"),
    "page": N_("公布在网页上"),
    "people": N_("由人负责"),
}
OUR_OWN = N_("条款里没有、我们自己加的规则")

Own = tuple[tuple[str, str, str], ...]
"""What a charter sets: (parameter name, value as written, authority)."""
Row = dict[str, Any]


def catalogue(words: Words, own: Own = ()) -> list[Row]:
    """Every clause and every rule, one row for each id.

    `owner` is the module that keeps it, or who answers for it; `duty` what the sources make of it ("" for our
    own rules), `severity` what the machine does. A rule that no clause names stands at the end.
    """
    return list(_rows(mutual_aid(), mutual_aid_clauses(), words, {name: value for name, value, _ in own}))


def _rows(rulebook: Rulebook, clauses: Clauses, words: Words, own: Mapping[str, str]) -> Iterator[Row]:
    made = {rule.id: _of_rule(rule, rulebook, words, own) for rule in rulebook.rules.values()}
    for section in clauses.sections:
        for clause in section.clauses:
            row = made.pop(clause.id, None)
            if row is None:
                row = _of_clause(clause, rulebook, words, own)
            owner = clause.owner
            if isinstance(owner, ByRule):
                row["rule"] = owner.rule
            yield row | {"duty": clause.severity.value, "section": words(section.title)}
    for rule_id, row in made.items():
        why = clauses.ours.get(rule_id, "")
        yield row | {"section": words(OUR_OWN), "why": words(why) if why else ""}


def _of_rule(rule: Rule, rulebook: Rulebook, words: Words, own: Mapping[str, str]) -> Row:
    return {
        "id": rule.id,
        "title": words(rule.title),
        "clause": rule.clause,
        "severity": rule.severity.value,
        "severity_label": words.fact(rule.severity.label),
        "kinds": list(rule.on),
        "parameters": [_parameter(rulebook.parameters[name], own, words) for name in rule.parameters],
        "page": f"rules/{rule.id.lower()}.html",
        "owner": rule.kept_by,
        "can_be_acknowledged": rule.admissible,
        "owner_kind": "rule",
        "owner_kind_label": words(OWNER_KINDS["rule"]),
        "rule": rule.id,
        "why": "",
        "duty": "",
        "section": "",
    }


def _of_clause(clause: Clause, rulebook: Rulebook, words: Words, own: Mapping[str, str]) -> Row:
    """The row of a clause that has no rule of its own: another rule's, a page's, or people's."""
    row: Row = {"kinds": [], "parameters": [], "page": "", "owner": "", "can_be_acknowledged": False}
    match clause.owner:
        case ByRule(rule_id):
            kind = "rule"
            if rule_id in rulebook.rules:
                row = _of_rule(rulebook.rules[rule_id], rulebook, words, own)
        case ByPage(page, report):
            kind, row["page"], row["owner"] = "page", page, report
        case ByPeople(answers, _):
            kind, row["owner"] = "people", words(answers)
    disclosure = clause.severity is Weight.DISCLOSURE
    return row | {
        "id": clause.id,
        "title": words(clause.title),
        "clause": clause.clause,
        "severity": Severity.NOTICE.value if disclosure else clause.severity.value,
        "severity_label": words.fact(clause.severity.label),
        "owner_kind": kind,
        "owner_kind_label": words(OWNER_KINDS[kind]),
        "rule": "",
        "why": words(clause.owner.why) if isinstance(clause.owner, ByPeople) else "",
    }


def _parameter(parameter: Parameter, own: Mapping[str, str], words: Words) -> dict[str, str]:
    value = own.get(parameter.name, parameter.default)
    return {
        "name": parameter.name,
        "label": words(parameter.label),
        "clause": parameter.clause,
        "value": words.fact(as_written(parameter, value)),
    }
