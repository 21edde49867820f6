"""What the books answer at the very edges: the first and last day, the last fen, two where one is usual."""

import datetime as dt

import pytest

from hzpub.base.months import Quarter
from hzpub.kinds.record import Record
from hzpub.ledger.accounts import Totals
from hzpub.ledger.book import Book
from hzpub.ledger.fees import FeeTerms
from hzpub.ledger.replay import Step, booked_on, replay, take_step
from hzpub.ledger.standing import liable_households, was_on_time
from tests.rooms.ledger.lives import (
    FIRST,
    after,
    application,
    approval,
    guarantee,
    member,
    payout,
    record,
    repayment,
    reversal,
    shares,
    statement,
)
from tests.rules.scenes import scene, told

DAY = dt.timedelta(1)
TERMS = FeeTerms(50, 5)
LOAN = "000004"
LENT = (
    *(member(1), member(2, "M0002"), member(3, "M0003"), application(4)),
    *(approval(6, LOAN), payout(7, "000006")),
)


def donation(number: int, day: dt.date, fen: int) -> Record:
    return record("donation", number, day, amount=fen)


def test_membership_counts_from_the_earliest_share_whichever_was_entered_first() -> None:
    book = after(member(1), shares(2, day=FIRST + 9 * DAY), shares(3, day=FIRST + 5 * DAY))
    back = record("share_redemption", 4, FIRST, member="M0001", shares=1, amount=50_000, paid_on=FIRST)
    gift = record("gift_share", 5, FIRST + DAY, member="M0001", shares=1)

    assert after(member(1)).members["M0001"].first_share_day is None
    assert book.members["M0001"].first_share_day == FIRST + 5 * DAY
    assert after(back, book=book).members["M0001"].first_share_day == FIRST + 5 * DAY
    assert after(back, gift, book=book).members["M0001"].first_share_day == FIRST + DAY
    assert after(back, gift, book=book).members["M0001"].gift_shares == 1


@pytest.mark.parametrize("apart", [1, 2, 400])
def test_the_bank_stood_at_the_sum_of_the_days_so_far_however_far_apart_they_are(apart: int) -> None:
    days = [FIRST + at * apart * DAY for at in range(4)]
    book = after(*(donation(at, day, 10**at) for at, day in enumerate(days, 1)))

    assert [book.bank_on(day) for day in days] == [10, 110, 1110, 11_110]
    assert book.bank_on(FIRST - DAY) == 0
    assert book.bank_on(days[-1] + DAY) == 11_110
    assert book.bank_on(days[2] - DAY) == 110


def test_two_payments_of_one_day_count_together_and_a_struck_one_on_its_own_day() -> None:
    book = after(donation(1, FIRST, 100), donation(2, FIRST, 30), donation(3, FIRST + 3 * DAY, 7))
    struck = after(reversal(4, "000002", FIRST + 9 * DAY), book=book)

    assert (book.bank_on(FIRST), book.bank_on(FIRST + 2 * DAY), book.bank_on(FIRST + 3 * DAY)) == (130, 130, 137)
    assert (struck.bank_on(FIRST), struck.bank_on(FIRST + 9 * DAY)) == (100, 107)
    assert struck.last_bank_day == FIRST + 3 * DAY


def test_a_quarters_end_counts_its_own_quarter_and_none_after_it() -> None:
    days = (dt.date(2024, 1, 5), dt.date(2024, 6, 30), dt.date(2024, 7, 1))
    book = after(*(donation(at, day, 10**at) for at, day in enumerate(days, 1)))

    assert [book.totals_at(Quarter.parse(each)).bank for each in ("2023Q4", "2024Q1", "2024Q2", "2024Q3")] == [
        0,
        10,
        110,
        1110,
    ]
    assert book.totals_at(Quarter.parse("2024Q2")) == Totals(110, 0, 110, 0, 0)


def test_a_statement_knows_what_was_under_way_in_and_out() -> None:
    book = after(donation(1, FIRST, 1000), statement(2, 1234, FIRST, ("in", 500), ("out", 200)))

    assert (book.statements[0].computed, book.statements[0].under_way, book.statements[0].unexplained) == (1000, 300, -66)


@pytest.mark.parametrize(("left", "is_open"), [(1, True), (0, False)])
def test_a_loan_is_open_until_its_last_fen(left: int, is_open: bool) -> None:
    book = after(*LENT, repayment(8, LOAN, 200_000 - left))
    loan = book.loans[LOAN]

    assert (loan.outstanding, loan.is_open) == (left, is_open)
    assert (loan.cleared_on is None) == is_open
    assert [each.number for each in book.open_loans("M0001")] == ([LOAN] if is_open else [])


