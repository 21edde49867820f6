"""OBJECTION-ONCE: an objection gets one answer; who thinks otherwise objects again."""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule


@rule(
    "OBJECTION-ONCE",
    title=N_("一条异议只答复一次"),
    clause="R六(4)",
    on="objection_reply",
    message=N_("{objection} 号异议已经答复过（{reply} 号）"),
    fix=N_("答复写错了的，先冲正原来的答复；又有新意见的，另记一条异议"),
)
def one_reply(step: Step, _: Parameters) -> Iterator[Breach]:
    """The objection has no answer that still stands."""
    raised = step.before.affairs.objections.get(step.record["objection"])
    if raised is not None and raised.reply:
        yield breach("objection", objection=raised.number, reply=raised.reply)
