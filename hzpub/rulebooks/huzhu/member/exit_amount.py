"""MEMBER-EXIT-AMOUNT: whoever takes shares back gets what was paid for them."""

from collections.abc import Iterator

from hzpub.base.words import N_, Yuan
from hzpub.ledger.replay import Step
from hzpub.rulebooks.huzhu.member.leaving import paid_for_newest
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule


@rule(
    "MEMBER-EXIT-AMOUNT",
    title=N_("退股退的是当初缴的钱，不多不少"),
    clause="R三1",
    on="share_redemption",
    message=N_("{member} 这 {shares} 股当初缴了 {paid}，退的却写 {amount}"),
    fix=N_("照缴股金的记录写 {paid}；红利另发，欠款另还，都不在这里加减"),
)
def refund_is_what_was_paid(step: Step, _: Parameters) -> Iterator[Breach]:
    """The refund is what the household paid for the shares it takes back, the newest first.

    A share price changed since then changes nothing. Shares the household does not hold are SHARE-UNIT's.
    """
    record = step.record
    member = step.before.members.get(record["member"])
    if member is None or record["shares"] > member.shares:
        return
    paid = paid_for_newest(member, record["shares"])
    if record["amount"] != paid:
        yield breach(
            "amount",
            member=member.number,
            shares=record["shares"],
            paid=Yuan(paid),
            amount=Yuan(record["amount"]),
        )
