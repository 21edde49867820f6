"""ARREARS-EXPEL-SUE: a loan long overdue is repaid, or its borrower expelled, or sued."""

import datetime as dt
from collections.abc import Iterator

from hzpub.base.findings import facts_of
from hzpub.base.words import N_, Label
from hzpub.ledger.book import Book, Loan
from hzpub.ledger.standing import days_overdue
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import WARNING, Due, duty


@duty(
    "ARREARS-EXPEL-SUE",
    title=N_("逾期太久，既没除名也没起诉，会提示"),
    clause="R六(2)",
    severity=WARNING,
    parameters=("sue_days",),
    message=N_("{record} 号借款逾期 {overdue} 天，过了{due}还没有还款，也没有除名、起诉"),
    fix=N_("理事会开会决定：催收还款，或取消会员资格，或起诉，办了就入账"),
)
def acted_on(book: Book, as_of: dt.date, params: Parameters) -> Iterator[Due]:
    """`sue_days` after the last timely day, or the last repayment, somebody has repaid, expelled or sued."""
    for loan in book.loans.values():
        days = days_overdue(loan, as_of, params.fee_terms)
        if not days:
            continue
        since = max([as_of - dt.timedelta(days=days), *(each.day for each in loan.repayments)])
        what = Label(N_("处理逾期的 {number} 号借款"), (("number", loan.number),))
        by = since + dt.timedelta(days=params.sue_days)
        yield Due(what, by, _measure(book, loan), loan.number, facts_of(overdue=days))


def _measure(book: Book, loan: Loan) -> str:
    """The lawsuit or the expulsion that answers an overdue loan; "" while there is none."""
    borrower = book.members.get(loan.borrower)
    return loan.lawsuits[-1] if loan.lawsuits else borrower.expelled if borrower else ""
