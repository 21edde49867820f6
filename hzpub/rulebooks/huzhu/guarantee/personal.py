"""GUARANTEE-PERSONAL: a personal guarantor is a member in good standing with a share of his own."""

import datetime as dt
from collections.abc import Iterable, Iterator

from hzpub.base.words import N_
from hzpub.ledger.book import Book, Loan
from hzpub.ledger.fees import FeeTerms
from hzpub.ledger.replay import Step
from hzpub.rulebooks.huzhu.arrears.liability import overdue_fen, own_at_issue, stood_for_at_issue
from hzpub.rulebooks.huzhu.guarantee.signers import insiders, personal_signers
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

NO_SHARE = N_("{member} 现在没有股金，不能做担保人")
PAID_MEMBER = N_("换一户有股金的会员来担保")
EXPELLED = N_("{member} 已经取消了会员资格（{number} 号记录），不能做担保人")
OWN_ARREARS = N_("到{day}，{member} 自己的 {loan} 号借款逾期没有还清，不能做担保人")
SUSPENDED = N_("到{day}，{member} 担保的 {loan} 号借款逾期没有还清，不能再做担保人")


@rule(
    "GUARANTEE-PERSONAL",
    title=N_("个人担保人是有股金、没有逾期的会员"),
    clause="R六(1)",
    on=("guarantee", "loan_approval"),
    parameters=("holiday_shift",),
    message=OWN_ARREARS,
    fix=N_("换一户会员来担保；已经还了的，先把还款入账"),
)
def personal_guarantor(step: Step, params: Parameters) -> Iterator[Breach]:
    """A personal guarantor holds a share when he signs, and neither he nor a loan he stands for is overdue.

    Membership and arrears are looked at on the day of signing and again on the day of approval.
    """
    book, record = step.before, step.record
    loan = book.loans.get(record["application"])
    if loan is None:
        return
    if record.kind.name == "loan_approval":
        for who in personal_signers(book, loan):
            if (member := book.members.get(who)) is not None and member.expelled:
                yield breach("application", EXPELLED, PAID_MEMBER, member=who, number=member.expelled)
                continue
            yield from _arrears(book, loan, who, record.date, params.fee_terms, ("application",))
        return
    inside = insiders(book, loan)
    for index, who in enumerate(record["guarantors"]):
        member = book.members.get(who)
        if member is None or who in inside:
            continue
        at = ("guarantors", index)
        if member.expelled:
            yield breach(at, EXPELLED, PAID_MEMBER, member=who, number=member.expelled)
            continue
        if member.shares < 1:
            yield breach(at, NO_SHARE, PAID_MEMBER, member=who)
        yield from _arrears(book, loan, who, record.date, params.fee_terms, at)


def _arrears(
    book: Book, asked: Loan, who: str, day: dt.date, terms: FeeTerms, at: tuple[str | int, ...]
) -> Iterator[Breach]:
    """Arrears of the borrower himself are left to ELIGIBLE-NO-OVERDUE: one cause, one finding."""
    member = book.members.get(who)
    if member is None:
        return
    if (late := _first_overdue(own_at_issue(book, member, day), day, terms)) is not None:
        yield breach(at, day=day, member=who, loan=late.number)
        return
    others = (loan for loan in stood_for_at_issue(book, member, day) if loan.borrower != asked.borrower)
    if (late := _first_overdue(others, day, terms)) is not None:
        yield breach(at, SUSPENDED, day=day, member=who, loan=late.number)


def _first_overdue(loans: Iterable[Loan], day: dt.date, terms: FeeTerms) -> Loan | None:
    return next((loan for loan in loans if overdue_fen(loan, day, terms)), None)
