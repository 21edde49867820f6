"""Two quarters side by side."""

from dataclasses import replace

import pytest

from hzpub.base.months import Quarter
from hzpub.base.words import Words
from hzpub.reports.comparison import Compared, comparisons
from hzpub.reports.quarters import Quarters

SAY = Words.chinese().fact


@pytest.fixture
def notices(tiny):
    quarters = Quarters(tiny)
    return [quarters.report(each) for each in quarters.names]


@pytest.fixture
def last(notices):
    """The fourth quarter of 2024, as its rows by name."""
    found = next(each for each in comparisons(notices) if each.quarter == Quarter(2024, 4))
    return {row.key: row for row in found.rows}


def test_every_quarter_but_the_first_is_laid_beside_the_one_before(notices):
    found = comparisons(notices)

    assert [(str(each.quarter), str(each.before)) for each in found] == [
        ("2025Q1", "2024Q4"),
        ("2024Q4", "2024Q3"),
        ("2024Q3", "2024Q2"),
        ("2024Q2", "2024Q1"),
    ]
    assert [each.year_ago for each in found] == [Quarter(2024, 1), None, None, None]


def test_the_newest_is_one_that_is_over(notices):
    assert [str(each.quarter) for each in comparisons(notices) if each.is_newest] == ["2024Q4"]


def test_a_figure_is_the_notices_and_its_change_the_subtraction(last):
    assert (last["bank"].value, last["bank"].before.value) == (5_722_384, 5_659_118)
    assert SAY(last["bank"].before.change) == "多了 632.66 元"
    assert SAY(last["bank"].before.line) == "57,223.84 元 − 56,591.18 元 = 632.66 元"
    assert SAY(last["outstanding"].before.change) == "少了 1,000.00 元"
    assert SAY(last["outstanding"].before.line) == "2,500.00 元 − 3,500.00 元 = -1,000.00 元"


def test_shares_differ_by_points_and_counts_by_loans(last):
    assert SAY(last["lent"].before.change) == "少了 1.7 个百分点"
    assert SAY(last["loans"].before.change) == "少了 1 笔"


def test_what_is_the_same_is_said_to_be_the_same():
    same = Compared(unit="fen", value=5_000, now=5_000)

    assert (SAY(same.change), SAY(same.line)) == ("一样", "50.00 元 − 50.00 元 = 0.00 元")


def test_a_quarter_in_which_nothing_fell_due_has_no_share_instead_of_none(notices):
    idle = replace(notices[0], lending=replace(notices[0].lending, falling_due=0, on_time=0))
    rows = {row.key: row for row in comparisons([idle, notices[1]])[0].rows}

    assert rows["on_time"].before == Compared(unit="permille", value=None, now=rows["on_time"].value)
    assert SAY(rows["on_time"].before.text) == "没有到期的"
    assert (rows["on_time"].before.change, rows["on_time"].before.line) == (None, None)


def test_one_quarter_alone_is_compared_with_nothing(notices):
    assert comparisons(notices[:1]) == () == comparisons([])
