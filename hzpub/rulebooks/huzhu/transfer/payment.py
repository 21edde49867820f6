"""What a payment was, when the bank sends it back: its sum, its list, its earlier returns.

In:    the book and the number of a payment.   Out: fen, numbers.
Never: judges.
"""

from hzpub.ledger.book import Book, Returned


def paid_fen(book: Book, target: str) -> int:
    """What payment `target` took from the bank account (fen)."""
    return -sum(posting.fen for posting in book.postings.get(target, ()) if posting.account == "bank")


def original(book: Book, target: str) -> str:
    """The payment that `target` repeats, if it is a retry, and `target` itself otherwise."""
    while (again := next((each for each in book.returns.values() if each.retried == target), None)) is not None:
        target = again.target
    return target


def is_list(book: Book, target: str) -> bool:
    """Tell whether `target` paid many households at once."""
    return book.kind_of.get(original(book, target)) == "dividend_payment"


def part_of(book: Book, target: str, member: str) -> int | None:
    """What household `member` got in the list that `target` paid (fen); None when it is not in the list.

    A retry of one household's part paid that household alone.
    """
    if book.member_of.get(target, member) != member:
        return None
    number = original(book, target)
    rows = book.pool.dividends.items()
    return next((fen for (_, who), (record, fen) in rows if record == number and who == member), None)


def earlier_return(book: Book, target: str, member: str) -> Returned | None:
    """An earlier return of the same payment: of all of it, of this household's part, or of any part if all is claimed."""
    whole = book.returned.get(target, "")
    for each in book.returns.values():
        if each.target == target and (not member or each.number == whole or each.member == member):
            return each
    return None
