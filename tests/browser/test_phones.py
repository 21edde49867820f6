"""Every type of page on the smallest phone, with text at its usual size and twice as large, in each edition."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from hzpub.cli import main
from tests.browser.looks import LOW, OPEN, SMALL, WIDE
from tests.browser.pagetypes import one_of_each

SIZES = (100, 140, 200)
"""Per cent of the usual text: as it is, WeChat's care mode, WCAG 1.4.4."""

EDITIONS = {"web": (), "village": ("--village",), "english": ("--lang", "en")}

Seen = dict[str, dict[str, list[object]]]


@pytest.fixture(scope="module", params=EDITIONS)
def edition(request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the same village on the web, on its own USB stick with names, and in English."""
    if not EDITIONS[request.param]:
        return site
    target = tmp_path_factory.mktemp("edition") / "site"
    with pytest.raises(SystemExit) as left:
        main(["build", str(site.parent / "fund"), "--site", str(target), "--without-history", *EDITIONS[request.param]])
    assert not left.value.code
    return target


@pytest.fixture(scope="module")
def seen(browser: Browser, edition: Path) -> Seen:
    """What each question finds on each type of page, unfolded, at 320 px."""
    told: Seen = {"small": {}, "low": {}, **{f"wide {percent}": {} for percent in SIZES}}
    page = browser.new_page(viewport={"width": 320, "height": 700})
    for kind, path in one_of_each(edition).items():
        page.goto(path.as_uri())
        page.evaluate(OPEN)
        told["small"][kind], told["low"][kind] = page.evaluate(SMALL), page.evaluate(LOW)
        for percent in SIZES:
            page.evaluate(f"document.documentElement.style.fontSize = '{112.5 * percent / 100}%'")
            told[f"wide {percent}"][kind] = page.evaluate(WIDE)
    page.close()
    return told


@pytest.mark.parametrize("percent", SIZES)
def test_nothing_sticks_out_of_a_small_phone(seen: Seen, percent: int) -> None:
    assert len(seen["small"]) >= 45
    assert {kind: found for kind, found in seen[f"wide {percent}"].items() if found} == {}


def test_no_text_is_smaller_than_16_pixels_in_pictures_either(seen: Seen) -> None:
    assert {kind: found for kind, found in seen["small"].items() if found} == {}


def test_whatever_stands_alone_can_be_hit_with_a_thumb(seen: Seen) -> None:
    assert {kind: found for kind, found in seen["low"].items() if found} == {}


PLANTED = {
    SMALL: '<svg viewBox="0 0 700 10" width="320"><text style="font-size: 18px">x</text></svg>',
    LOW: '<ul><li><a href="#main">记录</a></li></ul>',
    WIDE: '<p style="white-space: nowrap">' + "长" * 40,
}


@pytest.mark.parametrize("question", PLANTED, ids=["small", "low", "wide"])
def test_each_question_finds_what_was_planted(page: Page, site: Path, question: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto((site / "complain.html").as_uri())
    assert page.evaluate(question) == []

    page.evaluate("text => document.querySelector('main').insertAdjacentHTML('beforeend', text)", PLANTED[question])
    assert page.evaluate(question) != []
