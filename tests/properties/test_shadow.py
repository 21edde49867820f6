"""A second model, which shares no code with the ledger, agrees with it after every record, to the fen."""

import datetime as dt
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hzpub.base.months import add_months, month_thirtieths
from hzpub.base.workdays import moved_due
from hzpub.check.engine import table_of
from hzpub.check.folder import Source
from hzpub.check.loading import load_all
from hzpub.check.walk import Walk
from hzpub.ledger.book import Book, Loan
from hzpub.ledger.fees import FeeTerms, split
from hzpub.ledger.replay import Step, replay
from hzpub.rulebooks.discovery import mutual_aid
from tests.properties.agreement import agree, agree_on_days, agree_on_everybody, agree_on_periods
from tests.properties.invented import clerk, fund, strike
from tests.properties.shadow import RATE, Shadow
from tests.properties.shadow_days import after_holiday, half_up, months_between, same_day_later

ROOT = Path(__file__).parents[2]
FUNDS = [(11, 24, 30), (2, 10, 60), (3, 24, 60), (5, 30, 40), (4, 18, 90)]
"""Seed, months, households: some 300 to 1,000 records each; the own records are 1,720."""


@cache
def own_records() -> tuple[tuple[Step, bytes], ...]:
    """The project's own fund, read from its files."""
    paths = [path.relative_to(ROOT).as_posix() for path in (ROOT / "records").rglob("*.yml")]
    source = Source(str(ROOT), {})
    walked = Walk(mutual_aid()).steps(load_all(paths, source, workers=1))
    return tuple((each.step, source(each.path)) for each in walked if each.step is not None)


@cache
def invented(seed: int, months: int, members: int) -> tuple[tuple[Step, bytes], ...]:
    entries = fund(seed, months, members)
    return tuple(zip(replay(each.record for each in entries), (each.data for each in entries), strict=True))


@cache
def fed(seed: int, months: int, members: int) -> Shadow:
    """The shadow after an invented fund; nobody feeds it further."""
    shadow = Shadow()
    for _, data in invented(seed, months, members):
        shadow.feed(data)
    return shadow


def agree_all_along(told: Iterable[tuple[Step, bytes]]) -> Shadow:
    """Feed both, compare after every record; answers the shadow at the end."""
    shadow = Shadow()
    for step, data in told:
        assert shadow.feed(data) == step.record.number
        agree(shadow, step.after)
        agree_on_periods(shadow, step.after)
        assert step.after.totals.bank >= 0
        record, kind = step.record, step.record.kind.name
        if step.postings or kind in ("member", "loan_application", "reversal"):
            agree_on_everybody(shadow, step.after)
        if kind == "loan_repayment":
            compare_split(step, shadow)
        if kind == "bank_statement":
            assert step.after.statements[-1].unexplained == shadow.unexplained[record.number] == 0
    agree_on_everybody(shadow, step.after)
    return shadow


def compare_split(step: Step, shadow: Shadow) -> None:
    """How the payment should have been split under the prices of the loan; the shadow knows no instalments."""
    loan, record = step.before.loans[step.record["loan"]], step.record
    if loan.payout is None or not loan.payout.schedule:
        parts = split(loan, record.day, record["amount"], terms_of(step.before, loan))
        assert parts == shadow.repayments[record.number].expected, record.number


def terms_of(book: Book, loan: Loan) -> FeeTerms:
    """The prices that the loan keeps."""
    approval = loan.approval.number if loan.approval else book.number
    return table_of(mutual_aid(), book).at(approval).fee_terms


def collected_otherwise(shadow: Shadow) -> set[str]:
    """Repayments in one sum whose recorded split is not the expected one."""
    payouts = {number: shadow.payout(each.loan) for number, each in shadow.repayments.items()}
    simple = (number for number, payout in payouts.items() if payout is None or not payout.schedule)
    each = (shadow.repayments[number] for number in simple)
    return {one.number for one in each if one.recorded != one.expected}


