"""Balances that add up: opening + in - out = closing, with the rows behind them.

In:    the flows of money and a quarter.   Out: `Balance`.
Never: nets money in against money out, other than what a reversal took back.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from hzpub.base.months import Quarter
from hzpub.base.words import N_, Label
from hzpub.kinds import all_kinds
from hzpub.ledger.accounts import CHART
from hzpub.reports.flows import Flow, Flows
from hzpub.reports.quarter_objects import Balance, FlowRow

_PRINCIPAL_BACK = N_("收回借款本金")
_BY_KIND = N_("{part}（{kind}）")


def of_pool(pool: str) -> tuple[str, ...]:
    """The accounts of a pool: principal, fee, payable."""
    return tuple(account.name for account in CHART.values() if account.pool == pool)


def bank_accounts() -> tuple[str, ...]:
    """Every account that money on the bank account can come from or go to.

    Each record's postings add up to zero, so what all the others moved is what the bank moved; told by the
    others, it is told by source.
    """
    return tuple(name for name in CHART if name != "bank")


def balance(flows: Flows, quarter: Quarter, accounts: tuple[str, ...]) -> Balance:
    """The balance of `accounts` over a quarter (fen): what the fund holds or owes there, as a positive sum."""
    return _balance(flows, quarter, accounts, flows.of(quarter, accounts))


def bank_balance(flows: Flows, quarter: Quarter) -> Balance:
    """The balance of the bank account over a quarter (fen), by source and use; transfers on paper are not in it."""
    accounts = bank_accounts()
    moved = tuple(flow for flow in flows.of(quarter, accounts) if moves_bank(flow.kind))
    return _balance(flows, quarter, accounts, moved)


def moves_bank(kind: str) -> bool:
    """Tell whether records of `kind` move money on the bank account; those that say no accounts always do."""
    declared = all_kinds().get(kind)
    return declared is None or not declared.moves or any("bank" in (m.debit, m.credit) for m in declared.moves)


def _balance(flows: Flows, quarter: Quarter, accounts: tuple[str, ...], moved: tuple[Flow, ...]) -> Balance:
    rows = [(flow.incoming, _row(flow)) for flow in moved]
    rows_in = _told_apart([row for incoming, row in rows if incoming])
    rows_out = _told_apart([row for incoming, row in rows if not incoming])
    opening, closing = flows.opening(quarter), flows.closing(quarter)
    return Balance(
        opening=-sum(opening.get(account, 0) for account in accounts),
        money_in=sum(row.fen for row in rows_in),
        money_out=sum(row.fen for row in rows_out),
        closing=-sum(closing.get(account, 0) for account in accounts),
        rows_in=rows_in,
        rows_out=rows_out,
    )


def _row(flow: Flow) -> FlowRow:
    return FlowRow(kind=flow.kind, account=flow.account, label=_label(flow), fen=flow.fen, count=flow.count)


def _told_apart(rows: Sequence[FlowRow]) -> tuple[FlowRow, ...]:
    """The rows; those that would read alike (fees that were repaid, fees taken from shares) also say their kind."""
    often = Counter(row.label for row in rows)
    return tuple(replace(row, label=_with_kind(row)) if often[row.label] > 1 else row for row in rows)


def _with_kind(row: FlowRow) -> Label:
    kind = all_kinds().get(row.kind)
    return Label(_BY_KIND, (("part", row.label), ("kind", Label(kind.title if kind else row.kind))))


def _label(flow: Flow) -> Label:
    """The kind's own word; where one record has several parts, the part's."""
    kind = all_kinds().get(flow.kind)
    if kind is not None and len(kind.moves) == 1:
        return Label(kind.title)
    return Label(_PRINCIPAL_BACK if flow.account == "loans" else CHART[flow.account].label)
