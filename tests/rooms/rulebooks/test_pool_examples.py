"""The worked examples of the rule catalogue that draw on the fee pool: allowances of E1 to E6, the dividend of E5.

Every figure here was reckoned by hand; the rules must accept exactly it, and refuse a fen more or less.
"""

from datetime import date, timedelta
from typing import Any

import pytest

from hzpub.base.money import parse_yuan, yuan
from hzpub.base.months import Quarter, add_months
from hzpub.kinds import all_kinds
from hzpub.kinds.record import make_record
from hzpub.ledger.allowances import allowance
from hzpub.ledger.replay import Step, take_step
from tests.rooms.rulebooks.test_worked_examples import PARAMS, Village, broken

ALLOWANCE = ("ALLOWANCE-COLLECTION", "ALLOWANCE-DISBURSEMENT", "ALLOWANCE-QUARTERLY", "POOL-SOURCE")
DIVIDEND = ("DIVIDEND-ANNUAL", "DIVIDEND-RATE", "POOL-SOURCE")


class Pool(Village):
    """The same village, with what it does with its fees."""

    def late(self, kind: str, day: date, entered: date, **values: Any) -> Step:
        """A record that is entered on another day than its own."""
        self.count += 1
        record = make_record(all_kinds()[kind], f"{self.count:06}", entered, {"date": day, "paid_on": day, **values})
        step = take_step(self.book, record)
        self.book = step.after
        return step

    def parts(self, quarter: str) -> tuple[str, str]:
        """What the loans bring the council for a quarter: on lending, on recovery."""
        due = allowance(self.book, Quarter.parse(quarter), PARAMS.allowance_terms)
        return yuan(due.issue_fen), yuan(due.collection_fen)

    def draw(self, quarter: str, issue: str, collection: str, days: int = 16) -> Step:
        """The council draws `days` after the quarter's end."""
        closed = Quarter.parse(quarter)
        parts = {"issue": parse_yuan(issue), "collection": parse_yuan(collection)}
        day = closed.last + timedelta(days)
        return self.enter("operating_allowance", day, quarter=closed, amount=sum(parts.values()), **parts)

    def interest(self, amount: str, day: date) -> None:
        self.enter("other_income", day, source="bank_interest", amount=parse_yuan(amount))

    def declare(self, year: int, due: str, available: str, amount: str, day: date | None = None) -> Step:
        figures = {"due": parse_yuan(due), "available": parse_yuan(available), "amount": parse_yuan(amount)}
        return self.enter("dividend_declaration", day or date(year + 1, 1, 20), year=year, **figures)

    def pay(self, year: int, **amounts: str) -> Step:
        rows = tuple({"member": member, "amount": parse_yuan(amount)} for member, amount in amounts.items())
        total = sum(parse_yuan(amount) for amount in amounts.values())
        return self.enter("dividend_payment", date(year + 1, 1, 25), year=year, households=rows, amount=total)


@pytest.fixture
def village() -> Pool:
    made = Pool()
    made.enter("government_grant", date(2023, 1, 5), amount=parse_yuan("100000.00"))
    made.household("M0001", date(2023, 1, 10))
    return made


def test_e1_leaves_twelve_yuan_of_thirty_in_the_pool(village: Pool) -> None:
    loan = village.pay_out("M0001", "2000.00", date(2024, 3, 15), 3)
    village.repay(loan, date(2024, 6, 15), "2000.00", "30.00")

    assert village.parts("2024Q1") == ("1.13", "0.00")
    assert village.parts("2024Q2") == ("4.87", "12.00")
    assert broken(village.draw("2024Q1", "1.13", "0.00", days=100), *ALLOWANCE) == []
    assert broken(village.draw("2024Q2", "4.87", "12.00"), *ALLOWANCE) == []
    assert yuan(village.book.totals.fee_pool) == "12.00"


def test_e2_early_and_over_a_month_end(village: Pool) -> None:
    loan = village.pay_out("M0001", "1750.00", date(2024, 1, 31), 3)
    village.repay(loan, date(2024, 3, 7), "1750.00", "10.79")

    assert village.parts("2024Q1") == ("2.16", "4.32")
    assert broken(village.draw("2024Q1", "2.16", "4.32"), *ALLOWANCE) == []
    assert yuan(village.book.totals.fee_pool) == "4.31"


