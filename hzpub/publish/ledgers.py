"""The books for other accounting programs: beancount, hledger and ledger journals.

In:    the lines of a chronicle.   Out: text; every quarter end asserted to the fen.
Never: counts anything anew: amounts are the postings of the replay.

Dates are the days under which the books count a record: its value date, or for a late entry the day it was
entered (the value date then stands as metadata). beancount tolerates one fen unless `~ 0` is written.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import timedelta

from hzpub.base.money import yuan
from hzpub.base.months import Quarter
from hzpub.ledger.accounts import CHART
from hzpub.reports.line import Line

CURRENCY = "CNY"


def beancount(lines: Iterable[Line]) -> str:
    """A beancount journal: accounts, transactions, a balance with `~ 0` at every quarter end."""
    ordered = _in_order(lines)
    if not ordered:
        return ""
    opened = ordered[0].booked
    text = 'option "operating_currency" "CNY"\n\n'
    text += "".join(f"{opened} open {account.export} {CURRENCY}\n" for account in CHART.values()) + "\n"
    for kind, item in _with_quarters(ordered):
        if isinstance(item, Line):
            text += f'{item.booked} * "{item.kind}" "{item.number}"\n  entry: "{item.number}"\n'
            text += f"  value-date: {item.day}\n" if item.is_late else ""
            text += "".join(f"  {CHART[name].export}  {yuan(fen)} {CURRENCY}\n" for name, fen in item.postings) + "\n"
        else:
            after = kind.last + timedelta(days=1)
            text += "".join(
                f"{after} balance {CHART[name].export}  {yuan(fen)} ~ 0 {CURRENCY}\n" for name, fen in item.items()
            )
            text += "\n"
    return text


def hledger(lines: Iterable[Line]) -> str:
    """An hledger journal: declared accounts and commodity, transactions, a balance assertion per quarter end."""
    ordered = _in_order(lines)
    text = f"commodity 1000.00 {CURRENCY}\n" + "".join(f"account {account.export}\n" for account in CHART.values())
    text += "payee quarter end\n" + "".join(f"payee {kind}\n" for kind in sorted({line.kind for line in ordered}))
    text += "tag entry\ntag value-date\n\n"
    for kind, item in _with_quarters(ordered):
        if isinstance(item, Line):
            late = f", value-date:{item.day}" if item.is_late else ""
            text += f"{item.booked} * ({item.number}) {item.kind}  ; entry:{item.number}{late}\n"
            text += _postings(item) + "\n"
        else:
            text += _asserted(kind, item)
    return text


def ledger(lines: Iterable[Line]) -> str:
    """A ledger journal: the same declarations in its own words, a balance assertion per quarter end."""
    ordered = _in_order(lines)
    text = f"commodity {CURRENCY}\n    format 1000.00 {CURRENCY}\n"
    text += "".join(f"account {account.export}\n" for account in CHART.values())
    text += "payee quarter end\n" + "".join(f"payee {kind}\n" for kind in sorted({line.kind for line in ordered}))
    text += "tag entry\ntag value-date\n\n"
    for kind, item in _with_quarters(ordered):
        if isinstance(item, Line):
            text += f"{item.booked} * ({item.number}) {item.kind}\n    ; entry: {item.number}\n"
            text += f"    ; value-date: {item.day}\n" if item.is_late else ""
            text += _postings(item) + "\n"
        else:
            text += _asserted(kind, item)
    return text


FORMATS: Mapping[str, Callable[[Iterable[Line]], str]] = {
    "beancount": beancount,
    "hledger": hledger,
    "ledger": ledger,
}
"""Exporters by the name used on the command line."""


def _postings(line: Line) -> str:
    return "".join(f"    {CHART[name].export}  {yuan(fen)} {CURRENCY}\n" for name, fen in line.postings)


def _asserted(quarter: Quarter, balances: Mapping[str, int]) -> str:
    """A transaction that moves nothing and asserts every balance, as hledger and ledger both read it."""
    text = f"{quarter.last} * quarter end\n"
    for name, fen in balances.items():
        text += f"    {CHART[name].export}  0.00 {CURRENCY} = {yuan(fen)} {CURRENCY}\n"
    return text + "\n"


def _in_order(lines: Iterable[Line]) -> list[Line]:
    return sorted((line for line in lines if line.postings), key=lambda line: (line.booked, line.number))


def _with_quarters(ordered: list[Line]) -> Iterator[tuple[Quarter, Line | dict[str, int]]]:
    """Lines in order, and after the last line of each quarter the balances at its end."""
    balances = dict.fromkeys(CHART, 0)
    quarter = Quarter.of(ordered[0].booked) if ordered else None
    for line in ordered:
        while quarter is not None and line.booked > quarter.last:
            yield quarter, dict(balances)
            quarter = quarter.next()
        if quarter is not None:
            yield quarter, line
        for posting in line.postings:
            balances[posting.account] += posting.fen
    if quarter is not None:
        yield quarter, dict(balances)
