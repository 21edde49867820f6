"""What every page of the demonstration fund's site keeps to: weight, no script, no other host, links that hold.

The budgets: HTML 25 kB, the stylesheet 6 kB, what searching takes 5 kB, gzipped. What a browser must see is in
tests/browser/, what the Nu Html Checker says in tests/oracles/.
"""

import re
from collections.abc import Callable
from gzip import compress
from pathlib import Path

import html5lib
import pytest
from html5lib.html5parser import ParseError

from hzpub.publish.links import inspect
from hzpub.publish.mkdocs_runs import settings_of_fund
from tests.browser.pagetypes import PROGRAMS, SEARCH, one_of_each, page_types

PAGE, STYLE, SEARCHING = 25_000, 6_000, 5_000
SCRIPT = re.compile(r"<script|<iframe|<object|<embed|<[^>]*\son[a-z]+\s*=|javascript:", re.IGNORECASE)
HOST = re.compile(rb"(?:https?:)?//[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
NAMES_ONLY = re.compile(
    rb"https?://(www\.w3\.org/(1999/02/22-rdf|2000/svg|1999/xlink|2005/Atom)|www\.aiim\.org/pdfua/ns|purl\.org/dc"
    rb"|ns\.adobe\.com/|json-schema\.org/draft|schema\.org|schemas\.openxmlformats\.org|www\.sitemaps\.org/schemas)"
)
"""Addresses that only name a format; nothing fetches them."""
ROOT = Path(__file__).resolve().parents[3]
HOME = settings_of_fund(ROOT)[1]
"""Where the site says it lies: no third party."""


@pytest.fixture(scope="module", params=[(), ("--village",), ("--lang", "en")], ids=["web", "village", "english"])
def site(request: pytest.FixtureRequest, demonstration: Callable[..., Path]) -> Path:
    """The site of the fund that comes with the project, on the web, for the village with names, and in English."""
    return demonstration(*request.param)


def pages(site: Path) -> dict[str, bytes]:
    """Every page to read, by path."""
    every = {path.relative_to(site).as_posix(): path for path in site.rglob("*.html")}
    assert len(every) > 600
    assert len(page_types(site)) >= 45
    return {name: path.read_bytes() for name, path in every.items() if name not in PROGRAMS}


def test_no_page_weighs_more_than_25_kilobytes_and_the_stylesheet_6(site: Path) -> None:
    heavy = {name: len(compress(data, 6)) for name, data in pages(site).items()}

    assert {name: weight for name, weight in heavy.items() if weight > PAGE} == {}
    assert {path.name: len(compress(path.read_bytes(), 6)) < STYLE for path in site.rglob("*.css")} == {"site.css": True}


def test_no_page_to_read_holds_a_script_or_a_frame(site: Path) -> None:
    found = {name: SCRIPT.findall(data.decode()) for name, data in pages(site).items() if name not in SEARCH}

    assert {name: what for name, what in found.items() if what} == {}


def test_searching_takes_one_small_script_and_one_small_file(site: Path) -> None:
    for name in SEARCH & pages(site).keys():
        text = pages(site)[name].decode()
        inline = "".join(re.findall(r"<script>(.*?)</script>", text, re.DOTALL))

        assert SCRIPT.findall(text) == ["<script"]
        assert len(compress(inline.encode(), 6)) < SEARCHING
        assert b"<noscript>" in pages(site)[name]
    scripts = list(site.rglob("*.js"))
    assert {path.relative_to(site).parts[0] for path in scripts} <= {Path(name).stem for name in SEARCH}
    assert [path for path in scripts if len(compress(path.read_bytes(), 6)) >= SEARCHING] == []


def hosts(data: bytes) -> list[bytes]:
    """Every host that is neither the site's own nor part of a format's name."""
    return HOST.findall(NAMES_ONLY.sub(b"", data).replace(HOME.encode(), b""))


def test_nothing_in_the_whole_output_names_another_host(site: Path) -> None:
    named = {
        (path.relative_to(site).as_posix(), each)
        for path in site.rglob("*")
        if path.is_file() and path.suffix not in {".woff2", ".zip", ".xlsx"}
        for each in hosts(path.read_bytes())
        if path.suffix != ".pdf" or each.startswith((b"http:", b"https:"))
    }

    assert named == set()


def test_every_link_and_every_place_on_a_page_it_points_to_is_there(site: Path) -> None:
    found = inspect(site, home=HOME)

    assert found.broken == set()
    assert sum(1 for _, fragment in found.wanted if fragment) > 1000


def test_one_page_of_each_type_is_strict_html(site: Path) -> None:
    told = {}
    for kind, path in one_of_each(site).items():
        try:
            html5lib.HTMLParser(strict=True).parse(path.read_bytes())
        except ParseError as error:
            told[kind] = str(error)

    assert told == {}


@pytest.mark.parametrize("planted", ['<p onclick="x()">', "<SCRIPT>1</SCRIPT>", '<a href="javascript:x()">x</a>'])
def test_a_script_would_be_seen(planted: str) -> None:
    assert SCRIPT.search(planted)


@pytest.mark.parametrize("planted", [b"//cdn.example.com/x.css", b"url(https://example.org)", b"http://1.2.3.4/", b"https://dawucun.example.net/"])
def test_another_host_would_be_seen(planted: bytes) -> None:
    assert hosts(planted)


def test_a_page_that_is_not_strict_would_be_seen() -> None:
    with pytest.raises(ParseError):
        html5lib.HTMLParser(strict=True).parse("<!doctype html><title>x</title><p><table><p>x</table>")