def test_a_loan_paid_too_much_is_cleared_all_the_same() -> None:
    assert after(*LENT, repayment(8, LOAN, 200_001)).loans[LOAN].cleared_on == FIRST


def test_a_loan_that_was_paid_out_twice_owes_both_and_each_can_be_struck_out() -> None:
    book = after(*LENT, payout(8, "000006", 50_000, day=FIRST + DAY))
    first_gone = after(reversal(9, "000007"), book=book).loans[LOAN]
    second_gone = after(reversal(9, "000008"), book=book).loans[LOAN]

    assert book.loans[LOAN].outstanding == 250_000
    assert (first_gone.outstanding, second_gone.outstanding) == (50_000, 200_000)
    assert [each.was.number for each in first_gone.past] == ["000007"]
    assert [each.was.number for each in second_gone.past] == ["000008"]


@pytest.mark.parametrize(("payers", "earned"), [(("borrower", "heir"), True), (("borrower", "guarantor"), False)])
def test_only_if_every_repayment_was_its_own_has_a_household_paid_on_time(payers: tuple[str, ...], earned: bool) -> None:
    parts = {"amount": 100_000, "principal": 100_000, "usage_fee": 0, "penalty": 0, "excess": 0}
    book = after(*LENT, *(record("loan_repayment", at, loan=LOAN, payer=who, **parts) for at, who in enumerate(payers, 8)))

    assert was_on_time(book.loans[LOAN], TERMS) == earned


def test_somebody_else_may_pay_the_fee_without_taking_the_star() -> None:
    fee = {"amount": 3000, "principal": 0, "usage_fee": 3000, "penalty": 0, "excess": 0}
    paid = record("loan_repayment", 9, loan=LOAN, payer="guarantor", **fee)
    loan = after(*LENT, repayment(8, LOAN, 200_000), paid).loans[LOAN]

    assert was_on_time(loan, TERMS)


def test_a_loan_not_paid_out_or_not_cleared_was_not_repaid_on_time() -> None:
    asked = after(*LENT[:4]).loans[LOAN]

    assert was_on_time(asked, TERMS) is False
    assert was_on_time(after(*LENT).loans[LOAN], TERMS) is False
    assert was_on_time(after(*LENT, repayment(8, LOAN, 199_999)).loans[LOAN], TERMS) is False


def test_guarantors_and_the_group_stand_for_a_loan_together() -> None:
    group = record("joint_liability_group", 8, members=("M0001", "M0002"), leader="M0001")
    book = after(*LENT, group, guarantee(9, LOAN, "M0003"))
    asked = book.loans[LOAN]._replace(group="000008")

    assert liable_households(book, book.loans[LOAN]) == ("M0003",)
    assert liable_households(book, asked) == ("M0002", "M0003")
    assert liable_households(book, asked._replace(group="999999")) == ("M0003",)


def guarantees(book: Book) -> tuple[tuple[str, ...], tuple[str, ...], list[str]]:
    loan = book.loans[LOAN]
    return book.members["M0002"].guarantees, book.members["M0003"].guarantees, [each.number for each in loan.guarantees]


def test_of_two_guarantees_for_one_loan_only_the_one_struck_out_goes() -> None:
    book = after(*LENT, guarantee(8, LOAN, "M0002"), guarantee(9, LOAN, "M0002", "M0003"))

    assert guarantees(book) == ((LOAN, LOAN), (LOAN,), ["000008", "000009"])
    assert guarantees(after(reversal(10, "000008"), book=book)) == ((LOAN,), (LOAN,), ["000009"])
    assert guarantees(after(reversal(10, "000009"), book=book)) == ((LOAN,), (), ["000008"])
    assert guarantees(after(reversal(10, "000008"), reversal(11, "000009"), book=book)) == ((), (), [])


def test_a_guarantee_for_another_loan_stays_where_it_was() -> None:
    book = after(*LENT, application(8), guarantee(9, "000008", "M0002"), guarantee(10, LOAN, "M0002"), application(11))
    book = after(guarantee(12, "000011", "M0002"), book=book)

    assert after(reversal(13, "000010"), book=book).members["M0002"].guarantees == ("000008", "000011")
    assert after(reversal(13, "000009"), book=book).members["M0002"].guarantees == (LOAN, "000011")


