"""TRANSFER-RETRY: a returned payment goes out once more on the same voucher, soon, and to the same household."""

from collections.abc import Iterator

from hzpub.base.words import N_, Yuan
from hzpub.kinds.record import Record
from hzpub.ledger.book import Book, Payout, Returned, ShareLot
from hzpub.ledger.replay import Step
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

TWICE = N_("{returned} 号退汇已经由 {number} 号记录重新转过")
CHECK_RETURN = N_("核对是哪一次退汇；重新转账又被退回的，先记那一次退汇")
PAID_ANEW = N_("{loan} 号借款退汇以后已经另开凭证放款（{number} 号记录）")
NOT_AGAIN = N_("一笔钱只付一次；不用再重新转账")
FEWER_SHARES = N_("{member} 现在只有 {held} 股，退不了 {shares} 股")
PAID_BACK = N_("{member} 的应付款只剩 {left}，这笔 {amount} 已经另外付过")
TOO_EARLY = N_("{returned} 号退汇是{back_on}，重新转账却写{day}")
CHECK_DAY = N_("对照银行回单改日期")
OTHER_ACCOUNT = N_("{account} 号账户不是 {payee} 登记的收款账户")
OWN_ACCOUNT = N_("写本户自己的账户记录；没有就先登记")


@rule(
    "TRANSFER-RETRY",
    title=N_("退汇三十天内照原凭证重转一次，不用再盖章"),
    clause="R六(3)",
    on="transfer_retry",
    parameters=("retry_days",),
    message=N_("{back_on}退的汇，{day}才重转，过了 {days} 天"),
    fix=N_("超过 {most} 天要另开凭证，重新盖四个章"),
)
def retried_in_time(step: Step, params: Parameters) -> Iterator[Breach]:
    """One retry for each return, on or after its day, within `retry_days`, to an account of the same household."""
    book, record = step.before, step.record
    returned = book.returns.get(record["returned"])
    if returned is None:
        return
    yield from _once(book, returned)
    days = (record.day - returned.day).days
    back_on, day = returned.day, record.day
    if days < 0:
        yield breach("date", TOO_EARLY, CHECK_DAY, returned=returned.number, back_on=back_on, day=day)
    elif days > params.retry_days:
        yield breach("date", days=days, most=params.retry_days, back_on=back_on, day=day)
    yield from _account(book, record, returned)


def _once(book: Book, returned: Returned) -> Iterator[Breach]:
    """The money has not gone out in the meantime: by another retry, or under a new voucher."""
    loan, member = book.loan_for(returned.number), book.members.get(returned.member)
    due = sum(posting.fen for posting in returned.postings if posting.account == "payables")
    if returned.retried:
        yield breach("returned", TWICE, CHECK_RETURN, returned=returned.number, number=returned.retried)
    elif isinstance(returned.brought, Payout) and loan is not None and loan.payout is not None:
        yield breach("returned", PAID_ANEW, NOT_AGAIN, loan=loan.number, number=loan.payout.number)
    elif isinstance(returned.brought, ShareLot) and member is not None and member.shares < -returned.brought.shares:
        held, shares = member.shares, -returned.brought.shares
        yield breach("returned", FEWER_SHARES, NOT_AGAIN, member=member.number, held=held, shares=shares)
    elif due > (left := book.payables_of.get(returned.member, 0)):
        amount = Yuan(due)
        yield breach("returned", PAID_BACK, NOT_AGAIN, member=returned.member, left=Yuan(left), amount=amount)


def _account(book: Book, record: Record, returned: Returned) -> Iterator[Breach]:
    account, loan = record.get("account", ""), book.loan_for(returned.number)
    payee = loan.borrower if loan is not None else returned.member
    if account and (not payee or book.member_of.get(account) != payee):
        yield breach("account", OTHER_ACCOUNT, OWN_ACCOUNT, account=account, payee=payee or returned.target)
