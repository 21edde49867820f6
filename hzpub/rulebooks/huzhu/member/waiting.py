"""The queue of households that asked for their shares back.

In:    the book, a household.   Out: its oldest request, and who asked before it and could be paid.
Never: judges.
"""

from hzpub.ledger.affairs import Request
from hzpub.ledger.book import Book
from hzpub.rulebooks.huzhu.arrears.liability import stood_for


def request_of(book: Book, member: str) -> Request | None:
    """The oldest request of `member` that still waits."""
    waiting = book.affairs.waiting
    return next((waiting[each] for each in sorted(waiting) if waiting[each].member == member), None)


def ahead_of(book: Book, member: str) -> tuple[Request, ...]:
    """Requests that stand before the oldest one of `member` (all of them if it has none), oldest first.

    Left out are households that MEMBER-EXIT-DEBT keeps in: they want all their shares and still owe, or stand for who owes.
    """
    mine = request_of(book, member)
    waiting = book.affairs.waiting
    numbers = sorted(each for each in waiting if waiting[each].member != member)
    before = (waiting[each] for each in numbers if mine is None or each < mine.number)
    return tuple(each for each in before if not _kept_in(book, each))


def _kept_in(book: Book, request: Request) -> bool:
    household = book.members.get(request.member)
    return (
        household is not None
        and request.shares >= household.shares
        and (bool(book.open_loans(request.member)) or any(loan.is_open for loan in stood_for(book, household)))
    )
