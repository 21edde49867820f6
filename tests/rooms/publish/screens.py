"""A page as somebody has it before their eyes: its words and whose language each is in, its heading, what stands empty.

In:    the HTML of one finished page.   Out: a `Screen`.
Never: shares code with what made the page; runs a script; reads what a typewriter would type (code, keys, raw records).
"""

from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))
SCRIPT = frozenset(("script", "style"))
TYPED = frozenset(("code", "pre", "kbd", "samp", "textarea"))
TOLD = ("title", "alt", "aria-label", "placeholder", "data-l", "content")
"""Attributes that are shown or read aloud; `content` is what a shared link says of the page."""
SILENT = frozenset(("viewport", "robots", "og:type", "og:url", "og:image"))
"""What a page says to programs alone."""
HEADINGS = ("h1", "h2", "h3")
FILLED = {"table": ("td",), "ul": ("li",), "ol": ("li",), "dl": ("dd",)}
"""What each of these must hold to say anything."""


@dataclass
class Screen:
    """`own` are words in the page's language, `chinese` those marked as Chinese, `typed` what stands as code."""

    name: str
    own: list[str] = field(default_factory=list)
    chinese: list[str] = field(default_factory=list)
    typed: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    """Attributes, and the page's title."""
    scripts: str = ""
    headings: dict[str, list[str]] = field(default_factory=lambda: {each: [] for each in HEADINGS})
    main: str = ""
    hollow: list[str] = field(default_factory=list)
    """What holds nothing: a table without a cell, a list without an item, a heading with nothing under it."""


@dataclass
class _Open:
    """One element that has not ended."""

    tag: str
    is_chinese: bool
    is_for_nothing: bool = False
    """Said to be empty on purpose, by its class."""
    filled: bool = False
    text: str = ""


class _Reader(HTMLParser):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.screen, self.open = Screen(name), list[_Open]()
        self.waiting = ("", "")
        """A heading under which nothing has stood yet: its tag and its words."""

    def inside(self, *tags: str) -> bool:
        return any(each.tag in tags for each in self.open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if not SILENT & {said.get("name"), said.get("property")} and "http-equiv" not in said:
            self.screen.told += [said[name] for name in TOLD if said.get(name)]
        for each in self.open:
            each.filled |= tag in FILLED.get(each.tag, ())
        if self.inside("main") and tag in (*HEADINGS, "svg", "img", "form", "input", "textarea"):
            self.end_wait(tag)
        if tag not in VOID:
            above = bool(self.open) and self.open[-1].is_chinese
            is_chinese = said["lang"].startswith("zh") if said.get("lang") and tag != "html" else above
            self.open.append(_Open(tag, is_chinese, "none" in said.get("class", "").split()))

    def handle_endtag(self, tag: str) -> None:
        while self.open:
            ended = self.open.pop()
            if self.open:
                self.open[-1].text += ended.text
            if self.inside("main") or ended.tag == "main":
                self.end(ended)
            if ended.tag == tag:
                return

    def end(self, ended: _Open) -> None:
        """Take down what the element was."""
        words = " ".join(ended.text.split())
        if ended.tag in HEADINGS:
            self.screen.headings[ended.tag].append(words)
            self.waiting = (ended.tag, words)
        elif ended.tag == "main":
            self.screen.main = words
            self.end_wait("h1")
        elif ended.tag in FILLED and not (ended.filled and words):
            self.screen.hollow.append(f"<{ended.tag}> {words}")
        elif ended.tag in ("p", "td", "dd", "dt", "li", "a", "summary", "caption") and not (words or ended.is_for_nothing):
            self.screen.hollow.append(f"<{ended.tag}>")

    def end_wait(self, tag: str) -> None:
        """Something begins: a heading of the same rank, or a higher one, finds the one before it empty."""
        above, words = self.waiting
        if above and tag in HEADINGS and HEADINGS.index(tag) <= HEADINGS.index(above):
            self.screen.hollow.append(f"<{above}> {words}")
        self.waiting = ("", "")

    def handle_data(self, data: str) -> None:
        if self.inside(*SCRIPT):
            self.screen.scripts += data
            return
        if not data.strip():
            if self.open:
                self.open[-1].text += " "
            return
        if not self.inside(*HEADINGS):
            self.waiting = ("", "")
        if self.inside("head"):
            self.screen.told.append(data)
            return
        whose = self.screen.chinese if self.open[-1].is_chinese else self.screen.own
        (self.screen.typed if self.inside(*TYPED) else whose).append(data.strip())
        self.open[-1].text += data


@cache
def read_screens(site: Path) -> dict[str, Screen]:
    """Every page of a finished site, by path; read once."""
    screens = {}
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        screens[name] = read_screen(path.read_text(encoding="utf-8"), name)
    return screens


def read_screen(html: str, name: str = "") -> Screen:
    """One page."""
    reader = _Reader(name)
    reader.feed(html)
    reader.close()
    return reader.screen
