"""Instalments, returned pay-outs, set-offs and write-offs as pages tell them; every quarter's loans still add up."""

import datetime as dt

import pytest

from hzpub.base.words import Words
from hzpub.reports.form_heads import half_yearly
from hzpub.reports.indicators import indicators
from hzpub.reports.loan_list import loan_row
from hzpub.reports.loan_page import loan_report
from hzpub.reports.overdue_form import OverdueForms
from hzpub.reports.quarters import Quarters
from tests.rules.scenes import told

SAY = Words.chinese().fact
DAY = "2024-12-31"


@pytest.fixture
def seen(view):
    """A scene gone on by `text`, as reports see it on `as_of`."""

    def look(scene, text="", as_of=DAY):
        here = told(text, scene) if text else told("  - {kind: training, date: 2024-07-01}", scene)
        return view(as_of, until=9999, records=[step.record for step in here.steps])

    return look


def only_loan(basis):
    (number,) = basis.book.loans
    return number


def adds_up(basis):
    for name in Quarters(basis).names:
        told_of = Quarters(basis).report(name).lending
        moved = told_of.paid_out - told_of.returned - told_of.repaid - told_of.written_off
        assert told_of.opening + moved == told_of.closing
        assert sum(each.fen for each in told_of.classes) == told_of.paid_out - told_of.returned
    return True


def test_the_overdue_form_charges_only_the_instalment_that_is_still_owed(seen):
    text = "  - {kind: loan_repayment, date: 2024-04-15, loan: $loan, amount: 1005.00}"
    quarters = Quarters(seen("two_parts", text, as_of="2024-07-15"))
    half, *_ = half_yearly(quarters)
    (row,) = OverdueForms(quarters).form(half).rows

    assert (row.outstanding, row.usage_fee, row.penalty) == (100_000, 1_750, 250)
    assert SAY(row.penalty_how.sentence) == "1,000.00 元 × 5‰ × 15/30 个月 = 2.50 元"


def test_a_loan_in_two_parts_shows_each_part_and_a_line_of_arithmetic_for_each(seen):
    basis = seen("two_parts", as_of="2024-07-15")
    page = loan_report(basis, only_loan(basis))
    today = page.owed[0]

    assert [(row.due, row.principal, row.usage_fee, row.state) for row in page.instalments] == [
        (dt.date(2024, 4, 15), 100_000, 500, "late"),
        (dt.date(2024, 6, 15), 100_000, 1500, "late"),
    ]
    assert [SAY(each.sentence) for each in (today.penalty_how, *today.penalty_more)] == [
        "1,000.00 元 × 5‰ × 3 个月 = 15.00 元",
        "1,000.00 元 × 5‰ × 1 个月 = 5.00 元",
    ]
    assert (today.usage_fee, today.penalty, today.total) == (4000, 2000, 206_000)
    assert [SAY(each.sentence) for each in (page.due.usage_fee_how, *page.due.usage_fee_more)] == [
        "1,000.00 元 × 5‰ × 1 个月 = 5.00 元",
        "1,000.00 元 × 5‰ × 3 个月 = 15.00 元",
    ]
    assert page.row.days_overdue == 91


def test_only_the_part_that_fell_due_counts_as_overdue_in_the_quarter(seen):
    paid = "  - {kind: loan_repayment, date: 2024-04-15, loan: $loan, amount: 1005.00}"
    basis = seen("two_parts", as_of="2024-05-31")
    (row,) = Quarters(basis).report(Quarters(basis).names[1]).overdue
    lending = Quarters(seen("two_parts", paid)).report(Quarters(basis).names[1]).lending

    assert (row.overdue, row.outstanding, row.days, row.due) == (100_000, 200_000, 46, dt.date(2024, 4, 15))
    assert (lending.falling_due, lending.on_time) == (200_000, 100_000)
    assert adds_up(basis)


def test_arrears_weigh_what_fell_due_and_risk_the_whole_loan(seen):
    basis = seen("two_parts", as_of="2024-05-31")
    measured = indicators(basis, [Quarters(basis).report(name) for name in Quarters(basis).names])

    assert (measured.arrears.numerator, measured.at_risk[0].numerator) == (100_000, 200_000)


def test_a_returned_payout_is_marked_and_its_retry_is_the_payout(seen):
    basis = seen("returned_loan", "  - {kind: transfer_retry, date: 2024-03-20}")
    report, page = Quarters(basis).report(Quarters(basis).names[0]), loan_report(basis, only_loan(basis))

    assert [(move.fen, bool(move.returned_by)) for move in report.payouts] == [(200_000, True), (200_000, False)]
    assert (report.lending.paid_out, report.lending.returned, report.lending.households) == (400_000, 200_000, 1)
    assert [stage.key for stage in page.stages][-3:] == ["bank_return", "transfer_retry", "repayment"]
    assert page.row.due == dt.date(2024, 6, 20)
    assert page.fund_check.number == page.stages[-2].number
    assert adds_up(basis)