def test_e3_splits_the_issue_part_over_three_quarters_and_stops_at_the_due_date(village: Pool) -> None:
    loan = village.pay_out("M0001", "2500.00", date(2024, 5, 20), 6)
    village.repay(loan, date(2025, 1, 8), "2500.00", "95.42", "20.42")

    assert [village.parts(each) for each in ("2024Q2", "2024Q3", "2024Q4", "2025Q1")] == [
        ("3.42", "0.00"),
        ("7.50", "0.00"),
        ("4.08", "0.00"),
        ("0.00", "19.08"),
    ]


def test_e4_instalments_bring_46_yuan(village: Pool) -> None:
    loan = village.pay_out("M0001", "3000.00", date(2024, 2, 10), 12)
    village.repay(loan, date(2024, 5, 10), "1000.00", "15.00")
    village.repay(loan, date(2024, 8, 25), "1000.00", "32.50")
    village.repay(loan, date(2025, 2, 10), "1000.00", "60.00")
    quarters = ["2024Q1", "2024Q2", "2024Q3", "2024Q4", "2025Q1"]
    issue, collection = zip(*(village.parts(each) for each in quarters), strict=True)

    assert collection == ("0.00", "6.00", "6.50", "0.00", "12.00")
    assert sum(parse_yuan(each) for each in issue) == parse_yuan("21.50")


def test_e6_over_a_year_falls_to_the_lowest_tier(village: Pool) -> None:
    loan = village.pay_out("M0001", "2000.00", date(2023, 8, 31), 12)
    village.repay(loan, date(2024, 11, 10), "2000.00", "143.33", "23.33")
    quarters = ["2023Q3", "2023Q4", "2024Q1", "2024Q2", "2024Q3", "2024Q4"]
    issue, collection = zip(*(village.parts(each) for each in quarters), strict=True)

    assert sum(parse_yuan(each) for each in issue) == parse_yuan("24.00")
    assert collection[-1] == "14.33"


@pytest.mark.parametrize(
    ("months", "days", "collection"),
    [
        (6, 0, "24.00"),  # 2.00 x 6 x 2 per mille of 1000: 4.00 a month
        (6, 1, "12.07"),  # 2.00 x (6 + 1/30) = 12.0666...
        (12, 0, "24.00"),
        (12, 1, "12.03"),  # 1.00 x (12 + 1/30) = 12.0333...
    ],
)
def test_recovery_falls_a_tier_on_the_day_after(village: Pool, months: int, days: int, collection: str) -> None:
    loan = village.pay_out("M0001", "2000.00", date(2024, 3, 15), 12)
    day = add_months(date(2024, 3, 15), months) + timedelta(days)
    principal, fee, penalty = village.cost(loan, day)
    village.repay(loan, day, principal, fee, penalty)

    assert village.parts(str(Quarter.of(day)))[1] == collection


@pytest.mark.parametrize(
    ("issue", "collection", "rules"),
    [
        ("4.87", "12.00", []),
        ("4.88", "12.00", ["ALLOWANCE-DISBURSEMENT"]),
        ("4.86", "12.00", ["ALLOWANCE-DISBURSEMENT"]),
        ("4.87", "12.01", ["ALLOWANCE-COLLECTION"]),
        ("4.87", "11.99", ["ALLOWANCE-COLLECTION"]),
        ("12.00", "4.87", ["ALLOWANCE-COLLECTION", "ALLOWANCE-DISBURSEMENT"]),
    ],
)
def test_e1_one_wrong_figure_is_one_breach(village: Pool, issue: str, collection: str, rules: list[str]) -> None:
    loan = village.pay_out("M0001", "2000.00", date(2024, 3, 15), 3)
    village.repay(loan, date(2024, 6, 15), "2000.00", "30.00")

    assert broken(village.draw("2024Q2", issue, collection), *ALLOWANCE) == rules


