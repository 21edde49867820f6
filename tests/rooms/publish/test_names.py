"""Names on the web: masked, never alone, and gone without the register."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hzpub.kinds.record import Record
from hzpub.reports.names import Names, masked

Printed = Callable[..., Path]
Outcome = Callable[..., Any]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("张建国", "张*国"),
        ("张国", "张*"),
        ("欧阳建华", "欧阳*华"),
        ("欧阳华", "欧阳*"),
        ("诸葛亮", "诸葛*"),
        ("司马", "司*"),
        ("单", "*"),
        ("迪丽热巴·买买提", "迪*提"),
    ],
)
def test_a_name_is_masked_between_surname_and_last_character(name: str, shown: str) -> None:
    assert masked(name) == shown


def test_two_people_with_one_mask_are_told_apart_by_their_numbers(
    records: list[Record], outcome_of: Outcome, everybody: Outcome, printed: Printed
) -> None:
    site = printed(outcome_of(records, register=everybody("张建国")))
    text = (site / "members.html").read_text()
    cells = re.findall(r'<a href="members/(M[0-9]{4})\.html">([^<]*)</a>', text)

    assert len(cells) == len(set(cells)) > 20
    assert {label for _, label in cells} == {f"{number} 张*国" for number, _ in cells}


def test_no_page_shows_a_full_name(
    records: list[Record], outcome_of: Outcome, everybody: Outcome, printed: Printed
) -> None:
    site = printed(outcome_of(records, register=everybody("张建国")))

    assert not [path for path in site.rglob("*") if path.is_file() and "张建国".encode() in path.read_bytes()]


def test_without_the_register_there_are_numbers_only(
    records: list[Record], outcome_of: Outcome, printed: Printed
) -> None:
    site = printed(outcome_of(records))
    labels = re.findall(r'<a href="members/M[0-9]{4}\.html">([^<]*)</a>', (site / "members.html").read_text())

    assert labels
    assert all(re.fullmatch("M[0-9]{4}", label) for label in labels)
    assert "只显示会员证号" in (site / "members.html").read_text()


def test_a_household_goes_by_the_person_who_speaks_for_it() -> None:
    class Register:
        def name_of(self, person: str) -> str | None:
            return {"P0007": "张建国"}.get(person)

    names = Names(Register(), {"M0042": "P0007"})

    assert names.label("M0042") == "M0042 张*国"
    assert names.label("P0007") == "P0007 张*国"
    assert names.label("M0001") == "M0001"
