"""Whatever is entered, in whatever order: every posting has two sides, and the five figures close after each step."""

import datetime as dt
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hzpub.kinds.record import Record
from hzpub.ledger.accounts import CHART, Totals
from hzpub.ledger.book import EMPTY, Book
from hzpub.ledger.replay import booked_on, replay, take_step
from tests.rooms.ledger.lives import (
    FIRST,
    after,
    application,
    approval,
    guarantee,
    lives,
    member,
    payout,
    record,
    repayment,
    reversal,
    shares,
    statement,
)


def figures(book: Book) -> dict[str, object]:
    """Everything a book says, as plain values, to compare books that were made in different ways."""
    return book._asdict()


def from_scratch(records: list[Record]) -> tuple[Counter[str], Counter[dt.date]]:
    """Balances by account and bank movements by day, added up by hand from what each record says."""
    balances: Counter[str] = Counter()
    bank: Counter[dt.date] = Counter()
    by_number = {each.number: each for each in records}
    struck: set[str] = set()
    for each in records:
        moved, sign = each, 1
        if each.kind.name == "reversal":
            target = by_number.get(each["target"])
            if target is None or target.number >= each.number or target.number in struck or not target.kind.moves:
                continue
            struck.add(target.number)
            moved, sign = target, -1
        for move in moved.kind.moves:
            fen = sign * moved[move.box]
            balances[move.debit] += fen
            balances[move.credit] -= fen
            for account, side in ((move.debit, fen), (move.credit, -fen)):
                if account == "bank":
                    bank[moved.day] += side
    return balances, bank


@settings(max_examples=150)
@given(lives())
def test_every_step_of_every_life_closes_to_the_fen(life: list[Record]) -> None:
    book = EMPTY
    for step in replay(life):
        assert step.before is book
        assert step.after.totals.gap == 0
        assert sum(step.after.balances.values()) == 0
        assert sum(posting.fen for posting in step.postings) == 0
        assert all(posting.fen for posting in step.postings)
        book = step.after


@settings(max_examples=150)
@given(lives())
def test_running_figures_are_those_added_up_from_scratch(life: list[Record]) -> None:
    book = after(*life)
    balances, bank = from_scratch(life)

    assert {account: fen for account, fen in book.balances.items() if fen} == {a: f for a, f in balances.items() if f}
    assert {day: fen for day, fen in book.bank_by_day.items() if fen} == {day: fen for day, fen in bank.items() if fen}
    pools = Counter(dict.fromkeys(("asset", "principal", "fee", "payable"), 0))
    for account, fen in balances.items():
        pools[CHART[account].pool] += fen
    assert book.totals == Totals(
        balances["bank"], balances["loans"], -pools["principal"], -pools["fee"], -pools["payable"]
    )
    assert book.totals.bank == sum(book.bank_by_day.values())


@given(lives())
def test_replaying_twice_gives_the_same_book_and_touches_no_earlier_one(life: list[Record]) -> None:
    steps = list(replay(life))
    seen = [figures(step.before) for step in steps]
    again = list(replay(life))

    assert [figures(step.before) for step in steps] == seen == [figures(step.before) for step in again]
    assert steps[-1].after == again[-1].after


@given(lives(), st.data())
def test_a_life_can_be_replayed_in_two_parts(life: list[Record], data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(life)))

    assert after(*life[cut:], book=after(*life[:cut])) == after(*life)


@given(lives())
def test_striking_out_every_record_leaves_nothing_on_any_account(life: list[Record]) -> None:
    book = after(*life)
    number = 1000
    for each in reversed(life):
        book = after(reversal(number, each.number), book=book)
        number += 1

    assert not any(book.balances.values())
    assert book.totals == Totals(0, 0, 0, 0, 0)
    assert not any(book.bank_by_day.values())
    assert all(not member.lots and not member.guarantees for member in book.members.values())
    assert all(loan.approval is None and loan.payout is None and not loan.repayments for loan in book.loans.values())


LOAN = (member(1), member(2, "M0002"), shares(3), application(4), guarantee(5, "000004", "M0002"), approval(6, "000004"))
LENT = (*LOAN, payout(7, "000006"))


