"""Replay sealed records into the books, one step at a time.

In:    records in entry order.   Out: Steps, each with before / postings / after.
Never: judges right or wrong (rules do), reads files, looks at the clock, holds more than one body.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hzpub.base.months import Quarter
from hzpub.kinds.record import Record
from hzpub.ledger.accounts import CHART, Totals
from hzpub.ledger.book import EMPTY, Book, Posting
from hzpub.ledger.folds import FOLDS, Fold
from hzpub.ledger.undo import UNDO, Undo


@dataclass(frozen=True, slots=True)
class Step:
    """One record and what it did: the book before, the postings, the book after.

    `booked` is the day under which the books count the record: its own day, or the day it was entered
    when the quarter of its own day was closed by then (a late entry, 补录).
    """

    record: Record
    before: Book
    after: Book
    postings: tuple[Posting, ...]
    booked: dt.date

    @property
    def is_late(self) -> bool:
        """Entered after the quarter it belongs to was closed."""
        return self.booked != self.record.day


def replay(records: Iterable[Record], start: Book = EMPTY, closing_days: int = 15) -> Iterator[Step]:
    """Fold `records` into the book, yielding one `Step` each.

    `closing_days` is how many days after its end a quarter stays open for entries.
    """
    book = start
    for record in records:
        step = take_step(book, record, closing_days)
        yield step
        book = step.after


def take_step(
    book: Book,
    record: Record,
    closing_days: int = 15,
    folds: Mapping[str, Fold] = FOLDS,
    undo: Mapping[str, Undo] = UNDO,
) -> Step:
    """Fold one record. A second rulebook passes its own `folds` and `undo`.

    A reversal moves the bank's figures on the day of the record it strikes out: no money ever moved that way.
    """
    changes: dict[str, Any] = {}
    bank_day = record.day
    if record.kind.name == "reversal":
        postings, changes = _reversal(book, record, undo)
        bank_day = book.posted_on.get(record["target"], bank_day)
    else:
        postings = postings_of(record)
        if fold := folds.get(record.kind.name):
            changes = fold(book, record)
    if postings:
        changes |= _posted(book, record.number, bank_day, postings)
    after = book._replace(
        number=record.number,
        entered=record.entered,
        kind_of=book.kind_of.set(record.number, record.kind.name),
        authority=book.authority.after(record),
        **changes,
    )
    return Step(record, book, after, postings, booked_on(record.day, record.entered, closing_days))


def postings_of(record: Record) -> tuple[Posting, ...]:
    """The double entry of a record, from the moves its kind declares; amounts of zero post nothing."""
    postings: list[Posting] = []
    for move in record.kind.moves:
        if fen := record[move.box]:
            postings += (Posting(move.debit, fen), Posting(move.credit, -fen))
    return tuple(postings)


def booked_on(day: dt.date, entered: dt.date, closing_days: int) -> dt.date:
    """The day under which the books count a record that happened on `day` and was entered on `entered`."""
    closes = Quarter.of(day).last + dt.timedelta(days=closing_days)
    return day if entered <= closes else entered


def _reversal(book: Book, record: Record, undo: Mapping[str, Undo]) -> tuple[tuple[Posting, ...], dict[str, Any]]:
    target = record["target"]
    kind = book.kind_of.get(target, "")
    if kind not in undo or target in book.reversed:
        return (), {}
    postings = tuple(Posting(account, -fen) for account, fen in book.postings.get(target, ()))
    return postings, {**undo[kind](book, target), "reversed": book.reversed.set(target, record.number)}


def _posted(book: Book, number: str, bank_day: dt.date, postings: tuple[Posting, ...]) -> dict[str, Any]:
    """Balances after `postings`; the bank's movement counts on `bank_day`."""
    balances = book.balances
    bank, loans, fund, fee_pool, payables = book.totals
    moved = 0
    for account, fen in postings:
        balances = balances.set(account, balances.get(account, 0) + fen)
        pool = CHART[account].pool
        if account == "bank":
            bank += fen
            moved += fen
        elif account == "loans":
            loans += fen
        elif pool == "principal":
            fund -= fen
        elif pool == "fee":
            fee_pool -= fen
        else:
            payables -= fen
    posted: dict[str, Any] = {
        "balances": balances,
        "totals": Totals(bank, loans, fund, fee_pool, payables),
        "postings": book.postings.set(number, postings),
    }
    if moved:
        posted["bank_by_day"] = book.bank_by_day.set(bank_day, book.bank_by_day.get(bank_day, 0) + moved)
        posted["posted_on"] = book.posted_on.set(number, bank_day)
        posted["last_bank_day"] = max(book.last_bank_day, bank_day)
    return posted
