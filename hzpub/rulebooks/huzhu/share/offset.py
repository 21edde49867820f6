"""SHARE-OFFSET: only the shares of an expelled household pay for a debt, whole shares, and no more than the debt needs."""

from collections.abc import Iterator

from hzpub.base.words import N_, Yuan
from hzpub.kinds.record import Record
from hzpub.ledger.book import Book, Member
from hzpub.ledger.replay import Step
from hzpub.ledger.standing import liable_households
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

EXPEL_FIRST = N_("先办取消会员资格；没有取消资格的，不能动他的股金")
NOT_HIS = N_("{loan} 号借款不是 {member} 借的，也不是他担保的")
RIGHT_LOAN = N_("写他自己借的、或他担保的那一笔")
PRICE = N_("{shares} 股应是 {expected}，写的是 {amount}")
WHOLE_SHARES = N_("抵债按整股：每股 {price}")
TOO_MANY = N_("{member} 只有 {held} 股，抵不了 {shares} 股")
FEWER = N_("把股数改到 {held} 股以内")
NOT_NEEDED = N_("抵 {shares} 股以后还多出 {excess}，少抵一股也够了")
ONE_LESS = N_("减一股再算；多出来不满一股的钱写进“多还”，退给他")
LATER_MEETING = N_("{meeting} 号会议 {met}才开，抵债写的是 {day}")
MEET_FIRST = N_("先开会决议，后抵债；日期写错的改日期")


@rule(
    "SHARE-OFFSET",
    title=N_("取消资格、会议决定了，股金才能抵债"),
    clause="R六(2)",
    on="share_offset",
    parameters=("share_price",),
    message=N_("{member} 没有取消会员资格，股金不能抵债"),
    fix=EXPEL_FIRST,
)
def shares_pay_debt(step: Step, params: Parameters) -> Iterator[Breach]:
    """The household was expelled, owes or stands for the loan; a meeting decided; price and number are right."""
    book, record = step.before, step.record
    member, loan = book.members.get(record["member"]), book.loans.get(record["loan"])
    if member is None or loan is None:
        return
    if not member.expelled:
        yield breach("member", member=member.number)
    if member.number != loan.borrower and member.number not in liable_households(book, loan):
        yield breach("loan", NOT_HIS, RIGHT_LOAN, loan=loan.number, member=member.number)
    yield from _shares(record, member, params.share_price)
    yield from _decided(book, record)


def _shares(record: Record, member: Member, price: int) -> Iterator[Breach]:
    shares, amount, excess = record["shares"], record["amount"], record["excess"]
    if amount != shares * price:
        expected, written = Yuan(shares * price), Yuan(amount)
        yield breach(
            "amount", PRICE, WHOLE_SHARES, shares=shares, expected=expected, amount=written, price=Yuan(price)
        )
    if shares > member.shares:
        yield breach("shares", TOO_MANY, FEWER, member=member.number, held=member.shares, shares=shares)
    elif excess >= price:
        yield breach("shares", NOT_NEEDED, ONE_LESS, shares=shares, excess=Yuan(excess))


def _decided(book: Book, record: Record) -> Iterator[Breach]:
    met = book.affairs.meetings.get(record["meeting"])
    if met is not None and met.day > record.date:
        facts = {"meeting": record["meeting"], "met": met.day, "day": record.date}
        yield breach("meeting", LATER_MEETING, MEET_FIRST, **facts)
