"""What the fee pool is used for: the council's allowance, dividends, the surplus, what banks and courts cost.

In:    the months of the fund.   Out: draws by quarter, one dividend a year, the rest to the principal.
Never: computes an allowance or a dividend by itself (`hzpub.ledger` does), pays more than the pool has.
"""

from datetime import date, timedelta
from functools import partial

from hzpub.base.months import Quarter
from hzpub.demo.agenda import CLOSING, PAYING, RECEIVING
from hzpub.demo.bankdays import later, on_or_after, on_or_before
from hzpub.demo.elections import meet
from hzpub.demo.publicity import NOTICE_DAYS
from hzpub.demo.world import ALLOWANCE, DIVIDEND, YUAN, World
from hzpub.ledger.dividends import declared_share, years_dividend
from hzpub.ledger.draws import drawable

_LIST = 150
"""Households on one dividend list, so that the record stays within its size."""
_QUESTIONS = (
    ("红利为什么没有发足", "占用费付了工作经费以后不够，按比例发，不记欠账"),
    ("逾期的那一户怎么办", "已经通知担保人，年后开会决定"),
    ("明年还收新会员吗", "收，随时可以申请"),
)


def use_fees(world: World) -> None:
    """Put draws, dividends, charges into the diary."""
    quarter = Quarter.of(world.month(0))
    while quarter.last <= world.last_day:
        day = later(on_or_before(quarter.last + NOTICE_DAYS), 1)
        if quarter.last < world.ending_on:
            world.agenda.at(day, partial(_draw, world, quarter), PAYING)
        if quarter.number == 4 and quarter.last + timedelta(days=30) <= world.last_day:
            world.agenda.at(on_or_after(quarter.last + timedelta(days=20)), partial(_year, world, quarter.year), CLOSING)
        if quarter.number == 4:
            world.agenda.at(on_or_after(quarter.last.replace(day=22)), partial(_charge, world), RECEIVING)
        quarter = quarter.next()


def _draw(world: World, quarter: Quarter, day: date) -> None:
    due = drawable(world.scribe.book, quarter, ALLOWANCE)
    if not due.amount:
        return
    values = {
        "date": day,
        "quarter": quarter,
        "issue": due.issue,
        "collection": due.collection,
        "amount": due.amount,
        "payee": "互助理事会工作经费户",
        "voucher": world.voucher(day),
        "paper": world.scribe.paper(),
    }
    world.scribe.enter("operating_allowance", day, values, known_later=world.paid(day))


def _charge(world: World, day: date) -> None:
    values = {"date": day, "amount": 10 * YUAN, "note": "账户管理费", "bank_slip": world.slip(day)}
    world.scribe.enter("bank_charge", day, values)


def _year(world: World, year: int, day: date) -> None:
    """The representatives hear the report and set the dividend; what is left joins the principal."""
    scribe = world.scribe
    meeting = meet(world, "representatives", f"听取{year}年度报告并质询，通过；决定{year}年红利", day)
    questions = tuple({"question": ask, "answer": answer} for ask, answer in _QUESTIONS)
    report = {
        "date": day,
        "year": year,
        "meeting": meeting,
        "summary": "全年账目每季公示，专户和账上一致，到期的借款大多按时归还",
        "questions": questions,
        "paper": scribe.paper(),
    }
    scribe.enter("annual_report", day, report)
    due = years_dividend(scribe.book, year, DIVIDEND)
    if not due.due:
        return
    values = {"date": day, "year": year, **due._asdict(), "meeting": meeting, "paper": scribe.paper()}
    scribe.enter("dividend_declaration", day, values)
    if left := scribe.book.pool.until(year):
        rest = {"date": day, "year": year, "amount": left, "paper": scribe.paper()}
        scribe.enter("surplus_capitalisation", day, rest)
    world.agenda.at(later(day, 4), partial(_pay, world, year), PAYING)


def _pay(world: World, year: int, day: date) -> None:
    """By lists, each one transfer with four seals."""
    book = world.scribe.book
    declared = book.pool.declared[year]
    shares = ((number, declared_share(book.members[number], year, DIVIDEND, declared)) for number in sorted(book.members))
    due = [(member, fen) for member, fen in shares if fen]
    for at in range(0, len(due), _LIST):
        rows = due[at : at + _LIST]
        values = {
            "date": day,
            "year": year,
            "households": tuple({"member": member, "amount": fen} for member, fen in rows),
            "amount": sum(fen for _, fen in rows),
            "voucher": world.voucher(day),
            "paper": world.scribe.paper(),
        }
        world.scribe.enter("dividend_payment", day, values, known_later=world.paid(day))
