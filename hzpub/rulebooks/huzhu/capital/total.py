"""CAPITAL-TOTAL: the fund total is what its four sources brought in, less what was given back."""

from collections.abc import Iterator

from hzpub.base.words import N_, Yuan
from hzpub.ledger.book import Book
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

SHARES = ("share_subscription", "share_redemption")
GRANTS = ("government_grant", "partner_unit_grant", "donation")


@rule(
    "CAPITAL-TOTAL",
    title=N_("互助资金总额等于股金加三项来源"),
    clause="R五3①",
    admissible=False,
    message=N_("互助资金总额在账上变动 {booked}，按股金和来源算应变动 {counted}"),
    fix=N_("核对会员证号和金额；股金要记到一户会员名下"),
)
def capital_total(step: Step, _: Parameters) -> Iterator[Breach]:
    """The total moves only by what members hold in shares and by what the other three sources gave."""
    if not step.postings:
        return
    booked = step.after.totals.fund - step.before.totals.fund
    counted = _counted(step)
    if booked != counted:
        at = "target" if step.record.kind.name == "reversal" else "amount"
        yield breach(at, booked=Yuan(booked), counted=Yuan(counted), total=Yuan(step.after.totals.fund))


def _counted(step: Step) -> int:
    """What this record adds to the sources, in fen: asked from the members, not from the accounts."""
    number, sign = step.record.number, 1
    if step.record.kind.name == "reversal":
        number, sign = step.record["target"], -1
    kind = step.after.kind_of[number]
    if kind in SHARES:
        holder = step.after.member_of.get(number, "")
        return _held(step.after, holder) - _held(step.before, holder)
    if kind in GRANTS:
        brought = step.before.postings[number] if sign < 0 else step.postings
        return sign * sum(posting.fen for posting in brought if posting.account == "bank")
    return 0


def _held(book: Book, holder: str) -> int:
    """Share money of a household; a stranger holds none."""
    member = book.members.get(holder)
    return member.share_fen if member else 0
