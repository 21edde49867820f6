"""MEMBER-EXPEL: a household loses its membership only over an overdue loan, after everybody was told."""

import datetime as dt
from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.kinds.record import Record
from hzpub.ledger.book import Book, Loan, Member
from hzpub.ledger.replay import Step
from hzpub.rulebooks.huzhu.arrears.liability import overdue, stood_for
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

STRANGER = N_("{loan} 号借款不是 {member} 借的，也不是他担保的")
RIGHT_LOAN = N_("写他自己借的、或他担保的那一笔")
NOT_TOLD = N_("{loan} 号借款 {timely}还不算逾期；通知写的是 {told}，要在逾期以后、取消资格以前")
TELL_FIRST = N_("先书面通知借款户和担保人，送到的日期写进来，以后再取消资格")
WRONG_MEETING = N_("{meeting} 号不是理事会会议")
COUNCIL_MEETS = N_("开理事会会议决定，写那次会议的编号")
LATER_MEETING = N_("{meeting} 号会议 {met}才开，单子写的是 {day}")
MEET_FIRST = N_("先开会，后取消资格；日期写错的改日期")
TWICE = N_("{member} 已经由 {number} 号记录取消了会员资格")
NO_NEED = N_("不用再写一次")


@rule(
    "MEMBER-EXPEL",
    title=N_("催过借款户和担保户，理事会决定了，才能除名"),
    clause="R六(2)",
    on="expulsion",
    parameters=("holiday_shift",),
    message=N_("{loan} 号借款到 {day}没有逾期的欠款"),
    fix=N_("没有逾期不能取消资格；逾期的是另一笔，写那一笔的编号"),
)
def expelled_for_cause(step: Step, params: Parameters) -> Iterator[Breach]:
    """The loan is overdue that day, the household owes or stands for it, both were told after it fell overdue.

    The council decided at a meeting, not later than the record. Told means: on an earlier day.
    """
    book, record = step.before, step.record
    member, loan = book.members.get(record["member"]), book.loans.get(record["loan"])
    if member is None or loan is None:
        return
    if member.expelled:
        yield breach("member", TWICE, NO_NEED, member=member.number, number=member.expelled)
    if loan.borrower != member.number and not _stands_for(book, member, loan):
        yield breach("loan", STRANGER, RIGHT_LOAN, loan=loan.number, member=member.number)
    elif (late := overdue(loan, record.date, params.fee_terms)) is None:
        yield breach("loan", loan=loan.number, day=record.date)
    else:
        yield from _told(record, loan, late.last_day)
    yield from _decided(book, record)


def _stands_for(book: Book, member: Member, loan: Loan) -> bool:
    return any(each.number == loan.number for each in stood_for(book, member))


def _told(record: Record, loan: Loan, timely: dt.date) -> Iterator[Breach]:
    for box in ("borrower_told", "guarantor_told"):
        if not timely < record[box] < record.date:
            yield breach(box, NOT_TOLD, TELL_FIRST, loan=loan.number, timely=timely, told=record[box])


def _decided(book: Book, record: Record) -> Iterator[Breach]:
    met = book.affairs.meetings.get(record["meeting"])
    if met is None:
        return
    if met.assembly != "council":
        yield breach("meeting", WRONG_MEETING, COUNCIL_MEETS, meeting=record["meeting"])
    elif met.day > record.date:
        facts = {"meeting": record["meeting"], "met": met.day, "day": record.date}
        yield breach("meeting", LATER_MEETING, MEET_FIRST, **facts)
