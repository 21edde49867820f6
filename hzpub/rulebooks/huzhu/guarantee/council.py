"""Which households belong to a serving member of the council.

In:    the book, household numbers.   Out: those of them whose member sits on the council now.
Never: judges. The books know the one person who stands for a household, nobody else of the family.
"""

from collections.abc import Iterable

from hzpub.ledger.book import Book


def council_households(book: Book, households: Iterable[str]) -> tuple[str, ...]:
    """Those of `households` whose member holds a council office at this entry, in the order of their numbers."""
    serving, members = book.authority.council, book.members
    known = [member for number in households if (member := members.get(number)) is not None]
    return tuple(sorted([member.number for member in known if member.person in serving]))
