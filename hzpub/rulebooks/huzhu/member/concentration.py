"""MEMBER-CONCENTRATION: one household should not hold most of the shares; the fund says what is most."""

from collections.abc import Iterator

from hzpub.base.shares import percent
from hzpub.base.words import N_, Yuan
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import WARNING, Breach, breach, rule


@rule(
    "MEMBER-CONCENTRATION",
    title=N_("一户的股金占得太多，会提示"),
    clause=N_("推定"),
    on="share_subscription",
    severity=WARNING,
    parameters=("max_share_permille",),
    message=N_("{member} 的股金 {held}，全部股金 {total}，超过了 {share}"),
    fix=N_("请这一户少缴几股，或等别户缴了再缴；已经到账的照实入账"),
)
def not_too_much(step: Step, params: Parameters) -> Iterator[Breach]:
    """After a payment the household's share money is within `max_share_permille` of all; zero switches this off."""
    most, book = params.max_share_permille, step.after
    member = book.members.get(step.record["member"])
    if not most or member is None:
        return
    held, total = member.share_fen, -book.balances.get("member_shares", 0)
    if held * 1000 > total * most:
        yield breach("shares", member=member.number, held=Yuan(held), total=Yuan(total), most=most, share=percent(most))
