"""Lighthouse's four scores for one page, from the version that requirements/npm pins.

In:    an address on this machine.   Out: scores of 100, and the audits that cost something.
Never: sends anything anywhere; judges is-crawlable (the site says noindex on purpose), nor, of a program that may ask
nobody for anything, robots-txt (Lighthouse asks for it from inside the page).
"""

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.slow_line import ARGUMENTS, program

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PATIENCE = 180


@dataclass(frozen=True)
class Scores:
    """One score of 100 for each of `CATEGORIES`, and the audits below the full score."""

    figures: tuple[int, ...]
    failed: tuple[str, ...]


def scores_of(url: str, modules: Path, *, is_program: bool) -> Scores:
    """Ask Lighthouse once, as it asks everybody: a mid-range phone, a slow line, simulated."""
    command = modules / "lighthouse" / "cli" / "index.js"
    node = shutil.which("node")
    if node is None or not command.is_file():
        raise SystemExit("phone: Lighthouse is not here; run it through `make phone` (needs Node 20 and npm)")
    left_out = "is-crawlable,robots-txt" if is_program else "is-crawlable"
    answer = subprocess.run(
        [
            node, str(command), url, "--output=json", "--output-path=stdout", "--quiet", "--no-enable-error-reporting",
            f"--only-categories={','.join(CATEGORIES)}", f"--skip-audits={left_out}",
            f"--chrome-flags=--headless {' '.join(ARGUMENTS)}",
        ],
        env={**os.environ, "CHROME_PATH": program()}, capture_output=True, check=False, timeout=PATIENCE,
    )  # fmt: skip
    if answer.returncode:
        raise SystemExit(f"phone: Lighthouse failed on {url}:\n{answer.stderr.decode()[-2000:]}")
    report: Any = json.loads(answer.stdout)
    return Scores(
        figures=tuple(round(100 * (report["categories"][each]["score"] or 0)) for each in CATEGORIES),
        failed=tuple(dict.fromkeys(_failed(report))),
    )


def _failed(report: Any) -> list[str]:
    """Audits with weight below their full score, with their score of 100."""
    return [
        f"{each['id']} {round(100 * score)}"
        for name in CATEGORIES
        for each in report["categories"][name]["auditRefs"]
        if each["weight"] and (score := report["audits"][each["id"]]["score"]) is not None and score < 1
    ]
