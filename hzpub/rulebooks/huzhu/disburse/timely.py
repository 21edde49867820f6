"""DISBURSE-TIMELY: an approved loan is paid out, or withdrawn, within a month."""

import datetime as dt
from collections.abc import Iterator

from hzpub.base.words import N_, Label
from hzpub.ledger.book import Book
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import WARNING, Due, duty


@duty(
    "DISBURSE-TIMELY",
    title=N_("批了的借款拖着不放，会提示"),
    clause=N_("推定"),
    severity=WARNING,
    parameters=("disburse_days",),
    message=N_("{record} 号审批过了{due}还没有放款，已迟 {days} 天"),
    fix=N_("尽快放款；不借了的，冲正审批，写明原因"),
)
def paid_out(book: Book, as_of: dt.date, params: Parameters) -> Iterator[Due]:
    """The pay-out follows the approval within `disburse_days`. Only what still waits is listed."""
    for loan in book.loans.values():
        approval = loan.approval
        if approval is None or loan.payout is not None or loan.withdrawn or loan.refused or approval.day > as_of:
            continue
        what = Label(N_("给 {number} 号借款放款"), (("number", loan.number),))
        yield Due(what, approval.day + dt.timedelta(days=params.disburse_days), "", approval.number)
