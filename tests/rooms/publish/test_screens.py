"""No screen of the demonstration fund's site speaks the wrong language, is empty, or opens with a hash."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

from hzpub.kinds import all_kinds
from hzpub.kinds.boxes import Listed, Row
from hzpub.publish.tongues import HAN, STRETCH
from hzpub.reports.names import masked
from hzpub.trust import register
from tests.browser.pagetypes import PROGRAMS, SEARCH
from tests.rooms.publish.screens import Screen, read_screen, read_screens

ROOT = Path(__file__).resolve().parents[3]
Demonstration = Callable[..., Path]
ENGLISH = ("--lang", "en")
Screens = Mapping[str, Screen]

NUMBERED = (
    r"SHA256:[A-Za-z0-9+/]{43}",
    r"ssh-ed25519 [A-Za-z0-9+/]{68}",
    r"\b[0-9a-z.]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}",
    r"\b[0-9a-f]{64}\b",
    r"\b[0-9a-f]{4}(?:-[0-9a-f]{4}){3}\b",
    r"\b(?=[0-9a-f]{0,6}[0-9])[0-9a-f]{7}\b",
    r"\b[A-Z]+(?:-[A-Z0-9]+)+\b",
    r"\bPAR[0-9]+\b",
    r"[\w./-]*\.(?:json|sha256|sh|txt|pub|tlog-proof)\b|\brecords/",
    r"[（（][a-z]+(?:_[a-z]+)*[））]",
)
"""What is no sentence in any language: keys, sums, commits, numbers of rules, files, a parameter's name in brackets."""
NAMES = frozenset(
    (
        *("JSON", "CSV", "Excel", "PDF", "SQLite", "Atom", "Schema", "Frictionless", "schema", "org", "KB", "http", "BOM", "CRLF", "UTF", "GBK"),
        *("WCAG", "AA", "GB", "CC-BY", "SHA", "Debian", "Ubuntu", "Windows", "macOS", "Ctrl", "fen", "permille", "names"),
        *("git", "bundle", "age", "hzpub", "verify", "beancount", "hledger", "ledger", "ssh-keygen"),
        *("council", "required"),
    )
)
"""Programs, formats, standards, units, and the two words that a cashier types as they are."""
LEFT_OVER = re.compile(r"lorem|ipsum|TODO|FIXME|XXX|placeholder|undefined|\bnan\b|\bNaN\b|\{[^}]*\}|\{\{|%\(|\[object|&[a-z]+;", re.IGNORECASE)
HASH = re.compile(r"[0-9a-f]{8,}|(?:[0-9a-f]{4}[- ]){2}", re.IGNORECASE)
CLAUSE = re.compile(r"[一二三四五六七八九十]+(?:[0-9①-⑳一二三四五六七八九十]|\([0-9一二三四五六七八九十]{1,3}\))*|《民法典》第[0-9]+条")
"""A clause of the rulebook after its R or S, and of the Civil Code: named as the text itself names it."""


@pytest.fixture(scope="module")
def chinese(demonstration: Demonstration) -> Screens:
    return read_screens(demonstration())


@pytest.fixture(scope="module")
def english(demonstration: Demonstration) -> Screens:
    return read_screens(demonstration(*ENGLISH))


@pytest.fixture(scope="module", params=[(), ENGLISH], ids=["chinese", "english"])
def screens(request: pytest.FixtureRequest, demonstration: Demonstration) -> Screens:
    """Each edition in turn."""
    return read_screens(demonstration(*request.param))


def latin(texts: Iterable[str]) -> set[str]:
    """Words in Latin letters that nothing here allows."""
    allowed = re.compile("|".join(NUMBERED))
    return {word for text in texts for word in re.findall(r"[A-Za-z]{2,}(?:-[A-Za-z]+)*", allowed.sub(" ", text))} - NAMES


def stretches(texts: Iterable[str]) -> set[str]:
    """Every stretch of Chinese in these texts."""
    return {found for text in texts for found in STRETCH.findall(text)}


@pytest.fixture(scope="module")
def records_say() -> set[str]:
    """All Chinese of the fund's records, its masked names, examples on forms and rules' pages, and what guides quote."""
    known = register.load(ROOT)
    assert known is not None
    said = [text for path in ROOT.glob("records/*/*/*.yml") for text in re.findall(r'"([^"\n]*)"', path.read_text())]
    charter = next(ROOT.glob("records/*/*/000001-charter.yml")).read_text()
    said += ["".join(re.findall(r'^(?:county|township|village): "(.*)"$', charter, re.MULTILINE)[::-1])]
    said += [masked(entry.value) for entry in known.entries if entry.box == "name"]
    for kind in all_kinds().values():
        for box in (*kind.boxes, *kind.entry_boxes):
            inner = box.of if isinstance(box, Listed) else box
            said += [str(each.example) for each in (box, *(inner.boxes if isinstance(inner, Row) else (inner,)))]
    said += [path.read_text() for path in ROOT.glob("docs/public/*.en.md")]
    pages = "".join(path.read_text() for path in ROOT.glob("hzpub/rulebooks/**/*.md") if not path.name.endswith(".en.md"))
    said += [line for block in re.findall(r"```yaml\n(.*?)```", pages, re.DOTALL) for line in block.splitlines()]
    return stretches(said)


