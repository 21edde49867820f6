"""The fee pool by year: what fees brought, what they paid for, what is left, and whether the rates can be paid.

In:    a `Basis`.   Out: `FeePool`, and a household's dividends.
Never: judges; counts a use in another year than the books do (`Pool.year_of`).
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping

from hzpub.base.money import charge
from hzpub.base.months import MONTH
from hzpub.base.shares import per_mille_up, percent
from hzpub.base.words import N_, Fact, Label
from hzpub.ledger.accounts import CHART
from hzpub.ledger.book import Member
from hzpub.ledger.dividends import declared_share, due, holdings
from hzpub.ledger.feasible import Outlook, Rates, hundredths, outlook
from hzpub.reports.allowance_lines import quarter_allowances
from hzpub.reports.basis import Basis
from hzpub.reports.fee_pool_objects import (
    DividendRow,
    FeePool,
    PoolRow,
    PoolYear,
    QuarterAllowance,
    YearsDividend,
)
from hzpub.reports.parts import Arithmetic

RAISED = ("usage_fees", "penalties", "other_income")
USED = tuple(
    account.name for account in CHART.values() if account.pool == "fee" and account.name not in RAISED
)
CLAUSE = "R五4"
_FORMULA = N_(
    "最多 {lent} 借出 ×（占用费 {fee} − 放款经费 {issue} − 半年内收回经费 {collection}）÷ 红利 {dividend} = {threshold}"
)
_NO_DIVIDEND = N_("本社不分红，股金再多也用不着占用费来养")

Sums = Mapping[int, Mapping[str, int]]


def fee_pool(basis: Basis) -> FeePool:
    """The statement as of `basis.as_of` (R五3③, R五4)."""
    book, sums = basis.book, _sums(basis)
    years = {*sums, *book.pool.declared, *book.pool.capitalised}
    quarters = quarter_allowances(basis)
    paid: dict[int, int] = defaultdict(int)
    for (year, _), (_, fen) in book.pool.dividends.items():
        paid[year] += fen
    now = _outlook(basis)
    threshold = now.threshold
    return FeePool(
        as_of=basis.as_of,
        balance=book.totals.fee_pool,
        unpaid_dividends=-book.balances.get("dividends_payable", 0),
        years=tuple(_year(basis, each, sums, quarters, paid) for each in sorted(years, reverse=True)),
        shares=now.shares,
        fund_total=now.total,
        share=per_mille_up(now.shares, now.total),
        threshold_permille=None if threshold is None else threshold // 10,
        is_above=now.is_above,
        formula=_formula(now),
    )


def household_dividends(basis: Basis, member: Member) -> tuple[DividendRow, ...]:
    """A household's dividend for every declared year in which it was due one, newest first (R五4)."""
    rows = []
    for year, declared in sorted(basis.book.pool.declared.items(), reverse=True):
        rate = basis.params_at(declared.number).dividend
        if not (fen := due(member, year, rate, declared.number)):
            continue
        record, paid = basis.book.pool.dividends.get((year, member.number), ("", 0))
        amount = declared_share(member, year, rate, declared)
        how = _how(member, year, rate, declared.number)
        rows.append(DividendRow(year=year, due=fen, amount=amount, paid=paid, record=record, how=how))
    return tuple(rows)


def _how(member: Member, year: int, rate: int, known: str) -> tuple[Arithmetic, ...]:
    """One line for each lot of shares; the year is rounded once, so lines of many lots may be a fen off their sum."""
    new_year, next_one = dt.date(year, 1, 1), dt.date(year + 1, 1, 1)
    return tuple(
        Arithmetic(
            each.fen,
            rate,
            each.months * MONTH,
            charge(each.fen, rate, each.months * MONTH),
            CLAUSE,
            max(each.first, new_year),
            min(each.until or next_one, next_one),
        )
        for each in holdings(member, year, known)
    )


def _sums(basis: Basis) -> Sums:
    """What moved on each account of the pool, by the year that the books count it in (fen, income negative)."""
    sums: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    year_of = basis.book.pool.year_of
    for line in basis.chronicle:
        for account, fen in line.postings:
            if CHART[account].pool == "fee":
                sums[year_of.get(line.number, line.booked.year)][account] += fen
    return sums


def _year(
    basis: Basis, year: int, sums: Sums, quarters: Iterable[QuarterAllowance], paid: Mapping[int, int]
) -> PoolYear:
    pool, own = basis.book.pool, sums.get(year, {})
    raised, used = _rows(own, RAISED, -1), _rows(own, USED, 1)
    declared = pool.declared.get(year)
    return PoolYear(
        year=year,
        opening=pool.until(year - 1),
        raised=raised,
        raised_fen=sum(row.fen for row in raised),
        used=used,
        used_fen=sum(row.fen for row in used),
        closing=pool.until(year),
        quarters=tuple(each for each in quarters if each.quarter.year == year),
        dividend=YearsDividend(
            record=declared.number,
            due=declared.due,
            available=declared.available,
            amount=declared.amount,
            paid=paid.get(year, 0),
        )
        if declared
        else None,
        capitalised=pool.capitalised.get(year, ""),
    )


def _rows(sums: Mapping[str, int], accounts: Iterable[str], sign: int) -> tuple[PoolRow, ...]:
    return tuple(
        PoolRow(account=name, label=Label(CHART[name].label), fen=sign * sums[name])
        for name in accounts
        if sums.get(name)
    )


def _outlook(basis: Basis) -> Outlook:
    params = basis.params_at(basis.book.number)
    rates = Rates(
        params.max_lent_permille,
        params.usage_fee,
        params.issue_allowance,
        params.collection_short,
        params.dividend if params.dividend_policy == "paid" else 0,
    )
    return outlook(basis.book, rates)


def _formula(now: Outlook) -> Label:
    if now.threshold is None:
        return Label(_NO_DIVIDEND)
    rates = now.rates
    told: dict[str, Fact] = {
        "lent": percent(rates.max_lent),
        "fee": _rate(rates.usage_fee),
        "issue": _rate(rates.issue),
        "collection": _rate(rates.collection),
        "dividend": _rate(rates.dividend),
        "threshold": hundredths(now.threshold),
    }
    return Label(_FORMULA, tuple(told.items()))


def _rate(permyriad: int) -> str:
    """A monthly rate as people write it: ``5‰``, ``0.5‰``."""
    whole, tenth = divmod(permyriad, 10)
    return f"{whole}.{tenth}‰" if tenth else f"{whole}‰"
