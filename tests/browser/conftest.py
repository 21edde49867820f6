"""A printed site for a real browser, opened as a file: what a phone, a screen reader and a USB stick would show.

Without Chromium these tests fail and say how to get it; HZPUB_NO_BROWSER=1 leaves them out, and says so.
"""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from hzpub import demo
from hzpub.cli import main

HERE = Path(__file__).parent
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NAMES = ("chromium", "chromium-browser", "google-chrome")
INSTALL = "apt-get install -y --no-install-recommends chromium fonts-wqy-microhei"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the browser tests out when asked to, loudly."""
    if os.environ.get("HZPUB_NO_BROWSER") == "1":
        why = "HZPUB_NO_BROWSER=1: NO BROWSER TEST WAS RUN; phones and screen readers are not looked after"
        for item in items:
            if HERE in item.path.parents:
                item.add_marker(pytest.mark.skip(reason=why))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The system's own Chromium; the browser that Playwright would download is never used."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.fail(f"no Chromium here; install it: {INSTALL}", pytrace=False)
    return {**browser_type_launch_args, "executable_path": found, "args": [*ARGUMENTS]}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fourteen months of a small village, with everything that can happen in it, published as `hzpub build` does."""
    folder = tmp_path_factory.mktemp("browser")
    fund, target = folder / "fund", folder / "site"
    demo.make(fund, months=14, members=40, git=False)
    with pytest.raises(SystemExit) as left:
        main(["build", str(fund), "--site", str(target), "--without-history"])
    assert not left.value.code
    return target
