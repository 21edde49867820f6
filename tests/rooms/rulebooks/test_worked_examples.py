"""The worked examples of the rule catalogue, to the fen: every figure here was reckoned by hand, none by hzpub.

E5 (dividend) and the operating allowances of E1 to E6 stand in `test_pool_examples.py`.
"""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzpub.base.money import parse_yuan, yuan
from hzpub.kinds import all_kinds
from hzpub.kinds.record import make_record
from hzpub.ledger.book import EMPTY, Book
from hzpub.ledger.fees import last_timely_day, owed, split
from hzpub.ledger.replay import Step, take_step
from hzpub.ledger.standing import loan_cap, stars
from hzpub.rulebooks.discovery import mutual_aid

RULEBOOK = mutual_aid()
PARAMS = RULEBOOK.parameters_of(())
TERMS = PARAMS.fee_terms
MONEY_BACK = ("FEE-ONCE", "FEE-RATE", "PENALTY-RATE", "PENALTY-START", "REPAY-PRINCIPAL")


class Village:
    """Books without seals or files: records as replay gets them, one method for each that these examples need."""

    def __init__(self) -> None:
        self.book: Book = EMPTY
        self.count = 0

    def enter(self, kind: str, day: date, **values: Any) -> Step:
        self.count += 1
        values = {"date": day, "paid_on": day, **values}
        step = take_step(self.book, make_record(all_kinds()[kind], f"{self.count:06}", day, values))
        self.book = step.after
        return step

    def household(self, member: str, day: date, shares: int = 1) -> None:
        self.enter("member", day, member=member, person="P0001", village_group=1, household_class="ordinary")
        self.enter(
            "share_subscription", day, member=member, shares=shares, amount=shares * parse_yuan("500.00")
        )

    def ask(self, borrower: str, amount: str, day: date, months: int) -> str:
        self.enter(
            "loan_application",
            day,
            borrower=borrower,
            amount=parse_yuan(amount),
            months=months,
            category="breeding",
            purpose="养鹅",
            guarantee="personal",
        )
        return self.book.number

    def approve(self, loan: str, amount: str, day: date, months: int, stated_stars: int = 0) -> Step:
        fen = parse_yuan(amount)
        return self.enter(
            "loan_approval",
            day,
            application=loan,
            amount=fen,
            months=months,
            stars=stated_stars,
            in_favour=(),
        )

    def pay_out(self, borrower: str, amount: str, day: date, months: int) -> str:
        loan = self.ask(borrower, amount, day, months)
        self.approve(loan, amount, day, months)
        self.disburse(loan, borrower, amount, day, months)
        return loan

    def disburse(
        self, loan: str, borrower: str, amount: str, day: date, months: int, account: str = "000001"
    ) -> Step:
        approval = self.book.loans[loan].approval
        assert approval is not None
        return self.enter(
            "loan_disbursement",
            day,
            approval=approval.number,
            borrower=borrower,
            amount=parse_yuan(amount),
            months=months,
            account=account,
        )

    def repay(
        self, loan: str, day: date, principal: str, fee: str, penalty: str = "0.00", payer: str = "borrower"
    ) -> Step:
        parts = {
            "principal": parse_yuan(principal),
            "usage_fee": parse_yuan(fee),
            "penalty": parse_yuan(penalty),
        }
        return self.enter(
            "loan_repayment", day, loan=loan, payer=payer, amount=sum(parts.values()), excess=0, **parts
        )

    def cost(self, loan: str, day: date) -> tuple[str, ...]:
        """What clears the loan on that day: principal, usage fee, penalty."""
        return tuple(yuan(fen) for fen in owed(self.book.loans[loan], day, TERMS)[:3])

    def stars(self, member: str) -> int:
        return stars(self.book, member, TERMS, PARAMS.star_max)


def broken(step: Step, *rules: str) -> list[str]:
    """Which of `rules` the step breaks."""
    return [each for each in rules if (judge := RULEBOOK.rules[each].judge) and list(judge(step, PARAMS))]


@pytest.fixture
def village() -> Village:
    made = Village()
    made.enter("government_grant", date(2023, 1, 5), amount=parse_yuan("100000.00"))
    made.household("M0001", date(2023, 1, 10))
    return made


