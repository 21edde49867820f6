"""Pictures: lengths that tell the same as the figures beside them."""

from dataclasses import replace

import pytest

from hzpub.base.words import N_, Label, Words, Yuan
from hzpub.reports.due_months import due_calendar
from hzpub.reports.fee_pool import fee_pool
from hzpub.reports.fee_pool_objects import PoolRow
from hzpub.reports.indicators import indicators
from hzpub.reports.pictures import (
    HATCHED,
    SOLID,
    borrowers_picture,
    calendar_picture,
    fees_picture,
    quarters_picture,
)
from hzpub.reports.quarters import Quarters

SAY = Words.chinese().fact


@pytest.fixture
def notices(tiny):
    quarters = Quarters(tiny)
    return [quarters.report(each) for each in quarters.names]


def test_each_quarter_has_two_bars_told_apart_by_name_and_filling(notices):
    groups = quarters_picture(notices).groups

    assert [SAY(each.label).removesuffix("（还没结束）") for each in groups] == [SAY(each.quarter.label) for each in notices]
    assert {tuple((SAY(bar.name), bar.fill) for bar in each.bars) for each in groups} == {
        (("存款", SOLID), ("借出", HATCHED))
    }


def test_a_quarter_that_is_still_running_says_so_in_the_picture(notices):
    told = [SAY(each.label) for each in quarters_picture([replace(notices[0], is_over=over) for over in (True, False)]).groups]

    assert told == [SAY(notices[0].quarter.label), f"{SAY(notices[0].quarter.label)}（还没结束）"]


def test_a_bar_is_as_long_as_its_share_of_the_longest(notices):
    most = max(each.bank.closing for each in notices)
    bars = [bar for group in quarters_picture(notices).groups for bar in group.bars]
    told = [fen for each in notices for fen in (each.bank.closing, each.lending.closing)]

    assert [bar.text for bar in bars] == [Yuan(fen) for fen in told]
    assert [bar.length for bar in bars] == [fen * 1000 // most for fen in told]
    assert max(bar.length for bar in bars) == 1000


def test_something_is_never_drawn_as_nothing_nor_nothing_as_something(notices):
    small = replace(notices[0], lending=replace(notices[0].lending, closing=1))
    none = replace(notices[0], lending=replace(notices[0].lending, closing=0))

    assert quarters_picture([small]).groups[0].bars[1].length == 1
    assert quarters_picture([none]).groups[0].bars[1].length == 0


def test_the_sentence_for_a_screen_reader_tells_the_last_quarters_figures(notices):
    told = SAY(quarters_picture(notices[:4]).told)

    assert "57,223.84 元" in told
    assert "2,500.00 元" in told


def test_who_borrowed_is_drawn_in_parts_of_a_thousand_and_said_in_words(tiny, notices):
    measured = indicators(tiny, notices)
    picture = borrowers_picture(measured)

    assert [bar.length for bar in picture.groups[0].bars] == [each.lent.share_permille for each in measured.classes]
    assert all(SAY(each.label) in SAY(picture.told) for each in measured.classes)
    assert len({bar.fill for bar in picture.groups[0].bars}) == 3


def test_nobody_borrowed_nothing_drawn(view):
    basis = view(until=10)

    assert borrowers_picture(indicators(basis, [])) is None
    assert calendar_picture(due_calendar(basis)) is None
    assert quarters_picture([]) is None


def test_fees_are_steps_where_each_begins_where_the_one_before_ended(tiny):
    year = fee_pool(tiny).years[-1]
    spent = PoolRow(account="collection_costs", label=Label(N_("收贷费用")), fen=2_384)
    year = replace(year, used=(spent,), used_fen=2_384, closing=year.closing - 2_384)
    bars = fees_picture(year).groups[0].bars
    fees, penalties, other, costs = bars[1:-1]

    assert (fees.start, fees.length) == (0, year.raised[0].fen * 1000 // 12_384)
    assert abs(penalties.start - fees.start - fees.length) <= 1
    assert abs(other.start + other.length - 1000) <= 2
    assert abs(costs.start + costs.length - 1000) <= 1
    assert abs(bars[-1].length - costs.start) <= 1
    assert [SAY(bar.text) for bar in bars][3:] == ["+ 36.18 元", "− 23.84 元", "100.00 元"]


def test_what_was_taken_back_of_an_income_goes_to_the_left(tiny):
    year = fee_pool(tiny).years[-1]
    back = replace(year.raised[0], fen=-1_000)
    year = replace(year, opening=2_000, raised=(back,), closing=1_000)
    bar = fees_picture(year).groups[0].bars[1]

    assert (bar.start, bar.length) == (500, 500)
    assert SAY(bar.text) == "+ -10.00 元"


def test_no_bar_reaches_beyond_the_picture(tiny, notices):
    pictures = [quarters_picture(notices), borrowers_picture(indicators(tiny, notices))]
    pictures += [calendar_picture(due_calendar(tiny)), *(fees_picture(each) for each in fee_pool(tiny).years)]

    for picture in filter(None, pictures):
        for bar in (bar for group in picture.groups for bar in group.bars):
            assert 0 <= bar.start <= bar.start + bar.length <= 1000


def test_months_far_off_stand_as_one_bar_with_all_their_loans(tiny):
    whole, short = calendar_picture(due_calendar(tiny)), calendar_picture(due_calendar(tiny), 3)

    assert len(whole.groups[0].bars) == 7
    assert [SAY(bar.name) for bar in short.groups[0].bars] == ["2025年1月", "2025年2月", "2025年3月", "再往后"]
    assert SAY(short.groups[0].bars[-1].text) == "1 笔 · 2,500.00 元"


def test_what_is_overdue_stands_first_in_stripes(view):
    bars = calendar_picture(due_calendar(view("2025-07-16"))).groups[0].bars

    assert [(SAY(bar.name), bar.fill, bar.length) for bar in bars] == [("已经过期的", HATCHED, 1000)]
