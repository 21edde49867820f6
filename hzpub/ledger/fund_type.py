"""What sort of fund it is: its forms, its accounts, what its records do to the books, who may seal as what.

In:    packages of kinds, a chart of accounts, folds and their undoing.   Out: `FundType`, one value for all of it.
Never: judges (its rulebook does); knows the fund.

Whatever walks records takes a fund type and asks it; `village.py` is the mutual-aid fund's.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from hzpub.kinds import kinds_of
from hzpub.kinds.kind import Kind
from hzpub.kinds.record import Record
from hzpub.ledger.accounts import Account
from hzpub.ledger.book import EMPTY, Book, Posting
from hzpub.ledger.changes import Fold, Undo

Derive = Callable[[Book, Record], tuple[Posting, ...]]
"""The double entry of a kind whose postings depend on the record it speaks of, or on a word in it."""


def _no_table() -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True, slots=True)
class FundType:
    """One type of fund. `forms` names the packages and modules that declare its kinds.

    `chart` are its accounts; `folds` and `undo` what its records do to the book and what a reversal takes back, by
    kind; `derived` the kinds whose postings are not simply their moves; `nothing` the book before the first record,
    whose authority says which office seals as what.
    """

    forms: tuple[str, ...]
    chart: Mapping[str, Account]
    folds: Mapping[str, Fold]
    undo: Mapping[str, Undo]
    derived: Mapping[str, Derive] = field(default_factory=_no_table)
    nothing: Book = EMPTY

    @property
    def kinds(self) -> Mapping[str, Kind]:
        """Its kinds of records by name."""
        return kinds_of(*self.forms)
