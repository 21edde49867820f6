"""What a rule is: an id in words, a clause, a judge, and a public page beside it.

In:    a `Step` and the parameters in force for it.
Out:   `Breach`es: facts only; somebody else formats, translates and publishes them.
Never: reads files, remembers anything, imports another rule.

`docs/dev/add-a-rule.md` walks through one.
"""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from hzpub.base.findings import Facts, Severity, facts_of
from hzpub.base.words import Fact
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters

ERROR, WARNING, NOTICE = Severity.ERROR, Severity.WARNING, Severity.NOTICE


class Breach(NamedTuple):
    """What a judge found: the box it points at (a path inside the record) and the figures.

    `message` and `fix` replace the rule's own when one rule has several ways to be broken. `case` names the
    record that an exception to a rule in principle would have to name (a group, an application).
    """

    at: tuple[str | int, ...]
    facts: Facts
    message: str = ""
    fix: str = ""
    case: str = ""


def breach(
    at: str | tuple[str | int, ...] = "kind", message: str = "", fix: str = "", case: str = "", **facts: Fact
) -> Breach:
    """Report a breach at box `at` with the actual figures as `facts`."""
    return Breach((at,) if isinstance(at, str) else at, facts_of(**facts), message, fix, case)


Judge = Callable[[Step, Parameters], Iterator[Breach]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `on` names the kinds it looks at (every kind when empty).

    `in_principle` marks a rule that a sealed exception record may set aside for one named case (原则上);
    it then becomes a warning. `admissible` tells whether a sealed breach record may acknowledge it. `judge` is None for a rule that
    is kept while reading or sealing; `kept_by` then names the module that keeps it.
    """

    id: str
    title: str
    clause: str
    severity: Severity
    message: str
    fix: str
    page: Path
    on: tuple[str, ...] = ()
    parameters: tuple[str, ...] = ()
    admissible: bool = True
    judge: Judge | None = None
    kept_by: str = ""
    in_principle: bool = False


def rule(
    rule_id: str,
    *,
    title: str,
    clause: str,
    message: str,
    fix: str,
    on: str | tuple[str, ...] = (),
    severity: Severity = ERROR,
    parameters: tuple[str, ...] = (),
    admissible: bool = True,
    in_principle: bool = False,
) -> Callable[[Judge], Rule]:
    """Declare the decorated function as the judge of a rule; its page is the `.md` beside its module."""

    def declare(judge: Judge) -> Rule:
        kinds = (on,) if isinstance(on, str) else on
        page = Path(inspect.getfile(judge)).with_suffix(".md")
        return Rule(
            rule_id,
            title,
            clause,
            severity,
            message,
            fix,
            page,
            kinds,
            parameters,
            admissible,
            judge,
            judge.__module__,
            in_principle,
        )

    return declare


def kept_elsewhere(
    rule_id: str, *, title: str, clause: str, kept_by: str, here: str, severity: Severity = ERROR
) -> Rule:
    """Declare a rule that a lower room keeps while reading, sealing or auditing; `here` is `__file__`."""
    page = Path(here).with_suffix(".md")
    return Rule(rule_id, title, clause, severity, "", "", page, admissible=False, kept_by=kept_by)
