"""Why a household may not borrow now, each reason with the rule behind it and the loan it hangs on.

In:    a `Basis` and a household.   Out: `Barred`s; none for a household that may ask.
Never: judges a request (the rules do); guesses at what the council will say.
"""

from collections.abc import Iterator

from hzpub.base.months import add_months
from hzpub.base.words import N_, Fact, Label
from hzpub.ledger.book import Member
from hzpub.reports.basis import Basis
from hzpub.reports.member_objects import Barred
from hzpub.rulebooks.huzhu.arrears.liability import stood_for
from hzpub.rulebooks.huzhu.member.leaving import member_since, put_off

_OWN = N_("自家的 {loan} 号借款逾期，还清以前不能再借")
_STANDS = N_("担保的 {loan} 号借款逾期，那一笔还清以前不能借")
_TOLD = N_("{number} 号记录通知暂停借款，{loan} 号借款还清以前不能借")
_EXPELLED = N_("已经除名，不能借")
_SHARE = N_("还有 {shares} 股没有交，交清以前不能借")
_YOUNG = N_("入会还不满 {months} 个月，{day}起才能申请")


def barred(basis: Basis, member: Member) -> tuple[Barred, ...]:
    """Every reason that stands on `as_of`, the household's own loans first (R五2, R六(2))."""
    return tuple(_reasons(basis, member))


def _reasons(basis: Basis, member: Member) -> Iterator[Barred]:
    book, params = basis.book, basis.params_at(basis.book.number)
    if member.expelled:
        yield Barred(rule="MEMBER-EXPEL", told=Label(_EXPELLED), record=member.expelled)
    for number in member.loans:
        if basis.days_overdue(book.loans[number]):
            yield Barred(rule="ELIGIBLE-NO-OVERDUE", told=_told(_OWN, loan=number), loan=number)
    for loan in stood_for(book, member):
        if basis.days_overdue(loan):
            told = _told(_STANDS, loan=loan.number)
            yield Barred(rule="ARREARS-GUARANTOR-SUSPEND", told=told, loan=loan.number)
    for record, number in member.suspensions:
        if (about := book.loans.get(number)) is not None and about.is_open:
            told = _told(_TOLD, number=record, loan=number)
            yield Barred(rule="ELIGIBLE-NOT-SUSPENDED", told=told, loan=number, record=record)
    if owing := put_off(member):
        yield Barred(rule="ELIGIBLE-SHARE-PAID", told=_told(_SHARE, shares=owing))
    elif (since := member_since(member)) is not None:
        earliest = add_months(since, params.min_membership_months)
        if basis.as_of < earliest:
            told = _told(_YOUNG, months=params.min_membership_months, day=earliest)
            yield Barred(rule="ELIGIBLE-MEMBER-1M", told=told)


def _told(text: str, **facts: Fact) -> Label:
    return Label(text, tuple(facts.items()))
