"""Ask one rule about the last record of a short story, whatever other rules say about it."""

from dataclasses import replace
from typing import Any

from hzpub.ledger.replay import Step
from hzpub.rulebooks.discovery import mutual_aid
from hzpub.rulebooks.rule import Breach
from tests.rules.scenes import told

PARAMS = mutual_aid().parameters_of(())


def last(text: str, start: str) -> Step:
    """The step of the last record in `text` (YAML, one item per record) after the scene `start`."""
    return told(text, start).steps[-1]


def judged(rule_id: str, step: Step, **changed: Any) -> list[Breach]:
    """What one rule finds at a step; `changed` are parameters that differ from the rulebook's own."""
    judge = mutual_aid().rules[rule_id].judge
    assert judge is not None, rule_id
    return list(judge(step, replace(PARAMS, **changed)))


def found(rule_id: str, text: str, start: str, **changed: Any) -> list[tuple[str | int, ...]]:
    """Where one rule finds something in the last record."""
    return [breach.at for breach in judged(rule_id, last(text, start), **changed)]


def figures(rule_id: str, text: str, start: str, *names: str, **changed: Any) -> list[tuple[Any, ...]]:
    """The facts called `names` of everything that one rule finds in the last record; money in fen."""
    rows = [dict(breach.facts) for breach in judged(rule_id, last(text, start), **changed)]
    return [tuple(getattr(row[name], "fen", row[name]) for name in names) for row in rows]
