"""The page of each rule: our prose, and examples as labelled boxes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hzpub.base.words import Words
from hzpub.kinds.record import Record
from hzpub.publish.examples import Example, example_of
from hzpub.publish.rulepages import rule_page
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


@pytest.mark.parametrize("rule_id", sorted(mutual_aid().rules))
def test_every_rule_has_prose_and_readable_examples(rule_id: str) -> None:
    page = rule_page(mutual_aid().rules[rule_id])

    assert page.blocks[0].html.startswith("<h1>"), "a rule's page begins with a heading"
    assert all(block.html or block.cards for block in page.blocks)


def test_nothing_of_the_scenes_plumbing_reaches_a_page(
    records: list[Record], outcome_of: Callable[..., Any], printed: Callable[..., Path]
) -> None:
    site = printed(outcome_of(records))
    for path in (site / "rules").iterdir():
        text = path.read_text()

        assert "$" not in text, path
        assert "scene" not in text, path
        assert "```" not in text, path
