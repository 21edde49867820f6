"""A report of verification for people and for machines: the same verdicts in both.

In:    a `Report`, words.   Out: text; JSON.
Never: leaves out a check, or words one kinder than the other.
"""

import json
from collections.abc import Mapping

from hzpub.base.words import N_, Words
from hzpub.verify.verdicts import CannotVerify, Check, Verdict
from hzpub.verify.verifying import Report

FORMAT = "hzpub.verify/1"
_MARKS: Mapping[Verdict, str] = {Verdict.HOLDS: "✓", Verdict.FAILS: "✗", Verdict.UNSEEN: "—"}
_CONTROL = {number: "�" for number in (*range(32), *range(127, 160)) if number != 10}


def report_text(report: Report, words: Words) -> str:
    """One line for each check, details below it, one sentence at the end."""
    lines = [words(N_("核对 {place}（{sort}）"), place=report.source.name, sort=report.source.sort.label)]
    for check in report.checks.done:
        said = words.fact(check.said)
        if check.verdict is Verdict.UNSEEN:
            said = words(N_("没能查：{why}"), why=said)
        lines.append(f"{_MARKS[check.verdict]} {said}")
        lines += (f"    {words.fact(detail)}" for detail in check.details)
    lines.append(_closing(report, words))
    return "\n".join(line.translate(_CONTROL) for line in lines) + "\n"


def report_json(report: Report, words: Words) -> str:
    """The same for machines; `verdict` is pass or fail, never anything between."""
    told = {
        "format": FORMAT,
        "source": {"sort": report.source.sort.value, "place": report.source.name},
        "verdict": ("pass", "fail", "cannot")[report.checks.code],
        "exit": report.checks.code,
        "records": report.now.size if report.now else None,
        "fingerprint": report.now.fingerprint if report.now else None,
        "checks": [_row(check, words) for check in report.checks.done],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def cannot_json(place: str, reason: str) -> str:
    """What machines read when nothing could be verified."""
    told = {"format": FORMAT, "source": {"sort": None, "place": place}, "verdict": "cannot", "exit": 2, "reason": reason, "checks": []}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def reason_of(error: CannotVerify, words: Words) -> str:
    """Why nothing could be verified, in the reader's words."""
    return words(error.reason, **error.facts).translate(_CONTROL)


def _row(check: Check, words: Words) -> dict[str, object]:
    details = [words.fact(each) for each in check.details]
    return {"id": check.id, "verdict": check.verdict.value, "said": words.fact(check.said), "details": details}


def _closing(report: Report, words: Words) -> str:
    count = {verdict: len(report.checks.of(verdict)) for verdict in Verdict}
    facts = {"good": count[Verdict.HOLDS], "bad": count[Verdict.FAILS], "unseen": count[Verdict.UNSEEN]}
    if facts["bad"]:
        return words(N_("结论：不对。{bad} 项不对，{good} 项对，{unseen} 项没能查。"), **facts)
    if report.now is None or not facts["good"]:
        return words(N_("结论：没法核对。"))
    facts |= {"size": report.now.size}
    said = N_("结论：能查的都对。{good} 项对，{unseen} 项没能查；共 {size} 条，核对指纹 {fingerprint}。")
    return words(said, fingerprint=report.now.fingerprint, **facts)
