"""Whatever payment the bank sends back: the books close, it may be made again, and striking out restores each step."""

import datetime as dt

import pytest

from hzpub.kinds.record import Record
from hzpub.ledger.book import Book, Payout, ShareLot, return_key
from tests.rooms.ledger.lives import (
    FIRST,
    after,
    application,
    approval,
    member,
    payout,
    record,
    reversal,
    shares,
)

DAY = dt.timedelta(1)
BACK, AGAIN = FIRST + 3 * DAY, FIRST + 9 * DAY
START = (member(1), member(2, "M0002"), shares(3, 100_000), record("donation", 4, amount=900_000))


def returned(number: int, target: str, fen: int = 50_000, who: str = "") -> Record:
    about = {"member": who} if who else {}
    return record("bank_return", number, BACK, target=target, amount=fen, **about)


def retry(number: int, of: str, day: dt.date = AGAIN) -> Record:
    return record("transfer_retry", number, day, returned=of)


def struck(number: int, target: str, book: Book) -> Book:
    return after(reversal(number, target, AGAIN), book=book)


def fen_of(book: Book) -> tuple[int, int, int]:
    """What stands on the bank, what the household is owed, what its shares are."""
    assert book.totals.gap == 0
    return book.totals.bank, book.payables_of.get("M0001", 0), book.members["M0001"].share_fen


REDEEMED = (*START, record("share_redemption", 5, member="M0001", shares=1, amount=50_000, paid_on=FIRST))


def test_shares_that_could_not_be_paid_back_are_held_again_until_they_are() -> None:
    paid = after(*REDEEMED)
    back = after(returned(6, "000005"), book=paid)
    again = after(retry(7, "000006"), book=back)

    assert [fen_of(each) for each in (paid, back, again)] == [
        (950_000, 0, 50_000),
        (1_000_000, 0, 100_000),
        (950_000, 0, 50_000),
    ]
    assert again.members["M0001"].lots[-1] == ShareLot("000007", AGAIN, -1, -50_000)
    assert back.returns["000006"].brought == ShareLot("000005", FIRST, -1, -50_000)
    assert (back.returns["000006"].member, back.returns["000006"].kind) == ("M0001", "share_redemption")


def test_striking_out_the_retry_or_the_return_of_shares_goes_back_one_step() -> None:
    back = after(*REDEEMED, returned(6, "000005"))
    again = after(retry(7, "000006"), book=back)

    assert fen_of(struck(8, "000007", again)) == fen_of(back)
    assert struck(8, "000007", again).returns["000006"].retried == ""
    assert fen_of(struck(8, "000006", back)) == fen_of(after(*REDEEMED))
    assert struck(8, "000006", back).members["M0001"].lots == after(*REDEEMED).members["M0001"].lots
    assert not struck(8, "000006", back).returned


OWED = (
    *(*START, application(5), approval(6, "000005"), payout(7, "000006")),
    record(
        "loan_repayment", 8, loan="000005", payer="borrower", amount=700, principal=0, usage_fee=0, penalty=0, excess=700
    ),
)
REFUND = record("payable_refund", 9, member="M0001", amount=500, paid_on=FIRST)


def test_a_refund_that_came_back_is_owed_again_until_it_is_paid_again() -> None:
    owed = after(*OWED)
    paid = after(REFUND, book=owed)
    back = after(returned(10, "000009", 500), book=paid)
    again = after(retry(11, "000010"), book=back)

    assert [fen_of(each)[1] for each in (owed, paid, back, again)] == [700, 200, 700, 200]
    assert fen_of(again) == fen_of(paid)
    assert again.member_of["000011"] == "M0001"
    assert fen_of(struck(12, "000011", again)) == fen_of(back)
    assert fen_of(struck(12, "000010", back)) == fen_of(paid)
    assert fen_of(struck(12, "000009", paid)) == fen_of(owed)


def test_a_payment_for_no_household_comes_back_and_goes_out_again() -> None:
    charge = record("bank_charge", 5, amount=300)
    back = after(*START, charge, returned(6, "000005", 300))
    again = after(retry(7, "000006"), book=back)

    assert (back.totals.bank, again.totals.bank) == (1_000_000, 999_700)
    assert back.returns["000006"].member == ""
    assert "000007" not in again.member_of
    assert not again.payables_of
    assert struck(8, "000006", back).totals.bank == 999_700


def test_a_return_or_retry_of_nothing_moves_nothing() -> None:
    book = after(*START)
    lost = after(returned(5, "999999"), retry(6, "888888"), book=book)

    assert lost.totals == book.totals
    assert "888888" not in lost.returns
    assert lost.returns["000005"].kind == ""


