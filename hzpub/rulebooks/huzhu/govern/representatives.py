"""Who sits on the supervisory board in which of its five seats, and who speaks for poor households.

In:    the book, who holds which office.   Out: seats with their persons, persons of poor households.
Never: judges. A representative's seat counts only while its holder sits on the board.
"""

from collections.abc import Iterator

from hzpub.ledger.book import Book
from hzpub.rulebooks.huzhu.member.leaving import left_on
from hzpub.trust.authority import SUPERVISOR_OFFICES, Authority

LEADING = ("supervisors_head", "supervisors_deputy")
REPRESENTING = ("poor_representative", "low_income_representative", "women_representative")


def board(authority: Authority) -> tuple[str, ...]:
    """Persons on the supervisory board, each once."""
    return authority.persons(*SUPERVISOR_OFFICES)


def seated(authority: Authority, seat: str) -> tuple[str, ...]:
    """Persons of the board who hold `seat`."""
    members = board(authority)
    return tuple([person for person in authority.holders(seat) if person in members])


def empty_seats(authority: Authority) -> tuple[str, ...]:
    """Representatives' seats that nobody on the board holds."""
    return tuple(seat for seat in REPRESENTING if not seated(authority, seat))


def seats_of(authority: Authority, person: str) -> tuple[str, ...]:
    """Which of the board's five seats `person` holds."""
    return tuple(seat for seat in (*LEADING, *REPRESENTING) if person in seated(authority, seat))


def poor_on(book: Book, *bodies: str) -> Iterator[str]:
    """Persons holding one of the offices `bodies` who hold the poor households' seat or head a poor household.

    Who holds the seat comes first: that is known without a look at the households.
    """
    persons, seat = book.authority.persons(*bodies), seated(book.authority, "poor_representative")
    yield from (person for person in seat if person in persons)
    yield from (person for person in persons if person not in seat and _is_poor(book, person))


def _is_poor(book: Book, person: str) -> bool:
    household = book.members.get(book.heads.get(person, ""))
    if household is None or household.person != person or left_on(household) is not None:
        return False
    return household.household_class == "poor"
