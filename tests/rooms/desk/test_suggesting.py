"""What the books know is filled in, what was typed is never changed, what nobody knows stays empty."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from hzpub.base.words import Words
from hzpub.desk.errors import DeskError
from hzpub.desk.references import refuse_wrong_references
from hzpub.desk.shelf import drafted
from hzpub.desk.suggesting import Prices, suggest
from hzpub.ledger.book import EMPTY, Approval, Book, Group, Loan, Member, Payout, Repayment
from hzpub.ledger.fees import FeeTerms

DAY = dt.date(2024, 6, 1)
PRICES = Prices(FeeTerms(50, 5), 50_000, 6)
PAID = Payout("000014", dt.date(2024, 3, 1), 200_000, 3, DAY)
LOAN = Loan("000012", "M0001", dt.date(2024, 2, 20), 200_000, 3, "breeding", "养鹅", "joint_group", "000011",
            approval=Approval("000013", dt.date(2024, 2, 25), 150_000, 2, 0, ("P0001",)), payout=PAID)  # fmt: skip
OLD = replace(LOAN, number="000005", repayments=(Repayment("000006", DAY, "borrower", 200_000, 3_000, 0, 0),))


@pytest.fixture
def book() -> Book:
    household = Member("M0001", "000002", DAY, "P0007", 3, "poor", accounts=("000003", "000009"), loans=("000005", "000012"))
    return EMPTY._replace(
        persons=EMPTY.persons.update({"P0001": "000001", "P0007": "000002"}),
        members=EMPTY.members.set("M0001", household),
        groups=EMPTY.groups.set("000011", Group("000011", ("M0001", "M0002", "M0003"), "M0002")),
        loans=EMPTY.loans.update({"000012": LOAN, "000005": OLD}),
        loan_of=EMPTY.loan_of.update({"000013": "000012", "000014": "000012"}),
    )


def ask(book: Book, kind: str, **settings: Any) -> dict[str, Any]:
    found = suggest(book, kind, settings, PRICES, today=DAY)
    return {box: value for box, value in found.items() if box not in settings}


@pytest.mark.parametrize(
    ("day", "amount", "parts"),
    [
        ("2024-06-01", "2030", ("2000.00", "30.00", "0.00", "0.00")),
        ("2024-06-01", "2040", ("2000.00", "30.00", "0.00", "10.00")),
        ("2024-06-01", "1015", ("1000.00", "15.00", "0.00", "0.00")),
        ("2024-07-01", "2041", ("2000.00", "40.00", "1.00", "0.00")),
    ],
)
def test_a_payment_is_taken_apart_as_the_rulebook_says(
    day: str, amount: str, parts: tuple[str, ...], book: Book
) -> None:
    terms = replace(PRICES, terms=FeeTerms(50, 5, holiday_shift=False))
    found = suggest(book, "loan_repayment", {"loan": "12", "amount": amount, "date": day}, terms, today=DAY)

    assert tuple(found[box] for box in ("principal", "usage_fee", "penalty", "excess")) == parts


def test_a_payment_is_split_on_today_when_no_day_is_typed(book: Book) -> None:
    assert ask(book, "loan_repayment", loan="12", amount="2030")["usage_fee"] == "30.00"


def test_an_approval_repeats_the_application_with_the_stars_of_the_day(book: Book) -> None:
    assert ask(book, "loan_approval", application="12") == {"amount": "2000.00", "months": "3", "stars": "1"}


def test_a_payout_repeats_the_approval_and_names_the_latest_account(book: Book) -> None:
    assert ask(book, "loan_disbursement", approval="000013") == {
        "borrower": "M0001", "amount": "1500.00", "months": "2", "method": "transfer", "account": "000009",
    }  # fmt: skip


def test_the_rest_of_a_group_guarantees(book: Book) -> None:
    assert ask(book, "guarantee", application="12") == {"guarantors": ["M0002", "M0003"]}


def test_shares_cost_what_a_share_costs(book: Book) -> None:
    assert ask(book, "share_subscription", member="1", shares="3") == {"amount": "1500.00"}
    assert ask(book, "share_redemption", member="1", shares="1") == {
        "amount": "500.00", "method": "transfer", "account": "000009",
    }  # fmt: skip


def test_the_next_number_is_free_in_the_books_and_in_the_drafts(book: Book, village: Any) -> None:
    village.draft("person", person="11", name="张三")
    taken = drafted(village.root, "person")

    assert ask(book, "person") == {"person": "P0008"}
    assert ask(book, "member") == {"member": "M0002"}
    assert suggest(book, "person", {}, PRICES, today=DAY, taken=taken) == {"person": "P0012"}
    assert suggest(EMPTY, "member", {}, PRICES, today=DAY) == {"member": "M0001"}


def test_what_was_typed_stays_even_when_the_books_say_otherwise(book: Book) -> None:
    found = suggest(book, "loan_approval", {"application": "12", "stars": "5"}, PRICES, today=DAY)

    assert found["stars"] == "5"


@pytest.mark.parametrize(
    ("kind", "settings"),
    [
        ("loan_repayment", {"loan": "99", "amount": "1"}),
        ("loan_repayment", {"loan": "12", "amount": "viel"}),
        ("loan_repayment", {"loan": "12", "amount": "1", "date": "2024-02-30"}),
        ("loan_approval", {}),
        ("loan_disbursement", {"approval": "x"}),
        ("share_subscription", {"shares": "none"}),
        ("meeting", {}),
    ],
)
def test_what_the_books_cannot_know_stays_empty(kind: str, settings: dict[str, str], book: Book) -> None:
    assert ask(book, kind, **settings) == {}


def test_an_unknown_kind_is_named(book: Book) -> None:
    with pytest.raises(DeskError):
        ask(book, "loan")


@pytest.mark.parametrize(
    ("number", "said"), [("000999", "账上没有"), ("000013", "号是借款审批，这里要写借款申请的编号")]
)
def test_a_number_that_leads_to_the_wrong_place_is_named_at_once(book: Book, number: str, said: str) -> None:
    known = book._replace(kind_of=book.kind_of.update({"000012": "loan_application", "000013": "loan_approval"}))

    with pytest.raises(DeskError) as refused:
        refuse_wrong_references(known, "loan_repayment", {"loan": number})

    assert said in refused.value.lines(Words.chinese())[0]
    assert refuse_wrong_references(known, "loan_repayment", {"loan": "000012"}) is None
