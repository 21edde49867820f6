"""Every ready set is one that a charter may take, and a whole fund lives under it without false alarms."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from hzpub import demo
from hzpub.check.engine import judge, table_of
from hzpub.kinds.record import Record
from hzpub.ledger.book import EMPTY, Book, Loan
from hzpub.ledger.fees import owed, split
from hzpub.ledger.replay import Step, take_step
from hzpub.ledger.standing import stars
from hzpub.rulebooks.discovery import mutual_aid
from hzpub.rulebooks.parameters import Parameters
from hzpub.rulebooks.profiles import Profile, mutual_aid_profiles
from tests.rules.scenes import told

PROFILES = list(mutual_aid_profiles().values())
OTHER_SUMS = ("ALLOWANCE-", "POOL-", "DIVIDEND-", "PAYABLE-", "CAPITAL-BANK-RECON", "NOTICE-FIGURES")
"""Rules on totals that the village wrote down as it lived, and that other prices make different."""
FORBIDS: dict[str, tuple[str, ...]] = {
    "dividends-paid": ("DIVIDEND-NATIONAL-CAUTION",),
    "dividends-none": ("DIVIDEND-", "POOL-"),
    "no-gift-shares": ("SHARE-", "ELIGIBLE-SHARE-PAID"),
    "single-repayment": ("REPAY-INSTALMENT",),
    "resettlement-community": ("PURPOSE-", "FUND-MODE"),
    "leaving-notice": ("EXIT-NOTICE",),
    "months-begun": OTHER_SUMS,
    "months-whole": OTHER_SUMS,
    "months-of-thirty": OTHER_SUMS,
    "penalty-on-all": OTHER_SUMS,
    "holiday-stays": ("LOAN-CAP-STAR", "ARREARS-", "ELIGIBLE-", "GUARANTEE-", *OTHER_SUMS),
    "stars-reset": ("LOAN-CAP-STAR",),
    "books-by-the-fifth": ("SYS-DATE-LATE", "ALLOWANCE-", "POOL-", "DISCLOSE-", "NOTICE-"),
}
"""Rules that rightly speak when a fund that lived otherwise is read under the profile."""


@cache
def village() -> tuple[Record, ...]:
    """Fourteen months of a village that chose nothing."""
    return tuple(each.record for each in demo.invent(seed=5, months=14, members=40))


@cache
def clearing() -> frozenset[str]:
    """The records that cleared a loan in the village as it lived."""
    steps, book = [], EMPTY
    for record in village():
        steps.append(take_step(book, record))
        book = steps[-1].after
    return frozenset(
        step.record.number
        for step in steps
        if step.record.kind.name in ("loan_repayment", "payable_offset")
        and (loan := step.after.loan_for(step.record["loan"])) is not None
        and not loan.is_open
    )


def lived(profile: Profile | None) -> Iterator[tuple[Step, Parameters]]:
    """The village's records under `profile`, with repayments split and stars counted as it wants them."""
    book, rulebook = EMPTY, mutual_aid()
    table = table_of(rulebook, book)
    for told_before in village():
        record = _under(told_before, profile, book, table.for_record(book, told_before))
        step = take_step(book, record, table.at(record.number).quarter_deadline_days)
        yield step, table.for_record(book, record)
        book = step.after
        if record.kind.name in ("charter", "rulebook_change"):
            table = table_of(rulebook, book)


def _under(record: Record, profile: Profile | None, book: Book, params: Parameters) -> Record:
    values = dict(record.values)
    if record.kind.name == "charter" and profile is not None:
        own = tuple({"name": name, "value": value, "authority": "成立大会决议"} for name, value in profile.parameters)
        names = {name for name, _ in profile.parameters}
        kept = (row for row in record.get("parameters", ()) if row["name"] not in names)
        values |= dict(profile.charter) | {"parameters": (*kept, *own)}
    elif record.kind.name == "loan_approval" and (loan := book.loan_for(record["application"])) is not None:
        values["stars"] = stars(book, loan.borrower, params.fee_terms, params.star_max)
    elif record.kind.name in ("loan_repayment", "payable_offset") and (loan := book.loan_for(record["loan"])) is not None:
        values |= _paid(record, loan, params)
    return replace(record, values=values)


def _paid(record: Record, loan: Loan, params: Parameters) -> dict[str, int]:
    """What cleared the loan clears it still; any other payment keeps its sum, and is split anew."""
    amount: int = record["amount"]
    if record.number in clearing() and not record.get("excess"):
        amount = sum(owed(loan, record.day, params.fee_terms))
    parts = split(loan, record.day, amount, params.fee_terms)._asdict()
    if record.kind.name == "payable_offset":
        amount -= parts.pop("excess")
    return {"amount": amount, **parts}


def alarms(profile: Profile | None) -> Counter[str]:
    """How often each rule speaks."""
    rulebook = mutual_aid()
    return Counter(rule.id for step, params in lived(profile) for rule, _ in judge(step, rulebook, params))


@pytest.mark.parametrize("profile", PROFILES, ids=lambda each: each.name)
def test_a_charter_may_take_the_profile(profile: Profile) -> None:
    rows = "".join(f'\n      - {{name: {name}, value: "{value}", authority: 成立大会决议}}' for name, value in profile.parameters)
    boxes = "".join(f"\n    {box}: {value}" for box, value in profile.charter)

    here = told("  - kind: charter" + boxes + (f"\n    parameters:{rows}" if rows else "") + "\n", "blank")

    assert [rule.id for _, _, rule, _ in here.found] == []


@pytest.mark.parametrize("profile", PROFILES, ids=lambda each: each.name)
def test_a_whole_fund_lives_under_the_profile_without_false_alarms(profile: Profile) -> None:
    more = alarms(profile) - alarms(None)
    allowed = FORBIDS.get(profile.name, ())

    assert {rule for rule in more if not rule.startswith(allowed or ("-",))} == set()


def test_a_profile_of_months_changes_what_a_repayment_costs() -> None:
    begun = sum(step.record["usage_fee"] for step, _ in lived(mutual_aid_profiles()["months-begun"]) if step.record.kind.name == "loan_repayment")
    usual = sum(step.record["usage_fee"] for step, _ in lived(None) if step.record.kind.name == "loan_repayment")

    assert begun > usual > 0
