"""EXIT-DECISION: the members decide that a fund ends, the county agrees in writing, and it is decided once."""

import re
from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

DOCUMENT = re.compile(r"[〔\[（(][0-9]{4}[〕\]）)]第?[0-9]{1,4}号")
"""What the number of an official document looks like."""


@rule(
    "EXIT-DECISION",
    title=N_("退出由会员大会决定，县里有文件"),
    clause="S三(五)",
    on="winding_up",
    message=N_("{meeting} 号会议不是会员大会"),
    fix=N_("写决定退出的那次会员大会"),
)
def decided(step: Step, _: Parameters) -> Iterator[Breach]:
    """The meeting is one of all members, the document has a number, and no winding up stands already."""
    record, affairs = step.record, step.before.affairs
    meeting = affairs.meetings.get(record["meeting"])
    if meeting is not None and meeting.assembly != "members":
        yield breach("meeting", meeting=record["meeting"])
    if not DOCUMENT.search(record["document"]):
        message, fix = N_("“{document}”不像文件号"), N_("写县里的文件号，如 云扶办〔2025〕9号")
        yield breach("document", message, fix, document=record["document"])
    if affairs.winding_up is not None:
        message, fix = N_("{number} 号记录已经启动退出"), N_("不用再记")
        yield breach("kind", message, fix, number=affairs.winding_up.number)
