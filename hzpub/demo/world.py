"""The invented village as it stands: scribe, diary, households, and the counters on the desk.

In:    how big and how long the fund shall be.   Out: `World`, which every act is handed.
Never: decides anything; the acts in the modules beside it do.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from hzpub.base.months import add_months
from hzpub.demo.agenda import Agenda
from hzpub.demo.bankdays import DAY
from hzpub.demo.dice import Dice
from hzpub.demo.people import TOWNSHIP, Home, Names, Venture, households
from hzpub.demo.scribe import Scribe
from hzpub.kinds.record import Record
from hzpub.ledger.allowances import AllowanceTerms
from hzpub.ledger.book import Loan
from hzpub.ledger.fees import FeeTerms

FUND = "dawucun.361122"
FUND_NAME, VILLAGE, TOWNSHIP_NAME, COUNTY = "大坞村互助资金", "大坞村", "青石镇", "云溪县"
BANK = "云溪农村合作银行青石支行"
FOUNDED = date(2024, 1, 5)

TERMS = FeeTerms(usage_fee=50, penalty=50)
MILDER = FeeTerms(usage_fee=50, penalty=40)
"""What holds for loans approved after the members' meeting has lowered the penalty."""
ALLOWANCE = AllowanceTerms(issue=10, stop="due_date", short=20, middle=10, long=5)
DIVIDEND = 30
CAP_BASE, CAP_STEP, CAP_HIGHEST, MOST_STARS = 200_000, 50_000, 500_000, 6
LENT_PERMILLE = 880
"""The invented council stays a little below the nine tenths that it may lend."""
YUAN = 100
USUAL_MEMBERS = 112
_CLOSING = timedelta(days=18)
_ENDING, _COLLECTING = 5, 18
"""Months before its planned end at which a fund stops lending, and after it until all is collected at the latest."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How big and how long the fund is, whether its commits must be signed, and whether it is wound up at its end."""

    seed: int = 1
    months: int = 24
    members: int = USUAL_MEMBERS
    per_month: int | None = None
    fund: str = FUND
    commit_signatures: str = "required"
    ends: bool = False

    def __post_init__(self) -> None:
        """Refuse sizes that no village has, or for which there are not enough numbers."""
        if not 24 <= self.members <= 9000:
            raise ValueError(f"a fund has 24 to 9000 households, not {self.members}")
        if not 1 <= self.months <= 900:
            raise ValueError(f"a fund runs for 1 to 900 months, not {self.months}")
        if self.per_month is not None and not 1 <= self.per_month <= 600:
            raise ValueError(f"a month has 1 to 600 records, not {self.per_month}")


@dataclass(slots=True)
class Case:
    """One loan from application to last repayment; amounts in fen."""

    home: Home
    venture: Venture
    asked: int
    months: int
    mode: str
    backers: tuple[str, ...]
    application: str = ""
    approval: str = ""
    paid_on: date = date.max
    approved: int = 0
    next_payment: date = date.max


class Instalment(NamedTuple):
    """One payment to come: its bank day, the day it is entered, how much and what befalls it, who pays."""

    day: date
    entered: date
    how: str
    payer: str = "borrower"
    payer_member: str = ""


