"""CAPITAL-BANK-STATEMENT: no quarter goes by without a bank statement held against the books."""

import datetime as dt
from collections.abc import Iterator

from hzpub.base.months import Quarter
from hzpub.base.words import N_
from hzpub.ledger.book import Book
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.periods import by_quarter
from hzpub.rulebooks.rule import WARNING, Due, duty


@duty(
    "CAPITAL-BANK-STATEMENT",
    title=N_("每季度至少和银行对一次账"),
    clause="R六(3)",
    severity=WARNING,
    parameters=("quarter_deadline_days",),
    message=N_("有 {count} 季没有银行对账，最早的是{oldest}，最迟{due}该对"),
    fix=N_("到银行打那一季的对账单，日期写对账单上的，入账"),
)
def quarterly_statement(book: Book, as_of: dt.date, params: Parameters) -> Iterator[Due]:
    """A statement of a day inside the quarter, entered by the time its books close."""
    dated = {Quarter.of(each.day): each.number for each in book.statements}
    return by_quarter(book, as_of, params.quarter_deadline_days, lambda quarter: dated.get(quarter, ""))
