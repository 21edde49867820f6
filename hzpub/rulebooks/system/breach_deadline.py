"""BREACH-DEADLINE: what was admitted is mended by the day that was promised."""

import datetime as dt
from collections.abc import Iterator

from hzpub.base.words import N_, Label
from hzpub.ledger.book import Book
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import WARNING, Due, duty


@duty(
    "BREACH-DEADLINE",
    title=N_("答应整改的，到日子要改好"),
    clause=N_("推定"),
    severity=WARNING,
    message=N_("{record} 号违规确认说好{due}前整改，已迟 {days} 天"),
    fix=N_("责任人整改完，监事会和财政所确认，整改完成入账"),
)
def mended(book: Book, _as_of: dt.date, _: Parameters) -> Iterator[Due]:
    """Each admitted breach is cured by its deadline."""
    for each in book.breaches.values():
        what = Label(N_("整改 {number} 号违规"), (("number", each.number),))
        yield Due(what, each.deadline, each.cured, each.number)
