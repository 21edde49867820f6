"""Pictures as a phone draws them: every word in its place, none on another, large enough to read."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

PAGES = ("index.html", "quarters.html", "calendar.html", "indicators.html", "fee-pool.html", "loans.html")

LAID_OUT = """() => [...document.querySelectorAll('.picture svg')].flatMap(svg => {
  const frame = svg.getBoundingClientRect()
  const words = [...svg.querySelectorAll('text')].map(each => [each.textContent, each.getBoundingClientRect()])
  const out = words.filter(([, box]) => box.left < frame.left - 1 || box.right > frame.right + 1
    || box.top < frame.top - 1 || box.bottom > frame.bottom + 1).map(([text]) => 'outside: ' + text)
  const over = words.flatMap(([one, a], at) => words.slice(at + 1)
    .filter(([, b]) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
      && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 8)
    .map(([two]) => one + ' on ' + two))
  const bars = [...svg.querySelectorAll('rect:not(.rail)')].map(each => each.getBoundingClientRect())
  const hidden = words.filter(([, a]) => bars.some(b => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 8)).map(([text]) => 'under a bar: ' + text)
  return [...out, ...over, ...hidden]
})"""

SIZES = """() => [...document.querySelectorAll('.picture text')].map(each =>
  parseFloat(getComputedStyle(each).fontSize) * each.getScreenCTM().a)"""

PAINT = """() => [...document.querySelectorAll('.picture text')].map(each => getComputedStyle(each).fill)"""
PAPER = "() => getComputedStyle(document.body).backgroundColor"


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_words_in_a_picture_lie_inside_it_and_not_on_each_other(page: Page, site: Path, name: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto((site / name).as_uri())

    assert page.locator(".picture svg").count()
    assert page.evaluate(LAID_OUT) == []


@pytest.mark.parametrize("name", PAGES)
def test_words_in_a_picture_are_16_pixels_high_on_the_smallest_phone(page: Page, site: Path, name: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto((site / name).as_uri())

    assert min(page.evaluate(SIZES)) >= 16


def test_a_picture_is_legible_in_the_dark_and_on_paper(page: Page, site: Path) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto((site / "index.html").as_uri())
    dark, behind = set(page.evaluate(PAINT)), page.evaluate(PAPER)
    page.emulate_media(media="print", color_scheme="light")

    assert dark == {"rgb(234, 231, 225)"}
    assert behind == "rgb(22, 25, 28)"
    assert set(page.evaluate(PAINT)) == {"rgb(29, 33, 37)"}


def test_a_word_on_another_would_be_seen(page: Page, site: Path) -> None:
    page.goto((site / "calendar.html").as_uri())
    page.evaluate("document.querySelectorAll('.picture text').forEach(each => each.setAttribute('y', 20))")

    assert page.evaluate(LAID_OUT)
