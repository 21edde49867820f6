"""REPORT-OVERDUE: the overdue loans are handed in twice a year."""

import datetime as dt
from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.book import Book
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.periods import by_quarter
from hzpub.rulebooks.rule import Due, duty


@duty(
    "REPORT-OVERDUE",
    title=N_("逾期半年报表"),
    clause="R七2",
    parameters=("quarter_deadline_days",),
    message=N_("逾期半年报表有 {count} 期没有报送，最早的是{oldest}，最迟{due}该报"),
    fix=N_("打印这张表，报县扶贫办和财政局，把报送记下来"),
)
def handed_in(book: Book, as_of: dt.date, params: Parameters) -> Iterator[Due]:
    """Handed in within `quarter_deadline_days` of the end of each half-year."""
    sent = book.affairs.submissions
    return by_quarter(book, as_of, params.quarter_deadline_days, lambda quarter: sent.get(("overdue", quarter), ""), half_years=True)
