"""SHARE-QUEUE: who asks for shares back is paid, in turn, before long."""

import datetime as dt
from collections.abc import Iterator

from hzpub.base.words import N_, Label
from hzpub.ledger.book import Book
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import WARNING, Due, duty


@duty(
    "SHARE-QUEUE",
    title=N_("申请退股的，排队不超过 30 天"),
    clause="R三1",
    severity=WARNING,
    message=N_("{record} 号退股申请该在{due}以前退，还在排队，已迟 {days} 天"),
    fix=N_("专户有钱就先退排在最前面的；钱不够，先不放新的借款"),
)
def served(book: Book, as_of: dt.date, _: Parameters) -> Iterator[Due]:
    """A request for shares back waits 30 days at most. Only those still waiting are listed."""
    for each in book.affairs.waiting.values():
        if each.day <= as_of:
            what = Label(N_("退股给排队的 {member}"), (("member", each.member),))
            yield Due(what, each.day + dt.timedelta(days=30), "", each.number)
