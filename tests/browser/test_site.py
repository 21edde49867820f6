"""The site in a real browser: readable, reachable, and alone."""

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

KINDS = (
    *("home", "members", "member", "loans", "loan", "quarter", "records", "rules", "rule", "breaches", "verify"),
    *("public", "official", "form", "raising", "stars", "supervision", "annual"),
)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def address(site: Path, kind: str) -> str:
    """One page of each kind: the loan and the household with the longest page, the fullest quarter."""

    def longest(folder: str) -> Path:
        return max((site / folder).glob("*.html"), key=lambda path: (path.stat().st_size, path.name))

    one = {
        "home": site / "index.html",
        "member": longest("members"),
        "loan": longest("loans"),
        "quarter": longest("quarters"),
        "records": longest("records"),
        "rule": longest("rules"),
        "form": longest("official"),
        "annual": longest("annual"),
    }
    return one.get(kind, site / f"{kind}.html").as_uri()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(page: Page, site: Path, kind: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address(site, kind))
    for details in page.locator("details").all():
        details.evaluate("each => { each.open = true }")
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})

    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_either_light(browser: Browser, site: Path, scheme: Any) -> None:
    page = browser.new_page(color_scheme=scheme)
    for kind in ("loan", "breaches"):
        page.goto(address(site, kind))
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})

        assert found.violations_count == 0, found.generate_report()
    page.close()


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_overflows_a_small_phone(page: Page, site: Path, kind: str, percent: int) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(address(site, kind))
    page.add_style_tag(content=f"html {{ font-size: {112.5 * percent / 100}% !important }} details > * {{ display: block }}")
    for details in page.locator("details").all():
        details.evaluate("each => { each.open = true }")
    wide = page.evaluate(
        """() => [...document.querySelectorAll('body *')]
            .filter(each => each.getBoundingClientRect().right > innerWidth + 1)
            .filter(each => !each.closest('.skip, thead'))
            .map(each => each.outerHTML.slice(0, 120)).slice(0, 5)"""
    )

    assert page.evaluate("document.documentElement.scrollWidth") <= 320, wide
    assert wide == []


@pytest.mark.parametrize("kind", KINDS)
def test_text_is_large_and_links_of_lists_can_be_hit_with_a_thumb(page: Page, site: Path, kind: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(address(site, kind))
    small = page.evaluate(
        """() => [...document.querySelectorAll('body *')]
            .filter(each => [...each.childNodes].some(one => one.nodeType === 3 && one.data.trim()))
            .filter(each => parseFloat(getComputedStyle(each).fontSize) < 16)
            .map(each => each.outerHTML.slice(0, 120)).slice(0, 5)"""
    )
    low = page.evaluate(
        """() => [...document.querySelectorAll('nav a, footer a, .button, summary, .jump a, .big a, .cards a')]
            .filter(each => each.checkVisibility() && each.getBoundingClientRect().height < 43.5)
            .map(each => each.outerHTML.slice(0, 120)).slice(0, 5)"""
    )

    assert small == []
    assert low == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_asks_for_its_stylesheet_and_nothing_else(page: Page, site: Path, kind: str) -> None:
    asked: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text))
    page.goto(address(site, kind), wait_until="load")
    asked = [url for url in asked if not url.startswith("data:")]

    assert asked == [address(site, kind), (site / "assets" / "site.css").as_uri()]
    assert errors == []


def test_a_villager_walks_from_home_to_her_loan_without_script_from_a_usb_stick(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    page.get_by_role("link", name="查我家").click()
    page.locator("tr", has_text="有借款").first.get_by_role("link").click()
    page.locator(".receipt").get_by_text("今天还清要付").wait_for()
    page.locator("table tbody th a").first.click()
    page.locator("summary").filter(has_text="怎么算的").first.click()

    assert "×" in page.locator("details[open]").inner_text()
    assert page.locator(".seals li").count() >= 4
    page.get_by_role("link", name="本季公示").click()
    assert "期末账上存款" in page.locator("main").inner_text()
    context.close()


def test_the_skip_link_is_the_first_stop_and_leads_to_the_text(page: Page, site: Path) -> None:
    page.goto(address(site, "home"))
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")


def test_the_printed_sheet_leaves_navigation_out_and_keeps_the_figures(page: Page, site: Path) -> None:
    page.goto(address(site, "quarter"))
    page.emulate_media(media="print")

    assert not page.locator("header nav").is_visible()
    assert page.locator("dl.facts").first.is_visible()
    assert page.locator("table thead").first.evaluate("each => getComputedStyle(each).display") == "table-header-group"