def test_e1_on_time(village: Village) -> None:
    loan = village.pay_out("M0001", "2000.00", date(2024, 3, 15), 3)

    assert village.cost(loan, date(2024, 6, 15)) == ("2000.00", "30.00", "0.00")
    assert village.stars("M0001") == 0

    repaid = village.repay(loan, date(2024, 6, 15), "2000.00", "30.00")

    assert yuan(repaid.record["amount"]) == "2030.00"
    assert broken(repaid, *MONEY_BACK) == []
    assert village.stars("M0001") == 1
    assert cap(1) == "2500.00"


def test_e2_early_and_over_a_month_end(village: Village) -> None:
    loan = village.pay_out("M0001", "1750.00", date(2024, 1, 31), 3)
    payout = village.book.loans[loan].payout

    assert payout is not None
    assert payout.due == date(2024, 4, 30)
    assert village.cost(loan, date(2024, 3, 7)) == ("1750.00", "10.79", "0.00")
    assert broken(village.repay(loan, date(2024, 3, 7), "1750.00", "10.79"), *MONEY_BACK) == []
    assert village.stars("M0001") == 1


def test_e3_late(village: Village) -> None:
    loan = village.pay_out("M0001", "2500.00", date(2024, 5, 20), 6)

    assert village.cost(loan, date(2025, 1, 8)) == ("2500.00", "95.42", "20.42")

    repaid = village.repay(loan, date(2025, 1, 8), "2500.00", "95.42", "20.42")

    assert yuan(repaid.record["amount"]) == "2615.84"
    assert broken(repaid, *MONEY_BACK) == []
    assert village.stars("M0001") == 0


@pytest.mark.parametrize(
    ("fee", "penalty", "rule"),
    [
        ("95.41", "20.42", "FEE-RATE"),
        ("95.43", "20.42", "FEE-RATE"),
        ("95.42", "20.41", "PENALTY-RATE"),
        ("95.42", "20.43", "PENALTY-RATE"),
        ("95.42", "0.00", "PENALTY-RATE"),
        ("0.00", "20.42", "FEE-ONCE"),
    ],
)
def test_e3_one_wrong_figure_is_one_breach(village: Village, fee: str, penalty: str, rule: str) -> None:
    loan = village.pay_out("M0001", "2500.00", date(2024, 5, 20), 6)

    assert broken(village.repay(loan, date(2025, 1, 8), "2500.00", fee, penalty), *MONEY_BACK) == [rule]


def test_e4_instalments(village: Village) -> None:
    loan = village.pay_out("M0001", "3000.00", date(2024, 2, 10), 12)
    parts = [
        village.repay(loan, date(2024, 5, 10), "1000.00", "15.00"),
        village.repay(loan, date(2024, 8, 25), "1000.00", "32.50"),
        village.repay(loan, date(2025, 2, 10), "1000.00", "60.00"),
    ]

    assert [broken(each, *MONEY_BACK) for each in parts] == [[], [], []]
    assert yuan(-village.book.balances["usage_fees"]) == "107.50"
    assert village.book.loans[loan].outstanding == 0
    assert village.stars("M0001") == 1


def test_e6_more_than_a_year(village: Village) -> None:
    loan = village.pay_out("M0001", "2000.00", date(2023, 8, 31), 12)
    payout = village.book.loans[loan].payout

    assert payout is not None
    assert payout.due == date(2024, 8, 31)
    assert village.cost(loan, date(2024, 11, 10)) == ("2000.00", "143.33", "23.33")

    repaid = village.repay(loan, date(2024, 11, 10), "2000.00", "143.33", "23.33")

    assert yuan(repaid.record["amount"]) == "2166.66"
    assert broken(repaid, *MONEY_BACK) == []


@pytest.mark.parametrize(("amount", "rules"), [("2400.00", []), ("2400.01", ["LOAN-CAP-FUND-90"])])
def test_e7_nine_tenths_of_the_fund(amount: str, rules: list[str]) -> None:
    village = Village()
    day = date(2024, 1, 10)
    village.enter("government_grant", day, amount=parse_yuan("100000.00"))
    village.enter("donation", day, amount=parse_yuan("20000.00"))
    for number in range(1, 61):
        village.household(f"M{number:04}", day)
    village.pay_out("M0001", "132600.00", date(2024, 3, 1), 3)
    loan = village.ask("M0002", amount, date(2024, 3, 2), 3)
    village.approve(loan, amount, date(2024, 3, 2), 3)

    assert yuan(village.book.totals.fund) == "150000.00"
    assert broken(village.disburse(loan, "M0002", amount, date(2024, 3, 3), 3), "LOAN-CAP-FUND-90") == rules


