"""ARREARS-WRITEOFF: only an overdue debt is written off, only by a members' assembly, and only what is owed."""

from collections.abc import Iterator

from hzpub.base.words import N_, Yuan
from hzpub.kinds.record import Record
from hzpub.ledger.book import Book, Loan
from hzpub.ledger.replay import Step
from hzpub.rulebooks.huzhu.arrears.liability import overdue_fen
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

NOT_OVERDUE = N_("{loan} 号借款到 {day}没有逾期，不能核销")
COLLECT_FIRST = N_("没有到期的先等到期；逾期的先催收，收不回来再核销")
WRONG_MEETING = N_("{meeting} 号不是会员大会")
ASSEMBLY = N_("核销由会员大会决定，写那次大会的编号")
LATER_MEETING = N_("{meeting} 号会议 {met}才开，核销写的是 {day}")
MEET_FIRST = N_("先开会员大会，后核销；日期写错的改日期")
TOO_MUCH_BACK = N_("{loan} 号借款核销后还没有收回的只有 {left}，这次写收回 {amount}")
REST_IS_EXCESS = N_("核对借款编号；最多写 {left}")


@rule(
    "ARREARS-WRITEOFF",
    title=N_("核销要会员大会决定、乡镇盖章，欠款人照样列着"),
    clause=N_("推定"),
    on=("write_off", "write_off_recovery"),
    parameters=("holiday_shift",),
    message=N_("{loan} 号借款只欠本金 {owed}，核销写 {amount}"),
    fix=N_("最多核销 {owed}；占用费和违约金没有记进总额，不用核销"),
)
def written_off_in_the_open(step: Step, params: Parameters) -> Iterator[Breach]:
    """An overdue loan, at most its open principal, after a members' assembly; no more comes back than was written off."""
    book, record = step.before, step.record
    loan = book.loans.get(record["loan"])
    if loan is None:
        return
    amount = record["amount"]
    if record.kind.name == "write_off_recovery":
        left = loan.written_off - loan.recovered
        if amount > left:
            written = Yuan(amount)
            yield breach(
                "amount", TOO_MUCH_BACK, REST_IS_EXCESS, loan=loan.number, left=Yuan(left), amount=written
            )
        return
    yield from _debt(record, loan, params)
    yield from _decided(book, record)


def _debt(record: Record, loan: Loan, params: Parameters) -> Iterator[Breach]:
    amount, owed = record["amount"], max(0, loan.outstanding)
    if amount > owed:
        yield breach("amount", loan=loan.number, owed=Yuan(owed), amount=Yuan(amount))
    elif not overdue_fen(loan, record.date, params.fee_terms):
        yield breach("loan", NOT_OVERDUE, COLLECT_FIRST, loan=loan.number, day=record.date)


def _decided(book: Book, record: Record) -> Iterator[Breach]:
    met = book.affairs.meetings.get(record["meeting"])
    if met is None:
        return
    if met.assembly != "members":
        yield breach("meeting", WRONG_MEETING, ASSEMBLY, meeting=record["meeting"])
    elif met.day > record.date:
        facts = {"meeting": record["meeting"], "met": met.day, "day": record.date}
        yield breach("meeting", LATER_MEETING, MEET_FIRST, **facts)
