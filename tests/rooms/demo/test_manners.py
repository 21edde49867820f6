"""The invented village also keeps the rules that no machine asks about yet: who stands for whom, who comes first."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from hzpub.base.months import add_months
from hzpub.demo.world import TERMS
from hzpub.ledger.book import Book, Loan
from hzpub.ledger.replay import Step
from hzpub.ledger.standing import is_overdue, liable_households
from hzpub.trust.authority import COUNCIL_OFFICES, SUPERVISOR_OFFICES

RANK = {"poor": 0, "low_income": 1, "ordinary": 2}


def of_kind(steps: list[Step], *kinds: str) -> Iterator[Step]:
    return (step for step in steps if step.record.kind.name in kinds)


def loan_of(step: Step) -> Loan:
    loan = step.after.loan_for(step.record.number)
    assert loan is not None
    return loan


def office_homes(book: Book) -> set[str]:
    people = book.authority.holders(*COUNCIL_OFFICES, *SUPERVISOR_OFFICES)
    return {number for number, member in book.members.items() if member.person in people}


def test_no_office_holder_borrows_or_guarantees(steps: list[Step]) -> None:
    for step in of_kind(steps, "loan_application", "guarantee", "loan_approval"):
        loan = loan_of(step)
        assert not ({loan.borrower} | set(liable_households(step.after, loan))) & office_homes(step.after)


def test_council_and_board_are_five_and_five_of_ten_households_with_poor_and_low_income_among_the_board(
    steps: list[Step],
) -> None:
    book = steps[-1].after
    council = book.authority.holders(*COUNCIL_OFFICES)
    board = book.authority.holders(*SUPERVISOR_OFFICES)
    assert len(set(council)) == len(set(board)) == 5
    assert len(office_homes(book)) == 10
    classes = {member.household_class for member in book.members.values() if member.person in board}
    assert {"poor", "low_income"} <= classes


def test_groups_have_five_households_and_a_household_has_one_group(steps: list[Step]) -> None:
    """The one group of four has its exception."""
    book = steps[-1].after
    (exception,) = (number for rule, number in book.exceptions if rule == "GUARANTEE-GROUP-5")
    assert all(len(set(group.members)) == 5 for group in book.groups.values() if group.number != exception)
    assert all(len(member.groups) <= 1 for member in book.members.values())
    assert len(book.groups) >= 10


def test_a_personal_guarantor_stands_for_one_household_at_a_time(steps: list[Step]) -> None:
    for step in of_kind(steps, "loan_approval"):
        loan = loan_of(step)
        if loan.guarantee_mode != "personal":
            continue
        for guarantor in liable_households(step.after, loan):
            stands = (step.after.loans[number] for number in step.after.members[guarantor].guarantees)
            households = {
                each.borrower
                for each in stands
                if each.guarantee_mode == "personal"
                and each.approval
                and (each.payout is None or each.is_open)
            }
            assert households == {loan.borrower}, step.record.path


def test_nobody_who_stands_for_an_overdue_loan_gets_one_or_stands_for_another(steps: list[Step]) -> None:
    for step in of_kind(steps, "loan_application", "loan_approval", "loan_disbursement"):
        loan = loan_of(step)
        barred = {
            household
            for other in step.before.loans.values()
            if is_overdue(other, step.record.entered, TERMS)
            for household in (other.borrower, *liable_households(step.before, other))
        }
        assert not {loan.borrower, *liable_households(step.after, loan)} & barred, step.record.path


def test_a_household_has_one_loan_at_a_time_and_has_been_a_member_for_a_month(steps: list[Step]) -> None:
    for step in of_kind(steps, "loan_application"):
        member = step.before.members[step.record["borrower"]]
        assert member.first_share_day
        assert add_months(member.first_share_day, 1) <= step.record.date
        waiting = [
            number
            for number in member.loans
            if not (loan := step.before.loans[number]).refused and (loan.payout is None or loan.is_open)
        ]
        assert not waiting, step.record.path


def test_poor_households_are_decided_on_first(steps: list[Step]) -> None:
    decided = [(step.record.date, step) for step in of_kind(steps, "loan_approval")]
    for (day, step), (next_day, follower) in pairwise(decided):
        ranks = [
            RANK[each.after.members[loan_of(each).borrower].household_class] for each in (step, follower)
        ]
        assert day != next_day or ranks == sorted(ranks)
    for day, step in decided:
        waiting = [
            loan
            for loan in step.before.loans.values()
            if loan.approval is None and not loan.refused and loan.guarantees and loan.applied_on <= loan_of(step).applied_on
        ]
        assert all(add_months(loan.applied_on, 1) > day for loan in waiting)


def test_an_application_is_backed_decided_and_paid_within_weeks(steps: list[Step]) -> None:
    for step in of_kind(steps, "loan_disbursement"):
        loan = loan_of(step)
        assert loan.approval
        assert loan.payout
        order = [loan.applied_on, loan.guarantees[0].day, loan.approval.day, loan.payout.paid_on]
        assert order == sorted(order)
        assert order[-1] - order[0] <= timedelta(days=30)
        assert loan.asked >= loan.approval.fen == loan.payout.fen


def test_nobody_leaves_who_owes_or_stands_for_somebody(steps: list[Step]) -> None:
    leaving = list(of_kind(steps, "share_redemption"))
    assert len(leaving) >= 2
    for step in leaving:
        member = step.after.members[step.record["member"]]
        assert member.shares == 0
        assert not step.after.outstanding_of(member.number)
        assert not any(step.after.loans[number].is_open for number in member.guarantees)
        assert not member.groups
