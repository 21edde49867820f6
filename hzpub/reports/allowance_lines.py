"""Every quarter's operating allowance, line by line, from what the books knew at its end.

In:    a `Basis`.   Out: `QuarterAllowance` for each quarter that is over.
Never: prices in its own way (`ledger.allowances` does); looks at a loan in a quarter in which nothing happened to it.
"""

from collections.abc import Iterator

from hzpub.base.months import Quarter
from hzpub.ledger.allowances import AllowanceTerms, CollectionLine, IssueLine, allowance_of, issued_parts
from hzpub.ledger.book import Loan, Payout
from hzpub.reports.basis import Basis
from hzpub.reports.fee_pool_objects import CollectionRow, IssuedPart, IssueRow, QuarterAllowance
from hzpub.reports.parts import Arithmetic

CLAUSE = "R五4②"


def quarter_allowances(basis: Basis) -> tuple[QuarterAllowance, ...]:
    """The allowance of each quarter that is over and brought or drew something, oldest first (R五4)."""
    loans = _by_quarter(basis)
    over = {each for each in {*loans, *basis.book.pool.draws} if each.last < basis.as_of}
    told = (_of_quarter(basis, each, loans.get(each, [])) for each in sorted(over))
    return tuple(each for each in told if each.record or each.issue_lines or each.collection_lines)


def _of_quarter(basis: Basis, quarter: Quarter, loans: list[Loan]) -> QuarterAllowance:
    draw = basis.book.pool.draws.get(quarter)
    terms = basis.params_at(draw.number if draw else basis.book.number).allowance_terms
    due = allowance_of(loans, quarter, terms)
    return QuarterAllowance(
        quarter=quarter,
        record=draw.number if draw else "",
        due_issue=due.issue_fen,
        due_collection=due.collection_fen,
        issue=draw.issue if draw else 0,
        collection=draw.collection if draw else 0,
        amount=draw.issue + draw.collection if draw else 0,
        issue_lines=tuple(_issue_row(basis, each, quarter, terms) for each in due.issue),
        collection_lines=tuple(_collection_row(basis, each) for each in due.collection),
    )


def _issue_row(basis: Basis, line: IssueLine, quarter: Quarter, terms: AllowanceTerms) -> IssueRow:
    parts = issued_parts(basis.book.loans[line.loan], quarter.last, terms)
    return IssueRow(
        loan=line.loan,
        before=line.before,
        until=line.until,
        fen=line.fen,
        rate=terms.issue,
        parts=tuple(IssuedPart(principal=fen, thirtieths=months) for fen, months in parts),
    )


def _collection_row(basis: Basis, line: CollectionLine) -> CollectionRow:
    payout = _payouts(basis.book.loans[line.loan])[-1]
    record = basis.chronicle.line(line.repayment)
    day = record.day if record else payout.paid_on
    how = Arithmetic(line.principal, line.rate, line.thirtieths, line.fen, CLAUSE, payout.paid_on, day)
    return CollectionRow(loan=line.loan, repayment=line.repayment, fen=line.fen, how=how)


def _by_quarter(basis: Basis) -> dict[Quarter, list[Loan]]:
    """The loans to look at in each quarter, by number; every loan once for each quarter that it ran or moved in."""
    found: dict[Quarter, list[Loan]] = {}
    for number in sorted(basis.book.loans):
        loan = basis.book.loans[number]
        for quarter in sorted({*_ran(loan), *_moved(loan)}):
            found.setdefault(quarter, []).append(loan)
    return found


def _ran(loan: Loan) -> Iterator[Quarter]:
    """The quarters from each pay-out, as booked, to its due date."""
    for payout in _payouts(loan):
        quarter, last = Quarter.of(payout.booked), Quarter.of(payout.due)
        yield quarter
        while quarter < last:
            quarter = quarter.next()
            yield quarter


def _moved(loan: Loan) -> Iterator[Quarter]:
    """The quarters in which a repayment was booked, or a pay-out or repayment taken back."""
    yield from (Quarter.of(each.booked) for each in loan.repayments)
    for past in loan.past:
        yield Quarter.of(past.was.booked)
        yield Quarter.of(past.ended)


def _payouts(loan: Loan) -> list[Payout]:
    """Pay-outs that stand or stood, the one that stands last."""
    past = [each.was for each in loan.past if isinstance(each.was, Payout)]
    return [*past, loan.payout] if loan.payout else past
