"""The fee pool's statement: every figure worked out by hand, every year closing to the fen with the books."""

import datetime as dt

import pytest

from hzpub.base.months import Quarter
from hzpub.base.words import Words
from hzpub.reports.fee_pool import fee_pool, household_dividends
from hzpub.reports.report_json import report_json

SAY = Words.chinese().fact


def in_quarter(report, name):
    return next(each for year in report.years for each in year.quarters if str(each.quarter) == name)


@pytest.mark.parametrize(
    ("quarter", "issue", "collection"),
    [("2024Q1", 113 + 80, 0), ("2024Q2", 487 + 593, 1200), ("2024Q3", 427 + 633, 1000), ("2024Q4", 759, 727)],
)
def test_a_quarter_adds_up_from_its_loans(tiny, quarter, issue, collection):
    told = in_quarter(fee_pool(tiny), quarter)

    assert (told.due_issue, told.due_collection) == (issue, collection)
    assert sum(each.fen for each in told.issue_lines) == issue
    assert sum(each.fen for each in told.collection_lines) == collection
    assert (told.record, told.amount) == ("", 0)


def test_a_running_quarter_is_not_told_yet(tiny, view):
    assert [str(each.quarter) for each in fee_pool(tiny).years[0].quarters] == ["2024Q1", "2024Q2", "2024Q3", "2024Q4"]
    assert [str(each.quarter) for each in fee_pool(view("2024-12-31")).years[0].quarters][-1] == "2024Q3"


def test_each_line_can_be_done_again_by_the_reader(tiny, loans):
    told = in_quarter(fee_pool(tiny), "2024Q2")
    of_b = [each for each in told.collection_lines if each.loan == loans["b"]]

    assert [SAY(each.line) for each in told.issue_lines] == ["6.00 元 − 1.13 元 = 4.87 元", "6.73 元 − 0.80 元 = 5.93 元"]
    assert [each.fen for each in of_b] == [600, -600]
    assert SAY(of_b[0].how.sentence) == "1,000.00 元 × 2‰ × 3 个月 = 6.00 元"


def test_a_year_closes_with_the_books(tiny):
    (year,) = fee_pool(tiny).years

    assert {row.account: row.fen for row in year.raised} == {"usage_fees": 8133, "penalties": 633, "other_income": 3618}
    assert (year.opening, year.raised_fen, year.used_fen, year.closing) == (0, 12_384, 0, 12_384)
    assert SAY(year.line) == "0.00 元 + 123.84 元 − 0.00 元 = 123.84 元"
    assert fee_pool(tiny).balance == tiny.book.totals.fee_pool == 12_384


@pytest.fixture
def spent(view, new_fund):
    """A fund of two households that drew, declared, paid one of the two, and rolled the rest over."""
    fund = new_fund()
    write = fund.write
    for member in ("M0001", "M0002"):
        write("member", "2024-01-02", member=member, person="P0001", village_group=1, household_class="poor")
    write("government_grant", "2024-01-02", giver="县财政局", amount=50_000)
    write("share_subscription", "2024-01-10", member="M0001", shares=1, amount=50_000)
    write("share_subscription", "2024-03-02", member="M0002", shares=1, amount=50_000)
    loan = fund.lend("M0001", "2024-03-10", "2024-03-12", "2024-03-15", 50_000, 3)
    fund.repay(loan, "2024-06-15", 50_000, 750)
    parts = {"issue": 122, "collection": 300, "amount": 422}
    write("operating_allowance", "2024-07-16", quarter=Quarter(2024, 2), paid_on="2024-07-16", **parts)
    write("other_income", "2024-12-21", source="bank_interest", amount=1672)
    figures = {"due": 3000, "available": 2000, "amount": 2000}
    write("dividend_declaration", "2025-01-20", year=2024, meeting="000001", **figures)
    rows = ({"member": "M0002", "amount": 900},)
    write("dividend_payment", "2025-01-22", year=2024, households=rows, amount=900, paid_on="2025-01-22")
    write("bank_charge", "2025-02-01", amount=5)
    write("other_income", "2025-03-21", source="bank_interest", amount=105)
    return view("2025-04-01", records=fund.records)


def test_what_is_used_counts_in_the_year_it_is_for(spent):
    later, first = fee_pool(spent).years

    assert {row.account: row.fen for row in first.used} == {
        "issue_allowance": 122,
        "collection_allowance": 300,
        "dividends": 2000,
    }
    assert (first.raised_fen, first.used_fen, first.closing) == (2422, 2422, 0)
    assert (later.opening, later.raised_fen, later.used_fen, later.closing) == (0, 105, 5, 100)
    assert spent.book.totals.fee_pool == 100


def test_a_drawn_quarter_names_its_record(spent):
    told = in_quarter(fee_pool(spent), "2024Q2")

    assert (told.due_issue, told.due_collection, told.amount) == (122, 300, 422)
    assert told.record == spent.book.pool.draws[Quarter(2024, 2)].number
    assert not told.is_less


def test_a_dividend_is_told_with_what_was_paid_of_it(spent):
    report = fee_pool(spent)
    told = report.years[1].dividend

    assert (told.due, told.available, told.amount, told.paid) == (3000, 2000, 2000, 900)
    assert report.unpaid_dividends == 1100


def test_a_household_sees_what_it_is_due_and_what_it_got(spent):
    (waits,), (paid,) = (household_dividends(spent, spent.book.members[each]) for each in ("M0001", "M0002"))

    assert (waits.year, waits.due, waits.amount, waits.paid, waits.record) == (2024, 1650, 1100, 0, "")
    assert (paid.due, paid.amount, paid.paid) == (1350, 900, 900)
    assert [SAY(each.sentence) for each in paid.how] == ["500.00 元 × 3‰ × 9 个月 = 13.50 元"]
    assert (paid.how[0].first, paid.how[0].last) == (dt.date(2024, 3, 2), dt.date(2025, 1, 1))


def test_shares_beyond_what_fees_can_serve_are_shown(spent, tiny):
    above, below = fee_pool(spent), fee_pool(tiny)

    assert (above.shares, above.fund_total, above.share, above.threshold_permille, above.is_above) == (
        100_000,
        150_000,
        667,
        600,
        True,
    )
    assert (below.share, below.is_above) == (34, False)
    assert SAY(above.formula) == (
        "最多 90\u00a0% 借出 ×（占用费 5‰ − 放款经费 1‰ − 半年内收回经费 2‰）÷ 红利 3‰ = 60\u00a0%"
    )


def test_the_statement_is_in_the_figures_for_machines(tiny):
    told = report_json(tiny, Words.chinese())["fee_pool"]

    assert (told["balance_fen"], told["threshold_permille"]) == (12_384, 600)
    assert told["years"][0]["quarters"][0]["issue_lines"][0]["fen"] == 113


def test_a_repayment_struck_out_later_is_taken_back_in_the_quarter_of_its_reversal(view, new_fund):
    fund = new_fund()
    fund.write("member", "2024-01-02", member="M0001", person="P0001", village_group=1, household_class="poor")
    loan = fund.lend("M0001", "2024-03-10", "2024-03-12", "2024-03-15", 50_000, 3)
    wrong = fund.repay(loan, "2024-06-15", 50_000, 750)
    fund.write("reversal", "2024-10-20", target=wrong, reason="记错了户")
    told = fee_pool(view("2025-01-05", records=fund.records))

    assert [each.fen for each in in_quarter(told, "2024Q2").collection_lines] == [300]
    assert [each.fen for each in in_quarter(told, "2024Q4").collection_lines] == [-300]
    assert in_quarter(told, "2024Q4").due == -300
