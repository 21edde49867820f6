"""Money by quarter: what came in and went out, by kind of record and account.

In:    postings with the quarter the books count them in.   Out: sums in fen, opening and closing balances.
Never: knows a loan or a household, keeps a record.

A reversal counts under the kind it takes back, with the opposite sign, so that a row shows what really moved;
the correction itself is listed beside it. A closed quarter's sums therefore never change.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hzpub.base.months import Quarter
from hzpub.ledger.accounts import CHART
from hzpub.ledger.book import Posting


@dataclass(frozen=True, slots=True)
class Flow:
    """What one kind of record moved on one account in one quarter.

    `fen` is positive in the direction of the kind (`incoming`: into the fund's bank account); it falls below
    zero only when reversals took back more than the quarter brought. `count` is postings less those reversed.
    """

    kind: str
    account: str
    incoming: bool
    fen: int
    count: int


class Flows:
    """Sums per quarter, filled while the records pass by."""

    __slots__ = ("_closing", "_counts", "_sums")

    def __init__(self) -> None:
        self._sums: dict[Quarter, dict[tuple[str, str, bool], int]] = {}
        self._counts: dict[Quarter, dict[tuple[str, str, bool], int]] = {}
        self._closing: dict[Quarter, dict[str, int]] | None = None

    def add(self, quarter: Quarter, kind: str, postings: Iterable[Posting], *, is_reversal: bool = False) -> None:
        """Count `postings` of a record of `kind` (for a reversal: the kind it takes back) in `quarter`."""
        sign = -1 if is_reversal else 1
        for account, fen in postings:
            sums = self._sums.setdefault(quarter, {})
            counts = self._counts.setdefault(quarter, {})
            key = (kind, account, sign * fen < 0)
            sums[key] = sums.get(key, 0) + fen
            counts[key] = counts.get(key, 0) + sign
            self._closing = None

    def of(self, quarter: Quarter, accounts: Iterable[str]) -> tuple[Flow, ...]:
        """The flows of `quarter` on `accounts`, in the order of the chart, money in before money out."""
        wanted = set(accounts)
        counts = self._counts.get(quarter, {})
        flows = [
            Flow(kind, account, incoming, -fen if incoming else fen, counts[kind, account, incoming])
            for (kind, account, incoming), fen in self._sums.get(quarter, {}).items()
            if account in wanted and (fen or counts[kind, account, incoming])
        ]
        return tuple(sorted(flows, key=lambda flow: (not flow.incoming, _ORDER[flow.account], flow.kind)))

    def closing(self, quarter: Quarter) -> Mapping[str, int]:
        """Account -> balance at the end of `quarter`, debit positive (fen)."""
        found: Mapping[str, int] = {}
        for each, balances in self._balances().items():
            if each > quarter:
                break
            found = balances
        return found

    def opening(self, quarter: Quarter) -> Mapping[str, int]:
        """Account -> balance at the start of `quarter`: the closing balance of the one before."""
        return self.closing(quarter.previous())

    @property
    def quarters(self) -> tuple[Quarter, ...]:
        """Quarters in which money moved, in time order."""
        return tuple(self._balances())

    def _balances(self) -> dict[Quarter, dict[str, int]]:
        if self._closing is None:
            closing: dict[Quarter, dict[str, int]] = {}
            running: dict[str, int] = {}
            for quarter in sorted(self._sums):
                for (_, account, _), fen in self._sums[quarter].items():
                    running[account] = running.get(account, 0) + fen
                closing[quarter] = dict(running)
            self._closing = closing
        return self._closing


_ORDER = {account: place for place, account in enumerate(CHART)}
