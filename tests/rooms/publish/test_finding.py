"""The files behind the search box: small at any size, complete, and without a name on the web."""

import json
from types import SimpleNamespace
from typing import Any, cast

import pytest

from hzpub.publish.finding import Index, Named, by_surname, named_households, place_of
from hzpub.reports.member_objects import MemberRow
from hzpub.reports.names import Names


def households(count: int) -> list[MemberRow]:
    rows = (SimpleNamespace(number=f"M{at:04}", person=f"P{at + 12:04}", village_group=1) for at in range(1, count + 1))
    return [cast(MemberRow, row) for row in rows]


def rows_of(index: Index) -> dict[str, list[list[str]]]:
    """What each file hands to the script."""
    return {name: json.loads(data.removeprefix(b"hzFind(").removesuffix(b")\n")) for name, data in index.files()}


@pytest.mark.parametrize(("people", "records", "surnames"), [(60, 900, "王"), (2_000, 20_000, "王李张"), (9_000, 200_000, "王")])
def test_a_file_is_a_few_kilobytes_however_large_the_fund_and_however_many_are_called_wang(
    people: int, records: int, surnames: str
) -> None:
    urls = {f"{at:06}": f"records/2024-{at % 12 + 1:02}-17.html" for at in range(1, records + 1)}
    named = tuple(
        Named(surnames[at % len(surnames)] + chr(0x4E00 + at % 1000) + chr(0x5000 + at // 1000), f"M{at:04}", 1)
        for at in range(1, people + 1)
    )
    index = Index(households(people), frozenset(urls), urls, named)
    sizes = {name: len(data) for name, data in index.files()}

    assert max(sizes.values()) < 8_000
    assert len(sizes) < 20 + records / 100 + people / 20


def test_every_number_and_every_name_lies_in_the_file_its_own_letters_point_to() -> None:
    urls = {f"{at:06}": "records/2024-03.html" for at in range(1, 251)}
    named = tuple(Named(name, f"M{at:04}", 2) for at, name in enumerate(("张建国", "欧阳建华", "𠮷田", "</script>"), 1))
    index = Index(households(120), frozenset({"000007"}), urls, named)
    files = rows_of(index)

    for name, rows in files.items():
        for row in rows:
            key = f"n{place_of(row[0], index.files_of_names)}" if len(row) == 4 else row[0][:-2]
            assert name == f"{key}.js"
    numbers = [row for rows in files.values() for row in rows if len(row) == 2]
    assert len(numbers) == 120 + 120 + 1 + 250
    assert ["000007", "loans/000007"] in numbers
    assert sorted(row[0] for rows in files.values() for row in rows if len(row) == 4) == sorted(each.name for each in named)
    assert index.heads == ("M00", "M01", "P00", "P01")
    assert index.last == "000250"


def test_only_the_villages_own_names_are_ever_indexed() -> None:
    class Everybody:
        def name_of(self, person: str) -> str | None:
            return "张建国" if person != "P0013" else None

    rows = cast(Any, households(3))

    assert named_households(rows, Names.of(Everybody(), rows)) == ()
    assert [each.number for each in named_households(rows, Names.of(Everybody(), rows, full=True))] == ["M0002", "M0003"]
    assert named_households(rows, Names.of(None, rows, full=True)) == ()


def test_surnames_of_two_characters_stand_together_and_each_has_its_own_place() -> None:
    found = by_surname(Named(name, f"M{at:04}", 1) for at, name in enumerate(("欧阳华", "欧平", "张伟", "{x}", "张国"), 1))
    (page,) = found

    assert [(dict(part.label.facts)["surname"], len(part.rows)) for part in page.parts] == [("{", 1), ("张", 2), ("欧", 1), ("欧阳", 1)]
    assert len({part.id for part in page.parts}) == 4
