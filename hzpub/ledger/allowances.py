"""The council's operating allowance: on what is lent while it runs, and on what comes back.

In:    a book, a quarter, the rates.   Out: `Allowance`: fen for each loan and each repayment.
Never: rounds in its own way, asks which rates are in force, looks at loans that nothing happened to any more.

R五4: one rate a month on lending until the due date; on recovery a rate a month by how old the recovered money is.
"""

import datetime as dt
from typing import NamedTuple

from hzpub.base.money import charge
from hzpub.base.months import MONTH, Quarter, add_months, month_thirtieths
from hzpub.ledger.book import Book, Loan, Payout, Repayment

DAY = dt.timedelta(days=1)


class AllowanceTerms(NamedTuple):
    """Rates per ten thousand and month; `stop`: the issue part runs to the due date, or is drawn once for a month."""

    issue: int
    stop: str
    short: int
    middle: int
    long: int
    month_rule: str = "months_odd30"


class IssueLine(NamedTuple):
    """What one loan adds to the quarter's issue part (fen): the rounded cumulative at its end less that before."""

    loan: str
    before: int
    until: int

    @property
    def fen(self) -> int:
        """The quarter's share."""
        return self.until - self.before


class CollectionLine(NamedTuple):
    """What one repayment (negative: one taken back) adds to the quarter's collection part (fen, per ten thousand)."""

    repayment: str
    loan: str
    principal: int
    thirtieths: int
    rate: int
    fen: int


class Allowance(NamedTuple):
    """A quarter's operating allowance, line by line."""

    quarter: Quarter
    issue: tuple[IssueLine, ...]
    collection: tuple[CollectionLine, ...]

    @property
    def issue_fen(self) -> int:
        """The part on lending (fen)."""
        return sum(line.fen for line in self.issue)

    @property
    def collection_fen(self) -> int:
        """The part on recovery (fen)."""
        return sum(line.fen for line in self.collection)


def allowance(book: Book, quarter: Quarter, terms: AllowanceTerms) -> Allowance:
    """The allowance for `quarter` as the books stood at its end, from the loans that may still accrue (R五4)."""
    loans = [book.loans[number] for number in sorted(book.pool.accruing) if number in book.loans]
    return allowance_of(loans, quarter, terms)


def allowance_of(loans: "list[Loan]", quarter: Quarter, terms: AllowanceTerms) -> Allowance:
    """The same from a given choice of loans, which must hold every one that accrued in the quarter."""
    before, last = quarter.first - DAY, quarter.last
    issue = (
        IssueLine(loan.number, issued(loan, before, terms), issued(loan, last, terms))
        for loan in loans
    )
    lines = (line for loan in loans if loan.repayments or loan.past for line in _collected(loan, before, last, terms))
    return Allowance(quarter, tuple(line for line in issue if line.fen), tuple(lines))


def issued(loan: Loan, day: dt.date, terms: AllowanceTerms) -> int:
    """The issue part of a loan from its pay-out to the end of `day`, as the books knew it then (fen, R五4①)."""
    return charge(sum(fen * months for fen, months in issued_parts(loan, day, terms)), terms.issue, 1)


def issued_parts(loan: Loan, day: dt.date, terms: AllowanceTerms) -> list[tuple[int, int]]:
    """What `issued` charges: principal (fen) and how long it was out (thirtieths of a month), repaid parts first."""
    payout = _payout_on(loan, day)
    if payout is None:
        return []
    if terms.stop == "one_off":
        return [(payout.fen, MONTH)]
    until, rest, parts = min(day + DAY, payout.due), payout.fen, []
    for each in _repaid_by(loan, day):
        if each.principal:
            rest -= each.principal
            months = month_thirtieths(payout.paid_on, min(each.day, until), terms.month_rule)
            parts.append((each.principal, months))
    if rest > 0:
        parts.append((rest, month_thirtieths(payout.paid_on, until, terms.month_rule)))
    return parts


def collection_rate(payout: Payout, day: dt.date, terms: AllowanceTerms) -> int:
    """The rate for principal that comes back on `day`: within 6 months, within 12, or later (R五4②)."""
    if day <= add_months(payout.paid_on, 6):
        return terms.short
    return terms.middle if day <= add_months(payout.paid_on, 12) else terms.long


def collected(payout: Payout, repayment: Repayment, terms: AllowanceTerms) -> CollectionLine:
    """The collection part of one repayment (R五4②)."""
    rate = collection_rate(payout, repayment.day, terms)
    months = month_thirtieths(payout.paid_on, repayment.day, terms.month_rule)
    fen = charge(repayment.principal, rate, months)
    return CollectionLine(repayment.number, "", repayment.principal, months, rate, fen)


def _collected(loan: Loan, before: dt.date, last: dt.date, terms: AllowanceTerms) -> list[CollectionLine]:
    """The lines of a loan for what was booked, or taken back, after `before` and by `last`."""
    payout = loan.payout or next((each.was for each in loan.past[::-1] if isinstance(each.was, Payout)), None)
    if payout is None:
        return []
    came = [each for each in loan.repayments if before < each.booked <= last]
    lines = [collected(payout, each, terms)._replace(loan=loan.number) for each in came if each.principal]
    for past in loan.past:
        if isinstance(past.was, Repayment) and past.was.principal:
            line = collected(payout, past.was, terms)._replace(loan=loan.number)
            if before < past.was.booked <= last:
                lines.append(line)
            if before < past.ended <= last:
                lines.append(line._replace(principal=-line.principal, fen=-line.fen))
    return lines


def _payout_on(loan: Loan, day: dt.date) -> Payout | None:
    """The pay-out that the books knew at the end of `day`."""
    if loan.payout is not None and loan.payout.booked <= day:
        return loan.payout
    known = [each.was for each in loan.past if isinstance(each.was, Payout) and each.was.booked <= day < each.ended]
    return known[-1] if known else None


def _repaid_by(loan: Loan, day: dt.date) -> list[Repayment]:
    """The repayments that the books knew at the end of `day`."""
    known = [each for each in loan.repayments if each.booked <= day]
    if not loan.past:
        return known
    past = (each for each in loan.past if each.ended > day)
    return known + [each.was for each in past if isinstance(each.was, Repayment) and each.was.booked <= day]