@pytest.mark.parametrize(
    ("story", "target"),
    [
        ((member(1),), shares(2)),
        ((member(1), shares(2)), record("share_redemption", 3, member="M0001", shares=1, amount=50_000, paid_on=FIRST)),
        ((member(1),), record("member_account", 2, member="M0001")),
        (LOAN[:4], guarantee(5, "000004", "M0002")),
        (LOAN[:5], guarantee(6, "000004", "M0002")),
        (LOAN[:5], approval(6, "000004")),
        (LOAN, approval(7, "000004", 100_000, 6)),
        (LENT, approval(8, "000004", 100_000, 6)),
        (LOAN, payout(7, "000006")),
        (LENT, payout(8, "000006")),
        (LENT, repayment(8, "000004", 100_000, 500)),
        ((*LENT, repayment(8, "000004", 100_000, 500)), repayment(9, "000004", 100_000, 500)),
        ((member(1), shares(2)), statement(3, 50_000)),
        ((member(1),), record("donation", 2, amount=1000)),
    ],
    ids=lambda part: part.kind.name if isinstance(part, Record) else "",
)
def test_a_reversal_takes_back_exactly_what_its_target_brought(story: tuple[Record, ...], target: Record) -> None:
    before = after(*story)
    book = after(target, reversal(50, target.number), book=before)

    assert book.members == before.members
    assert {number: loan._replace(past=()) for number, loan in book.loans.items()} == dict(before.loans)
    assert book.groups == before.groups
    assert book.statements == before.statements
    assert book.totals == before.totals
    assert {a: f for a, f in book.balances.items() if f} == {a: f for a, f in before.balances.items() if f}
    assert book.reversed[target.number] == "000050"


def test_a_decision_replaced_by_another_comes_back_whichever_is_struck_out() -> None:
    second, third = approval(7, "000004", 150_000), approval(8, "000004", 100_000)
    book = after(*LOAN, second, third)

    def standing(*struck: str) -> int:
        numbers = range(50, 60)
        now = after(*(reversal(at, target) for at, target in zip(numbers, struck, strict=False)), book=book)
        loan = now.loans["000004"]
        return loan.approval.fen if loan.approval else 0

    assert standing() == 100_000
    assert standing("000008") == 150_000
    assert standing("000007") == 100_000
    assert standing("000007", "000008") == 200_000
    assert standing("000006", "000007", "000008") == 0


def test_once_money_is_out_a_later_decision_changes_nothing() -> None:
    book = after(*LENT, approval(8, "000004", 999_900, 12))

    assert book.loans["000004"].approval == after(*LENT).loans["000004"].approval


def test_a_withdrawn_application_and_a_dissolved_group_stay_to_be_seen() -> None:
    group = record("joint_liability_group", 4, members=("M0001", "M0002"), leader="M0001")
    book = after(member(1), member(2, "M0002"), application(3), group, reversal(5, "000003"), reversal(6, "000004"))

    assert book.loans["000003"].withdrawn
    assert book.groups["000004"].dissolved
    assert book.members["M0001"].groups == book.members["M0002"].groups == ()


@pytest.mark.parametrize("target", ["000001", "999999", "000003", "000004"])
def test_what_cannot_be_struck_out_is_left_alone(target: str) -> None:
    """A member, a record that does not exist, one already struck out, a reversal."""
    book = after(member(1), shares(2), shares(3), reversal(4, "000003"))
    step = take_step(book, reversal(5, target))

    assert step.postings == ()
    assert step.after.totals == book.totals
    assert step.after.members == book.members


@pytest.mark.parametrize(
    ("day", "entered", "booked"),
    [
        (dt.date(2024, 3, 31), dt.date(2024, 4, 15), dt.date(2024, 3, 31)),
        (dt.date(2024, 3, 31), dt.date(2024, 4, 16), dt.date(2024, 4, 16)),
        (dt.date(2024, 1, 1), dt.date(2024, 4, 15), dt.date(2024, 1, 1)),
        (dt.date(2024, 4, 1), dt.date(2024, 4, 16), dt.date(2024, 4, 1)),
        (dt.date(2023, 12, 31), dt.date(2024, 1, 15), dt.date(2023, 12, 31)),
        (dt.date(2023, 12, 31), dt.date(2024, 1, 16), dt.date(2024, 1, 16)),
        (dt.date(2099, 12, 31), dt.date(2099, 12, 31), dt.date(2099, 12, 31)),
        (dt.date(1980, 1, 1), dt.date(2099, 12, 31), dt.date(2099, 12, 31)),
    ],
)
def test_a_quarter_stays_open_fifteen_days_after_its_end(day: dt.date, entered: dt.date, booked: dt.date) -> None:
    assert booked_on(day, entered, 15) == booked

    step = take_step(after(member(1)), record("donation", 2, day, entered, amount=100))
    assert step.booked == booked
    assert step.is_late == (booked != day)


def test_a_second_charter_a_second_person_and_a_second_membership_change_nothing() -> None:
    first = record("person", 1, person="P0001")
    book = after(first, member(2))
    later = after(record("person", 3, person="P0001"), member(4), book=book)

    assert later.persons == book.persons
    assert later.members == book.members


def test_records_about_nobody_change_only_balances() -> None:
    book = after(shares(1, 700), repayment(2, "999999", 100), payout(3, "999999", 500), guarantee(4, "999999", "M0001"))

    assert (book.totals.bank, book.totals.loans, book.totals.fund) == (300, 400, 700)
    assert not book.members
    assert not book.loans