def cap(star_count: int) -> str:
    return yuan(loan_cap(star_count, PARAMS.cap_base, PARAMS.cap_step, PARAMS.cap_max))


def on_time_loans(village: Village, count: int) -> None:
    """Loans of 1.00 yuan, each repaid a month after its pay-out; half a fen of fee is a fen."""
    for month in range(1, count + 1):
        loan = village.pay_out("M0001", "1.00", date(2024, month, 5), 3)
        village.repay(loan, date(2024, month + 1, 5), "1.00", "0.01")


@pytest.mark.parametrize(
    ("earned", "star_count", "limit", "a_fen_more"),
    [
        (0, 0, "2000.00", "2000.01"),
        (1, 1, "2500.00", "2500.01"),
        (6, 6, "5000.00", "5000.01"),
        (7, 6, "5000.00", "5000.01"),
    ],
)
def test_e7_stars_and_the_limit(
    village: Village, earned: int, star_count: int, limit: str, a_fen_more: str
) -> None:
    on_time_loans(village, earned)
    rules = ("LOAN-CAP-MAX", "LOAN-CAP-STAR", "STAR-EARN", "STAR-MAX")

    assert village.stars("M0001") == star_count
    assert cap(star_count) == limit

    day = date(2024, 10, 8)
    exactly = village.approve(village.ask("M0001", limit, day, 3), limit, day, 3, star_count)
    more = village.approve(village.ask("M0001", a_fen_more, day, 3), a_fen_more, day, 3, star_count)

    assert broken(exactly, *rules) == []
    assert broken(more, *rules) == ["LOAN-CAP-MAX" if star_count == 6 else "LOAN-CAP-STAR"]


def test_seven_stated_stars_are_one_too_many(village: Village) -> None:
    on_time_loans(village, 7)
    day = date(2024, 10, 8)
    approved = village.approve(village.ask("M0001", "100.00", day, 3), "100.00", day, 3, 7)

    assert broken(approved, "STAR-EARN", "STAR-MAX") == ["STAR-MAX"]


def test_a_day_after_the_due_date_costs_a_thirtieth_of_the_penalty_and_the_star(village: Village) -> None:
    loan = village.pay_out("M0001", "3000.00", date(2024, 3, 15), 3)

    assert village.cost(loan, date(2024, 6, 15)) == ("3000.00", "45.00", "0.00")
    assert village.cost(loan, date(2024, 6, 16)) == ("3000.00", "45.50", "0.50")
    assert broken(village.repay(loan, date(2024, 6, 16), "3000.00", "45.50", "0.50"), *MONEY_BACK) == []
    assert village.stars("M0001") == 0


def test_a_due_date_on_national_day_moves_for_the_penalty_and_not_for_the_fee(village: Village) -> None:
    loan = village.pay_out("M0001", "2000.00", date(2024, 7, 1), 3)
    payout = village.book.loans[loan].payout

    assert payout is not None
    assert payout.due == date(2024, 10, 1)
    assert last_timely_day(payout, TERMS) == date(2024, 10, 8)
    # 3 months and 7 days: 10.00 x (3 + 7/30) = 32.333...; a day later 10.00 / 30 of penalty
    assert village.cost(loan, date(2024, 10, 8)) == ("2000.00", "32.33", "0.00")
    assert village.cost(loan, date(2024, 10, 9)) == ("2000.00", "32.67", "0.33")


def test_a_repayment_on_the_day_of_the_pay_out_costs_nothing_and_earns_the_star(village: Village) -> None:
    loan = village.pay_out("M0001", "2000.00", date(2024, 3, 15), 3)

    assert village.cost(loan, date(2024, 3, 15)) == ("2000.00", "0.00", "0.00")
    assert broken(village.repay(loan, date(2024, 3, 15), "2000.00", "0.00"), *MONEY_BACK) == []
    assert village.stars("M0001") == 1


def test_half_a_fen_counts_as_a_fen(village: Village) -> None:
    loan = village.pay_out("M0001", "1.00", date(2024, 3, 15), 3)

    assert village.cost(loan, date(2024, 4, 15)) == ("1.00", "0.01", "0.00")


