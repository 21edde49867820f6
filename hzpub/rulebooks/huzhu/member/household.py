"""MEMBER-HOUSEHOLD: a person heads one member household, so that a household counts once."""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.huzhu.member.leaving import left_on
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

EXPELLED = N_("{person} 的 {other} 取消了会员资格，借款还没有还清")
PAY_FIRST = N_("先还清借款，再申请入会")


@rule(
    "MEMBER-HOUSEHOLD",
    title=N_("一户只办一个会员证"),
    clause="R五2",
    on="member",
    message=N_("{person} 已经是 {other} 的户主"),
    fix=N_("用 {other} 这个会员证；那一户退光股金以后才能重新入会"),
)
def one_household(step: Step, _: Parameters) -> Iterator[Breach]:
    """The head of the new household heads no other that belongs to the association, or was expelled and owes.

    Whoever handed his household on heads it no more.
    """
    book, person = step.before, step.record["person"]
    other = book.members.get(book.heads.get(person, ""))
    if other is None or other.person != person:
        return
    if left_on(other) is None:
        yield breach(at="person", person=person, other=other.number)
    elif other.expelled and book.open_loans(other.number):
        yield breach("person", EXPELLED, PAY_FIRST, person=person, other=other.number)
