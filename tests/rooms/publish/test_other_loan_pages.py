"""The pages of a loan in instalments that was partly written off: every word of it is printed."""

import re

import pytest

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


def test_loan_quarter_and_indicators_print_instalments_and_what_was_written_off(site):
    loan = words(next((site / "loans").glob("*.html")))
    quarter = words(site / "quarters" / "2024Q4.html")

    assert "约定分几期还" in loan
    assert "核销的本金 1,000.00" in loan
    assert "1,000.00 元 × 5‰ × 1 个月 = 5.00 元" in loan
    assert "核销了还没有收回来的，照样列名" in quarter
    assert "减：本季核销本金 1,000.00" in quarter
    assert "核销率" in words(site / "indicators.html")
