"""ARCHIVE-FILES: every loan has its papers: application, guarantee, approval."""

import datetime as dt
from collections.abc import Iterator

from hzpub.base.findings import facts_of
from hzpub.base.words import N_, Label
from hzpub.ledger.book import Book
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import WARNING, Due, duty


@duty(
    "ARCHIVE-FILES",
    title=N_("会员和借款的档案要齐，缺的列出来"),
    clause="R七2",
    severity=WARNING,
    message=N_("{record} 号借款放了款，档案里缺：{missing}"),
    fix=N_("找出签过字的纸面材料，补录入账；补不了的，做违规确认"),
)
def complete(book: Book, as_of: dt.date, _: Parameters) -> Iterator[Due]:
    """A loan that was paid out has application, guarantee and approval on file. Only what lacks one is listed.

    The application to join, the contract and the lists are complete by themselves: no record is entered without its
    paper, and the lists are printed from the records.
    """
    for loan in book.loans.values():
        if loan.payout is None or loan.payout.paid_on > as_of or (loan.guarantees and loan.approval):
            continue
        both = Label(N_("担保书、借款审批表"))
        missing = both if not (loan.guarantees or loan.approval) else Label(N_("借款审批表") if loan.guarantees else N_("担保书"))
        what = Label(N_("补齐 {number} 号借款的档案"), (("number", loan.number),))
        yield Due(what, loan.payout.paid_on, "", loan.number, facts_of(missing=missing))
