"""Ask what a fund owes by a date, once, after its last record.

In:    the final book, the day one asks about, the parameters in force, the way to a record's file.
Out:   a `Finding` for each duty that is missed: one for each record that waits, one in all for a row of dates.
Never: looks at a single step; costs more than what is open and the quarters gone by.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

from hzpub.base.findings import Finding, Severity, facts_of
from hzpub.base.places import Place
from hzpub.check.cascade import DAMAGE
from hzpub.ledger.book import Book
from hzpub.rulebooks.discovery import Rulebook
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, Due, Rule

RECORDS = "records"
"""Where a duty that concerns no record is shown: the folder that lacks one."""


def missed(rule: Rule, book: Book, as_of: dt.date, params: Parameters) -> Iterator[Breach]:
    """What of a duty is past its last day on `as_of` and not done.

    Things that a record waits for come one by one; dates that come round again come as one breach that counts
    them and names the oldest. A fund without a charter owes nothing.
    """
    if rule.duty is None or book.fund is None:
        return
    late = [due for due in rule.duty(book, as_of, params) if is_missed(due, as_of)]
    late.sort(key=lambda due: (due.by, due.case))
    for due in late:
        if due.case:
            told = facts_of(what=due.what, due=due.by, days=(as_of - due.by).days, record=due.case)
            yield Breach(("kind",), told + due.facts, case=due.case)
    row = [due for due in late if not due.case]
    if row:
        yield Breach(("kind",), facts_of(count=len(row), oldest=row[0].what, due=row[0].by))


def owed(rulebook: Rulebook, book: Book, as_of: dt.date, params: Parameters) -> Iterator[tuple[Rule, Due]]:
    """Everything due up to `as_of` or soon after, done or not, duty by duty; nothing without a charter."""
    for rule in rulebook.duties:
        if rule.duty is not None and book.fund is not None:
            yield from ((rule, due) for due in rule.duty(book, as_of, params))


def is_missed(due: Due, as_of: dt.date) -> bool:
    """Whether the last day is over and nothing was done."""
    return not due.done and due.by < as_of


def severity_of_missing(rule: Rule, params: Parameters) -> Severity:
    """A warning; an error for a duty of disclosure where the fund keeps them strictly."""
    is_disclosure = rule.severity is Severity.NOTICE
    return Severity.ERROR if is_disclosure and params.strict_disclosure else Severity.WARNING


def is_damaged(findings: Iterable[Finding]) -> bool:
    """Whether records are damaged, so that what seems to be missing may stand in one of them."""
    return any(each.rule in DAMAGE and each.severity is Severity.ERROR for each in findings)


def ask_duties(
    rulebook: Rulebook, book: Book, as_of: dt.date, params: Parameters, path_of: Callable[[str], str]
) -> list[Finding]:
    """Every missed duty on `as_of` as a finding; `path_of` answers the file of a record."""
    return [
        Finding(
            rule=rule.id,
            severity=severity_of_missing(rule, params),
            clause=rule.clause,
            place=Place(path_of(breach.case) if breach.case else RECORDS),
            record=breach.case,
            message=breach.message or rule.message,
            fix=breach.fix or rule.fix,
            facts=breach.facts,
        )
        for rule in rulebook.duties
        for breach in missed(rule, book, as_of, params)
    ]
