"""A loan keeps the numbers under which it was approved; the next one takes the new (S三(五)一)."""

import pytest

from hzpub.check.engine import LOAN_BOXES, table_of
from hzpub.kinds import all_kinds
from hzpub.kinds.boxes import Reference
from hzpub.ledger.book import Book
from hzpub.rulebooks.discovery import mutual_aid
from hzpub.rulebooks.parameters import Parameters
from tests.rules.scenes import Scene, told

CHANGE = """
  - {kind: meeting, as: assembly, date: 2024-03-13, assembly: members}
  - kind: rulebook_change
    as: change
    date: 2024-03-13
    meeting: $assembly
    parameters:
      - {name: usage_fee, value: "4.0", authority: 会员大会决议}
"""
PAID = "  - {kind: loan_disbursement, as: payout, date: 2024-03-14, approval: $approval, paid_on: 2024-03-15}\n"
DEAR = "{kind: loan_repayment, date: 2024-06-15, loan: $loan, amount: 2030.00, principal: 2000.00, usage_fee: 30.00, excess: 0.00}\n"
CHEAP = "{kind: loan_repayment, date: 2024-06-15, loan: $loan, amount: 2024.00, principal: 2000.00, usage_fee: 24.00, excess: 0.00}\n"
LOAN_KINDS = {"loan_application", "loan_approval", "loan_disbursement", "loan_repayment", "bank_return", "write_off"}
DECIDES_ANEW = {("guarantee", "application"), ("loan_approval", "application"), ("loan_refusal", "application")}


def after(start: str, text: str) -> Scene:
    """The scene called `start`, gone on by the records in `text`."""
    return told(text, start)


def broken(here: Scene) -> set[str]:
    """The rules that were broken after the scene began."""
    return {rule.id for _, _, rule, _ in here.found}


def judging(here: Scene, number: str) -> Parameters:
    """The numbers that judged record `number`."""
    step = next(each for each in here.steps if each.record.number == number)
    return table_of(mutual_aid(), step.before).for_record(step.before, step.record)


def test_a_loan_approved_at_five_per_mille_is_repaid_at_five_after_the_change_to_four() -> None:
    assert broken(after("approved_loan", CHANGE + PAID + f"  - {DEAR}")) == set()
    assert "FEE-RATE" in broken(after("approved_loan", CHANGE + PAID + f"  - {CHEAP}"))


def test_an_application_before_the_change_that_is_approved_after_it_takes_the_new_numbers() -> None:
    approval = "  - {kind: loan_approval, as: approval, date: 2024-03-14, application: $loan, amount: 2000.00, months: 3}\n"
    late = CHANGE + approval + PAID.replace("03-14", "03-15")

    assert broken(after("asked_loan", late + f"  - {CHEAP}")) == set()
    assert "FEE-RATE" in broken(after("asked_loan", late + f"  - {DEAR}"))


def test_a_decision_made_anew_after_the_change_takes_the_new_numbers() -> None:
    again = "  - {kind: loan_approval, as: approval, date: 2024-03-14, application: $loan, amount: 1900.00, months: 3}\n"

    here = after("approved_loan", CHANGE + again + PAID.replace("03-14", "03-15"))

    assert judging(here, here.names["payout"]).usage_fee == 40


def test_the_next_loan_takes_the_new_numbers_while_the_first_keeps_the_old() -> None:
    first = "  - " + DEAR.replace("date:", "as: first, date:")
    second = """
  - {kind: loan_application, as: next, date: 2024-06-20, borrower: M0001, amount: 2500.00, months: 3}
  - {kind: guarantee, date: 2024-06-20, application: $next, guarantors: [M0002]}
  - {kind: loan_approval, as: decided, date: 2024-06-22, application: $next, amount: 2500.00, months: 3, stars: 1}
  - {kind: loan_disbursement, date: 2024-06-24, approval: $decided, paid_on: 2024-06-25}
  - {kind: loan_repayment, as: last, date: 2024-09-25, loan: $next, amount: 2530.00, principal: 2500.00, usage_fee: 30.00, excess: 0.00}
"""
    here = after("approved_loan", CHANGE + PAID + first + second)

    assert broken(here) == set()
    assert [judging(here, here.names[name]).usage_fee for name in ("first", "last")] == [50, 40]


def test_a_lower_cap_binds_the_next_approval_and_not_the_pay_out_of_one_that_stands() -> None:
    lower = CHANGE.replace(
        '{name: usage_fee, value: "4.0", authority: 会员大会决议}',
        "{name: cap_base, value: 1500.00, authority: 会员大会决议}\n"
        "      - {name: cap_max, value: 4500.00, authority: 会员大会决议}",
    )
    approval = "  - {kind: loan_approval, date: 2024-03-14, application: $loan, amount: 2000.00, months: 3}\n"

    assert broken(after("approved_loan", lower + PAID)) == set()
    assert "LOAN-CAP-STAR" in broken(after("asked_loan", lower + approval))


def test_a_pay_out_that_the_bank_sends_back_and_its_retry_keep_the_old_numbers() -> None:
    back = """
  - {kind: bank_return, as: back, date: 2024-03-16, target: $payout, amount: 2000.00}
  - {kind: transfer_retry, as: again, date: 2024-03-18, returned: $back}
"""
    here = after("approved_loan", CHANGE + PAID + back)

    assert [judging(here, here.names[name]).usage_fee for name in ("payout", "back", "again")] == [50, 50, 50]


def test_a_book_closing_day_is_the_fund_s_and_not_the_loan_s() -> None:
    days = CHANGE.replace('{name: usage_fee, value: "4.0"', "{name: quarter_deadline_days, value: '40'")
    late = DEAR.replace("date: 2024-06-15", "date: 2024-06-15, entered: 2024-08-01")

    assert not after("approved_loan", days + PAID + f"  - {late}").steps[-1].is_late
    assert after("approved_loan", PAID + f"  - {late}").steps[-1].is_late


@pytest.mark.parametrize("kind", sorted(all_kinds()))
def test_every_record_that_points_at_a_loan_is_judged_by_the_loan_s_numbers(kind: str) -> None:
    for box in all_kinds()[kind].boxes:
        if isinstance(box, Reference) and LOAN_KINDS & set(box.kinds) and (kind, box.name) not in DECIDES_ANEW:
            assert box.name in LOAN_BOXES, f"{kind}.{box.name} leads to a loan: name it in LOAN_BOXES"


def test_before_a_charter_the_rulebook_s_own_numbers_hold() -> None:
    assert table_of(mutual_aid(), Book()).at("000001") == mutual_aid().parameters_of(())
