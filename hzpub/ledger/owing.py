"""What is kept for every household as its loans go by: those it answers for, and those it repaid on time.

In:    the book before a record that changed a loan, and the loans after it.
Out:   `Answering` and `Timely` by household, so that a rule looks at a few loans and not at all there ever were.
Never: judges. `Answering` may hold a loan too many (a guarantee struck out since), never one too few: who asks looks again.
"""

import datetime as dt
from typing import NamedTuple

from immutables import Map

from hzpub.ledger.book import NO_LOANS, NO_TIMELY, Answering, Book, Timely
from hzpub.ledger.changes import Changes
from hzpub.ledger.instalments import paid_late
from hzpub.ledger.loans import Loan
from hzpub.ledger.timely import was_on_time

NEVER = dt.date.min


def kept_after(book: Book, loans: "Map[str, Loan]", changed: str) -> Changes:
    """`book.owing` and `book.timely` once the loan `changed` is as in `loans`; nothing when both stay as they are."""
    before, after = book.loans.get(changed), loans.get(changed)
    if before is None or after is None or before == after:
        return {}
    was, will = _stand(before), _stand(after)
    if was == will and (will == _UNDECIDED or before.guarantees == after.guarantees):
        return {}
    changes: Changes = {"owing": book.owing.update(_answering(book, after, was, will))}
    if was.on_shifted or will.on_shifted:
        changes["timely"] = book.timely.set(after.borrower, _timely(book, after, will))
    return changes


class _Stand(NamedTuple):
    """Where a loan stands.

    Whether it waits for its money or is owed; if it is neither, until when it was late, and whether its household
    repaid it on time, by the due dates as they are and as holidays move them.
    """

    is_open: bool
    until: dt.date = NEVER
    on_time: bool = False
    on_shifted: bool = False


_UNDECIDED = _Stand(False)
"""Nobody answers for it yet, whoever has signed."""


def _stand(loan: Loan) -> _Stand:
    if (payout := loan.payout) is None:
        return _Stand(loan.approval is not None and not loan.withdrawn)
    if loan.outstanding > 0 or loan.written_off:
        return _Stand(True)
    last = max([each.day for each in loan.repayments], default=NEVER)
    was_late = paid_late(loan, holiday_shift=False) is not None if payout.schedule else last > payout.due
    on_time = was_on_time(loan, holiday_shift=False)
    return _Stand(False, last if was_late else NEVER, on_time, on_time or was_on_time(loan, holiday_shift=True))


def _answering(book: Book, loan: Loan, was: _Stand, will: _Stand) -> dict[str, Answering]:
    """What changes for the borrower, whoever signed, and everybody of the group that the application names."""
    group = book.groups.get(loan.group)
    households = {loan.borrower, *(group.members if group is not None else ())}
    for each in loan.guarantees:
        households.update(each.guarantors)
    changed = {}
    for household in households:
        numbers, until = book.owing.get(household, NO_LOANS)
        if will.is_open:
            numbers = _with(numbers, loan.number)
        elif was.is_open:
            numbers = _without(numbers, loan.number)
        changed[household] = Answering(numbers, max(until, will.until))
    return changed


def _timely(book: Book, loan: Loan, will: _Stand) -> Timely:
    """The borrower's loans repaid on time, this one among them or not."""
    kept = book.timely.get(loan.borrower, NO_TIMELY)
    on_time = (_with if will.on_time else _without)(kept.on_time, loan.number)
    return Timely(on_time, (_with if will.on_shifted else _without)(kept.on_shifted, loan.number))


def _with(numbers: tuple[str, ...], number: str) -> tuple[str, ...]:
    """In the order of the numbers, each once."""
    if number in numbers:
        return numbers
    return (*numbers, number) if not numbers or numbers[-1] < number else tuple(sorted((*numbers, number)))


def _without(numbers: tuple[str, ...], number: str) -> tuple[str, ...]:
    return tuple([each for each in numbers if each != number])
