"""What still rests on a record, so that a reversal takes things back in the right order.

In:    the book and the number of the record to be struck out.
Out:   the number of the latest live record that rests on it, or "".
Never: judges.
"""

from hzpub.ledger.book import Book, Loan


def resting_on(book: Book, number: str) -> str:
    """The latest record in force that makes no sense without record `number`, or ""."""
    kind = book.kind_of.get(number, "")
    if later := _transfers(book, number) or _made_good(book, number):
        return later
    if kind == "share_subscription":
        return _redemption(book, number)
    if kind in ("joint_liability_group", "group_change"):
        return _group_later(book, number)
    loan = book.loan_for(number)
    return max(_steps_after(loan, kind, number), default="") if loan is not None else ""


def _steps_after(loan: Loan, kind: str, number: str) -> list[str]:
    """The later steps of a loan's life that follow from its step of `kind`."""
    repayments = [each.number for each in loan.repayments]
    payout = [loan.payout.number] if loan.payout else []
    approval = [loan.approval.number] if loan.approval else []
    if kind in ("loan_disbursement", "transfer_retry"):
        return repayments
    if kind == "loan_approval":
        return repayments + payout if approval == [number] else []
    if kind == "guarantee":
        return repayments + payout + [each for each in approval if each > number]
    if kind == "loan_application":
        return repayments + payout + approval + [each.number for each in loan.guarantees]
    return []


def _transfers(book: Book, number: str) -> str:
    """The return of this payment, or the retry of this return."""
    returned = book.returns.get(number)
    if returned is not None:
        return returned.retried
    return max((each.number for each in book.returns.values() if each.target == number), default="")


def _made_good(book: Book, number: str) -> str:
    """A write-off of this loan's pay-out; what came in on this write-off."""
    affairs, loan = book.affairs, book.loan_for(number)
    if number in affairs.write_offs:
        later = [each for each, (of, _) in affairs.compensations.items() if of == number]
        return max(later, default="")
    if loan is None or loan.payout is None or loan.payout.number != number:
        return ""
    return max((each for each, (of, _) in affairs.write_offs.items() if of == loan.number), default="")


def _redemption(book: Book, number: str) -> str:
    """A redemption that took out shares which only this subscription brought in."""
    member = book.members.get(book.member_of.get(number, ""))
    if member is None:
        return ""
    brought = sum(lot.shares for lot in member.lots if lot.number == number)
    if member.shares >= brought:
        return ""
    return max((lot.number for lot in member.lots if lot.shares < 0), default="")


def _group_later(book: Book, number: str) -> str:
    """A change that goes on from this group, or a loan that it stands for."""
    changes = [each.number for each in book.groups.values() if each.replaces == number and not each.dissolved]
    return max(changes, default="") or _group_loan(book, number)


def _group_loan(book: Book, number: str) -> str:
    """A loan of one of its households that the group stands for and that is not over."""
    group = book.groups.get(number)
    households = [book.members.get(each) for each in group.members] if group else []
    loans = [book.loans[each] for member in households if member for each in member.loans]
    live = [loan for loan in loans if loan.group == number and not loan.withdrawn and loan.cleared_on is None]
    return max((loan.number for loan in live), default="")
