"""A language that nobody has translated yet and that runs to the left: every text, every page, phone and desk.

The catalogue is made here from all the texts there are, in letters of Uyghur that mean nothing and take more room than the
Chinese. What is still Chinese on a page then is either a word of the records, or marked as Chinese, or was never marked as a
text. One file in the folder of catalogues is all it takes.
"""

import ast
import importlib.util
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from string import Formatter

import pytest
from playwright.sync_api import Browser, Page

import hzpub.base.words as module
from hzpub import demo
from hzpub.base.words import DAY, Words
from hzpub.pipeline import check_fund
from hzpub.publish.links import seal_site
from hzpub.publish.pages import prepare, print_all
from hzpub.publish.recordfiles import RecordFiles
from tests.browser.looks import OPEN
from tests.browser.pagetypes import one_of_each

ROOT = Path(__file__).parents[2]
LETTERS = "ابتجدرزسشغفقكگلمنھوۇۆۈېىي"
CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]+")
HAN = re.compile(r"[\u3400-\u9fff]")
CITED = re.compile(r"[RS][一二三四五六七八][0-9()（）①-⑳、RS一二三四五六七八]*|《[^》]+》第[0-9]+条")
"""Clauses of the official text, which has no other language, and of the law."""
EXAMPLE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
PLACE = re.compile(r"\{[a-z_]+\}")
ATTRIBUTES = frozenset({"alt", "aria-label", "content", "data-l", "placeholder", "title"})
EMPTY = frozenset(["area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"])

ASTRAY = """() => [...document.querySelectorAll('body *')]
  .filter(each => each.checkVisibility() && !each.closest('.skip, thead, .sheet'))
  .map(each => [each.getBoundingClientRect(), each.outerHTML.slice(0, 120)])
  .filter(([box]) => box.left < -1 || box.right > innerWidth + 1).map(([, text]) => text).slice(0, 5)
  .concat(document.documentElement.scrollWidth > innerWidth ? ['the page scrolls sideways'] : [])"""


def leftward(text: str) -> str:
    """Two letters for each Chinese character, a word for every three of them; places and Latin letters stay."""
    told = []
    for literal, name, _, _ in Formatter().parse(text):
        for at, sign in enumerate(literal):
            letters = LETTERS[ord(sign) % 24] + LETTERS[ord(sign) % 23] + (" " if at % 3 == 2 else "")
            told.append(
                letters
                if HAN.match(sign)
                else {"：": ":", "，": "،", "；": "؛"}.get(sign, " ")
                if CHINESE.match(sign)
                else sign
            )
        told.append(f"{{{name}}}" if name else "")
    return "".join(told)


class Read(HTMLParser):
    """What a page says in text and attributes, but for scripts, styles and stretches that say they are Chinese."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.places: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        above = bool(self._open) and self._open[-1][1]
        is_silent = above or tag in {"script", "style"} or given.get("lang") == "zh-CN"
        if not is_silent:
            self.said += [value for name, value in attrs if name in ATTRIBUTES and value]
        if tag not in EMPTY:
            self._open.append((tag, is_silent))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not (self._open and self._open[-1][1]):
            self.said.append(data)
            self.places += PLACE.findall(data)


def read(path: Path) -> Read:
    page = Read()
    page.feed(path.read_text("utf-8"))
    return page


@pytest.fixture(scope="module")
def fund(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fourteen months of a small village that shows numbers only."""
    root: Path = tmp_path_factory.mktemp("leftward") / "fund"
    demo.make(root, months=14, members=24, per_month=20, git=False)
    (root / "register.yml").unlink()
    return root


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Words]:
    """The words of a catalogue that was put into the folder, found by their file's name alone."""
    spec = importlib.util.spec_from_file_location("words_tool", ROOT / "tools" / "words.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    folder = tmp_path_factory.mktemp("locale")
    signs = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n"})
    entries = [
        f'msgid "{text.translate(signs)}"\nmsgstr "{leftward(text).translate(signs)}"\n'
        for text in tool.texts()
        if text != DAY
    ]
    (folder / "ug.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n' + "\n".join(entries), "utf-8"
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "CATALOGUES", folder)
        yield module.load_words.__wrapped__("ug")


@pytest.fixture(scope="module")
def site(fund: Path, words: Words) -> Path:
    """The village's site in that language."""
    target = fund.parent / "site"
    target.mkdir()
    outcome = check_fund(fund, with_history=False)
    print_all(prepare(outcome, target, words, files=RecordFiles(fund, outcome)))
    seal_site(target)
    return target


def test_every_page_says_its_language_and_where_its_lines_begin(site: Path) -> None:
    heads = {path.read_text("utf-8").partition("<head>")[0] for path in site.rglob("*.html")}

    assert {head.strip() for head in heads} == {'<!doctype html>\n<html lang="ug" dir="rtl">'}


@pytest.fixture(scope="module")
def recorded(fund: Path) -> str:
    """What Chinese may stand on a page: words of records, and of the examples that show how a record is filled in."""
    said = [path.read_text("utf-8") for path in sorted(fund.glob("records/**/*.yml"))]
    for path in sorted((ROOT / "hzpub" / "rulebooks").rglob("*.md")):
        said += EXAMPLE.findall(path.read_text("utf-8"))
    for path in sorted((ROOT / "hzpub" / "kinds").glob("*.py")):
        calls = [
            node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.keyword)
        ]
        said += [
            ast.literal_eval(node.value)
            for node in calls
            if node.arg == "example"
            and isinstance(node.value, ast.Constant)
            and isinstance(node.value.value, str)
        ]
    return "\n".join(said)


