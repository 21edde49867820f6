"""Agreeing on witnesses at the desk: a row as people type it, and the number that follows from the rows."""

import datetime as dt

import pytest

from hzpub.check.engine import table_of
from hzpub.desk.suggesting import suggest
from hzpub.desk.values import Typing
from hzpub.kinds import all_kinds
from hzpub.rulebooks.discovery import mutual_aid
from tests.rules.scenes import scene

VKEY = "caizhengsuo+1a5acd69+BAOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"
OFFICE = f"name:乡镇财政所;vkey:{VKEY};person:11;alone:一位就够"
VILLAGER = f"name:村民代表;vkey:{VKEY};alone:no"


def test_a_row_is_typed_with_labels_and_short_numbers() -> None:
    box = all_kinds()["witness_policy"].box("witnesses")
    spelled = Typing(dt.date.min, bytes).spell(box, [OFFICE, VILLAGER])

    assert box.read(spelled)[0] == {"name": "乡镇财政所", "vkey": VKEY, "person": "P0011", "alone": "yes"}
    assert box.read(spelled)[1]["alone"] == "no"


@pytest.mark.parametrize(
    ("witnesses", "quorum"), [([], "0"), ([OFFICE], "0"), ([OFFICE, VILLAGER], None), (["nonsense"], None)]
)
def test_nobody_counts_where_nobody_is_left_to_count(witnesses: list[str], quorum: str | None) -> None:
    book = scene("empty").book
    typed: dict[str, str | list[str]] = {"witnesses": witnesses} if witnesses else {}
    found = suggest(
        book, "witness_policy", typed, table_of(mutual_aid(), book), today=dt.date(2024, 3, 1)
    )

    assert found.get("quorum") == quorum
