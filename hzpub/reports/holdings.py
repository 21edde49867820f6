"""How many households held how many shares, and how many owed how many loans, at the end of each quarter.

In:    the quarters of a fund.   Out: `Held` for any of them.
Never: looks at a record twice; counts what was booked later.
"""

from functools import cached_property
from typing import NamedTuple

from hzpub.base.months import Quarter
from hzpub.reports.line import Line
from hzpub.reports.quarters import Quarters


class Held(NamedTuple):
    """Households with shares, their shares, loans not repaid, households that owe one."""

    households: int = 0
    shares: int = 0
    loans: int = 0
    borrowers: int = 0


class Holdings:
    """Counts at the end of every quarter."""

    def __init__(self, quarters: Quarters) -> None:
        self._quarters, self._chronicle = quarters, quarters.basis.chronicle
        self._member_of = quarters.basis.book.member_of

    def at(self, quarter: Quarter) -> Held:
        """The counts at the end of `quarter`; nothing before the first one."""
        return self._counts.get(quarter, Held())

    @cached_property
    def _counts(self) -> dict[Quarter, Held]:
        fen: dict[str, int] = {}
        owed: dict[str, int] = {}
        loans_of: dict[str, int] = {}
        shares = holders = loans = 0
        found: dict[Quarter, Held] = {}
        for quarter in self._quarters.names:
            for line in self._chronicle.of_quarter(quarter):
                if moved := _moved(line, "member_shares"):
                    member = self._member_of.get(line.number) or next(iter(line.members), "")
                    before = fen.get(member, 0)
                    fen[member] = before - moved
                    holders += (fen[member] > 0) - (before > 0)
                    shares += self._shares(line) if moved < 0 else -self._shares(line)
                if moved := _moved(line, "loans"):
                    before = owed.get(line.loan, 0)
                    owed[line.loan] = before + moved
                    change = (owed[line.loan] > 0) - (before > 0)
                    loans += change
                    borrower = next(iter(line.members), "")
                    loans_of[borrower] = loans_of.get(borrower, 0) + change
                    if not loans_of[borrower]:
                        del loans_of[borrower]
            found[quarter] = Held(holders, shares, loans, len(loans_of))
        return found

    def _shares(self, line: Line) -> int:
        """Shares that a record moved: as it says itself, or the record it speaks of."""
        facts = dict(line.sentence.facts)
        if isinstance(shares := facts.get("shares"), int):
            return shares
        pointed = self._chronicle.line(str(facts.get("target") or facts.get("returned") or ""))
        return self._shares(pointed) if pointed else 0


def _moved(line: Line, account: str) -> int:
    return sum(posting.fen for posting in line.postings if posting.account == account)
