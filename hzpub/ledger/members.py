"""Member households with their shares, and joint-liability groups, as immutable values.

In:    nothing.   Out: `Member`, `Group` and what a household holds.
Never: computes a dividend (`dividends.py`) or a standing (`standing.py`).

Amounts are fen, dates are calendar dates.
"""

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple


class ShareLot(NamedTuple):
    """Shares paid in (or, with negative numbers, taken back) by one record."""

    number: str
    day: dt.date
    shares: int
    fen: int


class Deferral(NamedTuple):
    """Shares that a household may pay later, since when and until when."""

    number: str
    shares: int
    pay_by: dt.date
    day: dt.date


class Member(NamedTuple):
    """A member household; a named tuple, as `Loan` is. `loans`, `guarantees` hold loan numbers, `groups`, `accounts` record numbers.

    `classes` holds (record, class before it), so that a change can be taken back; `suspensions` (record, loan);
    `expelled` is the record that took its membership away, `expelled_on` its day.
    """

    number: str
    joined: str
    joined_on: dt.date
    person: str
    village_group: int
    household_class: str
    lots: tuple[ShareLot, ...] = ()
    accounts: tuple[str, ...] = ()
    loans: tuple[str, ...] = ()
    guarantees: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    gifts: tuple[ShareLot, ...] = ()
    deferrals: tuple[Deferral, ...] = ()
    classes: tuple[tuple[str, str], ...] = ()
    suspensions: tuple[tuple[str, str], ...] = ()
    expelled: str = ""
    expelled_on: dt.date | None = None

    @property
    def shares(self) -> int:
        """Shares of its own held now; gift shares (赠股) are not among them."""
        return sum([lot.shares for lot in self.lots])

    @property
    def gift_shares(self) -> int:
        """Gift and matched shares held now."""
        return sum([lot.shares for lot in self.gifts])

    @property
    def share_fen(self) -> int:
        """Share money held now, in fen."""
        return sum([lot.fen for lot in self.lots])

    @property
    def first_share_day(self) -> dt.date | None:
        """The day of the first share, paid or given, which is when membership begins to count."""
        return min([lot.day for lot in (*self.lots, *self.gifts) if lot.shares > 0], default=None)


@dataclass(frozen=True, slots=True)
class Group:
    """A joint-liability group; `formed` is the day of its record, `replaces` the group it goes on from."""

    number: str
    members: tuple[str, ...]
    leader: str
    dissolved: bool = False
    replaces: str = ""
    formed: dt.date = dt.date.min
