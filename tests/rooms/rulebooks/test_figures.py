"""The figures a rule names are the ones that the reader can check with a pencil."""

from dataclasses import replace

import pytest

from hzpub.base.words import Label, Words, Yuan
from hzpub.kinds import all_kinds
from hzpub.ledger.replay import Step
from hzpub.rulebooks.discovery import mutual_aid
from hzpub.rulebooks.huzhu.repay.reckoning import months_label
from tests.rooms.rulebooks.judging import figures, judged, last

PAY_OUT = "  - {kind: loan_disbursement, date: 2024-03-14, approval: $approval}\n"
SECOND = (
    "  - {kind: loan_application, as: second, date: 2024-04-10, borrower: M0001, amount: 100.00, months: 3}\n"
    "  - {kind: guarantee, application: $second, guarantors: [M0002]}\n"
    "  - {kind: loan_approval, as: again, application: $second}\n"
    "  - {kind: loan_disbursement, approval: $again}\n"
)


def test_what_may_still_be_lent_is_the_limit_less_what_is_out() -> None:
    names = ("lent", "fund", "limit", "share", "room")

    assert figures("LOAN-CAP-FUND-90", PAY_OUT, "small_fund", *names) == [(200000, 200000, 180000, "90%", 180000)]
    assert figures("LOAN-CAP-FUND-90", PAY_OUT + SECOND, "small_fund", *names) == [
        (210000, 200000, 180000, "90%", 0)
    ]
    assert figures("LOAN-CAP-FUND-90", PAY_OUT, "small_fund", "share", "limit", max_lent_permille=905) == [
        ("90.5%", 181000)
    ]
    assert figures("LOAN-CAP-FUND-90", PAY_OUT + SECOND, "small_fund", "room", max_lent_permille=1010) == [(2000,)]


@pytest.mark.parametrize(
    ("base", "room", "cap"), [(200000, 100000, 200000), (150000, 50000, 150000), (100000, 0, 100000), (90000, 0, 90000)]
)
def test_what_a_household_may_still_borrow_is_its_limit_less_what_it_owes(base: int, room: int, cap: int) -> None:
    text = "  - {kind: loan_approval, application: $second, amount: 1000.01}\n"
    found = figures("LOAN-CAP-STAR", text, "second_asked", "cap", "outstanding", "amount", "room", cap_base=base)

    assert found == [(cap, 100000, 100001, room)]


def test_a_loan_of_exactly_the_highest_limit_on_top_of_another_is_too_much() -> None:
    text = "  - {kind: loan_approval, application: $second}\n"

    assert figures("LOAN-CAP-STAR", text, "second_asked", "room", cap_base=100000, cap_max=100000) == [(0,)]


def test_an_overdrawn_bank_is_told_what_was_there_what_went_and_what_is_missing() -> None:
    text = "  - {kind: reversal, target: $grant}\n"

    assert figures("LOAN-LIQUIDITY", text, "one_loan", "before", "paid", "after") == [(9900000, 10000000, -100000)]


def test_a_record_that_moves_no_money_does_not_overdraw_an_overdrawn_bank() -> None:
    text = "  - {kind: reversal, target: $grant}\n  - {kind: reversal, target: $account1}\n"
    step = last(text, "one_loan")

    assert step.before.totals.bank == step.after.totals.bank == -100000
    assert judged("LOAN-LIQUIDITY", step) == []


def test_every_kind_that_can_take_money_out_of_the_bank_is_looked_at() -> None:
    paying = {name for name, kind in all_kinds().items() if "bank" in [move.credit for move in kind.moves]}

    asked = set(mutual_aid().rules["LOAN-LIQUIDITY"].on)

    assert {"loan_disbursement", "share_redemption"} <= paying
    assert paying | {"reversal"} <= asked
    assert not {"charter", "person", "loan_application"} & asked


def test_an_approval_by_too_few_is_told_how_many_it_needs() -> None:
    text = "  - {kind: loan_approval, application: $loan, in_favour: [P0001, P0002]}\n"

    assert figures("GOVERN-COUNCIL-DUTY", text, "asked_loan", "entitled", "agreed", "needed") == [(5, 2, 3)]


def test_the_newest_group_that_stands_in_the_way_is_named() -> None:
    text = "  - {kind: joint_liability_group, as: other, members: [M0001, M0006, M0007, M0008, M0009]}\n"
    again = "  - {kind: joint_liability_group, members: [M0001, M0006, M0007, M0008, M0009]}\n"
    newest = last(text, "council_household").record.number

    assert figures("GUARANTEE-GROUP-VOL", text + again, "council_household", "member", "group") == [
        (member, newest) for member in ("M0001", "M0006", "M0007", "M0008", "M0009")
    ]


FIRST_STATEMENT = (
    "  - kind: bank_statement\n    date: 2024-03-31\n    balance: {balance}\n"
    "    differences:\n      - {{direction: {direction}, amount: 36.18, note: 回单未到}}\n"
)


