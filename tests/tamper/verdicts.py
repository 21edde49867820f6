"""What a verifier says about a folder, and whether that is what a case expects.

In:    a folder, a verifier: hzpub in this process, or any command that keeps the protocol (README.md).
Out:   a `Verdict`; the differences to what was expected, in words.
Never: tampers, or knows which verifier answered.
"""

import json
import subprocess
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from hzpub.base.findings import Finding, Severity, message_of
from hzpub.base.words import Words
from hzpub.pipeline import check_fund
from hzpub.trust.history import HistoryMissing
from tests.tamper.case import CANNOT, CLEAN, FOUND, Case, Expected

WORDS = Words.chinese()
STICK = "--without-history"
"""What a verifier is told when the folder carries no git history."""


@dataclass(frozen=True, slots=True, order=True)
class Told:
    """One finding as a verifier tells it."""

    severity: str
    rule: str
    file: str
    message: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """Exit code, findings, and for exit code 2 what was said instead."""

    code: int
    told: tuple[Told, ...] = ()
    said: str = ""

    def beyond(self, before: "Verdict") -> "Verdict":
        """What is told here and not of the untouched fund as well."""
        left = Counter(self.told) - Counter(before.told)
        return Verdict(self.code, tuple(sorted(left.elements())), self.said)


Verifier = Callable[[Path, bool], Verdict]
"""Called with a folder and whether it carries git history."""


def in_process(folder: Path, git: bool) -> Verdict:
    """The verdict of `hzpub check`, without starting a process."""
    try:
        outcome = check_fund(folder, with_history=git)
    except HistoryMissing as missing:
        return Verdict(CANNOT, said=WORDS(missing.reason, **missing.facts))
    return Verdict(FOUND if outcome.errors else CLEAN, tuple(map(_told, outcome.findings)))


def _told(finding: Finding) -> Told:
    severity = "acknowledged" if finding.acknowledged else finding.severity.value
    return Told(severity, finding.rule, finding.place.file, message_of(finding, WORDS))


def command(words: Sequence[str], stick: str = STICK) -> Verifier:
    """A verifier that runs `words` with the folder behind; `stick` is added when there is no history."""

    def ask(folder: Path, git: bool) -> Verdict:
        run = subprocess.run([*words, *([] if git else [stick]), str(folder)], capture_output=True, check=False)
        said = run.stderr.decode("utf-8", "replace")
        if run.returncode not in (CLEAN, FOUND):
            return Verdict(run.returncode, said=said)
        return Verdict(run.returncode, tuple(_parsed(run.stdout.decode("utf-8"))), said)

    return ask


def _parsed(text: str) -> Iterable[Told]:
    """Findings from one JSON list or from JSON lines."""
    rows = json.loads(text) if text.lstrip().startswith("[") else [json.loads(line) for line in text.splitlines()]
    for row in rows:
        yield Told(row["severity"], row["rule"], row["file"], row["message"])


def differences(
    case: Case, verdict: Verdict, files: Callable[[str], str], filled: Callable[[str], str] = str
) -> list[str]:
    """What a verdict says otherwise than `case` expects; nothing when all is as it must be.

    `files` answers the path of a file that a case names; `filled` fills the numbers of a site into a text. Warnings
    are compared only where the case has some.
    """
    found = []
    if verdict.code != case.code:
        found.append(f"exit code {verdict.code}, expected {case.code} {verdict.said}".rstrip())
    if case.says and filled(case.says) not in verdict.said:
        found.append(f"said {verdict.said!r}, expected {case.says!r}")
    found += _unlike(case.findings, [each for each in verdict.told if each.severity == Severity.ERROR.value], files, filled)
    if case.warnings:
        milder = [each for each in verdict.told if each.severity == Severity.WARNING.value]
        found += _unlike(case.warnings, milder, files, filled)
    return found


def _unlike(
    expected: Iterable[Expected], told: list[Told], files: Callable[[str], str], filled: Callable[[str], str]
) -> list[str]:
    """One mistake is shown once: each expected finding takes one told, and nothing may be left."""
    missing, left = [], list(told)
    for one in expected:
        fits = [each for each in left if each.rule == one.rule and filled(one.says) in each.message]
        fits = [each for each in fits if not one.file or each.file == files(one.file)]
        if fits:
            left.remove(fits[0])
        else:
            missing.append(f"not told: {one.rule} {one.file} {one.says}")
    return missing + [f"told besides: {each.rule} {each.file} {each.message}" for each in left]
