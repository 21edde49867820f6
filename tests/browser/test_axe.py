"""axe finds nothing on any type of page: on a phone by day and a wide screen by night, with everything unfolded.

A quick look: of long lists the first twelve and the last four, by night only what depends on colours. `make oracles`
looks at the whole pages of the demonstration fund, in all four lights, with all rules.
"""

import shutil
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.looks import OPEN, SHORTEN
from tests.browser.pagetypes import one_of_each

ALL = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}


def violations(page: Page, path: Path, rules: Any = ALL, *, shorten: bool = False) -> list[str]:
    """What axe says of a page, by rule, with the first place."""
    page.goto(path.as_uri())
    page.evaluate(OPEN)
    if shorten:
        page.evaluate(SHORTEN)
    found = Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]})
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found.response["violations"]]


@pytest.mark.parametrize(("scheme", "width", "rules"), [("light", 320, ALL), ("dark", 1280, COLOURS)], ids=["day", "night"])
def test_axe_finds_nothing(browser: Browser, site: Path, scheme: Any, width: int, rules: Any) -> None:
    page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 900})
    told = {kind: violations(page, path, rules, shorten=True) for kind, path in one_of_each(site).items()}
    page.close()

    assert {kind: found for kind, found in told.items() if found} == {}
    assert len(told) >= 45


@pytest.mark.parametrize(
    ("planted", "rule"),
    [('<p style="color: #999">很淡的字', "color-contrast"), ("<img>", "image-alt"), ("<h4>x</h4>", "heading-order")],
)
def test_axe_would_tell(page: Page, site: Path, tmp_path: Path, planted: str, rule: str) -> None:
    text = (site / "complain.html").read_text(encoding="utf-8")
    (tmp_path / "x.html").write_text(text.replace("</main>", f"{planted}</main>"), encoding="utf-8")
    shutil.copytree(site / "assets", tmp_path / "assets")

    assert [each.partition(":")[0] for each in violations(page, tmp_path / "x.html")] == [rule]
