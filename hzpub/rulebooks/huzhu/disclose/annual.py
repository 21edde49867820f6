"""DISCLOSE-ANNUAL: every year the council reports to the members' representatives and answers them."""

import datetime as dt
from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.book import Book
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.periods import by_year
from hzpub.rulebooks.rule import Due, duty


@duty(
    "DISCLOSE-ANNUAL",
    title=N_("每年向会员代表报告一次，当面回答"),
    clause="R六(4)",
    parameters=("annual_days",),
    message=N_("年度报告缺 {count} 年，最早的是{oldest}，最迟{due}该报告"),
    fix=N_("开会员代表会议补报，提问和答复写进年度报告，盖章入账"),
)
def yearly_report(book: Book, as_of: dt.date, params: Parameters) -> Iterator[Due]:
    """An annual report within `annual_days` of the end of each year."""
    reports = book.affairs.reports
    return by_year(book, as_of, params.annual_days, lambda year: reports.get(year, ""))
