"""The pages of a loan in instalments that was partly written off: every word of it is printed."""

import re

import pytest

from tests.rooms.publish.clicks import read_page
from tests.rules.scenes import told

STORY = """
  - {kind: loan_repayment, date: 2024-05-15, loan: $loan, amount: 1015.00}
  - {kind: meeting, as: assembly, date: 2024-12-20, assembly: members}
  - {kind: write_off, date: 2024-12-21, loan: $loan, amount: 1000.00, meeting: $assembly}
"""


def words(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.read_text(encoding="utf-8")))


@pytest.fixture
def site(outcome_of, printed):
    return printed(outcome_of([step.record for step in told(STORY, "two_parts").steps]))


def test_the_form_of_overdue_loans_opens_each_charge_and_adds_up_the_late_instalments(outcome_of, printed):
    text = '  - {kind: training, date: 2024-07-15}'
    site = printed(outcome_of([step.record for step in told(text, "two_parts").steps]))
    page = site / "official" / "2024H1-overdue.html"
    (loan,) = re.findall(r'<h3 id="l([0-9]+)">', page.read_text(encoding="utf-8"))

    assert "2,000.00 元 × 5‰ × （3 + 15/30）个月 = 35.00 元" in words(page)
    assert "1,000.00 元 × 5‰ × （2 + 15/30）个月 = 12.50 元" in words(page)
    assert "1,000.00 元 × 5‰ × 15/30 个月 = 2.50 元" in words(page)
    assert "12.50 元 + 2.50 元 = 15.00 元" in words(page)
    paper = read_page("official/2024H1-overdue.html", page.read_text(encoding="utf-8"))
    assert {3500, 1500, 1250, 250} <= paper.sums.keys()
    assert {"rules/fee-rate.html", "rules/penalty-rate.html", f"loans/{loan}.html"} <= paper.links.keys()


def test_loan_quarter_and_indicators_print_instalments_and_what_was_written_off(site):
    loan = words(next((site / "loans").glob("*.html")))
    quarter = words(site / "quarters" / "2024Q4.html")

    assert "约定分几期还" in loan
    assert "核销的本金 1,000.00" in loan
    assert "1,000.00 元 × 5‰ × 1 个月 = 5.00 元" in loan
    assert "核销了还没有收回来的，照样列名" in quarter
    assert "减：本季核销本金 1,000.00" in quarter
    assert "核销率" in words(site / "indicators.html")
