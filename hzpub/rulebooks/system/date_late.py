"""SYS-DATE-LATE: what is entered long after it happened is listed as a late entry."""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import NOTICE, Breach, breach, rule


@rule(
    "SYS-DATE-LATE",
    title=N_("超过 30 天才入账，要公布为补录"),
    clause=N_("推定"),
    severity=NOTICE,
    parameters=("late_entry_days",),
    message=N_("{day} 的事到 {entered} 才入账，隔了 {days} 天，列为补录"),
    fix=N_("不用改；以后在 {most} 天以内入账"),
)
def entered_late(step: Step, params: Parameters) -> Iterator[Breach]:
    """More than `late_entry_days` lie between the day that counts and the day of entry."""
    record = step.record
    days = (record.entered - record.day).days
    if days > params.late_entry_days:
        most = params.late_entry_days
        yield breach(at=record.kind.day, day=record.day, entered=record.entered, days=days, most=most)
