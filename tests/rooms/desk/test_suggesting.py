"""What the books know is filled in, what was typed is never changed, what nobody knows stays empty."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from hzpub.base.words import Words
from hzpub.check.engine import ParameterTable, table_of
from hzpub.desk.errors import DeskError
from hzpub.desk.references import refuse_wrong_references
from hzpub.desk.shelf import drafted
from hzpub.desk.suggesting import suggest
from hzpub.ledger.book import EMPTY, Approval, Book, Group, Loan, Member, Payout, Repayment, ShareLot, Timely
from hzpub.rulebooks.discovery import mutual_aid
from tests.rules.scenes import told

DAY = dt.date(2024, 6, 1)
NUMBERS = replace(mutual_aid().parameters_of(()), penalty=5)
TABLE = ParameterTable((("000001", NUMBERS),))
PAID = Payout("000014", dt.date(2024, 3, 1), 200_000, 3, DAY)
LOAN = Loan("000012", "M0001", dt.date(2024, 2, 20), 200_000, 3, "breeding", "养鹅", "joint_group", "000011",
            approval=Approval("000013", dt.date(2024, 2, 25), 150_000, 2, 0, ("P0001",)), payout=PAID)  # fmt: skip
OLD = LOAN._replace(number="000005", repayments=(Repayment("000006", DAY, "borrower", 200_000, 3_000, 0, 0),))


@pytest.fixture
def book() -> Book:
    household = Member("M0001", "000002", DAY, "P0007", 3, "poor", accounts=("000003", "000009"), loans=("000005", "000012"),
                       lots=(ShareLot("000004", DAY, 1, 40_000), ShareLot("000007", DAY, 1, 50_000)))  # fmt: skip
    return EMPTY._replace(
        persons=EMPTY.persons.update({"P0001": "000001", "P0007": "000002"}),
        members=EMPTY.members.set("M0001", household),
        groups=EMPTY.groups.set("000011", Group("000011", ("M0001", "M0002", "M0003"), "M0002")),
        loans=EMPTY.loans.update({"000012": LOAN, "000005": OLD}),
        loan_of=EMPTY.loan_of.update({"000013": "000012", "000014": "000012"}),
        timely=EMPTY.timely.set("M0001", Timely(("000005",), ("000005",))),
    )


def ask(book: Book, kind: str, **settings: Any) -> dict[str, Any]:
    found = suggest(book, kind, settings, TABLE, today=DAY)
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
    table = ParameterTable((("000001", replace(NUMBERS, holiday_shift=False)),))
    found = suggest(book, "loan_repayment", {"loan": "12", "amount": amount, "date": day}, table, today=DAY)

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


def test_shares_given_back_cost_what_was_paid_for_them(book: Book) -> None:
    assert ask(book, "share_redemption", member="1", shares="2") == {
        "amount": "900.00", "method": "transfer", "account": "000009",
    }  # fmt: skip
    assert "amount" not in ask(book, "share_redemption", member="1", shares="3")


def test_the_next_number_is_free_in_the_books_and_in_the_drafts(book: Book, village: Any) -> None:
    village.draft("person", person="11", name="张三")
    taken = drafted(village.root, "person")

    assert ask(book, "person") == {"person": "P0008"}
    assert ask(book, "member") == {"member": "M0002"}
    assert suggest(book, "person", {}, TABLE, today=DAY, taken=taken) == {"person": "P0012"}
    assert suggest(EMPTY, "member", {}, TABLE, today=DAY) == {"member": "M0001"}


def test_what_was_typed_stays_even_when_the_books_say_otherwise(book: Book) -> None:
    found = suggest(book, "loan_approval", {"application": "12", "stars": "5"}, TABLE, today=DAY)

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


def test_a_repayment_of_an_old_loan_is_split_at_its_own_prices_after_a_change() -> None:
    change = """
  - {kind: meeting, as: assembly, date: 2024-03-13, assembly: members}
  - kind: rulebook_change
    date: 2024-03-13
    meeting: $assembly
    parameters:
      - {name: usage_fee, value: "4.0", authority: 会员大会决议}
"""
    here = told(change, "approved_loan")
    table = table_of(mutual_aid(), here.book)
    loan = here.book.loans[here.names["loan"]]._replace(payout=PAID)
    book = here.book._replace(loans=here.book.loans.set(loan.number, loan))

    old = suggest(book, "loan_repayment", {"loan": loan.number.lstrip("0"), "amount": "2030"}, table, today=DAY)

    assert (old["usage_fee"], table.at(book.number).usage_fee) == ("30.00", 40)


def test_the_digest_of_the_last_record_looked_through_is_filled_in(book: Book) -> None:
    digests = {"000013": "ab" * 32}.get
    found = suggest(
        book, "reseal", {"first": "12", "last": "13"}, TABLE, today=DAY, digest_of=lambda number: digests(number, "")
    )

    assert found["digest"] == "sha256:" + "ab" * 32
    assert "digest" not in ask(book, "reseal", first="12", last="14")
    assert "digest" not in ask(book, "reseal", first="12")
