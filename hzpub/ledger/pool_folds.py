"""What allowances, dividends and surpluses do to the fee pool's books, and what striking them out takes back.

In:    the book before and the record (or its number).   Out: the fields of the book that change.
Never: computes what is due; judges.
"""

import datetime as dt

from hzpub.kinds.record import Record
from hzpub.ledger.book import Book, Loan
from hzpub.ledger.changes import Changes, Fold, Undo, of_pool
from hzpub.ledger.pool import Declared, Draw


def _allowance(book: Book, record: Record, _: dt.date) -> Changes:
    """A quarter's draw; loans that ended by then need not be looked at again."""
    quarter, accruing = record["quarter"], book.pool.accruing
    settled = tuple(number for number in accruing if _is_settled(book.loans[number], quarter.last))
    for number in settled:
        accruing = accruing.delete(number)
    draw = Draw(record.number, record["issue"], record["collection"], settled)
    return of_pool(book, draws=book.pool.draws.set(quarter, draw), accruing=accruing)


def _is_settled(loan: Loan, last_day: dt.date) -> bool:
    """Tell whether nothing can accrue on the loan after `last_day`."""
    ended = [each.booked for each in loan.repayments] + [each.ended for each in loan.past]
    over = loan.payout is None or not loan.is_open
    return over and all(day <= last_day for day in ended)


def _declaration(book: Book, record: Record, _: dt.date) -> Changes:
    declared = Declared(record.number, record["due"], record["available"], record["amount"])
    return of_pool(book, declared=book.pool.declared.set(record["year"], declared))


def _dividends(book: Book, record: Record, _: dt.date) -> Changes:
    paid = book.pool.dividends
    for row in record["households"]:
        key = (record["year"], row["member"])
        paid = paid.set(key, (record.number, row["amount"])) if key not in paid else paid
    return of_pool(book, dividends=paid)


def _capitalisation(book: Book, record: Record, _: dt.date) -> Changes:
    return of_pool(book, capitalised=book.pool.capitalised.set(record["year"], record.number))


POOL_FOLDS: dict[str, Fold] = {
    "operating_allowance": _allowance,
    "dividend_declaration": _declaration,
    "dividend_payment": _dividends,
    "surplus_capitalisation": _capitalisation,
}


def _no_allowance(book: Book, number: str, _: dt.date) -> Changes:
    pool = book.pool
    quarter = next((each for each, draw in pool.draws.items() if draw.number == number), None)
    if quarter is None:
        return {}
    accruing = pool.accruing.update(dict.fromkeys(pool.draws[quarter].settled, True))
    return of_pool(book, draws=pool.draws.delete(quarter), accruing=accruing)


def _no_declaration(book: Book, number: str, _: dt.date) -> Changes:
    declared = book.pool.declared
    year = next((each for each, one in declared.items() if one.number == number), None)
    return {} if year is None else of_pool(book, declared=declared.delete(year))


def _no_dividends(book: Book, number: str, _: dt.date) -> Changes:
    paid = book.pool.dividends
    for key in [key for key, (record, _) in paid.items() if record == number]:
        paid = paid.delete(key)
    return of_pool(book, dividends=paid)


def _no_capitalisation(book: Book, number: str, _: dt.date) -> Changes:
    capitalised = book.pool.capitalised
    year = next((each for each, record in capitalised.items() if record == number), None)
    return {} if year is None else of_pool(book, capitalised=capitalised.delete(year))


POOL_UNDO: dict[str, Undo] = {
    "operating_allowance": _no_allowance,
    "dividend_declaration": _no_declaration,
    "dividend_payment": _no_dividends,
    "surplus_capitalisation": _no_capitalisation,
}
