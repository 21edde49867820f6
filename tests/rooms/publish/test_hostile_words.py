"""Words that mean something to a browser, a template, a spreadsheet or a typesetter: they come out everywhere as they were written.

What the desk refuses (marks that turn text, emoji, 300 characters) is in tests/rooms/desk/test_hostile_typing.py.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import html5lib
import pytest

from hzpub.base.words import Words
from hzpub.demo import invent
from hzpub.kinds.boxes import Text
from hzpub.kinds.record import Record
from hzpub.publish.editions import WEB, Policy
from hzpub.publish.links import seal_site
from hzpub.publish.pages import prepare, print_all
from hzpub.reports.names import masked
from tests.rooms.downloads.conftest import Downloads

ADDRESS = "https://dawucun.example/"
HOSTILE = (
    "<script>alert(1)</script>",
    "{{ 7*7 }}{% raw %}",
    "[x](javascript:1)",
    "**b** # h",
    "=HYPERLINK('http://x')",
    "+1",
    "@SUM(1)",
    "</pre></td><b>",
    "#set page(1) $x$",
)
KEPT = frozenset(("hotline", "fund_name"))
"""Boxes left alone: a number to ring is a link, and the fund's own name is tried by itself."""
STARTS = ("=", "+", "-", "@")
Outcome = Callable[..., Any]


class Register:
    """Everybody has a hostile name, one after the other."""

    def name_of(self, person: str) -> str:
        return HOSTILE[int(person[1:]) % len(HOSTILE)]

    def value(self, _hold: str) -> None:
        return None


@dataclass(frozen=True)
class Site:
    """One finished site, and what was set on paper for it."""

    folder: Path
    sheets: str

    def pages(self) -> dict[str, str]:
        return {path.relative_to(self.folder).as_posix(): path.read_text() for path in sorted(self.folder.rglob("*.html"))}


def hostile(records: list[Record]) -> Iterator[Record]:
    """The same records; whatever somebody wrote is now the next hostile text that is short enough."""
    at = 0
    for record in records:
        changed = {}
        for box in (*record.kind.boxes, *record.kind.entry_boxes):
            if type(box) is Text and isinstance(record.values.get(box.name), str) and box.name not in KEPT:
                at += 1
                text = HOSTILE[at % len(HOSTILE)]
                changed[box.name] = text if len(text) <= box.longest else "+1"
        if record.kind.name == "charter":
            changed["fund_name"] = HOSTILE[1]
        yield replace(record, values={**record.values, **changed})


def publish(outcome: Any, folder: Path, policy: Policy) -> Site:
    folder.mkdir()
    printing = prepare(outcome, folder, Words.chinese(), address=ADDRESS, policy=policy)
    print_all(printing)
    seal_site(folder, home=ADDRESS)
    return Site(folder, "\n".join(text.decode() for _, text in printing.papers.texts))


@pytest.fixture(scope="module", params=[WEB, Policy(village=True)], ids=["web", "village"])
def site(request: pytest.FixtureRequest, outcome_of: Outcome, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A year of a village in which nobody writes what a village writes, for the web and for the village."""
    records = [entry.record for entry in invent(seed=3, months=12, members=24, per_month=20)]
    outcome = outcome_of(list(hostile(records)), register=Register())
    return publish(outcome, tmp_path_factory.mktemp("hostile") / "site", request.param)


def test_every_page_holds_no_element_that_somebody_wrote(site: Site) -> None:
    live = re.compile(r"<script>alert|</td><b>|<strong>b</strong>|href=\"javascript|49\{%|<h1>\s*h\b", re.IGNORECASE)

    assert {name: found for name, text in site.pages().items() if (found := live.findall(text))} == {}


@pytest.mark.parametrize("folder", ["records", "loans", "members"])
def test_the_pages_show_it_to_the_letter(site: Site, folder: str) -> None:
    told = "".join(unescape(re.sub("<[^>]*>", "", text)) for name, text in site.pages().items() if name.startswith(f"{folder}/"))

    assert [text for text in HOSTILE if text not in told] == []


def test_a_browser_builds_the_same_page_that_was_written(site: Site) -> None:
    name, text = max(((name, text) for name, text in site.pages().items() if name.startswith("records/")), key=lambda each: len(each[1]))
    html5lib.HTMLParser(strict=True).parse(text)
    tree = html5lib.parse(text, namespaceHTMLElements=False)

    assert [each.tag for each in tree.iter() if each.tag in {"script", "b", "strong"} and (each.text or "") in {"alert(1)", "b"}] == [], name


def test_households_are_named_as_the_register_writes_them(site: Site) -> None:
    tree = html5lib.parse((site.folder / "members.html").read_bytes(), namespaceHTMLElements=False)
    told = {"".join(link.itertext()).partition(" ")[2] for link in tree.iter("a") if "members/M" in link.get("href", "")}
    names = HOSTILE if (site.folder / "surnames.html").exists() else [masked(name) for name in HOSTILE]

    assert told
    assert told <= set(names)


def test_every_table_holds_it_alike_in_csv_workbook_database_and_json(site: Site) -> None:
    downloads, found = Downloads(site.folder), set[str]()
    for name in downloads.tables:
        rows = downloads.csv(name)
        assert sorted(rows, key=repr) == sorted(downloads.sqlite(name), key=repr), name
        assert downloads.xlsx(name) in (rows, None), name
        found |= {cell for row in rows for cell in row if isinstance(cell, str)}
        written = [cell for row in downloads.csv_text(name)[1:] for cell in row]
        assert [cell for cell in written if cell.startswith(STARTS) and not re.fullmatch(r"-[0-9.]+", cell)] == [], name

    assert [text for text in HOSTILE if text not in found] == []
    told = json.dumps(downloads.report, ensure_ascii=False)
    assert [text for text in HOSTILE if json.dumps(text, ensure_ascii=False)[1:-1] not in told] == []


def test_no_cell_of_a_workbook_is_a_formula_or_a_link_that_somebody_wrote(site: Site) -> None:
    for path in sorted(site.folder.rglob("*.xlsx")):
        with ZipFile(path) as packed:
            sheets = {name: packed.read(name).decode() for name in packed.namelist() if "/worksheets/" in name and name.endswith(".xml")}
        for name, sheet in sheets.items():
            formulas = re.findall(r"<f>(.*?)</f>", sheet)
            assert [each for each in formulas if not re.fullmatch(r"SUM\(([A-Z]+)[0-9]+:\1[0-9]+\)", each)] == [], (path.name, name)
            assert "<hyperlink" not in sheet, (path.name, name)


def test_the_feed_tells_it_as_text(site: Site) -> None:
    feed = (site.folder / "feed.xml").read_text()
    told = [unescape(unescape(each)) for each in re.findall(r"<summary[^>]*>(.*?)</summary>", feed, re.DOTALL)]

    assert any(text in each for text in HOSTILE for each in told)
    assert HOSTILE[1] in unescape(feed.partition("</title>")[0])
    assert "<script" not in feed


def test_what_is_read_out_and_what_is_set_on_paper_say_it_to_the_letter(site: Site) -> None:
    scripts = [path.read_text() for path in sorted((site.folder / "print").glob("*.txt"))]

    assert len(scripts) >= 3
    assert all(HOSTILE[1] in text for text in scripts)
    assert HOSTILE[1] in site.sheets
    if (site.folder / "surnames.html").exists():
        assert [text for text in HOSTILE if json.dumps(text, ensure_ascii=False)[1:-1] not in site.sheets] == []
    assert [path.name for path in (site.folder / "print").glob("*.pdf") if path.stat().st_size < 1000] == []
