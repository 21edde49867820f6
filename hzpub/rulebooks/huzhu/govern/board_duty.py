"""GOVERN-BOARD-DUTY: the supervisors review the council every quarter and say what they found."""

import datetime as dt
from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.book import Book
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.periods import by_quarter
from hzpub.rulebooks.rule import Due, duty


@duty(
    "GOVERN-BOARD-DUTY",
    title=N_("监事会每季度查一次理事会，查的结果公布"),
    clause="R四3",
    parameters=("quarter_deadline_days",),
    message=N_("监事会审核缺 {count} 季，最早的是{oldest}，最迟{due}该审完"),
    fix=N_("请监事会补查，写明查了什么、发现什么，盖章入账"),
)
def quarterly_review(book: Book, as_of: dt.date, params: Parameters) -> Iterator[Due]:
    """A review within 30 days of the day on which the quarter's notice is due."""
    reviews, days = book.affairs.reviews, params.quarter_deadline_days + 30
    return by_quarter(book, as_of, days, lambda quarter: reviews.get(quarter, ""))
