"""Replay sealed records into the books, one step at a time.

In:    records in entry order.   Out: Steps, each with before / postings / after.
Never: judges right or wrong (rules do), reads files, looks at the clock, holds more than one body.
"""

import datetime as dt
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, field
from operator import add
from typing import Any, TypeVar

from hzpub.base.months import Quarter
from hzpub.kinds.record import Record
from hzpub.ledger.accounts import NOTHING, Totals
from hzpub.ledger.book import Book, Posting
from hzpub.ledger.fund_type import FundType
from hzpub.ledger.owing import kept_after
from hzpub.ledger.pool import Pool
from hzpub.ledger.village import MUTUAL_AID

_Given = TypeVar("_Given")
_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True)
class Step:
    """One record and what it did: the book before, the postings, the book after.

    `booked` is the day under which the books count the record: its own day, or the day it was entered
    when the quarter of its own day was closed by then (a late entry, 补录). `fund_type` is what it was read as.
    """

    record: Record
    before: Book
    after: Book
    postings: tuple[Posting, ...]
    booked: dt.date
    fund_type: FundType = MUTUAL_AID
    _known: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, work_out: "Callable[[Step, _Given], _Answer]", given: _Given) -> _Answer:
        """What `work_out` makes of this step; worked out once, though several rules ask."""
        known = self._known.get(work_out)
        if known is None or known[0] is not given:
            known = self._known[work_out] = (given, work_out(self, given))
        answer: _Answer = known[1]
        return answer

    def forget(self) -> None:
        """Know nothing any more of what was worked out."""
        self._known.clear()

    @property
    def is_late(self) -> bool:
        """Entered after the quarter it belongs to was closed."""
        return self.booked != self.record.day


def replay(
    records: Iterable[Record], closing_days: int = 15, fund_type: FundType = MUTUAL_AID
) -> Iterator[Step]:
    """Fold `records` into the book from the first one on, yielding one `Step` each.

    `closing_days` is how many days after its end a quarter stays open for entries.
    """
    book = fund_type.nothing
    for record in records:
        step = take_step(book, record, closing_days, fund_type)
        yield step
        book = step.after


def take_step(book: Book, record: Record, closing_days: int = 15, fund_type: FundType = MUTUAL_AID) -> Step:
    """Fold one record of a fund of this type.

    A reversal moves the bank's figures on the day of the record it strikes out: no money ever moved that way.
    """
    name, bank_day = record.kind.name, record.day
    booked = booked_on(bank_day, record.entered, closing_days, book.affairs.notices)
    changes: dict[str, Any] = {}
    if name == "reversal":
        postings, changes = _reversal(book, record, fund_type, booked)
        bank_day = book.posted_on.get(record["target"], bank_day)
    else:
        derive = fund_type.derived.get(name)
        postings = derive(book, record) if derive else postings_of(record)
        if fold := fund_type.folds.get(name):
            changes = fold(book, record, booked)
    if (loans := changes.get("loans")) is not None:
        about = record["target"] if name == "reversal" else record.number
        changes |= kept_after(book, loans, changes.get("loan_of", book.loan_of).get(about, about))
    if postings:
        pool = changes.get("pool", book.pool)
        posted = _posted(book, record.number, bank_day, booked, postings, fund_type)
        changes |= posted
        if gained := posted["totals"].fee_pool - book.totals.fee_pool:
            changes["pool"] = _gained(pool, record, booked, gained)
    after = book._replace(
        number=record.number,
        entered=record.entered,
        kind_of=book.kind_of.set(record.number, name),
        authority=book.authority.after(record),
        **changes,
    )
    return Step(record, book, after, postings, booked, fund_type)


def postings_of(record: Record) -> tuple[Posting, ...]:
    """The double entry of a record, from the moves its kind declares; amounts of zero post nothing."""
    postings: list[Posting] = []
    for move in record.kind.moves:
        if fen := record[move.box]:
            postings += (Posting(move.debit, fen), Posting(move.credit, -fen))
    return tuple(postings)


def booked_on(
    day: dt.date, entered: dt.date, closing_days: int, closed: Container[Quarter] = ()
) -> dt.date:
    """The day under which the books count a record that happened on `day` and was entered on `entered`.

    A quarter is closed by its sealed notice (it is then in `closed`), or `closing_days` after its end.
    """
    quarter = Quarter.of(day)
    is_open = quarter not in closed and entered <= quarter.last + dt.timedelta(days=closing_days)
    return day if is_open else entered


def _reversal(
    book: Book, record: Record, fund_type: FundType, booked: dt.date
) -> tuple[tuple[Posting, ...], dict[str, Any]]:
    target = record["target"]
    undo = fund_type.undo.get(book.kind_of.get(target, ""))
    if undo is None or target in book.reversed:
        return (), {}
    postings = tuple(Posting(account, -fen) for account, fen in book.postings.get(target, ()))
    return postings, {**undo(book, target, booked), "reversed": book.reversed.set(target, record.number)}


def _gained(pool: Pool, record: Record, booked: dt.date, fen: int) -> Pool:
    """The pool gains `fen` (loses, if negative) in the year that the record is for."""
    values, year_of = record.values, pool.year_of
    year = values.get("year") or year_of.get(values.get("target") or values.get("returned", "")) or 0
    if not year and (quarter := values.get("quarter")) is not None:
        year = quarter.year
    if year:
        year_of = year_of.set(record.number, year)
    year = year or booked.year
    return pool._replace(by_year=pool.by_year.set(year, pool.by_year.get(year, 0) + fen), year_of=year_of)


def _posted(
    book: Book,
    number: str,
    bank_day: dt.date,
    booked: dt.date,
    postings: tuple[Posting, ...],
    fund_type: FundType,
) -> dict[str, Any]:
    """Balances after `postings`; the bank's movement counts on `bank_day`, the rest in the quarter of `booked`."""
    balances, chart, moves = book.balances, fund_type.chart, [0, 0, 0, 0, 0]
    for account, fen in postings:
        balances = balances.set(account, balances.get(account, 0) + fen)
        place = chart[account].place
        moves[place] += fen if place < 2 else -fen
    ordinal = Quarter.of(booked).ordinal
    posted: dict[str, Any] = {
        "balances": balances,
        "totals": Totals(*map(add, book.totals, moves)),
        "flows": book.flows.set(ordinal, Totals(*map(add, book.flows.get(ordinal, NOTHING), moves))),
        "postings": book.postings.set(number, postings),
    }
    if moved := moves[0]:
        posted["bank_by_day"] = book.bank_by_day.set(bank_day, book.bank_by_day.get(bank_day, 0) + moved)
        posted["posted_on"] = book.posted_on.set(number, bank_day)
        posted["last_bank_day"] = max(book.last_bank_day, bank_day)
    return posted
