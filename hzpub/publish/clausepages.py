"""Every clause of the sources with its owner, for the page of rules.

In:    the discovered rulebook, the catalogue of clauses.   Out: one `ClausesView`.
Never: links to a page that this run does not print.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from hzpub.base.words import N_, Label
from hzpub.publish.rulepages import url_of
from hzpub.rulebooks.catalogue import OWNER_KINDS
from hzpub.rulebooks.clauses import ByPage, ByPeople, ByRule, Clause, Clauses, mutual_aid_clauses
from hzpub.rulebooks.discovery import Rulebook

_ANOTHER = N_("跟着这条规则查：{rule}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseRow:
    """What a clause asks, and its owner: a page of this site (`url`), or people and why (`why`)."""

    id: str
    title: Label
    clause: str
    owner: Label
    url: str = ""
    why: Label | None = None


@dataclass(frozen=True, slots=True)
class ClauseGroup:
    """Clauses on one subject."""

    title: Label
    rows: tuple[ClauseRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRule:
    """A rule that no clause asks for, and the reason to keep it."""

    title: Label
    url: str
    why: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class ClausesView:
    """All clauses by subject, how many there are of each kind of owner, and the rules that are our own."""

    sections: tuple[ClauseGroup, ...]
    count: int
    by_rule: int
    by_page: int
    by_people: int
    ours: tuple[OwnRule, ...]


def clause_views(rulebook: Rulebook, clauses: Clauses | None = None) -> ClausesView:
    """The catalogue `clauses` (the mutual-aid fund's unless given) as the page of rules shows it."""
    clauses = clauses or mutual_aid_clauses()
    owners = [type(clause.owner) for clause in clauses]
    return ClausesView(
        sections=tuple(
            ClauseGroup(Label(section.title), tuple(_row(clause, rulebook) for clause in section.clauses))
            for section in clauses.sections
        ),
        count=len(owners),
        by_rule=owners.count(ByRule),
        by_page=owners.count(ByPage),
        by_people=owners.count(ByPeople),
        ours=tuple(_own_rules(clauses, rulebook)),
    )


def _own_rules(clauses: Clauses, rulebook: Rulebook) -> Iterator[OwnRule]:
    for rule_id, why in clauses.ours.items():
        if rule_id in rulebook.rules:
            yield OwnRule(title=Label(rulebook.rules[rule_id].title), url=url_of(rule_id), why=Label(why))


def _row(clause: Clause, rulebook: Rulebook) -> ClauseRow:
    url, why = "", None
    match clause.owner:
        case ByRule(rule_id):
            owner = Label(OWNER_KINDS["rule"])
            if rule_id in rulebook.rules:
                url = url_of(rule_id)
                if rule_id != clause.id:
                    owner = Label(_ANOTHER, (("rule", Label(rulebook.rules[rule_id].title)),))
        case ByPage(page, _):
            owner, url = Label(OWNER_KINDS["page"]), page
        case ByPeople(answers, reason):
            owner, why = Label(answers), Label(reason)
    return ClauseRow(
        id=clause.id, title=Label(clause.title), clause=clause.clause, owner=owner, url=url, why=why
    )
