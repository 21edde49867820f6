"""What a household remembers: of two records of one sort, striking out one leaves the other as it was."""

import datetime as dt
from typing import Any

import pytest

from hzpub.kinds.record import Record
from hzpub.ledger.book import Book, Member
from tests.rooms.ledger.lives import FIRST, after, application, member, record, reversal, shares

DAY = dt.timedelta(1)
JOINED = (member(1), member(2, "M0002"), member(3, "M0003"))


def household(book: Book, number: str = "M0001") -> Member:
    return book.members[number]


PAY_BY = FIRST + 90 * DAY
TWINS: list[tuple[str, str, dict[str, Any]]] = [
    ("share_subscription", "lots", {"shares": 1, "amount": 50_000}),
    ("share_redemption", "lots", {"shares": 1, "amount": 50_000, "paid_on": FIRST}),
    ("gift_share", "gifts", {"shares": 1}),
    ("gift_share_end", "gifts", {"shares": 1}),
    ("member_account", "accounts", {}),
    ("share_deferral", "deferrals", {"shares": 1, "pay_by": PAY_BY}),
    ("suspension", "suspensions", {"loan": "000009"}),
]


def told(book: Book, field: str) -> list[str]:
    """The records behind a field of M0001."""
    return [each if isinstance(each, str) else each[0] for each in getattr(household(book), field)]


@pytest.mark.parametrize(("kind", "field", "values"), TWINS, ids=[each[0] for each in TWINS])
def test_of_two_only_the_one_struck_out_goes(kind: str, field: str, values: dict[str, Any]) -> None:
    book = after(*JOINED, *(record(kind, at, member="M0001", **values) for at in (4, 5)))

    assert told(book, field) == ["000004", "000005"]
    assert told(after(reversal(6, "000004"), book=book), field) == ["000005"]
    assert told(after(reversal(6, "000005"), book=book), field) == ["000004"]


def test_what_a_household_holds_is_what_came_less_what_went() -> None:
    back = record("share_redemption", 6, FIRST, member="M0001", shares=1, amount=50_000, paid_on=FIRST)
    gifts = (record("gift_share", 7, member="M0001", shares=2), record("gift_share", 8, member="M0001", shares=3))
    ended = record("gift_share_end", 9, member="M0001", shares=4)
    held = household(after(*JOINED, shares(4, 100_000), shares(5), back, *gifts, ended))

    assert (held.shares, held.share_fen, held.gift_shares) == (1, 100_000, 1)
    assert [(lot.shares, lot.fen) for lot in held.lots] == [(1, 100_000), (1, 50_000), (-1, -50_000)]
    assert [(lot.shares, lot.fen) for lot in held.gifts] == [(2, 0), (3, 0), (-4, 0)]


def turned(number: int, to: str) -> Record:
    return record("household_class_change", number, member="M0001", household_class=to)


@pytest.mark.parametrize(
    ("struck", "expected"),
    [
        ((), "ordinary"),
        (("000006",), "low_income"),
        (("000004",), "ordinary"),
        (("000005",), "ordinary"),
        (("000005", "000006"), "poor"),
        (("000004", "000006"), "low_income"),
        (("000004", "000005"), "ordinary"),
        (("000004", "000005", "000006"), "ordinary"),
        (("000006", "000005"), "poor"),
        (("000006", "000005", "000004"), "ordinary"),
    ],
)
def test_the_class_is_that_of_the_last_change_that_stands(struck: tuple[str, ...], expected: str) -> None:
    book = after(*JOINED, turned(4, "poor"), turned(5, "low_income"), turned(6, "ordinary"))
    now = after(*(reversal(at, each) for at, each in enumerate(struck, 10)), book=book)

    assert household(now).household_class == expected
    assert len(household(now).classes) == 3 - len(struck)


