"""What tests ask of a report."""

from collections.abc import Callable

from hzpub.base.words import Words
from hzpub.verify.verdicts import Verdict
from hzpub.verify.verifying import Report

WORDS = Words.chinese()


class Told:
    """A report with the questions that tests ask of it."""

    def __init__(self, report: Report) -> None:
        self.report, self.code = report, report.checks.code

    def ids(self, verdict: str) -> set[str]:
        return {check.id for check in self.report.checks.of(Verdict(verdict))}

    @property
    def wrong(self) -> set[str]:
        return self.ids("fail")

    def said(self, name: str) -> str:
        found = [check for check in self.report.checks.done if check.id == name]
        return "\n".join(WORDS.fact(each) for check in found for each in (check.said, *check.details))


Ask = Callable[..., Told]