def test_a_quarter_closes_after_fifteen_days_unless_the_rulebook_says_otherwise() -> None:
    end, kept, late = dt.date(2024, 3, 31), dt.date(2024, 4, 15), dt.date(2024, 4, 16)

    def gift(entered: dt.date) -> Record:
        return record("donation", 1, end, entered, amount=1)

    assert [next(replay([gift(each)])).booked for each in (kept, late)] == [end, late]
    assert [take_step(after(), gift(each)).booked for each in (kept, late)] == [end, late]
    assert [take_step(after(), gift(each), 16).booked for each in (late, late + DAY)] == [end, late + DAY]
    assert booked_on(end, end + DAY, 15, {Quarter.parse("2024Q1")}) == end + DAY


BREACH = """
  - {kind: breach, as: breach, target: $grant, rule: CAP-BANK, owner: P0001, deadline: 2024-04-01, remedy: 补齐}
"""


def test_a_breach_is_open_until_it_is_cured_by_name() -> None:
    other = BREACH + BREACH.replace("as: breach", "as: other")
    here = told(other + "  - {kind: breach_cure, as: cure, breach: $breach, done: 已补齐}\n", "village")
    breaches, names = here.book.breaches, here.names

    assert (breaches[names["breach"]].cured, breaches[names["other"]].cured) == (names["cure"], "")
    assert breaches[names["breach"]].target == names["grant"]
    assert after(record("breach_cure", 1, breach="999999", done="x")).breaches == after().breaches


def test_the_books_remember_a_file_that_does_not_count_by_its_path_and_digest() -> None:
    digest = "sha256:" + "ab" * 32
    here = told(f"  - {{kind: void, path: records/2024/01/photo.jpg, digest: '{digest}', reason: 误放}}\n", "empty")

    assert list(here.book.voids) == ["records/2024/01/photo.jpg"]
    assert digest.endswith(here.book.voids["records/2024/01/photo.jpg"].removeprefix("sha256:"))


@pytest.mark.parametrize(("answer", "signed"), [("required", True), ("not_required", False)])
def test_the_charter_says_whether_commits_are_signed(answer: str, signed: bool) -> None:
    here = told(f"  - {{kind: charter, date: 2024-01-02, commit_signatures: {answer}}}\n", "blank")

    assert here.book.fund is not None
    assert here.book.fund.signed_commits is signed


def test_a_second_charter_does_not_found_the_fund_again() -> None:
    here = told("  - {kind: charter, date: 2024-01-03, fund_name: 别的社}\n", "empty")

    assert here.book.fund == scene("empty").book.fund


def test_only_the_first_membership_of_a_number_and_the_first_record_of_a_person_count() -> None:
    book = after(member(1), member(2))

    assert book.members["M0001"].joined == "000001"


def test_a_repayment_struck_out_is_remembered_from_the_day_it_stopped_counting() -> None:
    paid = after(*LENT, repayment(8, LOAN, 100_000, excess=50), repayment(9, LOAN, 500))
    struck = after(reversal(10, "000008", FIRST + 3 * DAY), book=paid)

    assert [(each.was.number, each.ended) for each in struck.loans[LOAN].past] == [("000008", FIRST + 3 * DAY)]
    assert [each.number for each in struck.loans[LOAN].repayments] == ["000009"]
    assert (paid.payables_of["M0001"], struck.payables_of["M0001"]) == (50, 0)


def test_what_several_rules_ask_of_a_step_is_worked_out_once_for_each_set_of_numbers() -> None:
    step, asked = take_step(after(), donation(1, FIRST, 5)), (FeeTerms(1, 1), FeeTerms(2, 2))
    worked: list[FeeTerms] = []

    def price(_: Step, terms: FeeTerms) -> int:
        worked.append(terms)
        return terms.usage_fee

    assert [step.once(price, each) for each in (asked[0], asked[0], asked[1], asked[1])] == [1, 1, 2, 2]
    assert worked == list(asked)
    step.forget()
    assert step.once(price, asked[1]) == 2
    assert len(worked) == 3


def test_of_two_guarantees_for_one_loan_the_later_place_goes() -> None:
    book = after(*LENT, guarantee(8, LOAN, "M0002"), application(9), guarantee(10, "000009", "M0002"))
    book = after(guarantee(11, LOAN, "M0002"), book=book)

    assert after(reversal(12, "000008"), book=book).members["M0002"].guarantees == (LOAN, "000009")


def test_numbers_cannot_change_before_there_is_a_fund() -> None:
    book = after(record("rulebook_change", 1, FIRST, parameters=()))

    assert (book.fund, book.number) == (None, "000001")
