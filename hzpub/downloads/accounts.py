"""The ledger of every account as a sheet of its own, as an accountant keeps it: debit, credit, balance.

In:    `AccountLedger`s.   Out: `Sheet`s for the workbook of postings.
Never: adds anything up.
"""

from collections.abc import Iterable

from hzpub.base.words import N_, Label
from hzpub.downloads.sheets import TOTAL, lines_of
from hzpub.downloads.tables import Column, Edition, Sheet, Sort
from hzpub.reports.account_ledger import AccountLedger

_COLUMNS = (
    Column("booked", N_("记账日"), Sort.DAY, lambda row: row.booked),
    Column("number", N_("记录"), Sort.NUMBER, lambda row: row.number, of="records"),
    Column("sentence", N_("摘要"), Sort.TEXT, lambda row: row.sentence),
    Column("debit", N_("借方"), Sort.MONEY, lambda row: row.debit or None),
    Column("credit", N_("贷方"), Sort.MONEY, lambda row: row.credit or None),
    Column("side", N_("借或贷"), Sort.TEXT, lambda row: row.side),
    Column("balance", N_("余额"), Sort.MONEY, lambda row: row.balance),
)


def account_sheets(edition: Edition, ledgers: Iterable[AccountLedger]) -> tuple[Sheet, ...]:
    """One sheet for each account, named by its code and what people call it."""
    until = edition(N_("截至 {day}"), day=edition.as_of)
    return tuple(_sheet(edition, each, lines_of(edition, until)) for each in ledgers)


def _sheet(edition: Edition, ledger: AccountLedger, lines: tuple[str, ...]) -> Sheet:
    account = Label(ledger.account.label)
    title = Label(N_("明细账：{account}（{code}）"), (("account", account), ("code", ledger.account.code)))
    sums = {"number": edition(TOTAL), "debit": ledger.debit, "credit": ledger.credit}
    table = edition.table(ledger.account.name, title, _COLUMNS, ledger.rows, total=sums)
    tab = f"{ledger.account.code} {edition.words.fact(account)}"
    return Sheet(tab, edition.words.fact(title), lines, (table,))
