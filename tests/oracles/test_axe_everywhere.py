"""axe reads the heaviest page of each type of the demonstration fund's site, whole, in four lights, with all rules."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.pagetypes import one_of_each
from tests.browser.test_axe import violations


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, demonstration: Callable[[str], Path], scheme: Any, width: int) -> None:
    page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 900})
    told = {kind: violations(page, path) for kind, path in one_of_each(demonstration("zh")).items()}
    page.close()

    assert {kind: found for kind, found in told.items() if found} == {}
    assert len(told) >= 45
