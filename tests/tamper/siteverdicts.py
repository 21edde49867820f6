"""What a verifier says about a published site or an audit pack: one row for each check it made or did not make.

In:    a folder or a zip, what the asker holds in his hand, a verifier: hzpub in this process, or any command that
       keeps the protocol (README.md).
Out:   a `Verdict` whose findings are the checks; what a case wants told as not checked and was not.
Never: tampers, or knows which verifier answered.
"""

import json
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hzpub.base.findings import Severity
from hzpub.trust.history import HistoryMissing
from hzpub.verify.holding import held_of
from hzpub.verify.sources import open_source
from hzpub.verify.telling import reason_of, report_json
from hzpub.verify.verdicts import CannotVerify
from hzpub.verify.verifying import verify
from tests.tamper.case import CANNOT, CLEAN, FOUND, Case
from tests.tamper.siteground import Option
from tests.tamper.verdicts import WORDS, Told, Verdict

SiteVerifier = Callable[[Path, Sequence[Option]], Verdict]
"""Called with what is to be verified and what the asker holds."""

UNSEEN = "not_checked"
_SEVERITY: Mapping[str, str] = {"fail": Severity.ERROR.value}


def in_process(what: Path, held: Sequence[Option]) -> Verdict:
    """The verdict of `hzpub verify`, without starting a process."""

    def given(option: str) -> list[str]:
        return [value for name, value in held if name == option]

    brought = held_of("".join(given("--key")), given("--slip"), [Path(each) for each in given("--witnessed")], given("--witness"))
    try:
        with TemporaryDirectory() as folder:
            scratch = Path(folder)
            report = verify(open_source(str(what), scratch, lambda: False), brought, scratch)
    except CannotVerify as error:
        return Verdict(CANNOT, said=reason_of(error, WORDS))
    except HistoryMissing as missing:
        return Verdict(CANNOT, said=WORDS(missing.reason, **missing.facts))
    return _verdict(json.loads(report_json(report, WORDS)))


def command(words: Sequence[str]) -> SiteVerifier:
    """A verifier that runs `words`, what is held, and the place."""

    def ask(what: Path, held: Sequence[Option]) -> Verdict:
        line = [*words, *(word for option in held for word in option), str(what)]
        run = subprocess.run(line, capture_output=True, check=False)
        if run.returncode not in (CLEAN, FOUND):
            return Verdict(run.returncode, said=run.stderr.decode("utf-8", "replace"))
        verdict = _verdict(json.loads(run.stdout))
        return Verdict(run.returncode, verdict.told)

    return ask


def unlisted(case: Case, verdict: Verdict, filled: Callable[[str], str]) -> list[str]:
    """Checks that the case wants told as not made, and that were not told so."""
    told = [each for each in verdict.told if each.severity == UNSEEN]
    return [
        f"not told as not checked: {one.rule} {one.says}"
        for one in case.unseen
        if not any(each.rule == one.rule and filled(one.says) in each.message for each in told)
    ]


def _verdict(report: Mapping[str, Any]) -> Verdict:
    rows = ((each["verdict"], each["id"], "\n".join((each["said"], *each["details"]))) for each in report["checks"])
    return Verdict(report["exit"], tuple(Told(_SEVERITY.get(how, how), name, "", said) for how, name, said in rows))
