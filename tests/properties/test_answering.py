"""The short lists of loans that rules look at miss no loan: whoever looks at all of them finds the same."""

import datetime as dt
from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from hzpub.demo.world import TERMS
from hzpub.ledger.book import Book, Loan, Member
from hzpub.ledger.replay import replay
from hzpub.ledger.standing import first_on_time, on_time_loans
from hzpub.rulebooks.huzhu.arrears.liability import overdue, own_at_issue, stood_for, stood_for_at_issue
from tests.properties.invented import clerk, strike

STRUCK = (
    "loan_repayment",
    "loan_disbursement",
    "loan_approval",
    "guarantee",
    "joint_liability_group",
    "loan_application",
)


def late(loans: Iterable[Loan], day: dt.date) -> list[str]:
    return [loan.number for loan in loans if overdue(loan, day, TERMS)]


def check(book: Book, member: Member) -> None:
    own = [book.loans[number] for number in member.loans]
    assert list(book.open_loans(member.number)) == [loan for loan in own if loan.is_open]
    for terms in (TERMS, TERMS._replace(holiday_shift=not TERMS.holiday_shift)):
        assert first_on_time(book, member.number, terms, len(own)) == on_time_loans(book, member.number, terms)
    for back in (0, 1, 20, 60, 150, 400):
        day = book.entered - dt.timedelta(back)
        assert late(own_at_issue(book, member, day), day) == late(own, day)
        assert late(stood_for_at_issue(book, member, day), day) == late(stood_for(book, member), day)


@settings(max_examples=12, deadline=None)
@given(data=st.data(), seed=st.integers(1, 40), months=st.integers(4, 16))
def test_what_was_overdue_on_any_day_is_found_from_the_short_lists(
    data: st.DataObject, seed: int, months: int
) -> None:
    """Also after entries of every sort were struck out, and for days long past."""
    entries, scribe = clerk(seed, months, 24)
    numbers = [each.record.number for each in entries if each.record.kind.name in STRUCK]
    for target in data.draw(st.lists(st.sampled_from(numbers), max_size=12, unique=True), "struck out"):
        strike(scribe, target, scribe.book.entered)
    steps = list(replay(each.record for each in [*entries, *scribe.drain()]))
    for step in steps[:: max(1, len(steps) // 12)] + steps[-1:]:
        for member in step.after.members.values():
            check(step.after, member)
