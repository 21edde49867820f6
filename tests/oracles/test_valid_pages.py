"""The Nu Html Checker reads every page of the demonstration fund's site and its stylesheet, and finds nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.oracles.conftest import NODE, Asked, asker

NEEDS = "validators"
PLANTED = '<!doctype html><html lang="zh-CN"><title>x</title><p id="a">x<p id="a"><b>x</p>'


@pytest.fixture(scope="module")
def judge() -> Asked:
    return asker("java", "-jar", NODE / "vnu-jar" / "build" / "dist" / "vnu.jar", "--also-check-css", "--skip-non-html", "--no-langdetect")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_is_valid_html(judge: Asked, demonstration: Callable[[str], Path], language: str) -> None:
    site = demonstration(language)
    pages = sorted(site.rglob("*.html"))
    done = judge(*pages, site / "assets" / "site.css")

    assert (done.returncode, done.stderr.replace(site.as_uri(), "").splitlines()) == (0, [])
    assert len(pages) > 600


def test_a_page_that_is_not_valid_is_told(judge: Asked, tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text(PLANTED, encoding="utf-8")
    done = judge(tmp_path)

    assert done.returncode == 1
    assert "Duplicate ID" in done.stderr
