"""What the books know about a quarter or a year: its turn, its closing figures, its allowance and dividend.

In:    `Asked`, perhaps with a quarter or a year typed.   Out: the oldest one waiting, and its figures.
Never: closes anything, rounds in its own way (`hzpub.ledger` computes every sum).
"""

from collections.abc import Iterator, Mapping

from hzpub.base.money import yuan
from hzpub.base.months import Quarter
from hzpub.desk.asked import NOTHING, Asked, Found, Helper, filled
from hzpub.kinds.boxes import Listed
from hzpub.kinds.dividend_payment import KIND as PAYMENT
from hzpub.ledger.affairs import OFFICES_TOLD
from hzpub.ledger.dividends import available, declared_share, years_dividend
from hzpub.ledger.draws import drawable
from hzpub.ledger.replay import booked_on
from hzpub.rulebooks.periods import quarters_over, years_over

HALF_YEARLY = frozenset({"receipts", "overdue", "quality"})
"""Forms that are handed in after the second and the fourth quarter only (R七2)."""

_LONGEST = next(box.most for box in PAYMENT.boxes if isinstance(box, Listed))
"""Households on one list of dividends."""


def _quarters(asked: Asked) -> Iterator[Quarter]:
    """The quarter typed, or else every quarter that was over by the day of the record, oldest first."""
    typed = asked.meaning("quarter")
    if isinstance(typed, Quarter):
        return iter((typed,))
    return quarters_over(asked.book, asked.day) if asked.day else iter(())


def _years(asked: Asked) -> Iterator[int]:
    """The year typed, or else every year that was over by the day of the record, oldest first."""
    typed = asked.count("year")
    if typed is not None:
        return iter((typed,))
    return years_over(asked.book, asked.day) if asked.day else iter(())


def _notice(asked: Asked) -> Found:
    """The oldest quarter that is over and was never posted, with its closing figures."""
    typed, notices = asked.meaning("quarter"), asked.book.affairs.notices
    waiting = (each for each in _quarters(asked) if each == typed or each > max(notices, default=each.previous()))
    quarter = next(waiting, None)
    if quarter is None:
        return NOTHING
    totals = asked.book.totals_at(quarter)
    figures = {"bank": totals.bank, "loans": totals.loans, "fund_total": totals.fund, "payables": totals.payables}
    return {"quarter": str(quarter), **{box: yuan(fen) for box, fen in figures.items()}}


def _allowance(asked: Asked) -> Found:
    """The oldest closed quarter after the last draw for which something may be drawn, and both its parts."""
    book, numbers = asked.book, asked.numbers
    last = max(book.pool.draws, default=None)
    for quarter in _quarters(asked):
        if last is not None and quarter <= last:
            continue
        days = numbers.quarter_deadline_days
        if booked_on(quarter.last, asked.today, days, book.affairs.notices) == quarter.last:
            return NOTHING
        draw = drawable(book, quarter, numbers.allowance_terms)
        if draw.amount:
            parts = {"issue": draw.issue, "collection": draw.collection, "amount": draw.amount}
            return {"quarter": str(quarter), **{box: yuan(fen) for box, fen in parts.items()}}
    return NOTHING


def _declaration(asked: Asked) -> Found:
    """The oldest year that is over and has neither dividend nor surplus settled, due and payable."""
    pool, numbers = asked.book.pool, asked.numbers
    if numbers.dividend_policy == "unpaid":
        return NOTHING
    for year in _years(asked):
        if year in pool.declared or year in pool.capitalised:
            continue
        found = years_dividend(asked.book, year, numbers.dividend)
        if found.due:
            return {"year": str(year), **{box: yuan(fen) for box, fen in found._asdict().items()}}
    return NOTHING


def _dividends(asked: Asked) -> Found:
    """Everybody not yet paid in the oldest declared year, as many as one list takes, and their sum."""
    rows = asked.meaning("households")
    if isinstance(rows, tuple):
        return {"amount": yuan(sum(row["amount"] for row in rows))}
    typed, pool = asked.count("year"), asked.book.pool
    for year in sorted(pool.declared) if typed is None else (typed,):
        if unpaid := _unpaid(asked, year)[:_LONGEST]:
            listed = [f"member:{member};amount:{yuan(fen)}" for member, fen in unpaid]
            return {"year": str(year), "households": listed, "amount": yuan(sum(fen for _, fen in unpaid))}
    return NOTHING


def _unpaid(asked: Asked, year: int) -> list[tuple[str, int]]:
    """Households with a part (fen) of the year's dividend that were not paid it; none before it is declared."""
    book, declared = asked.book, asked.book.pool.declared.get(year)
    if declared is None:
        return []
    rate = asked.table.at(declared.number).dividend
    waiting = (each for each in sorted(book.members) if (year, each) not in book.pool.dividends)
    parts = ((each, declared_share(book.members[each], year, rate, declared)) for each in waiting)
    return [(member, fen) for member, fen in parts if fen]


def _surplus(asked: Asked) -> Found:
    """What is left of the oldest year whose dividend is settled; of all years once the fund is wound up."""
    book, numbers, day = asked.book, asked.numbers, asked.day
    years = _years(asked)
    is_ending = book.affairs.winding_up is not None
    if is_ending and asked.count("year") is None and day is not None:
        years = iter((day.year,))
    for year in years:
        left = available(book, year)
        if not left or (year in book.pool.capitalised and not is_ending):
            continue
        pays = numbers.dividend_policy == "paid" and year not in book.pool.declared and not is_ending
        if not (pays and years_dividend(book, year, numbers.dividend).amount):
            return {"year": str(year), "amount": yuan(left)}
    return NOTHING


def _review(asked: Asked) -> Found:
    reviews = asked.book.affairs.reviews
    return _quarter(next((each for each in _quarters(asked) if each not in reviews), None))


def _submission(asked: Asked) -> Found:
    """The oldest period for which the form did not go to both offices, or to the one typed."""
    form, to = asked.text("form"), asked.text("recipient")
    offices = (to,) if to in OFFICES_TOLD else OFFICES_TOLD
    sent = asked.book.affairs.recipients
    for quarter in _quarters(asked) if form else ():
        is_due = form not in HALF_YEARLY or quarter.number in (2, 4)
        if is_due and any((form, quarter, office) not in sent for office in offices):
            return _quarter(quarter)
    return NOTHING


def _quarter(quarter: Quarter | None) -> Found:
    return filled(quarter=str(quarter or ""))


def _report(asked: Asked) -> Found:
    """The oldest year without a report; the year that is running may be reported on from December on."""
    years = [*_years(asked)]
    if asked.day is not None and asked.day.month == 12:
        years.append(asked.day.year)
    year = next((each for each in years if each not in asked.book.affairs.reports), None)
    return filled(year=str(year or ""))


PERIODS: Mapping[str, Helper] = {
    "annual_report": _report,
    "board_review": _review,
    "dividend_declaration": _declaration,
    "dividend_payment": _dividends,
    "notice": _notice,
    "operating_allowance": _allowance,
    "report_submission": _submission,
    "surplus_capitalisation": _surplus,
}
