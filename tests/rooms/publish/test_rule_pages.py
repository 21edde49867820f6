"""The page of each rule: our prose, and examples as labelled boxes."""

import re
from collections.abc import Callable
from dataclasses import replace
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from hzpub.base.words import Words, load_words
from hzpub.kinds.record import Record
from hzpub.publish.examples import Example, example_of
from hzpub.publish.rulepages import RulePage, rule_page
from hzpub.rulebooks.discovery import mutual_aid

EXAMPLE = """\
scene: one_member
records:
  - kind: loan_application
    as: loan
    date: 2024-03-10
    borrower: M0001
    amount: 2000.00
    months: 13  # 违反 LOAN-TERM-MAX
    category: breeding
  - kind: loan_approval
    application: $loan
    in_favour: [P0001, P0002]
    seals: {chair: P0001}
"""
WORDS = Words.chinese()
ENGLISH = load_words("en")
RULES = mutual_aid().rules
PARTS = {"h1", "h2", "h3", "li", "td", "th", "pre"}


class Shape(HTMLParser):
    """Headings, items, cells and links of a page, in order; an example is its place."""

    def __init__(self, page: RulePage) -> None:
        super().__init__()
        self.found: list[str] = []
        for block in page.blocks:
            self.found += () if block.html else ("example",)
            self.feed(block.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in PARTS or tag == "a":
            self.found.append(dict(attrs).get("href") or tag)


def told(example: Example) -> list[tuple[str, list[tuple[str, str, bool]]]]:
    return [
        (
            WORDS.fact(card.title),
            [(WORDS.fact(box.label), WORDS.fact(box.value), box.is_wrong) for box in card.boxes],
        )
        for card in example.cards
    ]


def test_an_example_becomes_cards_of_labelled_boxes() -> None:
    expected = [
        (
            "借款申请",
            [
                ("日期", "2024年3月10日", False),
                ("借款人", "M0001", False),
                ("申请金额", "2,000.00 元", False),
                ("期限（月）", "13", True),
                ("项目类别", "养殖", False),
            ],
        ),
        ("借款审批", [("同意的理事", "P0001、P0002", False), ("理事长", "P0001 盖章", False)]),
    ]

    assert told(example_of(EXAMPLE)) == expected


def test_an_example_is_fine_unless_it_says_what_it_breaks() -> None:
    assert not example_of(EXAMPLE).is_fine
    assert example_of(EXAMPLE.replace("  # 违反 LOAN-TERM-MAX", "")).is_fine


def test_a_mistake_of_the_whole_record_is_shown_in_words() -> None:
    example = example_of("records:\n  - kind: loan_approval  # 违反 GOVERN-RECUSE\n    months: 3\n")

    assert told(example)[0][1][-1] == ("整张单子", "不合规则", True)


@pytest.mark.parametrize("rule_id", sorted(RULES))
def test_every_rule_has_prose_and_readable_examples(rule_id: str) -> None:
    page = rule_page(mutual_aid().rules[rule_id])

    assert page.blocks[0].html.startswith("<h1>"), "a rule's page begins with a heading"
    assert all(block.html or block.cards for block in page.blocks)


@pytest.mark.parametrize("rule_id", sorted(RULES))
def test_every_rule_is_told_in_english_too_with_the_same_parts_and_examples(rule_id: str) -> None:
    rule = RULES[rule_id]
    english, chinese = rule_page(rule, ENGLISH), rule_page(rule)

    assert english.told
    assert not [block.html for block in english.blocks if re.search("[\u3400-\u9fff]", block.html)]
    assert Shape(english).found == Shape(chinese).found
    assert english.blocks[0].html.startswith(f"<h1>{escape(ENGLISH(rule.title), quote=False)}</h1>")


def test_a_translation_must_show_each_example_once(tmp_path: Path) -> None:
    chinese = f"# 借款最长 12 个月\n\n## 不行\n\n```yaml\n{EXAMPLE}```\n\n算到这里。\n"
    rule = replace(RULES["LOAN-TERM-MAX"], page=tmp_path / "term.md")
    rule.page.write_text(chinese, "utf-8")
    other = tmp_path / "term.en.md"

    assert (page := rule_page(rule, ENGLISH)).blocks == rule_page(rule).blocks
    assert not page.told
    other.write_text("# At most 12 months\n\n## Not allowed\n\n{example}\n\nSo far.\n", "utf-8")
    assert (page := rule_page(rule, ENGLISH)).told
    assert [block.html for block in page.blocks] == ["<h1>At most 12 months</h1>\n<h2>Not allowed</h2>", "", "<p>So far.</p>"]
    other.write_text("# At most 12 months\n", "utf-8")
    with pytest.raises(ValueError, match=r"term\.en\.md shows 0 examples of 1"):
        rule_page(rule, ENGLISH)


def test_nothing_of_the_scenes_plumbing_reaches_a_page(
    records: list[Record], outcome_of: Callable[..., Any], printed: Callable[..., Path]
) -> None:
    site = printed(outcome_of(records))
    for path in (site / "rules").iterdir():
        text = path.read_text()

        assert "$" not in text, path
        assert "scene" not in text, path
        assert "```" not in text, path
