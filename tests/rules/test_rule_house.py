"""What every rule owes its readers: a page, a boundary on it, words that fill, and a module that keeps it."""

import importlib.util
import re
from pathlib import Path

import pytest

from hzpub.base.findings import Severity
from hzpub.base.words import Words, load_words
from hzpub.publish.prose import is_translation
from hzpub.rulebooks import rule as rule_module
from hzpub.rulebooks.discovery import mutual_aid
from hzpub.rulebooks.rule import Rule
from tests.rules.pages import blocks, examples, headings

RULES = list(mutual_aid().rules.values())
FOLDER = Path(rule_module.__file__).parent
JUDGED = [rule for rule in RULES if rule.judge is not None or rule.duty is not None]
KEPT = [rule for rule in RULES if rule not in JUDGED]
ID = re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+")
CLAUSE = re.compile(r"[RS][一二三四五六七](?:[0-9]|\([0-9一二三四五六七]\))?[①②③]?|《民法典》第[0-9]+条|推定")


def by_id(rule: Rule) -> str:
    return rule.id


def clean(page: Path) -> int:
    return sum(not example.expected for example in examples(page))


def breached(page: Path, rule_id: str) -> int:
    return sum(any(rule_id == expected for _, expected, _ in example.expected) for example in examples(page))


@pytest.mark.parametrize("rule", RULES, ids=by_id)
def test_rule_has_a_page_that_opens_with_its_title(rule: Rule) -> None:
    where = rule.page.relative_to(FOLDER).as_posix()
    assert rule.page.exists(), f"{rule.id} has no page: create {where} with one clean and one breached example"

    first = rule.page.read_text(encoding="utf-8").partition("\n")[0]

    assert first == f"# {rule.title}", f"{where}: open with '# ' and the rule's title"


@pytest.mark.parametrize("rule", JUDGED, ids=by_id)
def test_page_shows_what_passes_and_what_is_refused(rule: Rule) -> None:
    where = rule.page.relative_to(FOLDER).as_posix()

    assert clean(rule.page) > 0, f"{where}: add an example that just passes"
    assert breached(rule.page, rule.id) > 0, f"{where}: add an example with '# 违反 {rule.id}' just past the limit"
    assert len(examples(rule.page)) == blocks(rule.page), f"{where}: one yaml block under each '## ' heading"


@pytest.mark.parametrize("rule", KEPT, ids=by_id)
def test_page_of_a_rule_kept_below_says_what_is_refused_and_how_to_mend_it(rule: Rule) -> None:
    refused = "什么会被退回" if rule.severity is Severity.ERROR else "什么会被提示"
    needed = {"公布在哪里", "怎么核对"} if rule.severity is Severity.NOTICE else {refused, "怎么改"}

    assert needed <= set(headings(rule.page)), f"{rule.id}: its page needs both headings"


@pytest.mark.parametrize("rule", RULES, ids=by_id)
def test_rule_names_the_module_that_keeps_it(rule: Rule) -> None:
    assert rule.kept_by, f"{rule.id}: say in kept_by which module keeps it"
    assert importlib.util.find_spec(rule.kept_by) is not None, f"{rule.id}: there is no module {rule.kept_by}"


@pytest.mark.parametrize("rule", RULES, ids=by_id)
def test_rule_cites_its_clause_and_parameters_by_name(rule: Rule) -> None:
    assert ID.fullmatch(rule.id), f"{rule.id}: an id is words in capitals, joined by '-'"
    assert CLAUSE.fullmatch(rule.clause), f"{rule.id}: cite the clause like R五3①, or 推定 where the text is silent"
    assert set(rule.parameters) <= set(mutual_aid().parameters), f"{rule.id}: unknown parameter"


@pytest.mark.parametrize("rule", JUDGED, ids=by_id)
def test_rule_says_what_is_wrong_and_how_to_mend_it(rule: Rule) -> None:
    assert rule.message, f"{rule.id}: give it a message with the actual figures"
    assert rule.fix, f"{rule.id}: say how to mend it, in the cashier's words"
    assert not rule.message.endswith(("。", "！", "."))


def test_each_page_belongs_to_one_rule() -> None:
    pages = sorted(path for path in FOLDER.rglob("*.md") if not is_translation(path.name))
    owned = sorted(rule.page for rule in RULES)

    assert pages == owned, f"pages without a rule: {sorted(set(pages) - set(owned))}"
    assert len(owned) == len(set(owned)), "two rules share a page: one module and one page for each"


def test_each_declared_rule_keeps_its_own_id() -> None:
    declared = re.compile(r'^@(?:rule|duty)\(\s*"([A-Z0-9-]+)"|kept_elsewhere\(\s*"([A-Z0-9-]+)"', re.MULTILINE)
    sources = (path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*/**/*.py")))
    ids = [first or second for text in sources for first, second in declared.findall(text)]

    assert sorted(ids) == sorted(mutual_aid().rules), "an id is declared twice, or a rule is not found"


@pytest.mark.parametrize("rule", RULES, ids=by_id)
def test_title_reads_in_both_languages(rule: Rule) -> None:
    for words in (Words.chinese(), load_words("en")):
        assert words(rule.title)


def test_heading_is_a_sentence_and_not_used_twice_on_a_page() -> None:
    for rule in RULES:
        found = headings(rule.page)
        assert len(found) == len(set(found)), f"{rule.id}: the heading becomes a test's name and must be its own"
        assert not [each for each in found if each.endswith("。")], f"{rule.id}: no full stop after a heading"
