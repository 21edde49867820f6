"""PILOT-EXTERNAL-SUP: what an inspection asked for is put right by the day it named."""

import datetime as dt
from collections.abc import Iterator

from hzpub.base.words import N_, Label
from hzpub.ledger.book import Book
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Due, duty


@duty(
    "PILOT-EXTERNAL-SUP",
    title=N_("扶贫和财政部门来检查，结果公布"),
    clause="S三(四)",
    message=N_("{record} 号检查要求的整改，过了{due}还没有完成，已迟 {days} 天"),
    fix=N_("照检查的要求改好，财政所确认，整改入账"),
)
def rectified(book: Book, as_of: dt.date, _: Parameters) -> Iterator[Due]:
    """Each inspection that asks for it is followed by its rectification, by the deadline it set."""
    for each in book.affairs.inspections.values():
        if each.must_mend and each.deadline is not None and each.day <= as_of:
            what = Label(N_("整改 {number} 号检查发现的问题"), (("number", each.number),))
            yield Due(what, each.deadline, each.rectified, each.number)
