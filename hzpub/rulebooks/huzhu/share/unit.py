"""SHARE-UNIT: a share costs the same for everybody, and nobody takes out more shares than the household holds."""

from collections.abc import Iterator

from hzpub.base.words import N_, Yuan
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

TOO_MANY = N_("{member} 只有 {held} 股，退不了 {shares} 股")
FEWER = N_("把股数改到 {held} 股以内")


@rule(
    "SHARE-UNIT",
    title=N_("每股 500 元，缴退都按整股"),
    clause="R五1",
    on=("share_subscription", "share_redemption"),
    parameters=("share_price",),
    message=N_("{shares} 股应是 {expected}，写的是 {amount}"),
    fix=N_("照银行回单核对股数和金额：每股 {price}"),
)
def share_unit(step: Step, params: Parameters) -> Iterator[Breach]:
    """What is paid in is the price times the shares; what is taken out was there.

    How much comes back is MEMBER-EXIT-AMOUNT's, and reaching for gift shares SHARE-GIFT-NOREFUND's.
    """
    record = step.record
    shares, amount = record["shares"], record["amount"]
    if record.kind.name == "share_subscription":
        expected = shares * params.share_price
        if amount != expected:
            price = Yuan(params.share_price)
            yield breach(at="amount", shares=shares, expected=Yuan(expected), amount=Yuan(amount), price=price)
        return
    member = step.before.members.get(record["member"])
    if member is not None and shares > member.shares + member.gift_shares:
        yield breach("shares", TOO_MANY, FEWER, member=member.number, held=member.shares, shares=shares)
