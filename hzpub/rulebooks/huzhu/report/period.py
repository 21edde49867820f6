"""REPORT-PERIOD: a form is handed in for a time that is over, and a half-year's form for a half-year."""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

HALF_YEARLY = ("receipts", "overdue", "quality")


@rule(
    "REPORT-PERIOD",
    title=N_("期满了再报，半年报只报半年"),
    clause="R七2",
    on="report_submission",
    message=N_("{quarter}到{last}才完，{day}还不能报"),
    fix=N_("期满以后再报"),
)
def period_over(step: Step, _: Parameters) -> Iterator[Breach]:
    """The quarter is over; half-yearly forms name the second or the fourth."""
    record, quarter = step.record, step.record["quarter"]
    if record.date <= quarter.last:
        yield breach("quarter", quarter=quarter.label, last=quarter.last, day=record.date)
    if record["form"] in HALF_YEARLY and quarter.number not in (2, 4):
        message, fix = N_("这是半年报，写的是{quarter}"), N_("上半年写第二季度，下半年写第四季度")
        yield breach("quarter", message, fix, quarter=quarter.label)