def test_a_returned_payout_waits_for_its_retry_and_not_for_seals(seen):
    basis = seen("returned_loan", as_of="2024-03-19")
    page = loan_report(basis, only_loan(basis))

    assert [stage.key for stage in page.stages if not stage.is_done] == ["transfer_retry", "repayment"]
    assert page.row.state == "approved"


def test_a_set_off_is_a_repayment_without_bank_money(seen):
    basis = seen("overpaid", "  - {kind: payable_offset, date: 2024-09-24}")
    number = max(basis.book.loans)
    (paid,), report = loan_report(basis, number).repayments, Quarters(basis).report(Quarters(basis).names[2])
    (move,) = report.repayments

    assert (SAY(paid.payer), paid.through_bank, paid.principal, paid.agrees) == ("多还抵还款", False, 3941, True)
    assert (move.fen, move.through_bank, move.principal, move.usage_fee) == (0, False, 3941, 59)
    assert report.lending.repaid == 3941
    assert report.bank.money_in == 0
    assert adds_up(basis)


def test_shares_that_pay_a_debt_are_told_as_such(seen):
    basis = seen("expelled", "  - {kind: share_offset, date: 2024-07-25, member: M0001, shares: 1, meeting: $council}")
    (paid,) = loan_report(basis, only_loan(basis)).repayments

    assert (SAY(paid.payer), paid.through_bank, paid.amount, paid.is_on_time) == ("股金抵债", False, 50_000, False)
    assert adds_up(basis)


WRITTEN = "  - {kind: write_off, date: 2024-12-21, loan: $loan, amount: 2000.00, meeting: $assembly}\n"
CAME = "  - {kind: write_off_recovery, date: 2024-12-22, amount: %s}\n"


@pytest.mark.parametrize(
    ("text", "label", "listed"),
    [
        (WRITTEN, "核销", [(200_000, 0)]),
        (WRITTEN + CAME % "300.00", "核销，已收回 300.00 元", [(200_000, 30_000)]),
        (WRITTEN + CAME % "2000.00", "核销，已收回 2,000.00 元", []),
    ],
)
def test_a_debtor_stays_listed_after_a_write_off_until_it_came_in(seen, text, label, listed):
    basis = seen("bad_debt", text)
    row, report = loan_row(basis, basis.book.loans[only_loan(basis)]), Quarters(basis).report(Quarters(basis).names[3])

    assert (row.state, SAY(row.state_label)) == ("written_off", label)
    assert [(each.written_off, each.recovered) for each in report.written_off] == listed
    assert report.overdue == ()
    assert (report.lending.written_off, report.lending.repaid) == (200_000, 0)
    assert adds_up(basis)


def test_a_write_off_leaves_the_risk_and_enters_the_write_off_ratio(seen):
    def measured(text):
        basis = seen("bad_debt", text)
        return indicators(basis, [Quarters(basis).report(name) for name in Quarters(basis).names])

    before, after = measured(""), measured(WRITTEN)

    assert (before.bad.numerator, before.bad.denominator) == (200_000, 200_000)
    assert (after.bad.numerator, after.at_risk[0].numerator) == (0, 0)
    assert (after.written_off.numerator, after.written_off.denominator) == (200_000, 150_000)
    assert (after.recovery.numerator, after.recovery.denominator) == (0, 200_000)


def test_a_long_loan_is_counted_against_the_funds_own_usual_term(view):
    records = [step.record for step in told("  - {kind: training, date: 2024-07-01}", "one_loan").steps]

    def over(usual):
        basis = view(DAY, until=9999, records=records, usual_term=usual)
        return indicators(basis, []).over_usual.numerator

    assert (over(2), over(3)) == (1, 0)


def test_village_coverage_is_shown_only_where_the_charter_counts_households(view):
    def covered(line):
        start = f"  - {{kind: charter, date: 2024-01-02{line}}}\n  - {{kind: person, date: 2024-01-08}}\n"
        joins = "  - {kind: member, date: 2024-01-08, member: M0001}\n  - {kind: share_subscription, member: M0001}"
        records = [step.record for step in told(start + joins, "blank").steps]
        return indicators(view(DAY, until=9999, records=records), []).village

    share = covered(", village_households: 200")

    assert covered("") is None
    assert (share.numerator, share.denominator, share.share_permille) == (1, 200, 5)
