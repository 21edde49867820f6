"""A tiny fund, made of records in memory: four households, five loans, one of everything that can happen.

Its books, worked out by hand (fen):

    quarter   bank        loans     fund        fee pool
    2024Q1    5,600,000   400,000   6,000,000        0
    2024Q2    5,806,618   200,000   6,000,000    6,618
    2024Q3    5,659,118   350,000   6,000,000    9,118
    2024Q4    5,722,384   250,000   5,960,000   12,384
    2025Q1    5,722,384   250,000   5,960,000   12,384
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from hzpub.kinds import all_kinds
from hzpub.kinds.record import Record, Seal, make_record
from hzpub.ledger.fees import FeeTerms
from hzpub.ledger.replay import replay
from hzpub.reports.basis import Basis
from hzpub.reports.chronicle import Chronicle
from hzpub.reports.parts import Limits
from hzpub.rulebooks.discovery import mutual_aid

TERMS = FeeTerms(usage_fee=50, penalty=50)
LIMITS = Limits(
    cap_base=200_000,
    cap_step=50_000,
    cap_max=500_000,
    star_max=6,
    share_price=50_000,
    max_lent=900,
    longest_term=12,
)
SPELT = {"cap_base": "cap_base", "cap_step": "cap_step", "cap_max": "cap_max", "max_lent": "max_lent_permille"}
"""How the rulebook spells the limits that tests change."""
OFFICERS = {
    "council": "P0001",
    "chair": "P0001",
    "accountant": "P0002",
    "cashier": "P0003",
    "supervisors": "P0004",
    "township_finance": "P0005",
}
LOANS = {"a": "000017", "b": "000021", "c": "000030", "d": "000037", "e": "000042", "f": "000044"}
"""On time; late, in parts; running; withdrawn; approved; applied for."""


class Writer:
    """Writes records one after another, each sealed by everybody who must."""

    def __init__(self) -> None:
        self.records: list[Record] = []

    def write(self, kind_name: str, date: str, /, entered: str = "", **values: Any) -> str:
        """One record more; answers its number. Days are spelled out, sums are fen."""
        kind = all_kinds()[kind_name]
        number = f"{len(self.records) + 1:06}"
        days = {name: dt.date.fromisoformat(values[name]) for name in ("paid_on", "deadline") if name in values}
        day_of_entry = dt.date.fromisoformat(entered or values.get("paid_on", date))
        seals = tuple(Seal(role, OFFICERS[role], f"key of {role}") for role in kind.seals.all_of)
        record = make_record(
            kind,
            number,
            day_of_entry,
            {"date": dt.date.fromisoformat(date), **values, **days},
            seals,
            Seal("cashier", "P0003", "key of cashier"),
            f"records/{day_of_entry:%Y/%m}/{number}-{kind_name}.yml",
            f"{len(self.records) + 1:064x}",
        )
        self.records.append(record)
        return number

    def lend(self, member: str, asked: str, approved: str, paid: str, fen: int, months: int, **how: Any) -> str:
        """A loan from application to pay-out; answers its number."""
        loan = self.apply(member, asked, fen, months, **how)
        signers = how.get("signers", ("M0002", "M0003"))
        self.write("guarantee", asked, application=loan, guarantors=signers)
        approval = self.approve(loan, approved, fen, months, how.get("stars", 0))
        day_before = str(dt.date.fromisoformat(paid) - dt.timedelta(days=1))
        pay = {"approval": approval, "borrower": member, "amount": fen, "months": months, "paid_on": paid}
        self.write("loan_disbursement", day_before, **pay)
        return loan

    def apply(self, member: str, day: str, fen: int, months: int, **how: Any) -> str:
        """An application alone; answers the loan's number."""
        values = {"borrower": member, "amount": fen, "months": months, "category": "breeding", "purpose": "养鹅周转"}
        group = {"group": how["group"]} if "group" in how else {}
        mode = "joint_group" if group else "personal"
        return self.write("loan_application", day, **values, **group, guarantee=mode)

    def approve(self, loan: str, day: str, fen: int, months: int, stars: int) -> str:
        """The council's decision; answers its number."""
        votes = ("P0001", "P0002", "P0003")
        return self.write(
            "loan_approval", day, application=loan, amount=fen, months=months, stars=stars, in_favour=votes
        )

    def repay(self, loan: str, day: str, principal: int, usage_fee: int, penalty: int = 0) -> str:
        """A repayment by the household; answers its number."""
        parts = {"principal": principal, "usage_fee": usage_fee, "penalty": penalty, "excess": 0}
        return self.write("loan_repayment", day, loan=loan, payer="borrower", amount=sum(parts.values()), **parts)


