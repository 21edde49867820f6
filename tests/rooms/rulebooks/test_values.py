"""The numbers of a rulebook in people's units, and as a charter spells them."""

import pytest

from hzpub.base.words import Words
from hzpub.rulebooks.catalogue import catalogue
from hzpub.rulebooks.discovery import mutual_aid
from hzpub.rulebooks.values import COUNTED, as_written, value_label

WORDS = Words.chinese()
DECLARED = mutual_aid().parameters


@pytest.mark.parametrize(
    ("name", "written", "said"),
    [
        ("max_lent_permille", "900", "90\xa0%"),
        ("max_lent_permille", "875", "87.5\xa0%"),
        ("usage_fee", "5.0", "每月 5‰"),
        ("collection_long", "0.5", "每月 0.5‰"),
        ("council_min", "3", "3 人"),
        ("group_size", "5", "5 户"),
        ("star_max", "6", "6 星"),
        ("poor_gift_shares", "1", "1 股"),
        ("longest_term", "12", "12 个月"),
        ("refill_days", "90", "90 天"),
        ("share_price", "1500.00", "1,500.00 元"),
        ("holiday_shift", "yes", "是"),
        ("month_rule", "ceil", "不满一月算一月"),
    ],
)
def test_a_number_is_said_in_the_unit_that_people_use(name: str, written: str, said: str) -> None:
    assert WORDS.fact(value_label(DECLARED[name], written)) == said


@pytest.mark.parametrize(
    ("name", "written", "said"),
    [
        ("max_share_permille", "0", "不限"),
        ("exit_notice_days", "0", "不用提前申请"),
        ("posting_days", "0", "不要求"),
        ("star_min_amount", "0.00", "都不提示"),
        ("retry_days", "0", "0 天"),
        ("dividend", "0.0", "每月 0‰"),
        ("max_lent_permille", "0", "0\xa0%"),
    ],
)
def test_zero_is_said_in_words_only_where_the_number_declares_them(name: str, written: str, said: str) -> None:
    assert WORDS.fact(value_label(DECLARED[name], written)) == said


@pytest.mark.parametrize("name", ["share_price", "max_lent_permille", "usage_fee", "council_min", "month_rule"])
def test_what_the_number_cannot_be_stays_as_it_was_written(name: str) -> None:
    assert value_label(DECLARED[name], "很多") == as_written(DECLARED[name], "很多")


def test_every_count_of_the_rulebook_says_what_it_counts() -> None:
    counts = {each.name: each.counts for each in DECLARED.values() if each.unit == "count"}

    assert counts
    assert set(counts.values()) <= set(COUNTED), counts


def test_a_program_reads_the_numbers_as_the_charter_spells_them() -> None:
    read = {each["name"]: each["value"] for row in catalogue(WORDS) for each in row["parameters"]}

    assert read["max_lent_permille"] == "千分之 900"
    assert read["max_share_permille"] == "千分之 0"
    assert read["usage_fee"] == "每月 5.0‰"
    assert read["council_min"] == "3"
    assert read["exit_notice_days"] == "0 天"
