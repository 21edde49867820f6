"""TRANSFER-RETURN: what comes back is what went out, once, and nothing that has been used since."""

from collections.abc import Iterator

from hzpub.base.words import N_, Yuan
from hzpub.kinds.record import Record
from hzpub.ledger.book import Book
from hzpub.ledger.replay import Step
from hzpub.rulebooks.huzhu.transfer.payment import earlier_return, is_list, paid_fen, part_of
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

TWICE = N_("{target} 号付款已经由 {number} 号记录退过一次")
CHECK_TARGET = N_("核对是哪一笔付款；重新转账又被退回的，写重新转账那条的编号")
TOO_EARLY = N_("{target} 号是{paid_on}付的，{day}不可能退回")
CHECK_DAY = N_("对照银行回单改日期，或核对付款编号")
REPAID = N_("{loan} 号借款放出去以后已经还过款（{number} 号记录），钱是到了的，不能再算退汇")
FIRST_REVERSE = N_("核对付款编号；那笔还款记错了户的，先冲正那笔还款")
NO_LIST = N_("{target} 号付款只付给一户，不用写哪一户")
LEAVE_EMPTY = N_("删掉“哪一户的”")
NOT_LISTED = N_("{target} 号名单里没有 {member}")
CHECK_MEMBER = N_("照发放名单核对会员证号")


@rule(
    "TRANSFER-RETURN",
    title=N_("退汇的钱和当时付出的一样，一笔只退一次"),
    clause=N_("推定"),
    on="bank_return",
    message=N_("{target} 号付出 {paid}，退回却写 {amount}"),
    fix=N_("对照退汇通知和那笔付款的回单改金额"),
)
def returned_once(step: Step, _: Parameters) -> Iterator[Breach]:
    """A return brings back what the payment (or one household's part of its list) took out; no repayment came between."""
    book, record = step.before, step.record
    target, member = record["target"], record.get("member", "")
    if target not in book.kind_of:
        return
    if (earlier := earlier_return(book, target, member)) is not None:
        yield breach("target", TWICE, CHECK_TARGET, target=target, number=earlier.number)
        return
    if record.day < (paid_on := book.posted_on.get(target, record.day)):
        yield breach("date", TOO_EARLY, CHECK_DAY, target=target, paid_on=paid_on, day=record.day)
    yield from _amount(book, record)
    loan = book.loan_for(target)
    if loan is not None and loan.payout is not None and loan.payout.number == target and loan.repayments:
        yield breach("target", REPAID, FIRST_REVERSE, loan=loan.number, number=loan.repayments[-1].number)


def _amount(book: Book, record: Record) -> Iterator[Breach]:
    target, member = record["target"], record.get("member", "")
    paid: int | None = paid_fen(book, target)
    if member and not is_list(book, target):
        yield breach("member", NO_LIST, LEAVE_EMPTY, target=target)
    elif member:
        paid = part_of(book, target, member)
        if paid is None:
            yield breach("member", NOT_LISTED, CHECK_MEMBER, target=target, member=member)
    if paid is not None and record["amount"] != paid:
        yield breach("amount", target=target, paid=Yuan(paid), amount=Yuan(record["amount"]))
