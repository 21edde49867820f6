"""A second book, kept by somebody who never saw the first: raw text in, plain dicts and fractions out.

In:    the bytes of record files, in the order of their numbers.
Out:   `Shadow`: who holds, owes and earned what, and what each repayment should have cost.
Never: imports anything of hzpub. Written from sections 9, 11, 12 and 17 of the rulebook catalogue.

Every record is a handful of effects on named pots; a reversal, and a payment that the bank sent back, add the
opposite effects. Money is fen.
"""

import datetime as dt
from collections import defaultdict
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

import yaml

from tests.properties.shadow_days import (
    after_holiday,
    end_of,
    half_up,
    months_between,
    quarter_of,
    same_day_later,
)
from tests.properties.shadow_effects import HOLDS_NO_MONEY, LINES, TOTALS

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
RATE = Fraction(5, 1000)
"""A month's usage fee, and a month's penalty, on a yuan (R五3③, R六(2)), where a fund sets no other."""
MOST_STARS = 6
OPEN_FOR = dt.timedelta(days=15)
"""How long after its end a quarter takes entries, unless its notice closed it before."""

Pot = tuple[str, str]
"""What is counted, and whose: ("owes", loan), ("shares", member), ("fund", source); ("bank", "") has no owner."""
Effects = list[tuple[Pot, int]]


class Parts(NamedTuple):
    """A payment taken apart (fen)."""

    principal: int
    usage_fee: int
    penalty: int
    excess: int


class Paid(NamedTuple):
    """The pay-out of a loan; `approval` pins its prices, `schedule` holds (months, fen) of its instalments."""

    number: str
    day: dt.date
    months: int
    approval: str
    schedule: tuple[tuple[int, int], ...] = ()


class Repaid(NamedTuple):
    """A repayment as recorded, and as it should have been split."""

    number: str
    loan: str
    day: dt.date
    payer: str
    recorded: Parts
    expected: Parts


class Posted(NamedTuple):
    """What one record did, on which bank day, and for which year it spoke (0: none)."""

    effects: Effects
    day: dt.date
    year: int


class UnknownKind(Exception):
    """A kind of record this model was never told about."""


