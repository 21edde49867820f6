"""One case of the tamper suite, read strictly from its folder.

In:    `cases/<category>/<RULE>.<name>/case.yml`.
Out:   a `Case`: the fund it starts from, the steps that tamper, the verdict that must follow.
Never: does anything; a word it does not know is an error, so that no expectation is lost by a typing mistake.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "cases"
CLEAN, FOUND, CANNOT = 0, 1, 2

Step = tuple[str, Any]
"""The name of a step and its argument."""


@dataclass(frozen=True, slots=True)
class Expected:
    """One finding that must be told: its rule, the file it names ("" for any), a fragment of its Chinese message."""

    rule: str
    file: str
    says: str


@dataclass(frozen=True, slots=True)
class Case:
    """What is done to which fund, and what must be told. `says` is for exit code 2, which has no findings.

    With `of` it is done to what was published of a fund, and the verifier of sites is asked: findings are then the
    checks that fail, `unseen` checks that must be told as not made, `held` what the asker has in his hand.
    """

    category: str
    name: str
    about: str
    start: str
    git: bool
    steps: tuple[Step, ...]
    code: int
    findings: tuple[Expected, ...]
    warnings: tuple[Expected, ...]
    says: str
    of: str = ""
    held: tuple[str, ...] = ()
    unseen: tuple[Expected, ...] = ()

    @property
    def title(self) -> str:
        """How a report names the case."""
        return f"{self.category}/{self.name}"


def all_cases(folder: Path = FOLDER) -> Iterator[Case]:
    """Every case below `folder`, by category and name."""
    for path in sorted(folder.glob("*/*/case.yml")):
        yield read_case(path)


def read_case(path: Path) -> Case:
    """Read one case. Raises ValueError that names the file for anything it does not know or misses."""
    try:
        return _case(path.parts[-3], path.parts[-2], yaml.safe_load(path.read_text(encoding="utf-8")))
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{path}: {error!r}") from None


def _case(category: str, name: str, written: Mapping[str, Any]) -> Case:
    of = written.get("of", "")
    _only(written, "about", *(("of", "held") if of else ("from", "git")), "steps", "expect")
    expect = written["expect"]
    _only(expect, "exit", "findings", "unseen" if of else "warnings", "says")
    findings = tuple(_expected(each) for each in expect.get("findings", ()))
    warnings = tuple(_expected(each) for each in expect.get("warnings", ()))
    code = expect["exit"]
    if bool(findings) != (code == FOUND) or bool(expect.get("says")) != (code == CANNOT):
        raise ValueError("exit 1 needs findings, exit 2 needs says, exit 0 neither")
    verdict = {CLEAN: "CLEAN", CANNOT: "CANNOT"}.get(code) or findings[0].rule
    if not name.startswith(f"{verdict}."):
        raise ValueError(f"the folder's name must begin with {verdict}.")
    steps = tuple(next(iter(each.items())) for each in written["steps"] if len(each) == 1)
    if len(steps) != len(written["steps"]) or not steps:
        raise ValueError("each step has one name")
    start, git = of or written["from"], written.get("git", False)
    unseen = tuple(_expected(each) for each in expect.get("unseen", ()))
    known = (start, git, steps, code, findings, warnings, expect.get("says", ""))
    return Case(category, name, written["about"], *known, of, tuple(written.get("held", ())), unseen)


def _expected(written: Mapping[str, str]) -> Expected:
    _only(written, "rule", "file", "says")
    return Expected(written["rule"], written.get("file", ""), written["says"])


def _only(written: Mapping[str, Any], *known: str) -> None:
    if unknown := set(written) - set(known):
        raise ValueError(f"unknown: {sorted(unknown)}")
