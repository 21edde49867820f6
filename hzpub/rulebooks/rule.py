"""What a rule is: an id in words, a clause, a judge, and a public page beside it.

In:    a `Step` and the parameters in force for it; for a duty, the book and the day one asks about.
Out:   `Breach`es or `Due`s: facts only; somebody else formats, translates and publishes them.
Never: reads files, remembers anything, imports another rule.

`docs/dev/add-a-rule.md` walks through one.
"""

import datetime as dt
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from hzpub.base.findings import Facts, Severity, facts_of
from hzpub.base.words import Fact, Label
from hzpub.ledger.book import Book
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


class Due(NamedTuple):
    """One thing that is due by a day, done or not.

    `by` is the last day on which it is in time, `done` the record that did it ("" while none has). `case` is the
    record that waits for it ("" when it is due to the whole village); `facts` are more figures about that case.
    """

    what: Label
    by: dt.date
    done: str = ""
    case: str = ""
    facts: Facts = ()


Judge = Callable[[Step, Parameters], Iterator[Breach]]
Duty = Callable[[Book, dt.date, Parameters], Iterator[Due]]
"""Everything a fund owes under one rule up to a day, done or not; asked once, of the last book."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `on` names the kinds it looks at (every kind when empty).

    `in_principle` marks a rule that a sealed exception record may set aside for one named case (原则上);
    it then becomes a warning. `admissible` tells whether a sealed breach record may acknowledge it. `judge` is None for a rule that
    is kept while reading or sealing; `kept_by` then names the module that keeps it. `duty` lists what is due by a
    date: no single record shows that it is missing, so it is asked once, after the last record.
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
    duty: Duty | None = None


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


def duty(
    rule_id: str,
    *,
    title: str,
    clause: str,
    message: str,
    fix: str,
    severity: Severity = NOTICE,
    parameters: tuple[str, ...] = (),
) -> Callable[[Duty], Rule]:
    """Declare the decorated function as a duty; its page is the `.md` beside its module.

    A duty of severity NOTICE is one of disclosure: missing it is a warning, or an error where the fund's parameter
    `strict_disclosure` says so; a duty of severity WARNING is never more than that. `message` and `fix` may name
    `count`, `oldest` and `due` of what is missing, or for a duty about single records (with a `case`) `what`,
    `due`, `days` and the facts of the case.
    """

    def declare(asked: Duty) -> Rule:
        page = Path(inspect.getfile(asked)).with_suffix(".md")
        kept_by = asked.__module__
        return Rule(
            rule_id, title, clause, severity, message, fix, page, (), parameters, True, None, kept_by, False, asked
        )

    return declare


def kept_elsewhere(
    rule_id: str,
    *,
    title: str,
    clause: str,
    kept_by: str,
    here: str,
    severity: Severity = ERROR,
    parameters: tuple[str, ...] = (),
) -> Rule:
    """Declare a rule that another module keeps: by refusing what is read or sealed, or by publishing; `here` is `__file__`."""
    page = Path(here).with_suffix(".md")
    return Rule(rule_id, title, clause, severity, "", "", page, (), parameters, False, None, kept_by)
