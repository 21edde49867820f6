"""Which households belong to a serving member of the council.

In:    the book, household numbers.   Out: those of them whose member sits on the council now.
Never: judges. The books know the one person who stands for a household, nobody else of the family.
"""

from collections.abc import Iterable

from hzpub.ledger.book import Book
from hzpub.trust.authority import COUNCIL_OFFICES


def council_households(book: Book, households: Iterable[str]) -> tuple[str, ...]:
    """Those of `households` whose member holds a council office at this entry, in the order of their numbers."""
    serving = book.authority.holders(*COUNCIL_OFFICES)
    known = (book.members[number] for number in sorted(households) if number in book.members)
    return tuple(member.number for member in known if member.person in serving)