LENT = (*START, application(5), approval(6, "000005"), payout(7, "000006"))


def test_a_retry_that_came_back_too_is_still_a_pay_out() -> None:
    twice = after(*LENT, returned(8, "000007"), retry(9, "000008"), returned(10, "000009"))
    third = after(retry(11, "000010", AGAIN + DAY), book=twice)
    paid = third.loans["000005"].payout

    assert [twice.returns[each].kind for each in ("000008", "000010")] == ["loan_disbursement"] * 2
    assert twice.loans["000005"].payout is None
    assert paid is not None
    assert (paid.number, paid.paid_on, paid.due) == ("000011", AGAIN + DAY, dt.date(2024, 4, 11))
    assert isinstance(twice.returns["000010"].brought, Payout)
    assert "000005" in third.pool.accruing


def test_of_two_pay_outs_only_the_one_sent_back_goes() -> None:
    book = after(*LENT, payout(8, "000006", 30_000, day=FIRST + DAY), returned(9, "000007", 200_000))
    again = after(retry(10, "000009"), book=book)

    assert book.loans["000005"].outstanding == 30_000
    assert again.loans["000005"].outstanding == 230_000
    assert struck(11, "000009", book).loans["000005"].outstanding == 230_000
    assert book.loan_of["000009"] == book.loan_of["000007"] == "000005"


LISTED = (
    *START,
    record("other_income", 5, amount=9000),
    record("dividend_declaration", 6, year=2023, due=3000, available=9000, amount=3000),
    record(
        "dividend_payment", 7, year=2023, amount=3000, paid_on=FIRST,
        households=({"member": "M0001", "amount": 1000}, {"member": "M0002", "amount": 2000}),
    ),
)


def test_two_households_of_one_list_may_both_be_sent_back() -> None:
    book = after(*LISTED, returned(8, "000007", 1000, "M0001"), returned(9, "000007", 2000, "M0002"))
    keys = {"000007/M0001": "000008", "000007/M0002": "000009"}

    assert dict(book.returned) == keys
    assert dict(book.payables_of) == {"M0001": 1000, "M0002": 2000}
    assert dict(struck(10, "000008", book).returned) == {return_key("000007", "M0002"): "000009"}
    assert dict(struck(10, "000008", book).payables_of) == {"M0001": 0, "M0002": 2000}
    assert "000008" not in struck(10, "000008", book).returns
    assert book.member_of["000008"] == "M0001"


def test_the_same_part_sent_back_twice_is_known_by_the_later_record() -> None:
    book = after(*LISTED, returned(8, "000007", 1000, "M0001"), returned(9, "000007", 1000, "M0001"))
    key = return_key("000007", "M0001")

    assert book.returned[key] == "000009"
    assert struck(10, "000008", book).returned[key] == "000009"
    assert key not in struck(10, "000009", book).returned


@pytest.mark.parametrize("source", ["government_grants", "partner_unit_grants", "donations"])
def test_money_handed_back_leaves_the_account_it_came_from(source: str) -> None:
    book = after(*START, record("capital_return", 5, source=source, amount=400))

    assert (book.totals.bank, book.totals.gap) == (999_600, 0)
    assert (book.balances["bank"], book.balances[source]) == (999_600, 400 if source != "donations" else -899_600)


def test_a_cost_about_a_loan_that_came_back_leaves_the_loan_alone() -> None:
    cost = record("collection_cost", 8, loan="000005", amount=100)
    book = after(*LENT, cost, returned(9, "000008", 100))

    assert book.loans == after(*LENT).loans
    assert "000009" not in book.loan_of
    assert book.totals.bank == after(*LENT).totals.bank


def test_instalments_of_a_retry_keep_their_months_over_new_year() -> None:
    lent = dt.date(2024, 11, 20)
    paid = record(
        "loan_disbursement", 7, lent, approval="000006", borrower="M0001", amount=200_000, months=14, paid_on=lent,
        schedule=({"months": 3, "amount": 50_000}, {"months": 14, "amount": 150_000}),
    )
    again = after(*LENT[:-1], paid, returned(8, "000007", 200_000), retry(9, "000008", dt.date(2024, 12, 5)))
    payout_again = again.loans["000005"].payout

    assert payout_again is not None
    assert [part.due for part in payout_again.schedule] == [dt.date(2025, 3, 5), dt.date(2026, 2, 5)]
