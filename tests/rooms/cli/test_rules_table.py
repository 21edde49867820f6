"""`hzpub rules` as people read it: clauses by subject, and at the end how many there are of what."""

import pytest

from hzpub.base.width import columns
from hzpub.base.words import Words
from hzpub.cli.ruling import table
from hzpub.rulebooks.catalogue import catalogue

CHINESE = Words.chinese()


@pytest.fixture(scope="module")
def lines() -> list[str]:
    return table(catalogue(CHINESE), CHINESE).splitlines()


def test_a_line_tells_id_clause_severity_numbers_page_and_owner(lines: list[str]) -> None:
    line = next(each for each in lines if each.startswith("LOAN-TERM-MAX "))

    assert " R五3① " in line
    assert " 错误 " in line
    assert line.endswith("最长借期 12 个月  → rules/loan-term-max.html · hzpub.rulebooks.huzhu.loan.term_max")


def test_a_clause_that_is_no_machine_rule_tells_who_keeps_it(lines: list[str]) -> None:
    told = {each.split()[0]: each.split("→ ")[1] for each in lines if "→ " in each}

    assert told["PENALTY-MANDATORY"].startswith("PENALTY-RATE · rules/penalty-rate.html · ")
    assert told["LOAN-TERM-USUAL"] == "indicators.html · hzpub.reports.indicators.indicators"
    assert told["ORG-SUBSIDY"].startswith("县扶贫办、财政局 · ")


def test_sections_stand_apart_and_their_columns_below_each_other(lines: list[str]) -> None:
    severities = {
        columns(each[: each.index(word)])
        for each in lines
        for word in ("错误", "靠人负责")
        if f" {word} " in each and "→" in each
    }

    assert lines[0] == "基金和用途范围"
    assert lines[lines.index("担保") - 1] == ""
    assert len(severities) == 1


def test_the_counts_at_the_end_add_up(lines: list[str]) -> None:
    blank = [index for index, each in enumerate(lines) if each == ""]
    by_severity, by_owner = lines[blank[-2] + 1 : blank[-1]], lines[blank[-1] + 1 : -1]
    rows = sum("→" in each for each in lines)

    for block in (by_severity, by_owner):
        assert sum(int(each.split("：")[1].removesuffix(" 条")) for each in block) == rows
    assert lines[-1] == f"一共 {rows} 条"
    assert any(each.startswith("由人负责：") for each in by_owner)
