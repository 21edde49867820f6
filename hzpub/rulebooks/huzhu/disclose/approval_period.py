"""DISCLOSE-APPROVAL-PERIOD: where a fund says so, an approval hangs out some days before the money goes."""

import datetime as dt
from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import WARNING, Breach, breach, rule


@rule(
    "DISCLOSE-APPROVAL-PERIOD",
    title=N_("批了先公示，再放款"),
    clause="R六(4)",
    on="loan_disbursement",
    severity=WARNING,
    parameters=("posting_days",),
    message=N_("{approval} 号审批{posted}才张贴，满 {days} 天是{earliest}，{paid}就放了款"),
    fix=N_("以后批了先张贴，满 {days} 天再放款"),
)
def posted_before_paid(step: Step, params: Parameters) -> Iterator[Breach]:
    """The approval was put up at least `posting_days` before the bank paid; 0 asks for nothing."""
    if not params.posting_days:
        return
    approval, paid = step.record["approval"], step.record.day
    posted = step.before.affairs.postings.get(approval)
    if posted is None:
        message = N_("{approval} 号审批没有张贴公示就放了款")
        yield breach("approval", message, approval=approval, days=params.posting_days)
    elif paid < (earliest := posted + dt.timedelta(days=params.posting_days)):
        days = params.posting_days
        yield breach("paid_on", approval=approval, posted=posted, days=days, earliest=earliest, paid=paid)