@pytest.mark.parametrize(("direction", "balance", "left"), [("in", "100536.18", 3618), ("out", "100463.82", -3618)])
def test_what_was_under_way_and_never_came_is_told_with_its_direction(direction: str, balance: str, left: int) -> None:
    text = FIRST_STATEMENT.format(balance=balance, direction=direction) + "  - {kind: bank_statement, date: 2024-06-30}\n"
    names = ("left", "balance", "booked")

    assert figures("CAPITAL-BANK-RECON", text, "one_member", *names) == [
        (left, int(balance.replace(".", "")), 10050000)
    ]


def test_two_statements_of_one_day_wait_for_nothing_from_each_other() -> None:
    text = FIRST_STATEMENT.format(balance="100536.18", direction="in") * 2

    assert judged("CAPITAL-BANK-RECON", last(text, "one_member")) == []


def test_a_statement_that_nobody_explained_is_not_held_against_the_next() -> None:
    text = "  - {kind: bank_statement, date: 2024-03-31, balance: 100500.01}\n  - {kind: bank_statement, date: 2024-06-30}\n"

    assert judged("CAPITAL-BANK-RECON", last(text, "one_member")) == []


def test_money_that_came_back_on_no_loan_leaves_a_gap_of_its_own_size() -> None:
    text = "  - {kind: loan_repayment, loan: '000099', amount: 20.00, principal: 20.00, usage_fee: 0.00}\n"

    assert figures("CAPITAL-IDENTITY", text, "one_loan", "lent", "owed", "gap") == [(-2000, 0, -2000)]


def test_a_gap_between_the_accounts_and_the_households_is_told_to_the_fen() -> None:
    step = last("  - {kind: loan_repayment, date: 2024-06-15, loan: $loan}\n", "one_loan")
    totals = step.before.totals
    wrong = replace(step, before=step.before._replace(totals=totals._replace(loans=totals.loans + 7)))
    [breach] = judged("CAPITAL-IDENTITY", wrong)

    assert dict(breach.facts) == {"lent": Yuan(-200007), "owed": Yuan(-200000), "gap": Yuan(-7)}


def test_a_grant_that_is_struck_out_takes_its_own_sum_out_of_the_total() -> None:
    step = last("  - {kind: reversal, target: $grant}\n", "one_member")

    assert step.before.totals.fund - step.after.totals.fund == 10000000
    assert judged("CAPITAL-TOTAL", step) == []


@pytest.mark.parametrize(
    ("thirtieths", "said"), [(90, "3 个月"), (7, "7 天"), (37, "1 个月零 7 天"), (30, "1 个月"), (31, "1 个月零 1 天")]
)
def test_a_time_is_said_in_months_and_days(thirtieths: int, said: str) -> None:
    assert Words.chinese().fact(months_label(thirtieths)) == said


@pytest.mark.parametrize(
    ("start", "stated", "earned", "said"),
    [("asked_loan", 1, 0, "没有按时还清的借款"), ("seven_on_time", 2, 6, "按时还清")],
)
def test_stars_are_told_with_the_loans_that_earned_them(start: str, stated: int, earned: int, said: str) -> None:
    text = f"  - {{kind: loan_approval, application: $loan, stars: {stated}}}\n"
    [(wrote, has, loans)] = figures("STAR-EARN", text, start, "stated", "earned", "loans")

    assert (wrote, has) == (stated, earned)
    assert isinstance(loans, Label)
    assert Words.chinese().fact(loans).startswith(said)


def test_small_loans_that_earned_stars_are_named_and_the_others_are_not() -> None:
    text = "  - {kind: loan_approval, application: $loan}\n"
    step = last(text, "seven_on_time")
    numbers = [number for number in sorted(step.before.loans) if step.before.loans[number].cleared_on]
    [(named,)] = figures("STAR-GAMING", text, "seven_on_time", "loans", star_min_days=31)

    assert named == "、".join(number for number in numbers if days(step, number) < 31)
    assert 0 < len(named.split("、")) < len(numbers)


def days(step: Step, number: str) -> int:
    """How long a loan was out."""
    loan = step.before.loans[number]
    assert loan.cleared_on is not None
    assert loan.payout is not None
    return (loan.cleared_on - loan.payout.paid_on).days


@pytest.mark.parametrize(("start", "kind"), [("one_member", "重点村"), ("resettlement", "移民社区")])
def test_a_fund_is_told_the_purposes_of_its_own_type(start: str, kind: str) -> None:
    text = "  - {{kind: loan_application, borrower: M0001, category: {}}}\n"
    wrong = "commerce" if start == "one_member" else "breeding"
    rule = mutual_aid().rules["PURPOSE-CATEGORY"]
    [breach] = judged("PURPOSE-CATEGORY", last(text.format(wrong), start))

    assert (breach.message or rule.message).startswith(kind)
