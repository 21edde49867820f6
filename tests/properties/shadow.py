"""A second book, kept by somebody who never saw the first: raw text in, plain dicts and fractions out.

In:    the bytes of record files, in the order of their numbers.
Out:   `Shadow`: who holds, owes and earned what, and what each repayment should have cost.
Never: imports anything of hzpub. Written from sections 9, 11 and 17 of the rulebook catalogue.

Every record is a handful of effects on named pots; a reversal adds the opposite effects. Money is fen.
"""

import datetime as dt
from calendar import monthrange
from collections import defaultdict
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any, NamedTuple

import yaml
from holidays import country_holidays

RATE = Fraction(5, 1000)
"""A month's usage fee, and a month's penalty, on a yuan (R五3③, R六(2))."""
MOST_STARS = 6
SOURCES = {
    "government_grant": "government_grants",
    "partner_unit_grant": "partner_unit_grants",
    "donation": "donations",
}
HOLDS_NO_MONEY = frozenset(
    {
        "charter", "person", "member", "member_account", "joint_liability_group", "guarantee", "meeting",
        "key_grant", "key_revocation", "office_appointment", "office_end", "breach", "breach_cure",
        "exception", "void",
    }
)  # fmt: skip

Pot = tuple[str, str]
"""What is counted, and whose: ("owes", loan), ("shares", member), ("fund", source); ("bank", "") has no owner."""


class Parts(NamedTuple):
    """A payment taken apart (fen)."""

    principal: int
    usage_fee: int
    penalty: int
    excess: int


class Paid(NamedTuple):
    """The pay-out of a loan."""

    number: str
    day: dt.date
    months: int


class Repaid(NamedTuple):
    """A repayment as recorded, and as it should have been split."""

    number: str
    loan: str
    day: dt.date
    payer: str
    recorded: Parts
    expected: Parts


class UnknownKind(Exception):
    """A kind of record this model was never told about."""