def test_the_chinese_edition_speaks_no_english(chinese: Screens) -> None:
    told = {name: latin([*screen.own, *screen.chinese, *screen.told]) for name, screen in chinese.items()}

    assert {name: words for name, words in told.items() if words} == {}


def test_every_chinese_word_of_the_english_edition_is_a_record_s_own_or_a_clause(english: Screens, records_say: set[str]) -> None:
    scripts = {name: screen.scripts for name, screen in english.items() if name not in SEARCH}
    told = {name: stretches([*screen.own, *screen.chinese, *screen.told, scripts.get(name, "")]) for name, screen in english.items()}
    ours = {name: {each for each in found - records_say if not CLAUSE.fullmatch(each)} for name, found in told.items()}

    assert len(set().union(*told.values())) > 100
    assert {name: found for name, found in ours.items() if found} == {}


def test_every_chinese_word_of_the_english_edition_is_marked_as_chinese(english: Screens) -> None:
    unmarked = re.compile(f"[{HAN}\u3000-\u303f\uff00-\uffef]")
    told = {name: [text for text in screen.own if unmarked.search(text)] for name, screen in english.items()}

    assert {name: texts for name, texts in told.items() if texts} == {}
    assert sum(len(screen.chinese) for screen in english.values()) > 10_000


def test_no_screen_shows_what_a_program_left_over(screens: Screens) -> None:
    told = {name: [text for text in [*screen.own, *screen.chinese, *screen.told] if LEFT_OVER.search(text)] for name, screen in screens.items()}

    assert {name: texts for name, texts in told.items() if texts} == {}


def test_every_screen_has_one_heading_that_says_what_it_is_and_something_below(screens: Screens) -> None:
    assert len(screens) > 600
    assert [name for name, screen in screens.items() if len(screen.headings["h1"]) != 1 or len(screen.headings["h1"][0]) < 2] == []
    assert [name for name, screen in screens.items() if len(screen.main) < len(screen.headings["h1"][0]) + 20] == []


def test_no_table_list_or_section_is_empty_without_a_word(screens: Screens) -> None:
    filled_by_scripts = PROGRAMS | SEARCH
    told = {name: screen.hollow for name, screen in screens.items() if name not in filled_by_scripts}

    assert {name: hollow for name, hollow in told.items() if hollow} == {}


def test_no_screen_opens_with_a_hash(screens: Screens) -> None:
    assert [(name, screen.main[:40]) for name, screen in screens.items() if HASH.search(screen.main[:40])] == []


@pytest.mark.parametrize(
    "planted",
    ["<p>No loans yet</p>", '<a aria-label="Next page">2</a>', "<p>状态 pending</p>", '<td data-l="Amount">1</td>', "<h2>Loans</h2><p>x</p>"],
)
def test_english_on_a_chinese_screen_would_be_seen(planted: str) -> None:
    screen = read_screen(f"<main>{planted}</main>")

    assert latin([*screen.own, *screen.told])


@pytest.mark.parametrize("planted", ["{number}", "{{ 7*7 }}", "还欠 undefined 元", "TODO", "&amp;nbsp;"])
def test_a_left_over_would_be_seen(planted: str) -> None:
    assert any(LEFT_OVER.search(text) for text in read_screen(f"<main><p>{planted}</p></main>").own)


@pytest.mark.parametrize(
    "planted",
    [
        "<table><tr><th>金额</th></tr></table>",
        "<ul></ul>",
        "<dl class='facts'></dl>",
        "<h2>还款</h2><h2>担保</h2><p>无</p>",
        "<h2>还款</h2>",
        "<p> </p>",
        "<li><a href='x'></a></li>",
    ],
)
def test_something_empty_would_be_seen(planted: str) -> None:
    assert read_screen(f"<main><h1>借款</h1>{planted}</main>").hollow


def test_a_section_that_says_there_is_nothing_is_not_empty() -> None:
    assert read_screen("<main><h1>借款</h1><h2>还款</h2><h3>今年</h3><p>没有。</p></main>").hollow == []


@pytest.mark.parametrize("planted", ["核对指纹 3f2a9c1be0", "3f2a 9c1b e077", "3F2A9C1B"])
def test_a_hash_at_the_top_would_be_seen(planted: str) -> None:
    assert HASH.search(read_screen(f"<main><h1>公示</h1><p>{planted}</p></main>").main[:40])


def test_the_columns_that_programs_read_are_written_as_code(demonstration: Demonstration) -> None:
    told = json.loads((demonstration() / "data/datapackage.json").read_text())["resources"]
    names = {field["hzpub:key"] for table in told for field in table["schema"]["fields"]} | {table["name"] for table in told}

    assert names <= set(read_screen((demonstration() / "dictionary.html").read_text()).typed)
