"""Which loans a household may have to answer for: its own, and those it stands for.

In:    the book before a record that changed a loan, and the loans after it.
Out:   `Answering` by household, so that a rule looks at a few loans and not at all that the household ever had.
Never: judges. A list may hold a loan too many (a guarantee struck out since), never one too few: who asks looks again.
"""

import datetime as dt
from typing import NamedTuple

from immutables import Map

from hzpub.ledger.book import NO_LOANS, Answering, Book
from hzpub.ledger.instalments import paid_late
from hzpub.ledger.loans import Loan

NEVER = dt.date.min


def owing_after(book: Book, loans: "Map[str, Loan]", changed: str) -> "Map[str, Answering]":
    """`book.owing` once the loan `changed` is as in `loans`."""
    before, after, owing = book.loans.get(changed), loans.get(changed), book.owing
    if before is None or after is None or _is_untouched(before, after):
        return owing
    was, will = _stand(before), _stand(after)
    if was == will and before.guarantees == after.guarantees:
        return owing
    for household in _answering(book, after):
        numbers, until = owing.get(household, NO_LOANS)
        if will.is_open:
            numbers = _with(numbers, changed)
        elif was.is_open:
            numbers = tuple(each for each in numbers if each != changed)
        owing = owing.set(household, Answering(numbers, max(until, will.until)))
    return owing


def _is_untouched(before: Loan, after: Loan) -> bool:
    """What most records of a loan leave as it was: progress, a guarantee or a refusal before the decision."""
    if before.payout is None and after.payout is None and before.approval is None and after.approval is None:
        return True
    return before.payout == after.payout and before.outstanding == after.outstanding > 0 and (
        before.guarantees == after.guarantees
    )


class _Stand(NamedTuple):
    """Whether the loan waits for its money or is owed, and until when it was late if it is neither."""

    is_open: bool
    until: dt.date


def _stand(loan: Loan) -> _Stand:
    if (payout := loan.payout) is None:
        return _Stand(loan.approval is not None and not loan.withdrawn, NEVER)
    if loan.outstanding > 0 or loan.written_off:
        return _Stand(True, NEVER)
    last = max([each.day for each in loan.repayments], default=NEVER)
    was_late = paid_late(loan, holiday_shift=False) is not None if payout.schedule else last > payout.due
    return _Stand(False, last if was_late else NEVER)


def _with(numbers: tuple[str, ...], number: str) -> tuple[str, ...]:
    """In the order of the numbers, each once."""
    if number in numbers:
        return numbers
    return (*numbers, number) if not numbers or numbers[-1] < number else tuple(sorted((*numbers, number)))


def _answering(book: Book, loan: Loan) -> set[str]:
    """The borrower, whoever signed, and everybody of the group that the application names."""
    group = book.groups.get(loan.group)
    answering = {loan.borrower, *(group.members if group is not None else ())}
    for each in loan.guarantees:
        answering.update(each.guarantors)
    return answering
