"""What still rests on a record, so that a reversal takes things back in the right order.

In:    the book and the number of the record to be struck out.
Out:   the number of the latest live record that rests on it, or "".
Never: judges.
"""

from hzpub.ledger.book import Book, Loan


def resting_on(book: Book, number: str) -> str:
    """The latest record in force that makes no sense without record `number`, or ""."""
    kind = book.kind_of.get(number, "")
    if kind == "share_subscription":
        return _redemption(book, number)
    if kind == "joint_liability_group":
        return _group_loan(book, number)
    loan = book.loan_for(number)
    return max(_steps_after(loan, kind, number), default="") if loan is not None else ""


def _steps_after(loan: Loan, kind: str, number: str) -> list[str]:
    """The later steps of a loan's life that follow from its step of `kind`."""
    repayments = [each.number for each in loan.repayments]
    payout = [loan.payout.number] if loan.payout else []
    approval = [loan.approval.number] if loan.approval else []
    if kind == "loan_disbursement":
        return repayments
    if kind == "loan_approval":
        return repayments + payout if approval == [number] else []
    if kind == "guarantee":
        return repayments + payout + [each for each in approval if each > number]
    if kind == "loan_application":
        return repayments + payout + approval + [each.number for each in loan.guarantees]
    return []


def _redemption(book: Book, number: str) -> str:
    """A redemption that took out shares which only this subscription brought in."""
    member = book.members.get(book.member_of.get(number, ""))
    if member is None:
        return ""
    brought = sum(lot.shares for lot in member.lots if lot.number == number)
    if member.shares >= brought:
        return ""
    return max((lot.number for lot in member.lots if lot.shares < 0), default="")


def _group_loan(book: Book, number: str) -> str:
    """A loan of one of its households that the group stands for and that is not over."""
    group = book.groups.get(number)
    households = [book.members.get(each) for each in group.members] if group else []
    loans = [book.loans[each] for member in households if member for each in member.loans]
    live = [loan for loan in loans if loan.group == number and not loan.withdrawn and loan.cleared_on is None]
    return max((loan.number for loan in live), default="")
