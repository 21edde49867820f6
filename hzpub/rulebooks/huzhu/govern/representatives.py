"""Who sits on the supervisory board in which of its five seats, and who speaks for poor households.

In:    the book, who holds which office.   Out: seats with their persons, persons of poor households.
Never: judges. A representative's seat counts only while its holder sits on the board.
"""

from hzpub.ledger.book import Book
from hzpub.rulebooks.huzhu.member.leaving import left_on
from hzpub.trust.authority import COUNCIL_OFFICES, SUPERVISOR_OFFICES, Authority

LEADING = ("supervisors_head", "supervisors_deputy")
REPRESENTING = ("poor_representative", "low_income_representative", "women_representative")


def board(authority: Authority) -> tuple[str, ...]:
    """Persons on the supervisory board, each once."""
    return tuple(dict.fromkeys(authority.holders(*SUPERVISOR_OFFICES)))


def seated(authority: Authority, seat: str) -> tuple[str, ...]:
    """Persons of the board who hold `seat`."""
    members = board(authority)
    return tuple(person for person in authority.holders(seat) if person in members)


def empty_seats(authority: Authority) -> tuple[str, ...]:
    """Representatives' seats that nobody on the board holds."""
    return tuple(seat for seat in REPRESENTING if not seated(authority, seat))


def seats_of(authority: Authority, person: str) -> tuple[str, ...]:
    """Which of the board's five seats `person` holds."""
    return tuple(seat for seat in (*LEADING, *REPRESENTING) if person in seated(authority, seat))


def poor_on(book: Book, *bodies: str) -> tuple[str, ...]:
    """Persons holding one of the offices `bodies` who hold the poor households' seat or head a poor household."""
    persons = dict.fromkeys(book.authority.holders(*bodies))
    seat = seated(book.authority, "poor_representative")
    return tuple(person for person in persons if person in seat or _is_poor(book, person))


def poor_anywhere(book: Book) -> tuple[str, ...]:
    """The same, on council and board together."""
    return poor_on(book, *COUNCIL_OFFICES, *SUPERVISOR_OFFICES)


def _is_poor(book: Book, person: str) -> bool:
    household = book.members.get(book.heads.get(person, ""))
    if household is None or household.person != person or left_on(household) is not None:
        return False
    return household.household_class == "poor"
