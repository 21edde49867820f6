"""EXIT-RETURN: capital goes back only while a fund is wound up, and no more than there is of it."""

from collections.abc import Iterator

from hzpub.base.words import N_, Label, Yuan
from hzpub.ledger.accounts import CHART
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule


@rule(
    "EXIT-RETURN",
    title=N_("退出时才清退资金，不多于账上有的"),
    clause="S三(五)",
    on="capital_return",
    message=N_("“{source}”账上有 {held}，清退写了 {amount}"),
    fix=N_("改到账上有的数以内"),
)
def returned(step: Step, _: Parameters) -> Iterator[Breach]:
    """A winding up stands, and the amount is at most what the books hold of that source."""
    record, book = step.record, step.before
    if book.affairs.winding_up is None:
        message, fix = N_("还没有启动退出，不能清退资金"), N_("先由会员大会决定、县里发文，启动退出入账")
        yield breach("kind", message, fix)
    held = -book.balances.get(record["source"], 0)
    if record["amount"] > held:
        source = Label(CHART[record["source"]].label)
        yield breach("amount", source=source, held=Yuan(held), amount=Yuan(record["amount"]))