def tiny_fund() -> list[Record]:
    """The records of the tiny fund."""
    fund = Writer()
    write = fund.write
    people = tuple({"person": f"P000{each}", "name_hold": f"hold of P000{each}"} for each in range(1, 6))
    write(
        "charter",
        "2024-01-05",
        fund="tiny.361122",
        fund_name="小坞村互助资金",
        village="小坞村",
        township="青石镇",
        county="云溪县",
        fund_kind="key_village",
        fiction="yes",
        commit_signatures="required",
        bank="云溪农村合作银行",
        account_holder="township_finance",
        hotline="0793-1234567",
        people=people,
        offices=(),
        keys=(),
    )
    households = (("poor", 1), ("ordinary", 1), ("low_income", 2), ("ordinary", 2))
    for each in range(1, 5):
        write("person", "2024-01-10", person=f"P001{each}", name_hold=f"hold of P001{each}")
    for each, (name, group) in enumerate(households, 1):
        place = {"household_class": name, "village_group": group}
        write("member", "2024-01-10", member=f"M000{each}", person=f"P001{each}", **place)
    for each, shares in enumerate((1, 2, 1, 1), 1):
        write("share_subscription", "2024-01-12", member=f"M000{each}", shares=shares, amount=shares * 50_000)
    write("government_grant", "2024-01-15", giver="县财政局", amount=5_000_000)
    write("donation", "2024-01-20", giver="某企业", amount=750_000)
    group = write("joint_liability_group", "2024-01-25", members=("M0001", "M0002", "M0003"), leader="M0002")
    a = fund.lend("M0001", "2024-02-10", "2024-02-20", "2024-03-15", 200_000, 3, group=group)
    b = fund.lend("M0002", "2024-03-16", "2024-03-18", "2024-03-20", 200_000, 6, signers=("M0004",))
    write("bank_statement", "2024-03-31", "2024-04-02", balance=5_600_000)
    fund.repay(a, "2024-06-15", 200_000, 3_000)
    wrong = fund.repay(b, "2024-06-20", 100_000, 1_500)
    write("reversal", "2024-06-25", target=wrong, reason="记错了户")
    write("other_income", "2024-06-25", source="bank_interest", amount=3_618)
    fund.lend("M0001", "2024-07-05", "2024-07-10", "2024-07-15", 250_000, 12, group=group, stars=1)
    fund.repay(b, "2024-08-20", 100_000, 2_500)
    short = fund.repay(b, "2024-10-28", 100_000, 2_633, 633)
    who = {"owner": "P0003", "deadline": "2024-12-31", "remedy": "补收 10 元"}
    breach = write("breach", "2024-11-05", target=short, rule="FEE-ONCE", **who)
    d = fund.apply("M0003", "2024-11-10", 100_000, 3)
    write("reversal", "2024-11-12", target=d, reason="不借了")
    write("donation", "2024-09-10", "2024-11-15", giver="某商会", amount=10_000)
    write("share_redemption", "2024-12-09", member="M0004", shares=1, amount=50_000, paid_on="2024-12-10")
    under_way = ({"direction": "in", "amount": 500, "note": "利息"},)
    write("bank_statement", "2024-12-31", "2025-01-03", balance=5_722_884, differences=under_way)
    e = fund.apply("M0002", "2025-01-06", 150_000, 3)
    fund.approve(e, "2025-01-08", 150_000, 3, 0)
    fund.apply("M0003", "2025-01-09", 100_000, 3)
    write("breach_cure", "2025-01-10", breach=breach, done="已补收")
    return fund.records


View = Callable[..., Basis]


@pytest.fixture(scope="session")
def view() -> View:
    """A fund (by default the tiny one, up to record `until`) as seen on `as_of` (by default its last entry's day)."""

    def seen(as_of: str = "", until: int = 99, records: list[Record] | None = None, **changed: Any) -> Basis:
        steps = list(replay((records or tiny_fund())[:until]))
        book = steps[-1].after
        own = replace(
            mutual_aid().parameters_of(()), **{SPELT[name]: each for name, each in changed.items() if name in SPELT}
        )
        return Basis(
            book=book,
            chronicle=Chronicle.of(steps),
            as_of=dt.date.fromisoformat(as_of) if as_of else book.entered,
            terms_of=lambda _: TERMS,
            limits_on=lambda _: replace(LIMITS, **changed),
            params_at=lambda _: own,
        )

    return seen


@pytest.fixture
def tiny(view: View) -> Basis:
    """The whole tiny fund on the day of its last entry, 2025-01-10."""
    return view()


@pytest.fixture
def loans() -> dict[str, str]:
    """The six loans by letter: a on time, b late, c running, d withdrawn, e approved, f applied for."""
    return LOANS


@pytest.fixture(scope="session")
def new_fund() -> type[Writer]:
    """Makes a writer of records, for funds that the tiny one does not cover."""
    return Writer