def is_recorded(said: str, start: int, end: int, recorded: str) -> bool:
    """Whether a stretch of Chinese is a record's; a mark alone needs the letter before or after it as well."""
    if HAN.search(said[start:end]):
        return said[start:end] in recorded
    return any(
        len(piece) > end - start and piece in recorded
        for piece in (said[max(start - 1, 0) : end], said[start : end + 1])
    )


def test_no_text_of_ours_is_left_in_chinese(site: Path, fund: Path, recorded: str) -> None:
    first = next(fund.glob("records/**/000001-*.yml")).read_text("utf-8")
    place = "".join(
        re.findall(f'^{box}: "(.+)"$', first, re.MULTILINE)[0] for box in ("county", "township", "village")
    )
    left: dict[str, str] = {}
    for path in sorted(site.rglob("*.html")):
        for text in read(path).said:
            said = CITED.sub("", text).replace(place, "").strip()
            for found in CHINESE.finditer(said):
                if not is_recorded(said, found.start(), found.end(), recorded):
                    left.setdefault(f"{found[0]} in {text.strip()[:60]}", path.relative_to(site).as_posix())

    assert left == {}, "mark these texts with N_() or _(): " + "; ".join(left)


def test_no_place_is_left_open(site: Path) -> None:
    assert {path.name: places for path in site.rglob("*.html") if (places := read(path).places)} == {}


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_sticks_out_on_either_side(browser: Browser, site: Path, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 700})
    found = {}
    for kind, path in one_of_each(site).items():
        page.goto(path.as_uri())
        page.evaluate(OPEN)
        found[kind] = page.evaluate(ASTRAY)
    page.close()

    assert len(found) >= 40
    assert {kind: astray for kind, astray in found.items() if astray} == {}


def test_a_page_begins_on_the_right_and_its_sums_stand_on_the_left(page: Page, site: Path) -> None:
    page.set_viewport_size({"width": 1280, "height": 700})
    page.goto((site / "index.html").as_uri())
    label, figure = page.locator(".facts dt").first, page.locator(".facts dd").first
    said, told = label.bounding_box(), figure.bounding_box()

    assert said is not None
    assert told is not None
    assert said["x"] > told["x"]
    assert page.locator(".facts dd").first.evaluate("each => getComputedStyle(each).textAlign") == "end"


def test_what_sticks_out_on_the_left_is_found(page: Page, site: Path) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto((site / "complain.html").as_uri())
    assert page.evaluate(ASTRAY) == []

    page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend', '<p style=\"white-space: nowrap\">' + 'ئۇيغۇر '.repeat(40))"
    )
    assert page.evaluate(ASTRAY) != []