def test_an_allowance_drawn_twice_is_caught(village: Pool) -> None:
    loan = village.pay_out("M0001", "2000.00", date(2024, 3, 15), 3)
    village.repay(loan, date(2024, 6, 15), "2000.00", "30.00")
    village.draw("2024Q2", "4.87", "12.00")

    assert broken(village.draw("2024Q2", "4.87", "0.00"), *ALLOWANCE) == ["ALLOWANCE-QUARTERLY"]
    assert broken(village.draw("2024Q3", "4.87", "0.00"), *ALLOWANCE) == ["ALLOWANCE-DISBURSEMENT"]


def test_a_quarter_is_drawn_on_the_sixteenth_day_or_once_its_notice_is_sealed(village: Pool) -> None:
    village.pay_out("M0001", "2000.00", date(2024, 3, 15), 3)
    village.interest("100.00", date(2024, 3, 21))

    assert broken(village.draw("2024Q1", "1.13", "0.00", days=15), "ALLOWANCE-QUARTERLY") == ["ALLOWANCE-QUARTERLY"]

    village.enter("reversal", date(2024, 4, 15), target=village.book.number, reason="提早了")
    village.enter("notice", date(2024, 4, 15), quarter=Quarter(2024, 1))

    assert broken(village.draw("2024Q1", "1.13", "0.00", days=15), *ALLOWANCE) == []


def test_a_pay_out_entered_late_is_drawn_for_in_the_next_quarter(village: Pool) -> None:
    village.interest("100.00", date(2024, 3, 21))
    loan = village.ask("M0001", "2000.00", date(2024, 3, 10), 3)
    approval = village.approve(loan, "2000.00", date(2024, 3, 12), 3).record.number
    day, entered = date(2024, 3, 15), date(2024, 4, 20)
    paid = {"borrower": "M0001", "amount": parse_yuan("2000.00"), "months": 3, "account": "000001"}
    assert village.late("loan_disbursement", day, entered, approval=approval, **paid).is_late
    village.repay(loan, date(2024, 6, 15), "2000.00", "30.00")

    assert broken(village.draw("2024Q2", "6.00", "12.00"), *ALLOWANCE) == []


def test_what_was_drawn_too_much_for_a_reversed_repayment_is_taken_off_later(village: Pool) -> None:
    village.interest("100.00", date(2024, 3, 21))
    loan = village.pay_out("M0001", "2000.00", date(2024, 3, 15), 3)
    wrong = village.repay(loan, date(2024, 6, 15), "2000.00", "30.00").record.number
    village.draw("2024Q2", "4.87", "12.00")
    village.enter("reversal", date(2024, 7, 20), target=wrong, reason="记错了户")
    village.repay(loan, date(2024, 10, 10), "2000.00", "68.33", "38.33")

    # 2.00 x (6 + 25/30) = 13.666...; 12.00 of it was drawn already
    assert village.parts("2024Q4") == ("0.00", "13.67")
    assert broken(village.draw("2024Q4", "0.00", "1.67"), *ALLOWANCE) == []


def test_a_short_pool_pays_both_parts_in_one_proportion(village: Pool) -> None:
    loan = village.pay_out("M0001", "2000.00", date(2024, 3, 15), 3)
    village.repay(loan, date(2024, 6, 15), "2000.00", "10.00")

    # 10.00 of 16.87: 4.87 x 1000 / 1687 = 2.886..., 12.00 x 1000 / 1687 = 7.113...
    assert broken(village.draw("2024Q2", "2.88", "7.11"), *ALLOWANCE) == []
    assert yuan(village.book.totals.fee_pool) == "0.01"

    village.interest("50.00", date(2024, 8, 1))

    assert broken(village.draw("2024Q3", "0.00", "6.88"), *ALLOWANCE) == ["ALLOWANCE-COLLECTION"]


def test_e5_two_shares_for_nine_whole_months(village: Pool) -> None:
    village.book = Village().book
    village.household("M0001", date(2024, 3, 15), shares=2)
    village.interest("100.00", date(2024, 12, 21))

    assert broken(village.declare(2024, "27.00", "100.00", "27.00"), *DIVIDEND) == []
    assert broken(village.pay(2024, M0001="27.00"), *DIVIDEND) == []


