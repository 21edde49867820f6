"""The site in a real browser: it asks for nothing, needs nothing, and can be walked, printed and stepped through."""

from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser.pagetypes import PROGRAMS, one_of_each


def test_a_page_asks_for_its_stylesheet_and_nothing_else(page: Page, site: Path) -> None:
    asked: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text))
    style = (site / "assets" / "site.css").as_uri()
    for kind, path in one_of_each(site).items():
        asked.clear()
        page.goto(path.as_uri(), wait_until="load")
        wanted = [path.as_uri()] if kind in PROGRAMS else [path.as_uri(), style]

        assert [url for url in asked if not url.startswith("data:")] == wanted
        assert errors == [], kind


def test_a_villager_walks_from_home_to_her_loan_without_script_from_a_usb_stick(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    page.get_by_role("link", name="查我家").click()
    page.locator("tr", has_text="有借款").first.get_by_role("link").click()
    page.locator(".receipt").get_by_text("今天还清要付").first.wait_for()
    page.locator("table tbody th a").first.click()
    page.locator("summary").filter(has_text="怎么算的").first.click()

    assert "×" in page.locator("details[open]").inner_text()
    assert page.locator(".seals li").count() >= 4
    page.get_by_role("link", name="本季公示").click()
    assert "期末账上存款" in page.locator("main").inner_text()
    page.get_by_role("link", name="本季到现在").click()
    assert "现在账上存款" in page.locator("main").inner_text()
    context.close()


def test_the_skip_link_is_the_first_stop_and_leads_to_the_text(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")


def test_the_printed_sheet_leaves_navigation_out_and_keeps_the_figures(page: Page, site: Path) -> None:
    page.goto(max((site / "quarters").glob("*.html")).as_uri())
    page.emulate_media(media="print")

    assert not page.locator("header nav").is_visible()
    assert page.locator("dl.facts").first.is_visible()
    assert page.locator("table thead").first.evaluate("each => getComputedStyle(each).display") == "table-header-group"


def test_on_paper_the_arithmetic_is_unfolded_and_what_is_long_stays_folded(page: Page, site: Path) -> None:
    shown = "each => [...each.children].filter(one => one.tagName !== 'SUMMARY').map(one => one.checkVisibility())"
    loan = next(path for path in sorted((site / "loans").glob("*.html")) if 'class="folded"' in path.read_text())
    for path in (site / "index.html", max((site / "quarters").glob("*.html")), loan, max((site / "records").glob("*.html"))):
        page.goto(path.as_uri())
        page.emulate_media(media="screen")
        assert {seen for each in page.locator("details").all() for seen in each.evaluate(shown)} == {False}
        page.emulate_media(media="print")
        for kind, wanted in (("details:not(.folded)", True), ("details.folded", False)):
            assert {seen for each in page.locator(kind).all() for seen in each.evaluate(shown)} <= {wanted}, path.name
    assert page.locator("details.folded").count()
