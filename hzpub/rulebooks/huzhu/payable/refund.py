"""PAYABLE-REFUND: a household gets back what the fund owes it, no more, on its own account."""

from collections.abc import Iterator

from hzpub.base.words import N_, Yuan
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

OTHER_ACCOUNT = N_("{account} 号账户是 {owner} 的，不是 {member} 的")
OWN_ACCOUNT = N_("写 {member} 自己的账户记录编号")


@rule(
    "PAYABLE-REFUND",
    title=N_("多还的钱、退回的红利，欠多少退多少"),
    clause=N_("推定"),
    on="payable_refund",
    message=N_("{member} 名下待退的只有 {left}，要退 {amount}"),
    fix=N_("把金额改到 {left} 以内；还有多还的没入账，先入账"),
)
def refund_what_is_owed(step: Step, _: Parameters) -> Iterator[Breach]:
    """At most what the books owe this household, to an account it registered."""
    book, record = step.before, step.record
    member, account = record["member"], record["account"]
    if member not in book.members:
        return
    left = max(0, book.payables_of.get(member, 0))
    if record["amount"] > left:
        yield breach("amount", member=member, left=Yuan(left), amount=Yuan(record["amount"]))
    owner = book.member_of.get(account, "")
    if account in book.kind_of and owner != member:
        yield breach("account", OTHER_ACCOUNT, OWN_ACCOUNT, account=account, owner=owner, member=member)
