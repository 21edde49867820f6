"""EXIT-QUEUE: whoever asked first for his shares is paid first."""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.huzhu.member.waiting import ahead_of
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import WARNING, Breach, breach, rule


@rule(
    "EXIT-QUEUE",
    title=N_("退股排队，先申请的先付"),
    clause="R三1",
    on="share_redemption",
    severity=WARNING,
    message=N_("{first} 在 {asked_on}就申请退股（{request} 号），还没有付，先付了 {member}"),
    fix=N_("先付 {first}；有特别的原因，在公示时说明"),
)
def first_come(step: Step, _: Parameters) -> Iterator[Breach]:
    """Nobody who asked earlier and may leave is still waiting."""
    member = step.record["member"]
    for first in ahead_of(step.before, member)[:1]:
        yield breach("member", first=first.member, asked_on=first.day, request=first.number, member=member)
