"""The book: everything the records have said so far, as immutable values.

In:    nothing; `EMPTY` is the book before the first record.
Out:   frozen dataclasses and persistent maps, so that "before" and "after" can both be kept for free.
Never: changes in place, judges, computes a fee.

Amounts are fen, dates are calendar dates. Loans and households have files of their own, `loans.py`, `members.py`.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any, NamedTuple

from immutables import Map

from hzpub.base.months import Quarter
from hzpub.ledger.accounts import NOTHING, Totals
from hzpub.ledger.affairs import NO_AFFAIRS, Affairs
from hzpub.ledger.loans import Approval, Guarantee, Instalment, Loan, Past, Payout, Repayment
from hzpub.ledger.members import Deferral, Group, Member, ShareLot
from hzpub.ledger.pool import NO_POOL, Pool
from hzpub.trust.authority import NOBODY, Authority

__all__ = [
    "EMPTY",
    "NO_LOANS",
    "NO_TIMELY",
    "Admitted",
    "Answering",
    "Approval",
    "Book",
    "Deferral",
    "Fund",
    "Group",
    "Guarantee",
    "Instalment",
    "Loan",
    "Member",
    "Past",
    "Payout",
    "Posting",
    "Repayment",
    "Returned",
    "ShareLot",
    "Statement",
    "Timely",
    "return_key",
]


class Posting(NamedTuple):
    """One side of a double entry: fen, debit positive."""

    account: str
    fen: int


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
    """What the charter says about the fund that later records need.

    `parameters` are its own (name, value, authority), later ones over earlier; `changes` says after which record
    how many of them were in force.
    """

    id: str
    name: str
    founded: dt.date
    fund_kind: str
    signed_commits: bool = False
    parameters: tuple[tuple[str, str, str], ...] = ()
    changes: tuple[tuple[str, int], ...] = ()
    local_speciality: str = ""
    village: str = ""


class Returned(NamedTuple):
    """A payment that the bank sent back: which one, of what kind, what it had brought, for whom (fen).

    `postings` are those that making it again would post; `retried` is the record that did.
    """

    number: str
    target: str
    kind: str
    day: dt.date
    postings: tuple[Posting, ...]
    brought: Payout | ShareLot | None
    member: str
    retried: str = ""


class Answering(NamedTuple):
    """Loans of a household, or that it may stand for, that wait for their money or are owed, by number.

    Others that it answered for and that came back late were all repaid by the end of `until`.
    """

    numbers: tuple[str, ...] = ()
    until: dt.date = dt.date.min


class Timely(NamedTuple):
    """Loans that a household repaid itself and on time, by number: by the due dates as they are, and as holidays move them."""

    on_time: tuple[str, ...] = ()
    on_shifted: tuple[str, ...] = ()


NO_LOANS, NO_TIMELY = Answering(), Timely()
_NONE: "Map[Any, Any]" = Map()


class Book(NamedTuple):
    """The state of one fund after entry `number`; a named tuple, because one is made for every record.

    `heads` gives the latest member household of a person; `kind_of`, `loan_of`, `member_of`, `postings` and
    `reversed` answer about records by number; `bank_by_day` sums what moved on the bank account by value date,
    `posted_on` is the value date of each record that moved it.
    `flows` sums by booked quarter (`Quarter.ordinal`) what moved on the five totals; `payables_of` is what the fund
    owes a household beside shares and dividends; `returns` holds what banks sent back, `returned` by which record
    (the part of one household of a list under `return_key`);
    `undecided` holds the applications that nobody has approved, refused or withdrawn; `owing` the loans
    that a household answers for now, as borrower or as guarantor, `timely` those it repaid on time (`owing.py`).
    `own` is what a fund of another type remembers beside money, an immutable value of its own; None for this one.
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
    flows: "Map[int, Totals]" = _NONE
    payables_of: "Map[str, int]" = _NONE
    returns: "Map[str, Returned]" = _NONE
    returned: "Map[str, str]" = _NONE
    pool: Pool = NO_POOL
    affairs: Affairs = NO_AFFAIRS
    undecided: "Map[str, bool]" = _NONE
    owing: "Map[str, Answering]" = _NONE
    timely: "Map[str, Timely]" = _NONE
    own: Any = None

    def loan_for(self, number: str) -> Loan | None:
        """The loan that record `number` (application, approval, pay-out, ...) belongs to, if any."""
        return self.loans.get(self.loan_of.get(number, number))

    def totals_at(self, quarter: Quarter) -> Totals:
        """The five totals at the end of `quarter`, as the books count (fen)."""
        later = [flow for ordinal, flow in self.flows.items() if ordinal > quarter.ordinal]
        return Totals(*(now - sum(flow[place] for flow in later) for place, now in enumerate(self.totals)))

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
        if member not in self.members:
            return ()
        loans = [self.loans[number] for number in self.answering(member).numbers]
        return tuple([loan for loan in loans if loan.borrower == member and loan.is_open])

    def answering(self, member: str) -> Answering:
        """The loans that a household answers for now, its own and those it stands for."""
        return self.owing.get(member, NO_LOANS)

    def outstanding_of(self, member: str) -> int:
        """Principal a household owes over all its loans (fen)."""
        return sum([loan.outstanding for loan in self.open_loans(member)])


def return_key(target: str, member: str = "") -> str:
    """Under which name `Book.returned` finds the return of payment `target`, or of one household's part of it."""
    return f"{target}/{member}" if member else target


EMPTY = Book()
