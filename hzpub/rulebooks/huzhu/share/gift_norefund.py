"""SHARE-GIFT-NOREFUND: a gift share opens the door; nobody turns it into money."""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

TOO_MANY = N_("{member} 的赠股只有 {gifts} 股，不能注销 {shares} 股")
GIFTS_ONLY = N_("把股数改到 {gifts} 股以内；自己缴的股金要退，另写退股")


@rule(
    "SHARE-GIFT-NOREFUND",
    title=N_("赠股不退钱，也不发红利"),
    clause=N_("推定"),
    on=("share_redemption", "gift_share_end"),
    message=N_("{member} 自己缴的只有 {own} 股，另有赠股 {gifts} 股；赠股不能换成钱"),
    fix=N_("把股数改到 {own} 股以内；自己没有缴过股金的，没有钱可退"),
)
def gift_stays(step: Step, _: Parameters) -> Iterator[Breach]:
    """No more shares go out for money than the household paid for itself.

    More shares than the household has at all are SHARE-UNIT's; shares against a debt are SHARE-OFFSET's.
    """
    record = step.record
    member = step.before.members.get(record["member"])
    if member is None:
        return
    own, gifts, shares = member.shares, member.gift_shares, record["shares"]
    if record.kind.name == "gift_share_end":
        if shares > gifts:
            yield breach("shares", TOO_MANY, GIFTS_ONLY, member=member.number, shares=shares, gifts=gifts)
    elif own < shares <= own + gifts:
        yield breach("shares", member=member.number, own=own, gifts=gifts)