class Shadow:
    """The book after every record fed so far."""

    def __init__(self) -> None:
        self.pots: dict[Pot, int] = defaultdict(int)
        self.flows: dict[str, list[int]] = defaultdict(lambda: [0] * 5)
        self.borrower: dict[str, str] = {}
        self.payouts: dict[str, list[Paid]] = defaultdict(list)
        self.repayments: dict[str, Repaid] = {}
        self.struck: set[str] = set()
        self.admitted: set[tuple[str, str]] = set()
        self.unexplained: dict[str, int] = {}
        self.noticed: set[str] = set()
        self.sent_back: dict[str, tuple[str, str]] = {}
        self._own_rates: list[tuple[str, str, Fraction]] = []
        self._loan_of: dict[str, str] = {}
        self._posted: dict[str, Posted] = {}
        self._bank_days: list[tuple[dt.date, int]] = []

    def feed(self, data: bytes) -> str:
        """Take one record file; answers the entry number. Raises `UnknownKind`."""
        body, _, rest = data.decode().partition("\n---\n")
        values = _read(body)
        entry = _read(rest.rpartition("\n---\n")[2].partition("\nsshsig: |\n")[0])
        number, kind = str(entry["entry"]), values["kind"]
        day = dt.date.fromisoformat(entry.get("paid_on", values["date"]))
        booked = self._booked(day, dt.date.fromisoformat(entry["entered"]))
        if kind == "reversal":
            self._strike(values["target"], booked)
        elif kind == "notice":
            self.noticed.add(values["quarter"])
        elif kind in ("charter", "rulebook_change"):
            rows = (row for row in values.get("parameters", ()) if row["name"] in ("usage_fee", "penalty"))
            self._own_rates += ((number, row["name"], Fraction(row["value"]) / 1000) for row in rows)
        elif kind == "loan_application":
            self.borrower[number], self._loan_of[number] = values["borrower"], number
        elif kind == "loan_approval":
            self._loan_of[number] = values["application"]
        elif kind == "bank_statement":
            self.unexplained[number] = self._unexplained(values)
        elif kind == "breach":
            self.admitted.add((values["target"], values["rule"]))
        elif kind not in HOLDS_NO_MONEY:
            posted = Posted(self._effects(number, kind, day, values), day, self._year(values))
            self._post(number, posted, booked)
        return number

    def _booked(self, day: dt.date, entered: dt.date) -> dt.date:
        """The day under which the books count a record: its own, or that of its entry when the quarter is closed."""
        quarter = quarter_of(day)
        return day if quarter not in self.noticed and entered <= end_of(quarter) + OPEN_FOR else entered

    def _year(self, values: dict[str, Any]) -> int:
        """The year that a record names, itself or through the payment it speaks of."""
        if "year" in values:
            return int(values["year"])
        if "quarter" in values:
            return int(values["quarter"][:4])
        earlier = self._posted.get(values.get("target", values.get("returned", "")))
        return earlier.year if earlier else 0

    def _effects(self, number: str, kind: str, day: dt.date, values: dict[str, Any]) -> Effects:
        if kind == "bank_return":
            return self._returned(number, values)
        if kind == "transfer_retry":
            return self._paid_again(number, day, values["returned"])
        if kind not in LINES:
            raise UnknownKind(kind)
        if kind == "loan_disbursement":
            values |= {"loan": self._paid_out(number, day, values)}
        if kind in ("loan_repayment", "payable_offset", "share_offset"):
            values |= {"borrower": self.borrower.get(values["loan"], "")}
            self._repaid(number, kind, day, values)
        effects = []
        for pot, owner, sign, box in LINES[kind]:
            count = values[box] if box == "shares" else _fen(values[box])
            effects.append(((pot, values[owner[1:]] if owner.startswith("@") else owner), sign * count))
        return effects

    def _paid_out(self, number: str, day: dt.date, values: dict[str, Any]) -> str:
        loan = self._loan_of[values["approval"]]
        parts = tuple((row["months"], _fen(row["amount"])) for row in values.get("schedule", ()))
        self.payouts[loan].append(Paid(number, day, values["months"], values["approval"], parts))
        self._loan_of[number] = loan
        return loan

    def _returned(self, number: str, values: dict[str, Any]) -> Effects:
        """The bank sent a payment back, or one household's part of a list."""
        target, member = values["target"], values.get("member", "")
        self.sent_back[number] = (target, member)
        if member:
            return [(("bank", ""), _fen(values["amount"])), (("owed", member), _fen(values["amount"]))]
        return _opposite(self._posted[target].effects)

    def _paid_again(self, number: str, day: dt.date, returned: str) -> Effects:
        """The same payment once more; the months of a loan begin anew."""
        target, member = self.sent_back[returned]
        loan = "" if member else self._loan_of.get(target, "")
        if loan:
            before = next(each for each in self.payouts[loan] if each.number == target)
            self.payouts[loan].append(before._replace(number=number, day=day))
            self._loan_of[number] = loan
        return _opposite(self._posted[returned].effects)

    def _repaid(self, number: str, kind: str, day: dt.date, values: dict[str, Any]) -> None:
        loan = values["loan"]
        recorded = Parts(*(_fen(values.get(part, "0.00")) for part in Parts._fields))
        payer = {"payable_offset": "borrower", "share_offset": "set_off"}.get(kind) or values["payer"]
        expected = self.expected(loan, day, _fen(values["amount"]))
        self.repayments[number] = Repaid(number, loan, day, payer, recorded, expected)

    def expected(self, loan: str, day: dt.date, fen: int) -> Parts:
        """How `fen` paid on `day` splits: the largest principal that it covers with that principal's own charges.

        It knows no instalments: a loan that has some is not its business.
        """
        payout = self.payout(loan)
        if payout is None:
            return Parts(0, 0, 0, fen)
        used = self._rate("usage_fee", payout) * months_between(payout.day, day)
        late = self._rate("penalty", payout) * months_between(self.timely(payout), day)
        principal = min(self.pots["owes", loan], int(fen / (1 + used + late)) + 2)
        while principal > 0 and principal + half_up(principal * used) + half_up(principal * late) > fen:
            principal -= 1
        fee, penalty = half_up(principal * used), half_up(principal * late)
        return Parts(principal, fee, penalty, fen - principal - fee - penalty)

    def _rate(self, name: str, payout: Paid) -> Fraction:
        """A month's charge on a yuan, as it stood when the loan was approved."""
        own = (rate for number, set_, rate in self._own_rates if set_ == name and number <= payout.approval)
        return [RATE, *own][-1]

    def payout(self, loan: str) -> Paid | None:
        """The first pay-out of a loan that still stands."""
        return next((each for each in self.payouts.get(loan, ()) if self.stands(each.number)), None)

    def stands(self, number: str) -> bool:
        """Whether a payment was neither struck out nor sent back."""
        back = {target for at, (target, member) in self.sent_back.items() if at not in self.struck and not member}
        return number not in self.struck and number not in back

    def timely(self, payout: Paid) -> dt.date:
        """The last day on which paying is in time."""
        return after_holiday(same_day_later(payout.day, payout.months))

    def stars(self, member: str) -> int:
        """Stars of a household: loans it repaid itself, wholly and in time."""
        return self.earned().get(member, 0)

    def earned(self) -> dict[str, int]:
        """Household -> stars, for all who have one."""
        counts: dict[str, int] = defaultdict(int)
        for loan, member in self.borrower.items():
            counts[member] += self._earned(loan)
        return {member: min(MOST_STARS, count) for member, count in counts.items() if count}

    def _earned(self, loan: str) -> bool:
        payout = self.payout(loan)
        if payout is None or self.pots["owes", loan] > 0 or self.pots["given_up", loan]:
            return False
        standing = (each for each in self.repayments.values() if each.loan == loan and each.number not in self.struck)
        paying = [each for each in standing if each.recorded.principal]
        timely = self.timely(payout)
        own = all(each.payer in ("borrower", "heir") and each.day <= timely for each in paying)
        return bool(paying) and own and self._kept_instalments(payout, paying)

    def _kept_instalments(self, payout: Paid, paying: list[Repaid]) -> bool:
        due = 0
        for months, fen in payout.schedule:
            due += fen
            timely = after_holiday(same_day_later(payout.day, months))
            if sum(each.recorded.principal for each in paying if each.day <= timely) < due:
                return False
        return True

    def bank_by_day(self) -> dict[dt.date, int]:
        """What stood on the bank account at the end of each day on which it moved."""
        return {day: self.bank_on(day) for day, _ in self._bank_days}

    def bank_on(self, day: dt.date) -> int:
        """What stood on the bank account at the end of `day`, by the bank's days."""
        return sum(fen for moved, fen in self._bank_days if moved <= day)

    def sum_of(self, *what: str) -> int:
        """Everything in pots of these names."""
        return sum(fen for (name, _), fen in self.pots.items() if name in what)

    def by_owner(self, what: str) -> dict[str, int]:
        """Owner -> content, for pots of one name that are not empty."""
        return {owner: fen for (name, owner), fen in self.pots.items() if name == what and fen}

    def _post(self, number: str, posted: Posted, booked: dt.date) -> None:
        self._posted[number] = posted
        flow = self.flows[quarter_of(booked)]
        for pot, fen in posted.effects:
            self.pots[pot] += fen
            if pot[0] in TOTALS:
                flow[TOTALS[pot[0]]] += fen
            if pot[0] == "pool":
                self.pots["pool_of_year", str(posted.year or booked.year)] += fen
            if pot == ("bank", ""):
                self._bank_days.append((posted.day, fen))

    def _strike(self, target: str, booked: dt.date) -> None:
        """Take an entry's effects back, once; on the bank account the money never moved, so on the same day."""
        if target not in self.struck:
            self.struck.add(target)
            if (was := self._posted.get(target)) is not None:
                self._post(f"not {target}", was._replace(effects=_opposite(was.effects)), booked)

    def _unexplained(self, statement: dict[str, Any]) -> int:
        day = dt.date.fromisoformat(statement["date"])
        under_way = sum(
            _fen(row["amount"]) * {"in": 1, "out": -1}[row["direction"]]
            for row in statement.get("differences", ())
        )
        return _fen(statement["balance"]) - self.bank_on(day) - under_way


def _opposite(effects: Effects) -> Effects:
    return [(pot, -fen) for pot, fen in effects]


def _fen(text: str) -> int:
    return int(Decimal(text) * 100)


def _read(text: str) -> Any:
    return LOADER(text).get_single_data()
