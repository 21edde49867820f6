"""The invented life of a fund: as big as a real one, with everything that happens in one, and always the same."""

import hashlib
from collections import Counter
from datetime import date

import pytest

from hzpub import demo
from hzpub.base.months import Quarter
from hzpub.demo.bankdays import is_bank_day
from hzpub.demo.scribe import Entry
from hzpub.demo.world import TERMS
from hzpub.kinds import all_kinds
from hzpub.ledger.book import Book, Loan
from hzpub.ledger.replay import Step, replay
from hzpub.ledger.standing import stars, was_on_time
from hzpub.reading.envelope import read
from hzpub.trust.authority import NOBODY, Authority
from hzpub.trust.sealing import check_signatures, judge_entry, judge_seals


def digest(entries: list[Entry]) -> str:
    return hashlib.sha256(b"".join(entry.path.encode() + entry.data for entry in entries)).hexdigest()


def last_book(steps: list[Step]) -> Book:
    return steps[-1].after


def repaid(steps: list[Step]) -> list[Loan]:
    return [loan for loan in last_book(steps).loans.values() if loan.payout and loan.cleared_on]


def test_the_same_seed_tells_the_same_story_to_the_byte(entries: list[Entry]) -> None:
    assert digest(list(demo.invent())) == digest(entries)


def test_another_seed_tells_another_story() -> None:
    assert digest(list(demo.invent(1, 2, 30))) != digest(list(demo.invent(2, 2, 30)))


def test_a_fund_is_as_big_as_real_ones_are(entries: list[Entry], steps: list[Step]) -> None:
    book = last_book(steps)
    assert len(entries) >= 900
    assert len([loan for loan in book.loans.values() if loan.payout]) >= 80
    assert {member.household_class for member in book.members.values()} == {"poor", "low_income", "ordinary"}
    assert 100 <= len(book.members) <= 145
    assert 15_000_000 <= book.totals.fund <= 33_000_000
    assert max(loan.payout.fen for loan in book.loans.values() if loan.payout) <= 500_000
    assert 400 <= book.totals.loans * 1000 // book.totals.fund <= 880


def test_eight_quarters_end_with_a_statement_that_agrees_with_the_books(steps: list[Step]) -> None:
    statements = last_book(steps).statements
    assert [statement.day for statement in statements] == [
        Quarter(year, number).last for year in (2024, 2025) for number in (1, 2, 3, 4)
    ]
    assert all(statement.unexplained == 0 for statement in statements)
    under_way = [statement.under_way for statement in statements]
    assert sum(map(bool, under_way)) == 1
    assert not under_way[-1]


def test_the_books_close_after_every_record(steps: list[Step]) -> None:
    assert all(step.after.totals.gap == 0 and step.after.totals.bank >= 0 for step in steps)


def test_every_file_reads_back_as_the_record_that_was_meant_and_every_signature_counts(
    entries: list[Entry],
) -> None:
    authority: Authority = NOBODY
    previous = "0" * 64
    for entry in entries:
        file = read(entry.data, entry.path)
        kind = all_kinds()[str(file.values["kind"])]
        assert file.entry is not None
        body, misfits = kind.read_body(file.values)
        late, more = kind.read_entry({key: file.entry.values[key] for key in file.entry.values})
        assert not misfits + more, (entry.path, misfits, more)
        assert {**body, **late}.items() >= entry.record.values.items()
        assert late["previous"] == f"sha256:{previous}"
        previous = file.digest
        *seals, clerk = check_signatures(file, demo.FUND)
        after = authority.after(entry.record)
        judging = after if kind.name == "charter" else authority
        judged, objections = judge_seals(kind, body, tuple(seals), judging)
        entered_by, others = judge_entry(kind, clerk, judging)
        assert not objections + others, (entry.path, objections, others)
        assert (judged, entered_by) == (entry.record.seals, entry.record.entered_by)
        authority = after


def test_loans_come_back_in_every_way_that_life_knows(steps: list[Step]) -> None:
    loans = repaid(steps)
    payments = [(loan, payment) for loan in loans for payment in loan.repayments]
    last_day = {loan.number: loan.payout.due for loan in loans if loan.payout}
    assert any(loan.cleared_on == last_day[loan.number] for loan in loans), "on the very day"
    assert any(loan.cleared_on and loan.cleared_on < last_day[loan.number] for loan in loans), "early"
    assert any(payment.penalty for _, payment in payments), "late, with a penalty"
    holiday = [loan for loan in loans if loan.cleared_on and loan.cleared_on > last_day[loan.number]]
    assert any(was_on_time(loan, TERMS) for loan in holiday), "after a holiday, and still on time"
    assert any(payment.excess for _, payment in payments), "more than was owed"
    assert any(payment.payer == "guarantor" for _, payment in payments), "by a guarantor"
    parts = [loan for loan in loans if len(loan.repayments) == 2]
    assert any(was_on_time(loan, TERMS) for loan in parts), "a part early, the rest in time"
    assert any(not was_on_time(loan, TERMS) for loan in parts), "too little at first"


