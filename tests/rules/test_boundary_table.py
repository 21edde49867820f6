"""The boundary table of the catalogue, row by row: each rule's own page holds the last allowed and the first refused case.

What a row says of one value is looked up in the page's examples, which `test_rule_pages.py` runs. Rows on fees,
penalties and allowances stand in `tests/rooms/rulebooks` with their figures.
"""

import pytest

from hzpub.rulebooks.discovery import mutual_aid
from tests.rules.pages import Example, examples

ROWS = [
    ("ELIGIBLE-MEMBER-1M", "date", "2024-02-28", "违反"),
    ("ELIGIBLE-MEMBER-1M", "date", "2024-02-29", ""),
    ("LOAN-CAP-FUND-90", "amount", "1800.00", ""),
    ("LOAN-CAP-FUND-90", "amount", "1800.01", "违反"),
    ("LOAN-TERM-MAX", "months", 12, ""),
    ("LOAN-TERM-MAX", "months", 13, "违反"),
    ("SHARE-UNIT", "amount", "499.99", "违反"),
    ("SHARE-UNIT", "amount", "500.00", ""),
    ("SHARE-UNIT", "amount", "1000.00", ""),
    ("SHARE-UNIT", "amount", "750.00", "违反"),
]


@pytest.mark.parametrize(("rule_id", "box", "value", "verdict"), ROWS)
def test_the_page_has_the_boundary_case(rule_id: str, box: str, value: str | int, verdict: str) -> None:
    found = [each for each in examples(mutual_aid().rules[rule_id].page) if verdict in verdicts(each, rule_id, box, value)]

    assert found, f"no example of {rule_id} with {box}: {value} that is {verdict or 'allowed'}"


@pytest.mark.parametrize(
    ("rule_id", "allowed", "refused"),
    [
        ("GOVERN-COUNCIL-SIZE", "3|三", "2|两|二"),
        ("GOVERN-COUNCIL-SIZE", "三人", "再加一个就多了"),
        ("GUARANTEE-GROUP-5", "五户", "四户"),
        ("GUARANTEE-GROUP-5", "五户", "六户"),
        ("GUARANTEE-ONE-LOAN", "同一户|一户", "两户|第二户"),
        ("STAR-EARN", "到期当天|按时|到期那天", "逾期|晚一天|一天"),
        ("SEAL-FOUR", "四", "理事长替会计盖"),
        ("GUARANTEE-NO-COUNCIL", "理事", "理事"),
    ],
)
def test_the_page_shows_both_sides_of_the_boundary(rule_id: str, allowed: str, refused: str) -> None:
    page = examples(mutual_aid().rules[rule_id].page)
    clean = [each.heading for each in page if not speaks(each, rule_id)]
    broken = [each.heading for each in page if speaks(each, rule_id)]

    assert any(word in heading for heading in clean for word in allowed.split("|")), clean
    assert any(word in heading for heading in broken for word in refused.split("|")), broken


def verdicts(example: Example, rule_id: str, box: str, value: str | int) -> set[str]:
    """How this example judges records that carry `value` in `box`: "" for allowed."""
    told = set()
    for written in example.records:
        if written.boxes.get(box) == value:
            line = written.line_of((box,))
            told.add(next((sort for at, rule, sort in example.expected if (at, rule) == (line, rule_id)), ""))
    return told


def speaks(example: Example, rule_id: str) -> bool:
    """Whether the rule speaks anywhere in the example."""
    return any(rule == rule_id for _, rule, _ in example.expected)
