"""DISCLOSE-QUARTER: after every quarter its sealed notice hangs where the village reads it."""

import datetime as dt
from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.book import Book
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.periods import by_quarter
from hzpub.rulebooks.rule import Due, duty


@duty(
    "DISCLOSE-QUARTER",
    title=N_("每季度公布一次账"),
    clause="R六(3)",
    parameters=("quarter_deadline_days",),
    message=N_("季度公示缺 {count} 季，最早的是{oldest}，最迟{due}该公布"),
    fix=N_("从最早的一季起，一季一季结清、盖章、张贴，公示入账"),
)
def quarterly_notice(book: Book, as_of: dt.date, params: Parameters) -> Iterator[Due]:
    """A sealed notice within `quarter_deadline_days` of the end of each quarter."""
    notices = book.affairs.notices
    return by_quarter(book, as_of, params.quarter_deadline_days, lambda quarter: notices.get(quarter, ""))
