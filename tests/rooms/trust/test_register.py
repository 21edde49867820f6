"""The register opens commitments, is written whole, and is read as strictly as a record."""

from pathlib import Path

import pytest

from hzpub.reading.envelope import Unreadable
from hzpub.trust import register
from hzpub.trust.commitments import commit
from hzpub.trust.register import Entry, Register

SALT = bytes(range(16))
FUND = "dawu.361122"
ONE = f"""\
register: 1
fund: "{FUND}"
entries:
  - of: "P0007"
    box: "name"
    salt: "{SALT.hex()}"
    value: "张建国"
"""


def test_without_a_register_there_is_none(tmp_path: Path) -> None:
    assert register.load(tmp_path) is None


def test_a_value_is_found_by_its_commitment_and_by_whose_it_is(tmp_path: Path) -> None:
    hold = register.add(tmp_path, "P0007", "name", "张建国", SALT, fund=FUND)
    other = register.add(tmp_path, "M0042", "account", "6200 1", SALT[::-1], fund=FUND)
    known = register.load(tmp_path)

    assert (tmp_path / "register.yml").read_text("utf-8").startswith(ONE)
    assert hold == commit("name", SALT, "张建国")
    assert known is not None
    assert (known.value(hold), known.value(other), known.value("A" * 43 + "=")) == ("张建国", "6200 1", None)
    assert (known.name_of("P0007"), known.name_of("P0008"), known.find("M0042", "account")) == ("张建国", None, "6200 1")


def test_the_last_name_noted_for_a_person_counts(tmp_path: Path) -> None:
    register.add(tmp_path, "P0007", "name", "张健国", SALT, fund=FUND)
    register.add(tmp_path, "P0007", "name", "张建国", SALT[::-1], fund=FUND)
    known = register.load(tmp_path)

    assert known is not None
    assert known.name_of("P0007") == "张建国"


def test_a_value_changed_afterwards_opens_nothing_and_is_unmatched() -> None:
    hold = commit("name", SALT, "张建国")
    honest = register.read(ONE.encode())
    changed = register.read(ONE.replace("张建国", "张建设").encode())

    assert honest.unmatched({hold}) == ()
    assert changed.value(hold) is None
    assert [entry.value for entry in changed.unmatched({hold})] == ["张建设"]


def test_a_name_typed_with_combining_marks_is_kept_in_its_one_spelling(tmp_path: Path) -> None:
    hold = register.add(tmp_path, "P0007", "name", "Jose\u0301", SALT, fund=FUND)

    assert hold == commit("name", SALT, "José")


@pytest.mark.parametrize("value", ['a"b', "a\\b", "a\nb", "张\u202e三", "", " 张三", "张" * 121])
def test_a_value_that_cannot_be_spelled_is_refused_and_the_file_stays(value: str, tmp_path: Path) -> None:
    (tmp_path / "register.yml").write_text(ONE, "utf-8")
    with pytest.raises(Unreadable):
        register.add(tmp_path, "P0008", "name", value, SALT, fund=FUND)

    assert (tmp_path / "register.yml").read_text("utf-8") == ONE
    assert [path.name for path in tmp_path.iterdir()] == ["register.yml"]


def test_a_value_cannot_smuggle_in_another_entry(tmp_path: Path) -> None:
    evil = f'张三"\n  - of: "P0009"\n    box: "name"\n    salt: "{SALT.hex()}"\n    value: "李四'
    with pytest.raises(Unreadable):
        register.add_all(tmp_path, [Entry("P0008", "name", SALT, evil)], fund=FUND)

    assert register.load(tmp_path) is None


def test_the_register_of_another_fund_is_not_added_to(tmp_path: Path) -> None:
    (tmp_path / "register.yml").write_text(ONE, "utf-8")
    with pytest.raises(Unreadable):
        register.add(tmp_path, "P0008", "name", "李四", SALT, fund="other.1")


def test_only_its_owner_can_read_a_new_register(tmp_path: Path) -> None:
    register.add(tmp_path, "P0007", "name", "张建国", SALT, fund=FUND)

    assert (tmp_path / "register.yml").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("broken", "line"),
    [
        (ONE.replace("register: 1", "register: 2"), 1),
        (ONE.replace("register: 1\n", ""), 1),
        (ONE.replace(FUND, "DAWU"), 1),
        (ONE.replace('"P0007"', '"Z0007"'), 4),
        (ONE.replace('"name"', '"Name"'), 5),
        (ONE.replace(SALT.hex(), SALT.hex().upper()), 6),
        (ONE.replace(SALT.hex(), SALT.hex()[:-2]), 6),
        (ONE.replace('"张建国"', "7"), 7),
        (ONE.replace('"张建国"', '" 张建国"'), 7),
        (ONE.replace('    box: "name"\n', ""), 4),
        (ONE.replace("\n", "\r\n"), 1),
        ("\ufeff" + ONE, 1),
        (ONE + "# 备注\n", 8),
        (ONE + '    value: "李四"\n', 8),
        ("", 1),
    ],
)
def test_a_register_that_is_not_format_1_is_refused_with_its_place(broken: str, line: int) -> None:
    with pytest.raises(Unreadable) as caught:
        register.read(broken.encode())

    assert caught.value.findings[0].rule == "SYS-YAML"
    assert (caught.value.findings[0].place.file, caught.value.findings[0].place.line) == ("register.yml", line)


def test_gbk_bytes_and_too_many_bytes_are_refused() -> None:
    for data in (ONE.encode("gbk"), b"#" * (register.LARGEST + 1)):
        with pytest.raises(Unreadable):
            register.read(data)


def test_many_entries_are_read_back_as_they_were_written() -> None:
    entries = tuple(Entry(f"P{n:04}", "name", n.to_bytes(16, "big"), f"张{n}") for n in range(1000))
    whole = Register(FUND, entries)

    assert register.read(register.text_of(whole).encode()) == whole
    assert register.read(register.text_of(Register(FUND)).encode()) == Register(FUND)
