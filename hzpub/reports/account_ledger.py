"""Every account of the books by itself: each posting in the order of the books, and what stands there after it.

In:    the chronicle.   Out: one `AccountLedger` for each account that anything moved.
Never: nets a posting against another; leaves one out.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from hzpub.base.words import N_, Label
from hzpub.ledger.accounts import CHART, Account
from hzpub.reports.line import Line
from hzpub.reports.parts import Fen

_SIDES = {1: Label(N_("借方")), -1: Label(N_("贷方")), 0: Label(N_("平"))}


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRow:
    """One posting of record `number` under the day of the books. All sums are positive fen.

    `balance` stands on `side` after it.
    """

    booked: dt.date
    number: str
    sentence: Label
    debit: Fen
    credit: Fen
    side: Label
    balance: Fen


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountLedger:
    """One account: its rows by the day of the books, then by record; `debit` and `credit` are their sums (fen)."""

    account: Account
    rows: tuple[AccountRow, ...]
    debit: Fen
    credit: Fen


def account_ledgers(lines: Iterable[Line]) -> tuple[AccountLedger, ...]:
    """The ledger of every account that was moved, in the order of the chart of accounts."""
    moved: dict[str, list[tuple[Line, int]]] = defaultdict(list)
    for line in sorted(lines, key=lambda line: (line.booked, line.number)):
        for posting in line.postings:
            moved[posting.account].append((line, posting.fen))
    return tuple(_ledger(account, moved[name]) for name, account in CHART.items() if name in moved)


def _ledger(account: Account, moved: list[tuple[Line, int]]) -> AccountLedger:
    rows, stands = [], 0
    for line, fen in moved:
        stands += fen
        rows.append(
            AccountRow(
                booked=line.booked,
                number=line.number,
                sentence=line.sentence,
                debit=max(fen, 0),
                credit=max(-fen, 0),
                side=_SIDES[(stands > 0) - (stands < 0)],
                balance=abs(stands),
            )
        )
    sums = {"debit": sum(row.debit for row in rows), "credit": sum(row.credit for row in rows)}
    return AccountLedger(account=account, rows=tuple(rows), **sums)
