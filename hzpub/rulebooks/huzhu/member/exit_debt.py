"""MEMBER-EXIT-DEBT: the last share goes only when nothing is owed and nobody is stood for."""

from collections.abc import Iterator

from hzpub.base.words import N_, Yuan
from hzpub.ledger.replay import Step
from hzpub.rulebooks.huzhu.arrears.liability import stood_for
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

STANDS = N_("{member} 还为 {debtor} 的 {loan} 号借款担保，那笔还欠 {owed}，现在不能退光股金")
WAIT = N_("等 {loan} 号借款还清，或者留一股")


@rule(
    "MEMBER-EXIT-DEBT",
    title=N_("欠款还清、担保了结，才能退光股金"),
    clause="R三1",
    on=("share_redemption", "gift_share_end"),
    message=N_("{member} 的 {loan} 号借款还欠 {owed}，现在不能退光股金"),
    fix=N_("先还清 {loan} 号借款，还款入账以后再退；或者留一股"),
)
def exit_debt(step: Step, _: Parameters) -> Iterator[Breach]:
    """A redemption that leaves no own share, or a gift share that was the last, needs no open loan of the household and none that it stands for."""
    book, record = step.before, step.record
    household = book.members.get(record["member"])
    if household is None:
        return
    is_gift = record.kind.name == "gift_share_end"
    left = household.shares + household.gift_shares if is_gift else household.shares
    if left > record["shares"]:
        return
    for loan in book.open_loans(household.number):
        yield breach("member", member=household.number, loan=loan.number, owed=Yuan(loan.outstanding))
    for loan in stood_for(book, household):
        if loan.is_open:
            yield breach(
                "member",
                STANDS,
                WAIT,
                member=household.number,
                debtor=loan.borrower,
                loan=loan.number,
                owed=Yuan(loan.outstanding),
            )
