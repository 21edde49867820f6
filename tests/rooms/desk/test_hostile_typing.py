"""Words made to turn, break or flood a page are refused where they are typed, by the name of the box; plain signs are not."""

from pathlib import Path
from typing import Any

import pytest

from hzpub.desk.errors import DeskError
from hzpub.kinds import all_kinds

REFUSED = {
    "a right-to-left override": ("王\u202e国建", "不能用的字符"),
    "an isolate": ("\u2066养鹅\u2069", "不能用的字符"),
    "a right-to-left mark": ("养鹅\u200f", "不能用的字符"),
    "no width at all": ("养\u200b鹅", "不能用的字符"),
    "an emoji": ("养鹅\U0001f986", "不能用的字符"),
    "a lone combining mark": ("\u0301", "不能用的字符"),
    "a combining mark after Chinese": ("鹅\u0301", "不能用的字符"),
    "a double quote": ('=HYPERLINK("http://x")', "不能用的字符"),
    "a backslash": ("\\u003cscript\\u003e", "不能用的字符"),
    "a line end": ("养鹅\nkind: x", "不能用的字符"),
    "300 characters": ("长" * 300, "最多"),
}
TAKEN = ("<script>alert(1)</script>", "{{ 7*7 }}{% raw %}", "[x](javascript:1)", "**b** # h", "=HYPERLINK('http://x')", "+1", "@SUM(1)")
BOXES = (
    ("person", "name"),
    ("member", "class_list"),
    ("loan_application", "purpose"),
    ("loan_application", "scale"),
    ("loan_application", "repayment_source"),
    ("public_posting", "place"),
    ("bank_charge", "note"),
    ("reversal", "reason"),
    ("objection", "subject"),
)
"""A name, a memo, a purpose, a place, a plan, and what people complain of."""


def told_of(desk: Any, kind: str, box: str, text: str) -> list[str]:
    """What the desk says of this box when the rest of the form is still empty."""
    with pytest.raises(DeskError) as refused:
        desk.draft(kind, **{box: text})
    label = next(each.label for each in all_kinds()[kind].boxes if each.name in (box, f"{box}_hold"))
    return [line.strip() for line in str(refused.value).splitlines() if line.strip().startswith(f"{label}（{box}）")]


@pytest.fixture
def desk(founded: Path, helpers: Any) -> Any:
    """A fund where nothing can be written down: every form here is still half empty."""
    return helpers.Village(founded)


@pytest.mark.parametrize("what", REFUSED)
def test_it_is_refused_in_plain_chinese_that_names_the_box(desk: Any, what: str) -> None:
    text, why = REFUSED[what]
    before = (desk.root / "register.yml").read_bytes()

    for kind, box in BOXES:
        told = told_of(desk, kind, box, text)

        assert [why in line or (why == "最多" and "太长" in line) for line in told] == [True], (kind, box, told)
    assert (desk.root / "register.yml").read_bytes() == before
    assert not list((desk.root / "drafts").glob("*"))


@pytest.mark.parametrize("text", TAKEN)
def test_signs_that_mean_something_to_a_program_are_only_signs_here(desk: Any, text: str) -> None:
    for kind, box in BOXES:
        if len(text) > (getattr(all_kinds()[kind].box(box), "longest", 120) if box != "name" else 120):
            continue

        assert told_of(desk, kind, box, text) == [], (kind, box)
