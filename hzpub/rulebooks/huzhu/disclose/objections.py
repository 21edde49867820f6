"""DISCLOSE-OBJECTION: whoever objects is answered in public, soon."""

import datetime as dt
from collections.abc import Iterator

from hzpub.base.words import N_, Label
from hzpub.ledger.book import Book
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Due, duty


@duty(
    "DISCLOSE-OBJECTION",
    title=N_("有人提异议，15 天内公开答复"),
    clause="R六(4)",
    parameters=("objection_days",),
    message=N_("{record} 号异议过了{due}还没有答复，已迟 {days} 天"),
    fix=N_("请监事会查明，公开答复，答复入账"),
)
def answered(book: Book, as_of: dt.date, params: Parameters) -> Iterator[Due]:
    """Each objection raised by `as_of` has a reply within `objection_days`."""
    for each in book.affairs.objections.values():
        if each.day <= as_of:
            by = each.day + dt.timedelta(days=params.objection_days)
            what = Label(N_("答复 {number} 号异议"), (("number", each.number),))
            yield Due(what, by, each.reply, each.number)
