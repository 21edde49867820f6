"""The rules as pages: what each asks, its examples, the numbers in force, and how it fared.

In:    an outcome, the admitted breaches.   Out: `RuleView`s for the list, `RulePage`s for one page each.
Never: runs a rule; decides what a finding means.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hzpub.base.findings import Finding, Severity
from hzpub.base.words import CHINESE, N_, Fact, Label, Words
from hzpub.publish.examples import Example, example_of
from hzpub.publish.material import Outcome
from hzpub.publish.prose import to_html, translation
from hzpub.publish.readingpages import Since, history_of
from hzpub.publish.remarks import Saying, sayings
from hzpub.reports.objects import BreachRow
from hzpub.rulebooks.parameters import Parameter
from hzpub.rulebooks.rule import Rule
from hzpub.rulebooks.values import value_label

_BLOCK = re.compile(r"^```yaml\n(.*?)^```\n", re.MULTILINE | re.DOTALL)
_EXAMPLE = re.compile(r"^\{example\}\n", re.MULTILINE)
"""Where a translation shows the next example of the Chinese page: examples are written once."""
_STATES = {
    "good": N_("都符合"),
    "soon": N_("提示 {count} 处"),
    "cured": N_("违反过 {count} 处，已整改"),
    "bad": N_("违反 {count} 处，正在整改"),
}
_EFFECTS = {
    Severity.ERROR: N_("记录不能入账，网站不能公示"),
    Severity.WARNING: N_("可以入账，网站上写明"),
    Severity.NOTICE: N_("必须在网站上公布"),
}
_ADMISSIBLE = N_("记录不能入账；事情已经发生的，要监事会和财政所盖章承认，用红字公布到整改好为止")


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the rulebook as it stands for this fund; `history` when the fund ever set it itself.

    `name` is what a charter or a change of numbers calls it, `written` how the value is spelled there.
    """

    name: str
    label: Label
    clause: str
    value: Fact
    written: str
    history: tuple[Since, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A record that broke a rule: the sentence, and the breach record that admits it."""

    message: Label
    record: str
    admitted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleView:
    """One rule in the list and at the foot of its page. `state`: good, soon, cured or bad.

    `cases` are what somebody admitted, `sayings` what the rule only remarked on.
    """

    id: str
    url: str
    title: Label
    clause: str
    effect: Label
    state: str
    state_label: Label
    numbers: tuple[Number, ...]
    cases: tuple[Case, ...]
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Prose:
    """A stretch of a rule's page that is our own text."""

    html: str


@dataclass(frozen=True, slots=True)
class RulePage:
    """What stands on a rule's page, in order; `told` if its prose is in the language of the reader."""

    blocks: tuple[Prose | Example, ...]
    told: bool = True


def url_of(rule_id: str) -> str:
    """The address of a rule's page."""
    return f"rules/{rule_id.lower()}.html"


def rule_views(outcome: Outcome, breaches: Iterable[BreachRow]) -> tuple[RuleView, ...]:
    """Every rule of the rulebook with how it fared, in the order of ids."""
    found: dict[str, list[Finding]] = {}
    for finding in outcome.findings:
        found.setdefault(finding.rule, []).append(finding)
    still_open = {row.number for row in breaches if row.state != "cured"}
    numbers = {number.name: _number(number, outcome) for number in outcome.rulebook.parameters.values()}
    rules = outcome.rulebook.rules.values()
    return tuple(_view(rule, found.get(rule.id, []), still_open, numbers, outcome) for rule in rules)


def numbers_of(outcome: Outcome) -> tuple[Number, ...]:
    """Every number of the rulebook as it stands for this fund."""
    return tuple(_number(each, outcome) for each in outcome.rulebook.parameters.values())


def rule_page(rule: Rule, words: Words | None = None) -> RulePage:
    """The rule's own page: prose as HTML, examples as cards. Without a page, its title.

    The prose is in the language of `words` (Chinese unless given) where somebody has translated it. Raises
    ValueError for a translation that does not show each example once.
    """
    said = words or Words.chinese()
    text = rule.page.read_text(encoding="utf-8") if rule.page.is_file() else f"# {rule.title}\n"
    examples = [example_of(block) for block in _BLOCK.findall(text)]
    other = translation(rule.page, said.lang)
    stretches = _BLOCK.sub("{example}\n", text) if other is None else other
    prose = _EXAMPLE.split(stretches if stretches.endswith("\n") else f"{stretches}\n")
    if len(prose) != len(examples) + 1:
        raise ValueError(f"{rule.page.stem}.{said.lang}.md shows {len(prose) - 1} examples of {len(examples)}")
    blocks: list[Prose | Example] = [Prose(to_html(prose[0]))]
    for example, below in zip(examples, prose[1:], strict=True):
        blocks += (example, Prose(to_html(below))) if below.strip() else (example,)
    return RulePage(tuple(blocks), told=other is not None or said.lang == CHINESE)


def _view(
    rule: Rule, found: list[Finding], still_open: set[str], numbers: Mapping[str, Number], outcome: Outcome
) -> RuleView:
    remarked = [finding for finding in found if not finding.acknowledged]
    admitted = {finding.acknowledged for finding in found if finding.acknowledged}
    state = "bad" if admitted & still_open else "cured" if admitted else "soon" if found else "good"
    effect = _ADMISSIBLE if rule.severity is Severity.ERROR and rule.admissible else _EFFECTS[rule.severity]
    return RuleView(
        id=rule.id,
        url=url_of(rule.id),
        title=Label(rule.title),
        clause=rule.clause,
        effect=Label(effect),
        state=state,
        state_label=Label(_STATES[state], (("count", len(found)),)),
        numbers=tuple(numbers[name] for name in rule.parameters),
        cases=tuple(_case(finding) for finding in found if finding.acknowledged),
        sayings=sayings(remarked, outcome.chronicle, outcome.book.loans),
    )


def _case(finding: Finding) -> Case:
    return Case(Label(finding.message, finding.facts), finding.record, finding.acknowledged)


def _number(parameter: Parameter, outcome: Outcome) -> Number:
    own = {name: value for name, value, _ in outcome.book.fund.parameters} if outcome.book.fund else {}
    written = own.get(parameter.name, parameter.default)
    told = Label(parameter.label), parameter.clause, value_label(parameter, written), written
    return Number(parameter.name, *told, history_of(parameter, outcome.book))
