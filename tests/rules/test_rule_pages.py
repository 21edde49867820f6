"""Every example on every rule's page says the truth: exactly these breaches, at exactly these lines, and no other.

One case per heading with a yaml block, named after it. A page that says `as_of:` is asked about its own duty on that
day, and about any other that it names there: a tiny fund owes much that its example is not about.
Where a page is wrong, change the page or the rule, never
this file.
"""

import pytest

from hzpub.base.words import Words, load_words
from hzpub.check.engine import severity_of
from hzpub.rulebooks.discovery import mutual_aid
from hzpub.rulebooks.rule import ERROR, Rule
from tests.rules.pages import Example, examples
from tests.rules.scenes import Found, scene, scene_names

CASES = [
    pytest.param(rule, example, id=f"{rule.id} {example.heading}")
    for rule in mutual_aid().rules.values()
    if rule.page.exists()
    for example in examples(rule.page)
]
CONSEQUENCES = ("CAPITAL-IDENTITY", "CAPITAL-TOTAL")
"""Rules that also speak when another mistake left money without an owner; a page need not repeat them."""
WORDS = [Words.chinese(), load_words("en")]


@pytest.mark.parametrize(("owner", "example"), CASES)
def test_page_says_the_truth(owner: Rule, example: Example) -> None:
    here = scene(example.scene)
    told = set()
    for written in example.records:
        here = here.add(written)
    for written, step, rule, breach in here.found:
        line = written.line_of(breach.at)
        told.add((line, rule.id, "违反" if severity_of(rule, breach, step.before) is ERROR else "提示"))
        for words in WORDS:
            assert words(breach.message or rule.message, **dict(breach.facts)), rule.id
            assert words(breach.fix or rule.fix, **dict(breach.facts)), rule.id

    asked = (owner.id, *(rule for line, rule, _ in example.expected if line == example.as_of_line))
    for rule, breach, severity in here.missed(example.as_of, asked):
        told.add((example.as_of_line, rule.id, "违反" if severity is ERROR else "提示"))
        for words in WORDS:
            assert words(breach.message or rule.message, **dict(breach.facts)), rule.id
            assert words(breach.fix or rule.fix, **dict(breach.facts)), rule.id

    told -= {each for each in told - example.expected if follows(each, here.found)}

    assert told == example.expected, explain(example, told)


@pytest.mark.parametrize("name", scene_names())
def test_scene_is_free_of_breaches(name: str) -> None:
    found = [(step.record.number, rule.id, breach.at, breach.facts) for _, step, rule, breach in scene(name).found]

    assert found == []


def follows(each: tuple[int, str, str], found: Found) -> bool:
    """Whether a sum that no longer closes only follows from another mistake in the same record."""
    if each[1] not in CONSEQUENCES:
        return False
    numbers = {step.record.number for written, step, rule, breach in found if written.line_of(breach.at) == each[0]}
    return any(step.record.number in numbers and rule.id not in CONSEQUENCES for _, step, rule, _ in found)


def explain(example: Example, told: set[tuple[int, str, str]]) -> str:
    """Both sides, line by line, as they stand on the page."""
    rows = [f"## {example.heading}"]
    for title, few in (("expected but not found", example.expected - told), ("found, not expected", told - example.expected)):
        rows += [f"{title}: {rule} ({word}) at line {line}: {example.text[line - 1]}" for line, rule, word in sorted(few)]
    return "\n".join(rows)
