"""The official forms: they add up, agree with each other and with the notices, and stay as they were."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given

from hzpub.base.months import Quarter
from hzpub.base.words import Words
from hzpub.reports.form_heads import Period, half_yearly
from hzpub.reports.form_objects import MemberForm, QuarterForm
from hzpub.reports.forms import form_list, official_forms
from hzpub.reports.half_year_objects import OverdueForm, QualityForm, ReceiptForm
from hzpub.reports.members import member_list
from hzpub.reports.overdue_form import age_of
from hzpub.reports.quality import quality_of
from hzpub.reports.quarters import Quarters
from tests.rooms.reports.test_conservation import HAPPENS, write_story

SAY = Words.chinese().fact
H1, H2 = (Period((Quarter(2024, first), Quarter(2024, first + 1))) for first in (1, 3))


def forms_of(basis):
    """Every form by kind and period."""
    quarters = Quarters(basis)
    reports = [quarters.report(name) for name in quarters.names]
    made = official_forms(quarters, reports, member_list(basis))
    return {(each.head.form, each.head.period): each for each in made}


@pytest.fixture
def forms(tiny):
    return forms_of(tiny)


def assert_forms_agree(basis):
    """What must hold between forms, notices and books of any fund."""
    quarters = Quarters(basis)
    reports = {name: quarters.report(name) for name in quarters.names}
    forms = official_forms(quarters, tuple(reports.values()), member_list(basis))
    before = None
    overdue = {}
    for form in forms:
        match form:
            case MemberForm():
                assert form.share_fen == sum(row.member.share_fen for row in form.rows)
                assert form.share_fen == -basis.book.balances.get("member_shares", 0)
            case QuarterForm():
                told = reports[Quarter.parse(form.head.period)]
                assert_quarter_adds_up(form, told)
                if before is not None:
                    assert opening_of(form) == closing_of(before)
                before = form
            case ReceiptForm():
                halves = [reports[name] for name in period_of(form).quarters if name in reports]
                assert form.fen == sum(each.bank.money_in for each in halves)
                assert form.fen == sum(row.fen for row in form.rows) == sum(row.fen for row in form.totals)
            case OverdueForm():
                last = reports.get(period_of(form).last)
                listed = [(row.loan, row.days, row.outstanding) for row in form.rows]
                assert listed == [(row.loan, row.days, row.outstanding) for row in (last.overdue if last else ())]
                assert form.fen == sum(age.fen for age in form.ages)
                for row in form.rows:
                    assert row.usage_fee == row.usage_fee_how.result
                    fines = [row.penalty_how, *row.penalty_more] if row.penalty_how else []
                    assert row.penalty == sum(each.result for each in fines)
                overdue[form.head.period] = form.fen
            case QualityForm():
                name = period_of(form).last
                assert form.outstanding == quarters.basis.chronicle.flows.closing(name).get("loans", 0)
                assert form.outstanding == sum(row.fen for row in form.totals)
                assert form.at_risk == sum(row.outstanding for row in form.rows if row.at_risk)
                assert form.falling_due == sum(each.falling_due for each in form.quarters)
                assert form.on_time == sum(each.on_time for each in form.quarters)
                for total in form.totals:
                    counted = [row.outstanding for row in form.rows if row.quality == total.quality]
                    assert (total.loans, total.fen) == (len(counted), sum(counted))
                late = sum(row.fen for row in form.totals if row.quality in ("overdue", "bad"))
                assert name not in reports or late == overdue[form.head.period]


def period_of(form):
    first = Quarter(int(form.head.period[:4]), int(form.head.period[-1]) * 2 - 1)
    return Period((first, first.next()))


def assert_quarter_adds_up(form, told):
    for row in (*form.sources, form.fund, *form.uses, *form.held):
        assert row.opening + row.increase - row.decrease == row.closing, row.key
    bank, loans = form.uses
    fees, owed = form.held
    assert (bank.opening, bank.increase, bank.decrease, bank.closing) == (
        told.bank.opening,
        told.bank.money_in,
        told.bank.money_out,
        told.bank.closing,
    )
    assert (loans.opening, loans.increase, loans.decrease, loans.closing) == (
        told.lending.opening,
        told.lending.paid_out,
        told.lending.repaid + told.lending.written_off + told.lending.returned,
        told.lending.closing,
    )
    assert sum(row.closing for row in form.sources) == form.fund.closing == told.fund.closing
    assert bank.closing + loans.closing == form.fund.closing + fees.closing + owed.closing
    assert (fees.closing, form.overdue_closing) == (told.fee_pool.closing, told.overdue_fen)
    assert fees.increase - fees.decrease == sum(
        each.quarter if each.is_income else -each.quarter for each in form.fees
    )


def opening_of(form):
    rows = (form.fund, *form.uses, *form.held)
    return [row.opening for row in rows] + [row.opening for row in form.counts] + [form.overdue_opening]


def closing_of(form):
    rows = (form.fund, *form.uses, *form.held)
    return [row.closing for row in rows] + [row.closing for row in form.counts] + [form.overdue_closing]


def test_there_is_one_list_a_report_for_each_quarter_and_three_forms_for_each_half_year(tiny, forms):
    periods = [str(period) for period in half_yearly(Quarters(tiny))]

    assert periods == ["2024H1", "2024H2", "2025H1"]
    assert len(forms) == 1 + 5 + 3 * 3
    assert {(head.form, head.period) for head in form_list(Quarters(tiny)).heads} == set(forms)


def test_forms_notices_and_books_agree(tiny):
    assert_forms_agree(tiny)


@given(story=HAPPENS)
def test_forms_of_any_fund_agree(new_fund, view, story):
    fund = new_fund()
    write_story(fund, story)
    last = max((record.entered for record in fund.records), default=dt.date(2024, 1, 1))

    assert_forms_agree(view(as_of=last.isoformat(), records=fund.records))


def test_the_quarterly_report_of_the_tiny_fund_is_the_one_worked_out_by_hand(forms):
    form = forms["quarter", "2024Q2"]
    bank, loans = form.uses

    assert (bank.opening, bank.increase, bank.decrease, bank.closing) == (5_600_000, 206_618, 0, 5_806_618)
    assert (loans.opening, loans.increase, loans.decrease, loans.closing) == (400_000, 0, 200_000, 200_000)
    assert (loans.year_increase, loans.year_decrease) == (400_000, 200_000)
    assert [(fee.key, fee.quarter, fee.year) for fee in form.fees] == [
        ("usage_fees", 3_000, 3_000),
        ("other_income", 3_618, 3_618),
    ]
    assert [(row.key, row.opening, row.closing) for row in form.counts] == [
        ("households", 4, 4),
        ("shares", 5, 5),
        ("loans", 2, 1),
        ("borrowers", 2, 1),
    ]
    assert (form.year.loans, form.year.paid_out, form.year.on_time_share) == (2, 400_000, 1_000)


def test_a_household_that_took_its_share_back_is_counted_no_more(forms):
    counts = {row.key: (row.opening, row.closing) for row in forms["quarter", "2024Q4"].counts}

    assert (counts["households"], counts["shares"]) == ((4, 3), (5, 4))


def test_receipts_tell_each_part_of_a_payment_and_what_was_taken_back(forms):
    first, second = forms["receipts", "2024H1"], forms["receipts", "2024H2"]

    assert [(row.number, row.category, row.fen) for row in first.rows[-7:]] == [
        ("000026", "loans", 200_000),
        ("000026", "usage_fees", 3_000),
        ("000027", "loans", 100_000),
        ("000027", "usage_fees", 1_500),
        ("000028", "loans", -100_000),
        ("000028", "usage_fees", -1_500),
        ("000029", "other_income", 3_618),
    ]
    assert [row.place for row in first.rows] == list(range(1, len(first.rows) + 1))
    assert [(SAY(row.label), row.count, row.fen) for row in second.totals] == [
        ("捐赠", 1, 10_000),
        ("还本", 2, 200_000),
        ("占用费", 2, 5_133),
        ("违约金", 1, 633),
    ]


def test_a_late_entry_is_a_receipt_of_the_half_year_in_which_it_was_booked(forms):
    (donation,) = [row for row in forms["receipts", "2024H2"].rows if row.category == "donations"]

    assert (donation.day, donation.is_late, SAY(donation.payer_label)) == (dt.date(2024, 9, 10), True, "某商会")


def late_loan(new_fund):
    fund = new_fund()
    loan = fund.lend("M0001", "2024-01-02", "2024-01-03", "2024-01-05", 100_000, 3)
    return fund, loan


def test_an_overdue_loan_shows_its_age_its_charges_and_what_was_done(new_fund, view):
    fund, loan = late_loan(new_fund)
    meant = {"member": "M0002", "loan": loan, "reason": "催收后仍未还"}
    fund.write("suspension", "2024-05-10", **meant)
    suit = {"court": "云溪县人民法院", "case_number": "（2024）云民初12号", "amount": 110_000}
    fund.write("lawsuit", "2024-06-01", loan=loan, **suit)
    fund.write("lawsuit", "2024-07-20", loan=loan, **suit)
    (row,) = forms_of(view("2024-08-01", records=fund.records))["overdue", "2024H1"].rows

    assert (row.days, row.age, row.outstanding, row.amount) == (84, "31-90", 100_000, 100_000)
    assert (row.usage_fee, row.penalty) == (2_917, 1_383)
    assert SAY(row.usage_fee_how.sentence) == "1,000.00 元 × 5‰ × （5 + 25/30）个月 = 29.17 元"
    assert SAY(row.penalty_how.sentence) == "1,000.00 元 × 5‰ × （2 + 23/30）个月 = 13.83 元"
    assert (row.penalty_how.last, row.penalty_more) == (dt.date(2024, 6, 30), ())
    assert [line.kind for line in row.measures] == ["suspension", "lawsuit"]


def test_the_quality_form_tells_what_is_at_risk_and_what_fell_due_in_each_quarter(new_fund, view):
    fund, loan = late_loan(new_fund)
    paid = fund.lend("M0002", "2024-01-12", "2024-01-13", "2024-01-15", 200_000, 3)
    fund.repay(paid, "2024-04-15", 200_000, 3_000)
    form = forms_of(view("2024-08-01", records=fund.records))["quality", "2024H1"]

    assert [(row.loan, row.at_risk) for row in form.rows] == [(loan, True), (paid, False)]
    assert [(str(each.quarter), each.falling_due, each.on_time) for each in form.quarters] == [
        ("2024Q1", 0, 0),
        ("2024Q2", 300_000, 200_000),
    ]


@pytest.mark.parametrize(
    ("days", "age"),
    [(1, "1-30"), (30, "1-30"), (31, "31-90"), (90, "31-90"), (91, "91-180"), (180, "91-180"), (181, "181-")],
)
def test_ages_include_both_their_ends(days, age):
    assert age_of(days) == age


@pytest.mark.parametrize(
    ("outstanding", "days", "facts", "quality"),
    [
        (100, 0, (False, False), "normal"),
        (100, 0, (False, True), "watch"),
        (100, 1, (False, True), "overdue"),
        (100, 180, (False, False), "overdue"),
        (100, 181, (False, False), "bad"),
        (0, 0, (True, False), "bad"),
        (0, 0, (False, True), "cleared"),
    ],
)
def test_the_class_of_a_loan_follows_from_days_project_and_write_off(outstanding, days, facts, quality):
    assert quality_of(outstanding, days, written_off=facts[0], failed=facts[1]) == quality


def test_the_quality_form_lists_every_loan_of_the_half_year_with_its_project_and_star(new_fund, view):
    fund = new_fund()
    good = fund.lend("M0001", "2024-01-02", "2024-01-03", "2024-01-05", 100_000, 3)
    poor = fund.lend("M0002", "2024-02-02", "2024-02-03", "2024-02-05", 200_000, 6)
    fund.repay(good, "2024-04-05", 100_000, 1_500)
    fund.write("project_progress", "2024-05-05", loan=poor, progress="under_way", output="鹅苗 60 只")
    fund.write("project_progress", "2024-06-05", loan=poor, progress="failed", output="没有产出")
    fund.write("project_progress", "2024-07-25", loan=poor, progress="done", output="卖了鹅")
    form = forms_of(view("2024-08-01", records=fund.records))["quality", "2024H1"]

    assert [(row.loan, row.quality, row.outstanding, row.star, row.output) for row in form.rows] == [
        (good, "cleared", 0, True, ""),
        (poor, "watch", 200_000, False, "没有产出"),
    ]
    assert (form.outstanding, form.at_risk, form.risk) == (200_000, 0, 0)


def test_a_written_off_loan_is_bad_and_stays_on_the_list_by_name(new_fund, view):
    fund, loan = late_loan(new_fund)
    fund.write("write_off", "2024-12-20", loan=loan, amount=100_000, meeting="000001", reason="无遗产")
    fund.write("write_off_recovery", "2025-02-01", loan=loan, amount=30_000)
    basis = view("2025-03-01", records=fund.records)
    forms = forms_of(basis)

    assert [(row.quality, row.outstanding) for row in forms["quality", "2024H2"].rows] == [("bad", 0)]
    assert forms["overdue", "2024H2"].rows == ()
    assert [(each.written_off, each.recovered) for each in forms["overdue", "2024H2"].written_off] == [(100_000, 0)]
    assert [(each.written_off, each.recovered) for each in forms["overdue", "2025H1"].written_off] == [
        (100_000, 30_000)
    ]
    assert [row.quality for row in forms["quality", "2025H1"].rows] == []
    assert forms["receipts", "2024H2"].rows == ()
    assert_forms_agree(basis)


def figures_of(form):
    """The figures of a form, without the day it was printed."""
    text = repr(form)
    return text[text.index("rows=") :] if "rows=" in text else text[text.index("sources=") :]


@pytest.mark.parametrize("kind", ["receipts", "overdue", "quality"])
def test_a_closed_half_year_says_the_same_whatever_is_entered_later(new_fund, view, kind):
    fund, loan = late_loan(new_fund)
    fund.write("member", "2024-01-02", member="M0001", person="P0011", household_class="poor", village_group=1)
    before = forms_of(view("2024-07-20", records=fund.records))
    paid = fund.repay(loan, "2024-06-20", 50_000, 1_375, 617)
    fund.records[-1] = replace(fund.records[-1], entered=dt.date(2024, 8, 1))
    fund.write("household_class_change", "2024-08-02", member="M0001", household_class="ordinary")
    fund.write("reversal", "2024-08-05", target=paid, reason="记错了")
    fund.write("reversal", "2024-08-06", target="000004", reason="记错了")
    basis = view("2024-09-01", records=fund.records)
    after = forms_of(basis)

    assert figures_of(after[kind, "2024H1"]) == figures_of(before[kind, "2024H1"])
    assert figures_of(after["quarter", "2024Q2"]) == figures_of(before["quarter", "2024Q2"])
    assert_forms_agree(basis)


def test_a_form_says_when_it_was_handed_in_and_whether_it_can_still_change(new_fund, view):
    fund, _ = late_loan(new_fund)
    fund.write("report_submission", "2024-07-18", form="overdue", quarter=Quarter(2024, 2), recipient="both")
    heads = {
        (head.form, head.period): head for head in form_list(Quarters(view("2024-07-18", records=fund.records))).heads
    }

    assert [line.number for line in heads["overdue", "2024H1"].submitted] == [f"{len(fund.records):06}"]
    assert heads["quarter", "2024Q2"].submitted == ()
    assert (heads["quarter", "2024Q2"].is_closed, heads["quarter", "2024Q3"].is_over) == (True, False)


def test_the_member_list_says_who_may_not_borrow_and_until_when(new_fund, view):
    fund, loan = late_loan(new_fund)
    for each in ("M0001", "M0002"):
        fund.write("member", "2024-01-02", member=each, person="P0011", household_class="poor", village_group=1)
        fund.write("share_subscription", "2024-01-03", member=each, shares=1, amount=50_000)
    fund.write("suspension", "2024-05-10", member="M0002", loan=loan, reason="催收后仍未还")
    rows = forms_of(view(records=fund.records))["member_list", ""].rows

    assert [(row.member.number, row.state) for row in rows] == [("M0001", "active"), ("M0002", "suspended")]
    assert SAY(rows[1].remark) == f"担保的 {loan} 号借款还清以前不能借款"


@pytest.mark.parametrize(("as_of", "closed"), [("2024-07-15", False), ("2024-07-16", True)])
def test_a_quarter_closes_when_its_fifteen_days_are_over(new_fund, view, as_of, closed):
    fund, _ = late_loan(new_fund)

    assert forms_of(view(as_of, records=fund.records))["quarter", "2024Q2"].head.is_closed is closed


def test_a_pay_out_taken_back_in_a_later_half_year_stays_in_the_earlier_one_only(new_fund, view):
    fund, loan = late_loan(new_fund)
    fund.write("reversal", "2024-08-06", target="000004", reason="记错了")
    forms = forms_of(view("2024-09-01", records=fund.records))

    assert [(row.loan, row.outstanding) for row in forms["quality", "2024H1"].rows] == [(loan, 100_000)]
    assert forms["quality", "2024H2"].rows == ()
