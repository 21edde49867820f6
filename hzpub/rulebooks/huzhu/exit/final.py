"""EXIT-FINAL: the books close for good when nothing is left in them, and the account given is theirs."""

from collections.abc import Iterator

from hzpub.base.words import N_, Label, Yuan
from hzpub.kinds import all_kinds
from hzpub.ledger.accounts import CHART
from hzpub.ledger.affairs import WindingUp
from hzpub.ledger.book import Book
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

RETURNED = ("government_grants", "partner_unit_grants", "donations", "rolled_over", "risk_reserve")
"""Accounts whose money is handed back."""


@rule(
    "EXIT-FINAL",
    title=N_("账上一分不剩，才算清算终结"),
    clause="S三(五)",
    on="final_account",
    message=N_("“{account}”还有 {left}"),
    fix=N_("收完、退完、清退完，账上是零，再终结"),
)
def settled(step: Step, _: Parameters) -> Iterator[Breach]:
    """A winding up stands, what the fund has and owes is zero, and the three sums are those of the books since."""
    book, ending = step.before, step.before.affairs.winding_up
    if ending is None:
        message, fix = N_("还没有启动退出，没有清算可以终结"), N_("先启动退出，收完退完再终结")
        yield breach("kind", message, fix)
        return
    for account, fen in _left(book):
        yield breach("kind", account=Label(CHART[account].label), left=Yuan(fen))
    for box, fen in moved_since(book, ending).items():
        if step.record[box] != fen:
            label = Label(all_kinds()["final_account"].box(box).label)
            message, fix = N_("“{box}”写 {written}，账上是 {computed}"), N_("照账上的数写")
            yield breach(box, message, fix, box=label, written=Yuan(step.record[box]), computed=Yuan(fen))


def moved_since(book: Book, ending: WindingUp) -> dict[str, int]:
    """What was collected from loans, refunded as shares and handed back since the winding up began (fen)."""

    def change(account: str) -> int:
        return book.balances.get(account, 0) - ending.balances.get(account, 0)

    written_off = change("write_offs")
    return {
        "collected": -change("loans") - written_off,
        "refunded": change("member_shares"),
        "returned": sum(change(account) for account in RETURNED) + change("capitalised"),
    }


def _left(book: Book) -> Iterator[tuple[str, int]]:
    """Every account that still holds something; income and expenses count as the one pool they make."""
    for account, each in CHART.items():
        if each.pool in ("asset", "payable") and (fen := abs(book.balances.get(account, 0))):
            yield account, fen
    if shares := abs(book.balances.get("member_shares", 0)):
        yield "member_shares", shares
