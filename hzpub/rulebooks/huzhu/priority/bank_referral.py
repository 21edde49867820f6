"""BANK-REFERRAL: the council sends a rated member to the bank for a small loan, when the fund itself is short."""

from collections.abc import Iterator

from hzpub.base.words import N_, Yuan
from hzpub.ledger.book import Book
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import WARNING, Breach, breach, rule

NOT_RATED = N_("银行没有给 {member} 评过信用等级")
RATE_FIRST = N_("请会员先到银行评信用等级，再推荐")
NOT_SHORT = N_("{day}本基金还能借出 {room}，够借 {amount}")
LEND = N_("先从本基金借；本基金不够才推荐到银行")


@rule(
    "BANK-REFERRAL",
    title=N_("钱不够时介绍去银行借，最多 5000 元"),
    clause="R五3②",
    on="bank_referral",
    severity=WARNING,
    parameters=("referral_max", "max_lent_permille"),
    message=N_("推荐 {amount}，最多推荐 {most}"),
    fix=N_("把金额改到 {most} 以内"),
)
def to_the_bank(step: Step, params: Parameters) -> Iterator[Breach]:
    """At most `referral_max`, for a member the bank has rated, on a day on which the fund could not lend as much."""
    record, book = step.record, step.before
    amount = record["amount"]
    if amount > params.referral_max:
        yield breach("amount", amount=Yuan(amount), most=Yuan(params.referral_max))
    if record["rated"] != "yes":
        yield breach("rated", NOT_RATED, RATE_FIRST, member=record["member"])
    room = _room(book, params)
    if room >= amount:
        yield breach("kind", NOT_SHORT, LEND, day=record.date, room=Yuan(room), amount=Yuan(amount))


def _room(book: Book, params: Parameters) -> int:
    """What the fund could still lend (fen): within its limit, and with the money it has."""
    totals = book.totals
    limit = totals.fund * params.max_lent_permille // 1000 - totals.loans
    return max(0, min(limit, totals.bank))
