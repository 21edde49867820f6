"""GUARANTEE-REQUIRED: no loan is approved before somebody has signed to stand for it."""

from collections.abc import Iterator

from hzpub.base.words import N_
from hzpub.kinds.record import Record
from hzpub.ledger.book import Book, Loan
from hzpub.ledger.replay import Step
from hzpub.rulebooks.huzhu.guarantee.standing import standing
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.rule import Breach, breach, rule

NO_GROUP = N_("{loan} 号申请写的是联户担保，却没有有效的联保小组")
NOT_IN_GROUP = N_("借款人 {borrower} 不在 {group} 号联保小组里")
APPLY_ANEW = N_("冲正这份申请，选对小组或改成个人担保再申请")
NOT_ALL_SIGNED = N_("到审批日（{day}）为止，联保小组还有 {missing} 没有签字")
NOBODY_SIGNED = N_("到审批日（{day}）为止，{loan} 号申请没有别的会员户签字担保")
SIGN_FIRST = N_("先请担保人签字，把担保记录入账，再审批；签字日不能晚于审批日")


@rule(
    "GUARANTEE-REQUIRED",
    title=N_("没有担保，不批借款"),
    clause="R六(1)",
    on="loan_approval",
    message=NOBODY_SIGNED,
    fix=SIGN_FIRST,
)
def guarantee_required(step: Step, _: Parameters) -> Iterator[Breach]:
    """A group loan needs every other household still in the group, a personal one at least one other member."""
    book, record = step.before, step.record
    loan = book.loans.get(record["application"])
    if loan is None or loan.borrower not in book.members:
        return
    signed = {who for each in loan.guarantees if each.day <= record.date for who in each.guarantors}
    if loan.guarantee_mode == "joint_group":
        yield from _of_group(book, loan, record, signed)
    elif not any(who in book.members and book.members[who].shares > 0 for who in signed - {loan.borrower}):
        yield breach(at="application", loan=loan.number, day=record.date)


def _of_group(book: Book, loan: Loan, record: Record, signed: set[str]) -> Iterator[Breach]:
    group = book.groups.get(loan.group)
    if group is None or group.dissolved:
        yield breach(at="application", message=NO_GROUP, fix=APPLY_ANEW, loan=loan.number)
    elif loan.borrower not in group.members:
        facts = {"borrower": loan.borrower, "group": group.number}
        yield breach(at="application", message=NOT_IN_GROUP, fix=APPLY_ANEW, **facts)
    elif missing := sorted(standing(book, group) - {loan.borrower} - signed):
        names = "、".join(missing)
        yield breach(at="application", message=NOT_ALL_SIGNED, missing=names, day=record.date)
