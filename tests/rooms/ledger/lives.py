"""Random lives of a fund: any records in any order, as a hostile cashier might enter them.

Nothing here keeps a rule: amounts, days and references are drawn at will, some lead nowhere. What must hold for
such a life must hold for every life.
"""

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from hzpub.kinds import all_kinds
from hzpub.kinds.record import Record, make_record
from hzpub.ledger.book import EMPTY, Book
from hzpub.ledger.replay import take_step

FIRST = dt.date(2024, 1, 1)
MEMBERS = ("M0001", "M0002", "M0003")
FEN = st.integers(0, 500_000)
DAYS = st.integers(0, 500).map(lambda days: FIRST + dt.timedelta(days))


def record(kind: str, number: int, day: dt.date = FIRST, entered: dt.date | None = None, **values: Any) -> Record:
    """A record of `kind` with meanings given straight; `day` is its date."""
    return make_record(all_kinds()[kind], f"{number:06}", entered or day, {"date": day, **values})


def member(number: int, name: str = "M0001", day: dt.date = FIRST) -> Record:
    """A household joins."""
    return record(
        "member", number, day, member=name, person="P0001", village_group=1, household_class="ordinary", class_list="名单"
    )


def shares(number: int, fen: int = 50_000, day: dt.date = FIRST, name: str = "M0001") -> Record:
    """A household pays in a share."""
    return record("share_subscription", number, day, member=name, shares=1, amount=fen, bank_slip="1")


def application(number: int, fen: int = 200_000, months: int = 3, name: str = "M0001", day: dt.date = FIRST) -> Record:
    """A household asks for a loan."""
    values = {"category": "breeding", "purpose": "养鹅", "guarantee": "personal"}
    return record("loan_application", number, day, borrower=name, amount=fen, months=months, **values)


def approval(number: int, of: str, fen: int = 200_000, months: int = 3, day: dt.date = FIRST) -> Record:
    """The council decides."""
    return record("loan_approval", number, day, application=of, amount=fen, months=months, stars=0, in_favour=("P0001",))


def payout(number: int, of: str, fen: int = 200_000, months: int = 3, day: dt.date = FIRST) -> Record:
    """The money goes out on `day`."""
    return record("loan_disbursement", number, day, approval=of, borrower="M0001", amount=fen, months=months, paid_on=day)


def repayment(
    number: int, of: str, principal: int, fee: int = 0, penalty: int = 0, excess: int = 0, day: dt.date = FIRST
) -> Record:
    """Money comes back, split as given."""
    parts = {"principal": principal, "usage_fee": fee, "penalty": penalty, "excess": excess}
    return record("loan_repayment", number, day, loan=of, payer="borrower", amount=sum(parts.values()), **parts)


def guarantee(number: int, of: str, *names: str, day: dt.date = FIRST) -> Record:
    """Households stand for a loan."""
    return record("guarantee", number, day, application=of, guarantors=names)


def statement(number: int, balance: int, day: dt.date = FIRST, *differences: tuple[str, int]) -> Record:
    """The bank says what stands on the account."""
    rows = tuple({"direction": way, "amount": fen, "note": "x"} for way, fen in differences)
    return record("bank_statement", number, day, balance=balance, differences=rows)


def reversal(number: int, target: str, day: dt.date = FIRST) -> Record:
    """An entry is struck out."""
    return record("reversal", number, day, target=target, reason="记错")


def after(*records: Record, book: Book = EMPTY) -> Book:
    """The book after `records`."""
    for each in records:
        book = take_step(book, each).after
    return book


@st.composite
def lives(draw: st.DrawFn) -> list[Record]:
    """Up to forty records of every kind that the books know of, after three households have joined."""
    life = [member(at, name) for at, name in enumerate(MEMBERS, 1)]
    kinds = sorted(_MAKERS)
    for number in range(4, 4 + draw(st.integers(0, 36))):
        life.append(_MAKERS[draw(st.sampled_from(kinds))](draw, number, life))
    return life


def _earlier(draw: st.DrawFn, life: list[Record], *kinds: str) -> str:
    fits = [each.number for each in life if not kinds or each.kind.name in kinds]
    return draw(st.sampled_from([*fits, "999999"]))


def _money_in(kind: str) -> Any:
    def make(draw: st.DrawFn, number: int, _: list[Record]) -> Record:
        return record(kind, number, draw(DAYS), amount=draw(FEN))

    return make


def _shares(kind: str) -> Any:
    def make(draw: st.DrawFn, number: int, _: list[Record]) -> Record:
        day = draw(DAYS)
        name = draw(st.sampled_from([*MEMBERS, "M9999"]))
        return record(kind, number, day, member=name, shares=draw(st.integers(1, 9)), amount=draw(FEN), paid_on=day)

    return make


def _repayment(draw: st.DrawFn, number: int, life: list[Record]) -> Record:
    parts = [draw(FEN) for _ in range(4)]
    return repayment(number, _earlier(draw, life, "loan_application"), *parts, day=draw(DAYS))


def _group(draw: st.DrawFn, number: int, _: list[Record]) -> Record:
    return record("joint_liability_group", number, draw(DAYS), members=MEMBERS, leader=MEMBERS[0])


_MAKERS: dict[str, Any] = {
    "share_subscription": _shares("share_subscription"),
    "share_redemption": _shares("share_redemption"),
    "government_grant": _money_in("government_grant"),
    "partner_unit_grant": _money_in("partner_unit_grant"),
    "donation": _money_in("donation"),
    "other_income": _money_in("other_income"),
    "joint_liability_group": _group,
    "member_account": lambda draw, number, _: record("member_account", number, draw(DAYS), member="M0001"),
    "loan_application": lambda draw, number, _: application(
        number, draw(FEN), name=draw(st.sampled_from([*MEMBERS, "M9999"])), day=draw(DAYS)
    ),
    "guarantee": lambda draw, number, life: guarantee(
        number, _earlier(draw, life, "loan_application"), "M0002", "M0003", day=draw(DAYS)
    ),
    "loan_approval": lambda draw, number, life: approval(
        number, _earlier(draw, life, "loan_application"), draw(FEN), day=draw(DAYS)
    ),
    "loan_disbursement": lambda draw, number, life: payout(
        number, _earlier(draw, life, "loan_approval"), draw(FEN), day=draw(DAYS)
    ),
    "loan_repayment": _repayment,
    "bank_statement": lambda draw, number, _: statement(number, draw(FEN), draw(DAYS), ("in", draw(FEN))),
    "reversal": lambda draw, number, life: reversal(number, _earlier(draw, life), draw(DAYS)),
}