class Shadow:
    """The book after every record fed so far."""

    def __init__(self) -> None:
        self.pots: dict[Pot, int] = defaultdict(int)
        self.borrower: dict[str, str] = {}
        self.loan_of_approval: dict[str, str] = {}
        self.payouts: dict[str, list[Paid]] = defaultdict(list)
        self.repayments: dict[str, Repaid] = {}
        self.struck: set[str] = set()
        self.admitted: set[tuple[str, str]] = set()
        self.unexplained: dict[str, int] = {}
        self._effects: dict[str, list[tuple[Pot, int]]] = {}
        self._bank_days: list[tuple[dt.date, int]] = []
        self._days: dict[str, dt.date] = {}

    def feed(self, data: bytes) -> str:
        """Take one record file; answers the entry number. Raises `UnknownKind`."""
        body, _, rest = data.decode().partition("\n---\n")
        values = yaml.safe_load(body)
        entry = yaml.safe_load(rest.rpartition("\n---\n")[2].partition("\nsshsig: |\n")[0])
        number, kind = entry["entry"], values["kind"]
        day = dt.date.fromisoformat(entry.get("paid_on", values["date"]))
        if kind == "reversal":
            self._strike(values["target"])
        elif kind == "loan_application":
            self.borrower[number] = values["borrower"]
        elif kind == "loan_approval":
            self.loan_of_approval[number] = values["application"]
        elif kind == "bank_statement":
            self.unexplained[number] = self._unexplained(values)
        elif kind in HOLDS_NO_MONEY:
            if kind == "breach":
                self.admitted.add((values["target"], values["rule"]))
        else:
            self._post(number, day, self._effects_of(number, kind, day, values))
        return str(number)

    def _effects_of(
        self, number: str, kind: str, day: dt.date, values: dict[str, Any]
    ) -> list[tuple[Pot, int]]:
        fen = _fen(values["amount"])
        if kind in SOURCES:
            return [(("bank", ""), fen), (("fund", SOURCES[kind]), fen)]
        if kind in ("share_subscription", "share_redemption"):
            sign = 1 if kind == "share_subscription" else -1
            member = values["member"]
            money = [(("bank", ""), sign * fen), (("fund", "member_shares"), sign * fen)]
            return [
                *money,
                (("share_fen", member), sign * fen),
                (("shares", member), sign * values["shares"]),
            ]
        if kind == "other_income":
            return [(("bank", ""), fen), (("pool", "other_income"), fen)]
        if kind == "loan_disbursement":
            loan = self.loan_of_approval[values["approval"]]
            self.payouts[loan].append(Paid(number, day, values["months"]))
            return [(("bank", ""), -fen), (("owes", loan), fen), (("lent", loan), fen)]
        if kind == "loan_repayment":
            return self._repaid(number, day, values)
        raise UnknownKind(kind)

    def _repaid(self, number: str, day: dt.date, values: dict[str, Any]) -> list[tuple[Pot, int]]:
        loan, fen = values["loan"], _fen(values["amount"])
        recorded = Parts(*(_fen(values[part]) for part in Parts._fields))
        self.repayments[number] = Repaid(
            number, loan, day, values["payer"], recorded, self.expected(loan, day, fen)
        )
        return [
            (("bank", ""), fen),
            (("owes", loan), -recorded.principal),
            (("pool", "usage_fees"), recorded.usage_fee),
            (("pool", "penalties"), recorded.penalty),
            (("payables", ""), recorded.excess),
        ]

    def expected(self, loan: str, day: dt.date, fen: int) -> Parts:
        """How `fen` paid on `day` splits: the largest principal that it covers with that principal's own charges."""
        payout = self.payout(loan)
        if payout is None:
            return Parts(0, 0, 0, fen)
        used, late = months_between(payout.day, day), months_between(self.timely(payout), day)
        principal = min(self.pots["owes", loan], int(fen / (1 + RATE * (used + late))) + 2)
        while (
            principal > 0
            and principal + half_up(principal * RATE * used) + half_up(principal * RATE * late) > fen
        ):
            principal -= 1
        fee, penalty = half_up(principal * RATE * used), half_up(principal * RATE * late)
        return Parts(principal, fee, penalty, fen - principal - fee - penalty)

    def payout(self, loan: str) -> Paid | None:
        """The first pay-out of a loan that still stands."""
        return next((each for each in self.payouts.get(loan, ()) if each.number not in self.struck), None)

    def timely(self, payout: Paid) -> dt.date:
        """The last day on which paying is in time."""
        return after_holiday(same_day_later(payout.day, payout.months))

    def stars(self, member: str) -> int:
        """Stars of a household: loans it repaid itself, wholly and in time."""
        loans = [loan for loan, borrower in self.borrower.items() if borrower == member]
        return min(MOST_STARS, sum(map(self._earned, loans)))

    def earned(self) -> dict[str, int]:
        """Household -> stars, for all who have one."""
        counts: dict[str, int] = defaultdict(int)
        for loan, member in self.borrower.items():
            counts[member] += self._earned(loan)
        return {member: min(MOST_STARS, count) for member, count in counts.items() if count}

    def _earned(self, loan: str) -> bool:
        payout = self.payout(loan)
        if payout is None or self.pots["owes", loan] > 0:
            return False
        standing = [
            each for each in self.repayments.values() if each.loan == loan and each.number not in self.struck
        ]
        paying = [each for each in standing if each.recorded.principal]
        timely = self.timely(payout)
        return bool(paying) and all(
            each.payer in ("borrower", "heir") and each.day <= timely for each in paying
        )

    def bank_by_day(self) -> dict[dt.date, int]:
        """What stood on the bank account at the end of each day on which it moved."""
        return {day: self.bank_on(day) for day, _ in self._bank_days}

    def bank_on(self, day: dt.date) -> int:
        """What stood on the bank account at the end of `day`, by the bank's days."""
        return sum(fen for moved, fen in self._bank_days if moved <= day)

    def sum_of(self, what: str) -> int:
        """Everything in pots of one name."""
        return sum(fen for (name, _), fen in self.pots.items() if name == what)

    def by_owner(self, what: str) -> dict[str, int]:
        """Owner -> content, for pots of one name that are not empty."""
        return {owner: fen for (name, owner), fen in self.pots.items() if name == what and fen}

    def _post(self, number: str, day: dt.date, effects: list[tuple[Pot, int]]) -> None:
        self._effects[number], self._days[number] = effects, day
        for pot, fen in effects:
            self.pots[pot] += fen
            if pot == ("bank", ""):
                self._bank_days.append((day, fen))

    def _strike(self, target: str) -> None:
        """Take an entry's effects back, once; on the bank account the money never moved, so on the same day."""
        if target not in self.struck:
            self.struck.add(target)
            if target in self._effects:
                self._post(
                    f"not {target}", self._days[target], [(pot, -fen) for pot, fen in self._effects[target]]
                )

    def _unexplained(self, statement: dict[str, Any]) -> int:
        day = dt.date.fromisoformat(statement["date"])
        under_way = sum(
            _fen(row["amount"]) * {"in": 1, "out": -1}[row["direction"]]
            for row in statement.get("differences", ())
        )
        return _fen(statement["balance"]) - self.bank_on(day) - under_way


def half_up(sum_of_money: Fraction) -> int:
    """The nearest fen, upwards from the middle."""
    return int(sum_of_money + Fraction(1, 2))


@cache
def months_between(first: dt.date, last: dt.date) -> Fraction:
    """M of section 17: whole months, each counted from the first day, and odd days as thirtieths."""
    months = 0
    if last <= first:
        return Fraction(0)
    while same_day_later(first, months + 1) <= last:
        months += 1
    return months + Fraction((last - same_day_later(first, months)).days, 30)


def same_day_later(day: dt.date, months: int) -> dt.date:
    """add_months of section 17: the same day, or the last one of a shorter month."""
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return dt.date(year, month, min(day.day, monthrange(year, month)[1]))


@cache
def after_holiday(due: dt.date) -> dt.date:
    """PENALTY-START: a due date in a break that a statutory holiday began moves to the next working day."""
    calendar = country_holidays("CN", years=(due.year - 1, due.year, due.year + 1))
    day = due
    while day not in calendar and not calendar.is_working_day(day):
        day -= dt.timedelta(days=1)
    if day not in calendar:
        return due
    while not calendar.is_working_day(due):
        due += dt.timedelta(days=1)
    return due


def _fen(text: str) -> int:
    return int(Decimal(text) * 100)