def test_e5_odd_days_are_left_out(village: Pool) -> None:
    village.book = Village().book
    village.household("M0001", date(2024, 3, 15), shares=2)
    village.interest("100.00", date(2024, 12, 21))

    assert broken(village.declare(2024, "28.70", "100.00", "28.70"), *DIVIDEND) == ["DIVIDEND-RATE"]


def test_a_full_year_of_a_share_is_18_yuan_and_a_gift_share_nothing(village: Pool) -> None:
    village.enter("gift_share", date(2023, 1, 10), member="M0001", form="gift", shares=1)
    village.interest("100.00", date(2024, 12, 21))

    assert broken(village.declare(2024, "18.00", "100.00", "18.00"), *DIVIDEND) == []


@pytest.mark.parametrize(
    ("pool", "amount", "first", "second"),
    [("45.00", "45.00", "27.00", "18.00"), ("44.99", "44.98", "26.99", "17.99"), ("0.02", "0.01", "0.01", "0.00")],
)
def test_a_short_pool_gives_each_household_its_part_rounded_down(
    pool: str, amount: str, first: str, second: str
) -> None:
    village = Pool()
    village.household("M0001", date(2024, 3, 15), shares=2)
    village.household("M0002", date(2023, 3, 15))
    village.interest(pool, date(2024, 12, 21))

    assert broken(village.declare(2024, "45.00", pool, amount), *DIVIDEND) == []
    assert broken(village.pay(2024, M0001=first, M0002=second), *DIVIDEND) == []


def test_dividends_paid_by_two_lists_never_exceed_what_was_declared() -> None:
    village = Pool()
    village.household("M0001", date(2024, 3, 15), shares=2)
    village.household("M0002", date(2023, 3, 15))
    village.interest("44.99", date(2024, 12, 21))
    village.declare(2024, "45.00", "44.99", "44.98")

    assert broken(village.pay(2024, M0001="26.99"), *DIVIDEND) == []
    assert broken(village.pay(2024, M0002="18.00"), *DIVIDEND, "FUND-USE-LOANS-ONLY") == [
        "DIVIDEND-RATE",
        "FUND-USE-LOANS-ONLY",
    ]


def test_the_rate_under_which_a_year_was_declared_pays_it() -> None:
    """A fund that halves its dividend after the declaration still pays what was declared."""
    made = Pool()
    made.enter(
        "charter",
        date(2023, 1, 2),
        fund="x.1",
        fund_name="x",
        fund_kind="key_village",
        commit_signatures="no",
        village="x",
        people=(),
        offices=(),
        keys=(),
        parameters=(),
    )
    made.household("M0001", date(2023, 3, 15))
    made.interest("40.00", date(2024, 12, 21))
    made.declare(2024, "18.00", "40.00", "18.00")
    halved = ({"name": "dividend", "value": "1.5", "authority": "会员大会"},)
    made.enter("rulebook_change", date(2025, 1, 22), meeting="000001", reason="少发", parameters=halved)

    assert broken(made.pay(2024, M0001="18.00"), *DIVIDEND) == []


def test_a_village_of_shares_alone_is_told_that_fees_cannot_serve_them() -> None:
    village = Pool()
    village.household("M0001", date(2024, 1, 10), shares=7)
    village.enter("donation", date(2024, 1, 10), amount=parse_yuan("1500.00"))
    seventy = village.enter("notice", date(2024, 4, 1), quarter=Quarter(2024, 1))
    village.enter("donation", date(2024, 4, 2), amount=parse_yuan("833.33"))
    above = village.enter("notice", date(2024, 7, 1), quarter=Quarter(2024, 2))
    village.enter("donation", date(2024, 7, 2), amount=parse_yuan("0.01"))
    below = village.enter("notice", date(2024, 10, 1), quarter=Quarter(2024, 3))

    assert [broken(each, "POOL-FEASIBLE") for each in (seventy, above, below)] == [
        ["POOL-FEASIBLE"],
        ["POOL-FEASIBLE"],
        [],
    ]
