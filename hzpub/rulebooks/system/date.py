"""SYS-DATE: nothing is entered before it happened, before the fund existed, or before the entry above it."""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule


@rule(
    "SYS-DATE",
    title=N_("先发生，后入账，日期不倒走"),
    clause=N_("推定"),
    admissible=False,
    message=N_("日期 {date} 晚于入账日 {entered}"),
    fix=N_("事情发生以后才能入账：核对日期，或到那天再入账"),
)
def dates_in_order(step: Step, _: Parameters) -> Iterator[Breach]:
    """Own day and bank day lie between the founding of the fund and the day of entry, which never goes back."""
    record, fund = step.record, step.after.fund
    days = {"date": record.date, record.kind.day: record.day}
    for box, day in days.items():
        if day > record.entered:
            yield breach(at=box, date=day, entered=record.entered)
        if fund is not None and day < fund.founded:
            message, fix = N_("日期 {date} 早于建社日 {founded}"), N_("核对日期；建社以前的钱用建社后的日期入账")
            yield breach(box, message, fix, date=day, founded=fund.founded)
    if record.entered < step.before.entered:
        message, fix = N_("入账日 {entered} 早于上一条的入账日 {last}"), N_("看看电脑的日期对不对，再重新入账")
        yield breach("entered", message, fix, entered=record.entered, last=step.before.entered)
