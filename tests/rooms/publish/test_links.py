"""The link check: whatever a browser could follow must lead somewhere inside the site."""

import hashlib
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from hzpub.kinds.record import Record
from hzpub.publish.links import BrokenSite, inspect, links_of, seal_site

GOOD = '<!doctype html><title>x</title><h1 id="top">x</h1><a href="b/c.html#here">c</a><a href="#top">t</a>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "b").mkdir()
    (tmp_path / "a.html").write_text(GOOD)
    (tmp_path / "b" / "c.html").write_text('<p id=here>c</p><a href="../a.html">a</a><a href="tel:0793-1">p</a>')
    return tmp_path


def test_a_whole_site_passes_and_every_file_has_its_sum(site: Path) -> None:
    seal_site(site)
    lines = (site / "manifest.sha256").read_text().splitlines()
    expected = [f"{hashlib.sha256((site / name).read_bytes()).hexdigest()}  {name}" for name in ("a.html", "b/c.html")]

    assert lines == expected


@pytest.mark.parametrize(
    ("planted", "why"),
    [
        ('<a href="gone.html">x</a>', "no such file"),
        ("<a class='x' href='gone.html'>x</a>", "no such file"),
        ("<a href=gone.html>x</a>", "no such file"),
        ('<a\n  href = "gone.html"\n>x</a>', "no such file"),
        ('<img alt="" src="gone.png">', "no such file"),
        ('<a href="b/c.html#nowhere">x</a>', "no such place on that page"),
        ('<a href="#nowhere">x</a>', "no such place on that page"),
        ('<a href="/a.html">x</a>', "starts at the host's root"),
        ('<link rel="stylesheet" href="https://fonts.example.org/x.css">', "leaves the site"),
        ('<script src="//cdn.example.org/x.js"></script>', "leaves the site"),
        ('<a href="javascript:alert(1)">x</a>', "leaves the site"),
        ('<img alt="" src="data:image/png;base64,AAAA">', "leaves the site"),
        ('<a href="../outside.html">x</a>', "leaves the site"),
        ('<form action="https://example.org/"></form>', "leaves the site"),
    ],
)
def test_a_planted_link_is_named_with_its_page_and_reason(site: Path, planted: str, why: str) -> None:
    (site / "z.html").write_text(GOOD + planted)
    with pytest.raises(BrokenSite, match="mistake in hzpub") as caught:
        seal_site(site)

    assert [(each.page, each.why) for each in caught.value.broken] == [("z.html", why)]
    assert not (site / "manifest.sha256").exists()


HOME = "https://dawu.example.org/a"


@pytest.mark.parametrize(
    ("link", "why"),
    [
        (f"{HOME}/b/c.html#here", ""),
        (f"{HOME}/", "no such file"),
        (f"{HOME}/gone.html", "no such file"),
        (f"{HOME}/b/c.html#nowhere", "no such place on that page"),
        (f"{HOME}/../a.html", "leaves the site"),
        ("https://dawu.example.org/abc.html", "leaves the site"),
        ("https://dawu.example.org.evil.net/a/a.html", "leaves the site"),
    ],
)
def test_the_sites_own_address_is_a_link_inside_it_and_must_lead_somewhere(site: Path, link: str, why: str) -> None:
    (site / "b" / "z.html").write_text(f'<link rel="canonical" href="{link}">')

    assert [each.why for each in inspect(site, home=HOME).broken] == ([why] if why else [])
    assert [each.why for each in inspect(site).broken] == ["leaves the site"]


def test_a_stylesheet_may_not_ask_for_another_file(site: Path) -> None:
    (site / "x.css").write_text("body { background: url(x.png) }")

    assert {each.page for each in inspect(site).broken} == {"x.css"}


def test_a_link_told_in_a_text_is_no_link(site: Path) -> None:
    (site / "z.html").write_text("<p>&lt;a href=&#34;gone.html&#34;&gt; href=\"gone.html\"</p>")

    assert not inspect(site).broken


class Slow(HTMLParser):
    """The jury: the standard library's own parser."""

    names = frozenset({"href", "src", "srcset", "action", "poster", "data", "id"})

    def __init__(self) -> None:
        super().__init__()
        self.found: set[tuple[str, str]] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag
        self.found |= {(name, value or "") for name, value in attrs if name in self.names}


def test_the_quick_reader_sees_what_a_whole_parser_sees(
    records: list[Record], outcome_of: Callable[..., Any], printed: Callable[..., Path]
) -> None:
    site = printed(outcome_of(records))
    for path in site.rglob("*.html"):
        text, slow = path.read_text(), Slow()
        slow.feed(text)

        assert set(links_of(text)) == slow.found, path
