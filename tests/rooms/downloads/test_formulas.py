"""Whatever somebody wrote into a record: a spreadsheet shows it and never runs it, and numbers stay numbers."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzpub.check.engine import table_of
from hzpub.demo import invent
from hzpub.downloads.spelling import guarded, is_risky, unguarded
from hzpub.kinds.record import Record
from hzpub.ledger.replay import replay
from hzpub.reports.chronicle import Chronicle
from hzpub.rulebooks.discovery import mutual_aid
from tests.rooms.downloads.conftest import Downloads

MARKUP = "&C<b>粗</b>&amp;"
NASTY = (
    "=HYPERLINK(\"http://x\",\"点这里\")",
    "+1+1",
    "-2+3",
    "@SUM(A1:A9)",
    "  =1+1",
    "'=1+1",
    "＝1+1",
    "=cmd|' /C calc'!A0",
    '"=1+1',
    MARKUP,
    "养鹅,\"两只\"\n第二行",
    "{{ 7*7 }} {% raw %}",
    "]]><x/>",
)
STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@pytest.fixture(scope="module")
def hostile(publish: Callable[..., Downloads], outcome: Any) -> Downloads:
    """A fund in which every free text is nasty, one after the other."""
    boxes = ("purpose", "reason", "note", "giver", "remedy")
    changed: list[Record] = []
    for entry in invent(seed=3, months=12, members=24, per_month=20):
        before = sum(each.kind is entry.record.kind for each in changed)
        values, text = entry.record.values, NASTY[before % len(NASTY)]
        nasty = {box: text for box in boxes if isinstance(values.get(box), str)}
        nasty |= {"reason": MARKUP} if "reason" in nasty else {}
        names = {"fund_name": NASTY[0], "village": NASTY[-1]} if not changed else {}
        changed.append(replace(entry.record, values={**values, **nasty, **names}))
    steps = list(replay(changed))
    book = steps[-1].after
    params = table_of(mutual_aid(), book)
    facts = {"book": book, "chronicle": Chronicle.of(steps), "params": params, "as_of": book.entered, "register": None, "findings": ()}
    return publish(replace(outcome, **facts))


def cells(site: Path) -> list[str]:
    """Every cell of every CSV file."""
    downloads = Downloads(site)
    paths = sorted((site / "data").rglob("*.csv"))
    names = [path.relative_to(site / "data").with_suffix("").as_posix() for path in paths]
    return [cell for name in names for row in downloads.csv_text(name) for cell in row]


def test_no_text_of_a_record_becomes_a_formula_in_csv(hostile: Downloads) -> None:
    found = cells(hostile.site)

    assert [cell for cell in found if cell.startswith(STARTS) and not re.fullmatch(r"-[0-9.]+", cell)] == []
    place = hostile.tables["loans"].keys.index("purpose")
    written = {row[place] for row in hostile.csv_text("loans")[1:]}
    assert {unguarded(text) for text in written} == set(NASTY)


def test_no_workbook_holds_a_formula_but_sums_and_each_shows_the_text_as_it_is(hostile: Downloads) -> None:
    formulas: list[str] = []
    for path in sorted(hostile.site.rglob("*.xlsx")):
        with ZipFile(path) as packed:
            names = packed.namelist()
            sheets = [packed.read(name).decode() for name in names if "/worksheets/" in name]
        assert not [name for name in names if "external" in name.lower() or (name.endswith(".rels") and "worksheets" in name)]
        formulas += [found for sheet in sheets for found in re.findall(r"<f>(.*?)</f>", sheet)]
        around = {found for sheet in sheets for found in re.findall("<headerFooter>(.*?)</headerFooter>", sheet)}
        assert around == {"<oddFooter>&amp;C&amp;P / &amp;N</oddFooter>"}

    assert formulas
    assert [each for each in formulas if not re.fullmatch(r"SUM\(([A-Z]+)[0-9]+:\1[0-9]+\)", each)] == []
    place = hostile.tables["loans"].keys.index("purpose")
    assert {row[place] for row in hostile.xlsx("loans") or ()} == set(NASTY)
    assert {row[place] for row in hostile.sqlite("loans")} == set(NASTY)


def test_the_feed_and_the_pages_show_it_as_text(hostile: Downloads) -> None:
    feed = (hostile.site / "feed.xml").read_text()
    page = (hostile.site / "downloads.html").read_text()

    assert "<summary type=\"html\">&amp;amp;C&amp;lt;b&amp;gt;粗" in feed
    assert "&lt;b&gt;粗" not in feed
    assert "=HYPERLINK(" in page
    for live in ("<b>", "<x/>", " 49 ", '<a href="http:'):
        assert live not in feed + page


@given(st.text(alphabet=st.sampled_from("=+-@'\"\t\r\n ＝养1A,;"), max_size=8))
def test_taking_the_apostrophe_away_gives_every_text_back(text: str) -> None:
    written = guarded(text)

    assert unguarded(written) == text
    assert not written.startswith(STARTS)
    assert is_risky(text) == (written != text)


def test_numbers_are_numbers_in_csv_workbook_and_database(published: Downloads) -> None:
    told = published.tables["loans"]
    money = [place for place, key in enumerate(told.keys) if key.endswith("_fen")]
    rows = published.csv_text("loans")[1:]

    assert rows
    assert all(re.fullmatch(r"-?[0-9]+\.[0-9]{2}", row[place]) for row in rows for place in money)
    assert all(isinstance(row[place], int) for row in published.sqlite("loans") for place in money)
    with ZipFile(published.site / "data/loans.xlsx") as packed:
        sheet = packed.read("xl/worksheets/sheet1.xml").decode()
    numbers = re.findall(r'<c r="[A-Z]+[0-9]+" s="[0-9]+"><v>([^<]*)</v>', sheet)
    assert len(numbers) >= len(rows) * (len(money) + 5)