def test_households_climb_the_stars_and_then_borrow_more(steps: list[Step]) -> None:
    book = last_book(steps)
    reached = Counter(stars(book, member, TERMS, 6) for member in book.members)
    assert max(reached) >= 4
    assert reached[0], "and some have none"
    assert any(loan.payout and loan.payout.fen > 200_000 for loan in book.loans.values())


@pytest.mark.parametrize(
    "kind",
    [
        "bank_statement",
        "breach",
        "breach_cure",
        "donation",
        "government_grant",
        "joint_liability_group",
        "key_grant",
        "key_revocation",
        "office_appointment",
        "office_end",
        "other_income",
        "partner_unit_grant",
        "reversal",
        "share_redemption",
    ],
)
def test_a_record_of_each_kind_that_a_fund_meets_is_there(kind: str, entries: list[Entry]) -> None:
    assert any(entry.record.kind.name == kind for entry in entries)


def test_a_new_council_takes_over_and_its_keys_are_used(entries: list[Entry]) -> None:
    revoked = {
        entry.record["key"]: entry.record.number
        for entry in entries
        if entry.record.kind.name == "key_revocation"
    }
    granted = {entry.record["key"] for entry in entries if entry.record.kind.name == "key_grant"}
    used = {seal.key for entry in entries for seal in entry.record.seals if seal.role in ("chair", "council")}
    assert granted & used
    assert not [
        entry.path
        for entry in entries
        for seal in entry.record.seals
        if seal.key in revoked and entry.record.number >= revoked[seal.key]
    ]


def test_a_payment_whose_papers_came_late_is_booked_in_the_open_quarter(steps: list[Step]) -> None:
    late = [step.record for step in steps if step.is_late]
    assert [record.kind.name for record in late] == ["loan_repayment"]


def test_a_mistake_is_reversed_and_entered_again_for_the_right_loan(steps: list[Step]) -> None:
    book = last_book(steps)
    records = {step.record.number: step.record for step in steps}
    ((wrong, reversal),) = book.reversed.items()
    right = records[f"{int(reversal) + 1:06}"]
    assert right.kind.name == "loan_repayment"
    assert right["loan"] != records[wrong]["loan"]
    assert (right["amount"], right["bank_slip"]) == (records[wrong]["amount"], records[wrong]["bank_slip"])


def test_the_breach_is_admitted_with_a_deadline_and_cured_before_it(steps: list[Step]) -> None:
    (breach,) = last_book(steps).breaches.values()
    cure = next(step.record for step in steps if step.record.number == breach.cured)
    assert cure.entered <= breach.deadline


def test_money_moves_and_papers_are_entered_on_bank_days(entries: list[Entry]) -> None:
    closed = [
        entry.path
        for entry in entries
        if not is_bank_day(entry.entered) or (entry.record.kind.moves and not is_bank_day(entry.record.day))
    ]
    assert not closed
    assert not is_bank_day(date(2024, 10, 1))
    assert not is_bank_day(date(2024, 3, 16))


def test_nothing_is_entered_before_it_happened_or_before_what_stands_above_it(entries: list[Entry]) -> None:
    days = [entry.entered for entry in entries]
    assert days == sorted(days)
    assert all(max(entry.record.date, entry.record.day) <= entry.entered for entry in entries)


@pytest.mark.parametrize(("months", "members"), [(0, 112), (24, 23), (24, 9001), (901, 112)])
def test_a_size_that_no_village_has_is_refused(months: int, members: int) -> None:
    with pytest.raises(ValueError, match="fund"):
        next(demo.invent(1, months, members))


def test_a_busier_fund_has_more_records_and_never_more_than_a_month_can_take() -> None:
    entries = list(demo.invent(1, 6, 300, 300))
    by_month = Counter(entry.path[8:15] for entry in entries)
    assert sum(by_month.values()) > 1000
    assert max(by_month.values()) <= 500


def test_every_kind_of_record_occurs_in_the_fund_or_in_its_sister_that_is_wound_up(entries: list[Entry]) -> None:
    """A `void` excuses a stray file; an invented fund has none."""
    sister = list(demo.invent(members=30, months=16, ends=True))
    seen = {entry.record.kind.name for entry in [*entries, *sister]}
    assert set(all_kinds()) - seen == {"void"}


def test_the_sister_ends_with_nothing_left() -> None:
    *_, last = demo.invent(members=30, months=16, ends=True)
    book = last_book(list(replay(entry.record for entry in demo.invent(members=30, months=16, ends=True))))
    assert last.record.kind.name == "final_account"
    assert not any(book.totals)
    assert not any(member.shares for member in book.members.values())


def test_a_year_that_the_pool_cannot_pay_is_paid_in_part(steps: list[Step]) -> None:
    declared = last_book(steps).pool.declared[2024]
    assert 0 < declared.amount <= declared.available < declared.due


def test_a_loan_approved_after_the_members_lowered_the_penalty_is_the_first_under_it(steps: list[Step]) -> None:
    fund = last_book(steps).fund
    assert fund
    assert [name for name, _, _ in fund.parameters] == ["dividend_policy", "penalty"]
    assert len(fund.changes) == 2