def test_a_household_is_expelled_once_and_only_that_record_takes_it_back() -> None:
    first, second = (record("expulsion", at, FIRST + at * DAY, member="M0001") for at in (4, 5))
    book = after(*JOINED, first, second)

    assert (household(book).expelled, household(book).expelled_on) == ("000004", FIRST + 4 * DAY)
    assert household(after(reversal(6, "000005"), book=book)).expelled == "000004"
    assert household(after(reversal(6, "000004"), book=book)).expelled == ""
    assert household(after(reversal(6, "000004"), book=book)).expelled_on is None


def test_a_successor_stands_for_the_household_and_is_found_as_its_head() -> None:
    book = after(*JOINED, record("succession", 4, member="M0002", person="P0009"))
    nobody = after(*JOINED, record("succession", 4, member="M9999", person="P0009"))

    assert (household(book, "M0002").person, book.heads["P0009"]) == ("P0009", "M0002")
    assert "P0009" not in nobody.heads


def group(number: int, *members: str, replaces: str = "") -> Record:
    values: dict[str, Any] = {"members": members, "leader": members[0]}
    return record("group_change", number, group=replaces, **values) if replaces else record(
        "joint_liability_group", number, **values
    )


def groups(book: Book) -> tuple[list[str], list[tuple[str, ...]]]:
    """The groups that stand, and those of each household."""
    standing = sorted(number for number, each in book.groups.items() if not each.dissolved)
    return standing, [book.members[each].groups for each in ("M0001", "M0002", "M0003")]


def test_a_changed_group_takes_the_place_of_the_old_one_and_gives_it_back() -> None:
    old, other = group(4, "M0001", "M0002"), group(5, "M0001")
    change = group(6, "M0002", "M0003", "M9999", replaces="000004")
    before, book = after(*JOINED, old, other), after(*JOINED, old, other, change)

    assert groups(before) == (["000004", "000005"], [("000004", "000005"), ("000004",), ()])
    assert groups(book) == (["000005", "000006"], [("000005",), ("000006",), ("000006",)])
    assert groups(after(reversal(7, "000006"), book=book)) == (
        ["000004", "000005"],
        [("000005", "000004"), ("000004",), ()],
    )
    assert groups(after(reversal(7, "000005"), book=book)) == (["000006"], [(), ("000006",), ("000006",)])
    assert book.groups["000006"].replaces == "000004"


def test_a_record_about_a_household_that_never_joined_is_remembered_nowhere() -> None:
    about = (
        *(shares(4, name="M9999"), record("gift_share", 5, member="M9999", shares=1)),
        record("suspension", 6, member="M9999", loan="000009"),
    )
    book = after(*JOINED, *about, reversal(7, "000005"))

    assert set(book.members) == {"M0001", "M0002", "M0003"}
    assert not {"000004", "000005", "000006"} & set(book.member_of)


def test_a_request_waits_until_it_is_struck_out() -> None:
    asks = [record("redemption_request", at, FIRST, member="M0001", shares=2) for at in (4, 5)]
    book = after(*JOINED, *asks)

    assert sorted(book.affairs.waiting) == ["000004", "000005"]
    assert book.affairs.waiting["000004"].shares == 2
    assert sorted(after(reversal(6, "000004"), book=book).affairs.waiting) == ["000005"]
    assert book.member_of["000004"] == "M0001"


def test_a_request_that_was_served_cannot_be_taken_back_any_more() -> None:
    ask = record("redemption_request", 4, FIRST, member="M0001", shares=1)
    back = record("share_redemption", 5, FIRST, member="M0001", shares=1, amount=50_000, paid_on=FIRST)
    book = after(*JOINED, ask, record("redemption_request", 6, FIRST, member="M0002", shares=1), back)

    assert sorted(after(reversal(7, "000004"), book=book).affairs.waiting) == ["000006"]


def test_a_loan_is_remembered_by_its_household_in_the_order_of_the_asking() -> None:
    book = after(*JOINED, application(4), application(5), application(6, name="M9999"))

    assert household(book).loans == ("000004", "000005")
    assert sorted(book.undecided) == ["000004", "000005", "000006"]