def test_a_guarantor_who_pays_in_time_earns_the_household_no_star(village: Village) -> None:
    loan = village.pay_out("M0001", "2000.00", date(2024, 3, 15), 3)
    village.repay(loan, date(2024, 6, 15), "2000.00", "30.00", payer="guarantor")

    assert village.stars("M0001") == 0


def test_a_short_payment_covers_principal_with_its_own_fee(village: Village) -> None:
    loan = village.pay_out("M0001", "2000.00", date(2024, 3, 15), 3)
    parts = split(village.book.loans[loan], date(2024, 6, 15), parse_yuan("1000.00"), TERMS)

    # 985.22 x 15 per mille = 14.7783 -> 14.78; a fen more of principal would need 1000.01
    assert [yuan(fen) for fen in parts] == ["985.22", "14.78", "0.00", "0.00"]
    assert broken(village.repay(loan, date(2024, 6, 15), "985.22", "14.78"), *MONEY_BACK) == []


@given(
    days=st.integers(0, 200),
    amount=st.integers(1, 250_000),
    slips=st.tuples(*[st.integers(-3, 3) | st.just(0)] * 4),
)
def test_a_recorded_split_is_either_the_right_one_or_a_breach(
    days: int, amount: int, slips: tuple[int, ...]
) -> None:
    village = Village()
    village.household("M0001", date(2023, 1, 10))
    loan = village.pay_out("M0001", "2000.00", date(2024, 3, 15), 3)
    day = date(2024, 3, 15) + timedelta(days=days)
    right = split(village.book.loans[loan], day, amount, TERMS)
    taken = right._make(max(0, fen + slip) for fen, slip in zip(right, slips, strict=True))
    step = village.enter("loan_repayment", day, loan=loan, payer="borrower", amount=amount, **taken._asdict())

    assert (broken(step, *MONEY_BACK) == []) == (taken == right)


@pytest.mark.parametrize(("months", "rules"), [(12, []), (13, ["LOAN-TERM-MAX"])])
def test_twelve_months_are_the_longest_term(village: Village, months: int, rules: list[str]) -> None:
    loan = village.ask("M0001", "100.00", date(2024, 3, 1), months)

    assert broken(village.approve(loan, "100.00", date(2024, 3, 2), months), "LOAN-TERM-MAX") == rules


def test_one_approval_is_paid_once_and_only_to_an_account_of_the_household(village: Village) -> None:
    day = date(2024, 3, 1)
    village.household("M0002", day)
    village.enter("member_account", day, member="M0001", bank="青石支行", account_hold="")
    own = village.book.number
    village.enter("member_account", day, member="M0002", bank="青石支行", account_hold="")
    others = village.book.number
    loan = village.ask("M0001", "1000.00", day, 3)
    village.approve(loan, "1000.00", day, 3)

    assert broken(village.disburse(loan, "M0001", "1000.00", day, 3, others), "LOAN-NO-INCREASE") == [
        "LOAN-NO-INCREASE"
    ]
    assert broken(village.disburse(loan, "M0001", "1000.00", day, 3, own), "LOAN-NO-INCREASE") == [
        "LOAN-NO-INCREASE"
    ]

    loan = village.ask("M0001", "1000.00", day, 3)
    village.approve(loan, "1000.00", day, 3)

    assert broken(village.disburse(loan, "M0001", "1000.00", day, 3, own), "LOAN-NO-INCREASE") == []


def test_money_for_another_household_than_the_one_that_asked_is_refused(village: Village) -> None:
    day = date(2024, 3, 1)
    village.household("M0002", day)
    loan = village.ask("M0001", "1000.00", day, 3)
    village.approve(loan, "1000.00", day, 3)

    assert broken(village.disburse(loan, "M0002", "1000.00", day, 3), "LOAN-NO-INCREASE") == [
        "LOAN-NO-INCREASE"
    ]


def test_nothing_is_repaid_on_a_loan_that_was_only_approved(village: Village) -> None:
    loan = village.ask("M0001", "1000.00", date(2024, 3, 1), 3)
    village.approve(loan, "1000.00", date(2024, 3, 1), 3)

    assert broken(village.repay(loan, date(2024, 3, 2), "1000.00", "0.00"), *MONEY_BACK) == [
        "REPAY-PRINCIPAL"
    ]


def test_a_term_of_no_months_is_not_even_read() -> None:
    _, misfits = all_kinds()["loan_application"].read_body({"months": 0})

    assert ("months",) in [misfit.path for misfit in misfits if "least" in dict(misfit.facts)]
