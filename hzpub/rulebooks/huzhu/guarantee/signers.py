"""Who signed for a loan as a person of his own, and who as the rest of the borrower's group.

In:    the book, a loan.   Out: household numbers.
Never: judges.
"""

from hzpub.ledger.book import Book, Loan


def group_households(book: Book, loan: Loan) -> frozenset[str]:
    """The distinct households of the group that stands behind a group loan; none for a personal guarantee."""
    group = book.groups.get(loan.group) if loan.guarantee_mode == "joint_group" else None
    return frozenset(group.members) if group is not None and not group.dissolved else frozenset()


def insiders(book: Book, loan: Loan) -> frozenset[str]:
    """The borrower's household and its group: whoever else signs for `loan` does so personally.

    A group that has changed since is still the one that signed; one struck out never was.
    """
    group = book.groups.get(loan.group) if loan.guarantee_mode == "joint_group" else None
    signed = frozenset(group.members) if group is not None and group.number not in book.reversed else frozenset()
    return signed | {loan.borrower}


def personal_signers(book: Book, loan: Loan) -> tuple[str, ...]:
    """Households that personally signed for `loan` so far, each once, in the order of their numbers."""
    signed = {who for each in loan.guarantees for who in each.guarantors}
    return tuple(sorted(signed - insiders(book, loan)))