@dataclass
class World:
    """Everything an act may need.

    ``promised`` is what applications under way may still draw (fen). ``mishaps`` names those that happened
    already, ``under_way`` the loan and bank day of a payment whose papers are missing, ``wrong`` the entry
    made for the wrong loan, by the loan that was meant. ``heirs`` names who took over a household, by person;
    ``changed`` is the record that changed the fund's own numbers.
    """

    plan: Plan
    dice: Dice = field(init=False)
    scribe: Scribe = field(init=False)
    homes: dict[str, Home] = field(init=False)
    _names: Names = field(init=False)
    township: dict[str, str] = field(init=False)
    agenda: Agenda = field(default_factory=Agenda)
    joined: list[Home] = field(default_factory=list)
    open_cases: dict[str, Case] = field(default_factory=dict)
    promised: int = 0
    lent_loans: int = 0
    approved: str = ""
    mishaps: set[str] = field(default_factory=set)
    under_way: tuple[str, date] | None = None
    wrong: dict[str, Record] = field(default_factory=dict)
    heirs: dict[str, str] = field(default_factory=dict)
    changed: str = ""
    is_closed: bool = False
    _counters: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Throw the dice once for everything, in one order."""
        self.dice = Dice(self.plan.seed)
        self.scribe = Scribe(self.plan.fund, self.plan.seed)
        names = Names(self.dice)
        self.homes = {home.member: home for home in households(self.dice, names, self.plan.members)}
        self.township = {person: names.draw() for person in TOWNSHIP}
        self._names = names

    @property
    def last_day(self) -> date:
        """The last day on which something happens."""
        return self.month(self.plan.months + (_COLLECTING if self.plan.ends else 0)) - DAY

    @property
    def told_until(self) -> date:
        """How long repayments still come in while the last quarter's books are closed."""
        return self.last_day + _CLOSING

    def month(self, index: int) -> date:
        """The first day of the fund's month ``index``, the founding month being 0."""
        return add_months(FOUNDED.replace(day=1), index)

    def months_since_founding(self, day: date) -> int:
        """How many of the fund's months begin before ``day``'s own month does."""
        return (day.year - FOUNDED.year) * 12 + day.month - FOUNDED.month

    def names_by_person(self) -> dict[str, str]:
        """Everybody's name by person number."""
        return self.township | {home.person: home.name for home in self.homes.values()} | self.heirs

    def new_name(self) -> str:
        """A name nobody in this fund has yet."""
        return self._names.draw()

    def terms(self, loan: Loan) -> FeeTerms:
        """The prices of a loan: those in force when it was approved."""
        approved = loan.approval.number if loan.approval else ""
        return MILDER if self.changed and approved > self.changed else TERMS

    @property
    def ending_on(self) -> date:
        """The day on which lending stops for good, when the fund is to be wound up."""
        return self.month(max(1, self.plan.months - _ENDING)) if self.plan.ends else date.max

    def scaled(self, yuan: int) -> int:
        """A sum for the usual number of households, in fen, grown with the households to whole thousands."""
        grown = yuan * max(self.plan.members, USUAL_MEMBERS) // USUAL_MEMBERS
        return grown // 1000 * 1000 * YUAN

    def room(self) -> int:
        """What may still be lent, in fen: within the bank balance and the share of the fund total."""
        totals = self.scribe.book.totals
        lendable = totals.fund * LENT_PERMILLE // 1000 - totals.loans
        return min(lendable, totals.bank) - self.promised

    def voucher(self, day: date) -> str:
        """The next number on the year's transfer slips."""
        return f"{day.year}-{self._next(f'voucher {day.year}'):03}"

    def notice(self, day: date) -> str:
        """The next number on the year's repayment notices."""
        return f"{day.year}-H{self._next(f'notice {day.year}'):03}"

    def slip(self, day: date) -> str:
        """A bank slip of that day: other customers' slips lie between ours."""
        stride = self._next(f"slip {day}", self.dice.randint(1, 40))
        return f"{day:%m%d}-{stride:04}"

    def paid(self, day: date) -> dict[str, object]:
        """What is known of a payment once the bank has made it."""
        return {"paid_on": day, "bank_slip": self.slip(day)}

    def document(self, day: date, issuer: str) -> str:
        """The next number of an office's papers in a year."""
        return f"{issuer}〔{day.year}〕{self._next(f'{issuer} {day.year}', self.dice.randint(3, 15))}号"

    def _next(self, counter: str, step: int = 1) -> int:
        self._counters[counter] = self._counters.get(counter, 0) + step
        return self._counters[counter]
