"""The book: everything the records have said so far, as immutable values.

In:    nothing; `EMPTY` is the book before the first record.
Out:   frozen dataclasses and persistent maps, so that "before" and "after" can both be kept for free.
Never: changes in place, judges, computes a fee.

Amounts are fen, dates are calendar dates. Loans have a file of their own, `loans.py`.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any, NamedTuple

from immutables import Map

from hzpub.ledger.accounts import NOTHING, Totals
from hzpub.ledger.loans import Approval, Guarantee, Loan, Payout, Repayment
from hzpub.trust.authority import NOBODY, Authority

__all__ = [
    "EMPTY",
    "Admitted",
    "Approval",
    "Book",
    "Fund",
    "Group",
    "Guarantee",
    "Loan",
    "Member",
    "Payout",
    "Posting",
    "Repayment",
    "ShareLot",
    "Statement",
]


class Posting(NamedTuple):
    """One side of a double entry: fen, debit positive."""

    account: str
    fen: int


class ShareLot(NamedTuple):
    """Shares paid in (or, with negative numbers, taken back) by one record."""

    number: str
    day: dt.date
    shares: int
    fen: int


@dataclass(frozen=True, slots=True)
class Member:
    """A member household. `loans`, `guarantees` hold loan numbers, `groups`, `accounts` record numbers."""

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

    @property
    def shares(self) -> int:
        """Shares held now."""
        return sum(lot.shares for lot in self.lots)

    @property
    def share_fen(self) -> int:
        """Share money held now, in fen."""
        return sum(lot.fen for lot in self.lots)

    @property
    def first_share_day(self) -> dt.date | None:
        """The day the first share was paid, which is when membership begins to count."""
        return min((lot.day for lot in self.lots if lot.shares > 0), default=None)


@dataclass(frozen=True, slots=True)
class Group:
    """A joint-liability group."""

    number: str
    members: tuple[str, ...]
    leader: str
    dissolved: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """A bank statement: its day, its balance, and the books' balance that day (fen)."""

    number: str
    day: dt.date
    balance: int
    computed: int
    under_way: int

    @property
    def unexplained(self) -> int:
        """What neither the books nor the itemised timing differences explain (fen)."""
        return self.balance - self.computed - self.under_way


@dataclass(frozen=True, slots=True)
class Admitted:
    """An acknowledged breach: which record, which rule, who mends it until when, and the cure."""

    number: str
    target: str
    rule: str
    owner: str
    deadline: dt.date
    remedy: str
    cured: str = ""


@dataclass(frozen=True, slots=True)
class Fund:
    """What the charter says about the fund that later records need."""

    id: str
    name: str
    founded: dt.date
    fund_kind: str
    signed_commits: bool = False
    parameters: tuple[tuple[str, str, str], ...] = ()


_NONE: "Map[Any, Any]" = Map()


class Book(NamedTuple):
    """The state of one fund after entry `number`; a named tuple, because one is made for every record.

    `heads` gives the latest member household of a person; `kind_of`, `loan_of`, `member_of`, `postings` and
    `reversed` answer about records by number; `bank_by_day` sums what moved on the bank account by value date,
    `posted_on` is the value date of each record that moved it.
    """

    number: str = "000000"
    entered: dt.date = dt.date.min
    fund: Fund | None = None
    authority: Authority = NOBODY
    balances: "Map[str, int]" = _NONE
    totals: Totals = NOTHING
    persons: "Map[str, str]" = _NONE
    members: "Map[str, Member]" = _NONE
    heads: "Map[str, str]" = _NONE
    groups: "Map[str, Group]" = _NONE
    loans: "Map[str, Loan]" = _NONE
    loan_of: "Map[str, str]" = _NONE
    member_of: "Map[str, str]" = _NONE
    kind_of: "Map[str, str]" = _NONE
    postings: "Map[str, tuple[Posting, ...]]" = _NONE
    posted_on: "Map[str, dt.date]" = _NONE
    reversed: "Map[str, str]" = _NONE
    breaches: "Map[str, Admitted]" = _NONE
    exceptions: "Map[tuple[str, str], str]" = _NONE
    voids: "Map[str, str]" = _NONE
    statements: tuple[Statement, ...] = ()
    bank_by_day: "Map[dt.date, int]" = _NONE
    last_bank_day: dt.date = dt.date.min

    def loan_for(self, number: str) -> Loan | None:
        """The loan that record `number` (application, approval, pay-out, ...) belongs to, if any."""
        return self.loans.get(self.loan_of.get(number, number))

    def bank_on(self, day: dt.date) -> int:
        """What the books say stood on the bank account at the end of `day` (fen), by value date."""
        return self.totals.bank - self.bank_after(day)

    def bank_after(self, day: dt.date) -> int:
        """What moved on the bank account after `day` (fen). Costs a look at each of those days, no more."""
        days = (self.last_bank_day - day).days
        if days > len(self.bank_by_day):
            return sum(fen for moved, fen in self.bank_by_day.items() if moved > day)
        return sum(self.bank_by_day.get(day + dt.timedelta(later), 0) for later in range(1, days + 1))

    def open_loans(self, member: str) -> tuple[Loan, ...]:
        """Loans of a household that are paid out and not fully repaid."""
        household = self.members.get(member)
        if household is None:
            return ()
        return tuple(loan for number in household.loans if (loan := self.loans[number]).is_open)

    def outstanding_of(self, member: str) -> int:
        """Principal a household owes over all its loans (fen)."""
        return sum(loan.outstanding for loan in self.open_loans(member))


EMPTY = Book()