@pytest.mark.parametrize(
    ("yuan", "paid", "months", "repaid", "usage_fee", "penalty"),
    [
        (2000, "2024-03-15", 3, "2024-06-15", 3000, 0),
        (1750, "2024-01-31", 3, "2024-03-07", 1079, 0),
        (2500, "2024-05-20", 6, "2025-01-08", 9542, 2042),
        (1000, "2024-02-10", 12, "2024-08-25", 3250, 0),
        (2000, "2023-08-31", 12, "2024-11-10", 14333, 2333),
        (1, "2024-03-15", 3, "2024-04-15", 1, 0),
    ],
)
def test_the_shadow_itself_gives_the_worked_examples(
    yuan: int, paid: str, months: int, repaid: str, usage_fee: int, penalty: int
) -> None:
    """E1 to E4, E6 and the half fen of the rulebook catalogue, worked out there by hand."""
    first, last = dt.date.fromisoformat(paid), dt.date.fromisoformat(repaid)
    due = after_holiday(same_day_later(first, months))
    assert half_up(yuan * 100 * RATE * months_between(first, last)) == usage_fee
    assert half_up(yuan * 100 * RATE * months_between(due, last)) == penalty


def test_every_day_of_three_years_moves_alike() -> None:
    days = [dt.date(2024, 1, 1) + dt.timedelta(days=each) for each in range(3 * 365)]
    assert [after_holiday(day) for day in days] == [moved_due(day) for day in days]


@given(
    first=st.dates(dt.date(2023, 1, 1), dt.date(2030, 12, 31)),
    days=st.integers(0, 900),
    months=st.integers(0, 24),
)
def test_months_are_counted_alike(first: dt.date, days: int, months: int) -> None:
    last = first + dt.timedelta(days=days)
    assert months_between(first, last) * 30 == month_thirtieths(first, last)
    assert same_day_later(first, months) == add_months(first, months)


@pytest.mark.parametrize(("seed", "months", "members"), FUNDS)
def test_shadow_and_ledger_agree_after_every_record(seed: int, months: int, members: int) -> None:
    told = invented(seed, months, members)
    shadow = agree_all_along(told)
    assert collected_otherwise(shadow) == {number for number, rule in shadow.admitted if rule == "FEE-RATE"}
    assert len(told) >= 300


def test_shadow_and_ledger_agree_on_the_projects_own_records() -> None:
    shadow = agree_all_along(own_records())
    assert collected_otherwise(shadow) == {number for number, rule in shadow.admitted if rule == "FEE-RATE"}
    assert any(each.expected.penalty for each in shadow.repayments.values())
    assert any(each.expected.excess for each in shadow.repayments.values())
    assert shadow.struck
    assert shadow.earned()


@settings(max_examples=40)
@given(
    fund_of=st.sampled_from([(7, 8, 24), (8, 9, 30)]),
    day_after=st.integers(0, 400),
    loan=st.integers(0, 10**6),
    fen=st.one_of(st.integers(1, 300), st.integers(1, 600_000)),
)
def test_any_sum_on_any_day_splits_alike(
    fund_of: tuple[int, int, int], day_after: int, loan: int, fen: int
) -> None:
    """Not only the payments that happened: every loan, some other day, some other sum."""
    told = invented(*fund_of)
    shadow, book = fed(*fund_of), told[-1][0].after
    paid_out = [each for each in book.loans.values() if each.is_open and each.payout is not None]
    open_loans = [each for each in paid_out if not each.payout.schedule]
    chosen = open_loans[loan % len(open_loans)]
    assert chosen.payout is not None
    day = chosen.payout.paid_on + dt.timedelta(days=day_after)
    for sum_paid in (fen, fen + 1):
        assert split(chosen, day, sum_paid, terms_of(book, chosen)) == shadow.expected(chosen.number, day, sum_paid)


@settings(max_examples=15)
@given(data=st.data(), seed=st.integers(1, 50))
def test_whatever_entries_are_struck_out_both_still_agree(data: st.DataObject, seed: int) -> None:
    """Also an entry twice, a reversal, or a record that moves nothing."""
    entries, scribe = clerk(seed, 7, 24)
    safe = ("loan_repayment", "share_subscription", "other_income", "donation", "meeting", "reversal")
    numbers = [each.record.number for each in entries if each.record.kind.name in safe]
    for target in data.draw(st.lists(st.sampled_from(numbers), min_size=1, max_size=8), "struck out"):
        strike(scribe, target, scribe.book.entered)
    entries += scribe.drain()
    shadow = Shadow()
    for step, entry in zip(replay(each.record for each in entries), entries, strict=True):
        shadow.feed(entry.data)
        if int(step.record.number) > len(entries) - 8:
            agree_on_everybody(shadow, step.after)
            agree(shadow, step.after)
            agree_on_periods(shadow, step.after)
    agree_on_days(shadow, step.after)
