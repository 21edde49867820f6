"""CAPITAL-TOTAL: the fund total is what its four sources brought in, less what was given back."""

from collections.abc import Iterator

from hzpub.base.words import N_, Yuan
from hzpub.ledger.book import Book, Returned
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

SHARES = ("share_subscription", "share_redemption", "share_offset")
THROUGH_BANK = (
    "government_grant",
    "partner_unit_grant",
    "donation",
    "risk_reserve_compensation",
    "write_off_recovery",
    "capital_return",
)
"""What comes to the total, or leaves it, is what moved on the bank."""
ON_PAPER = {"write_off": "loans", "surplus_capitalisation": "capitalised"}
"""What the total loses or gains on paper is what moved on this account."""


@rule(
    "CAPITAL-TOTAL",
    title=N_("互助资金总额等于股金加三项来源"),
    clause="R五3①",
    admissible=False,
    message=N_("互助资金总额在账上变动 {booked}，按股金和来源算应变动 {counted}"),
    fix=N_("核对会员证号和金额；股金要记到一户会员名下"),
)
def capital_total(step: Step, _: Parameters) -> Iterator[Breach]:
    """The total moves only by what members hold in shares, what the other sources gave, surpluses and write-offs."""
    if not step.postings:
        return
    booked = step.after.totals.fund - step.before.totals.fund
    counted = _counted(step)
    if booked != counted:
        at = "target" if step.record.kind.name == "reversal" else "amount"
        yield breach(at, booked=Yuan(booked), counted=Yuan(counted), total=Yuan(step.after.totals.fund))


def _counted(step: Step) -> int:
    """What this record adds to the sources, in fen: asked from the members and from the other side of the entry."""
    number = step.record.number
    if step.record.kind.name == "reversal":
        number = step.record["target"]
    kind = _kind(step, number)
    if kind in SHARES:
        holder = step.after.member_of.get(number, "")
        return _held(step.after, holder) - _held(step.before, holder)
    if kind in THROUGH_BANK:
        return _moved(step, "bank")
    return _moved(step, ON_PAPER[kind]) if kind in ON_PAPER else 0


def _kind(step: Step, number: str) -> str:
    """The kind of record `number`; a returned payment and its retry are of the kind of the payment."""
    kind = step.after.kind_of[number]
    if kind == "bank_return":
        returned = step.after.returns.get(number) or step.before.returns.get(number)
    elif kind == "transfer_retry":
        returned = next((each for each in _returns(step) if each.retried == number), None)
    else:
        return kind
    return returned.kind if returned else kind


def _returns(step: Step) -> tuple[Returned, ...]:
    return (*step.after.returns.values(), *step.before.returns.values())


def _moved(step: Step, account: str) -> int:
    return sum(posting.fen for posting in step.postings if posting.account == account)


def _held(book: Book, holder: str) -> int:
    """Share money of a household; a stranger holds none."""
    member = book.members.get(holder)
    return member.share_fen if member else 0
