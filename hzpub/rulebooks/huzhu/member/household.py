"""MEMBER-HOUSEHOLD: a person heads one member household, so that a household counts once."""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule


@rule(
    "MEMBER-HOUSEHOLD",
    title=N_("一户只办一个会员证"),
    clause="R五2",
    on="member",
    message=N_("{person} 已经是 {other} 的户主"),
    fix=N_("用 {other} 这个会员证；那一户退光股金以后才能重新入会"),
)
def one_household(step: Step, _: Parameters) -> Iterator[Breach]:
    """The head of the new household heads no other that still holds shares or has yet to pay its first."""
    book, person = step.before, step.record["person"]
    other = book.members.get(book.heads.get(person, ""))
    if other is not None and (other.shares > 0 or not other.lots):
        yield breach(at="person", person=person, other=other.number)
