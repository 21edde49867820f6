"""SHARE-UNIT: a share costs the same when it comes in and when it goes out."""

from collections.abc import Iterator

from hzpub.base.words import N_, Yuan
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule


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
    """The amount is the price times the shares; nobody takes out more shares than the household holds."""
    record = step.record
    shares, amount = record["shares"], record["amount"]
    expected = shares * params.share_price
    if amount != expected:
        price = Yuan(params.share_price)
        yield breach(at="amount", shares=shares, expected=Yuan(expected), amount=Yuan(amount), price=price)
    member = step.before.members.get(record["member"])
    if record.kind.name == "share_redemption" and member is not None and shares > member.shares:
        yield breach(
            at="shares",
            message=N_("{member} 只有 {held} 股，退不了 {shares} 股"),
            fix=N_("把股数改到 {held} 股以内"),
            member=member.number,
            held=member.shares,
            shares=shares,
        )
