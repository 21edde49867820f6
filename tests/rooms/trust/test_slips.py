"""A slip opens exactly the value it was made for, in the record it names, and nothing else."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzpub.reading.characters import first_forbidden
from hzpub.trust.commitments import commit
from hzpub.trust.slips import LARGEST, BadSlip, Slip, commitments, opened, read_slips, write_slips

SALT = bytes(range(16))
LINE = f"记录 000123 / 栏 name / 盐 {SALT.hex()} / 值 张建国"
RECORD = {"person": "P0007", "name_hold": commit("name", SALT, "张建国"), "note": "养鹅"}


def spelled(text: str) -> bool:
    return normalize("NFC", text) == text and text == text.strip() and not first_forbidden(text) and '"' not in text


values = st.text(min_size=1, max_size=30).filter(spelled)
salts = st.binary(min_size=16, max_size=16)
boxes = st.from_regex("[a-z][a-z0-9_]{0,10}", fullmatch=True)


def test_a_slip_is_one_line_that_a_person_can_copy() -> None:
    slip = Slip("000123", "name", SALT, "张建国")

    assert write_slips([slip]) == LINE + "\n"
    assert read_slips(LINE.encode()) == (slip,)
    assert opened(slip, RECORD) is not None


def test_comments_blank_lines_windows_line_ends_and_a_mark_do_no_harm() -> None:
    text = f"\ufeff# 大坞村\r\n\r\n  {LINE}  \r\n"

    assert read_slips(text.encode()) == (Slip("000123", "name", SALT, "张建国"),)


def test_a_value_with_a_slash_stays_whole() -> None:
    slip = Slip("000123", "name", SALT, "张 / 值 建国")

    assert read_slips(str(slip).encode()) == (slip,)


@pytest.mark.parametrize(
    "wrong",
    [
        LINE.replace("000123", "123"),
        LINE.replace("记录", "紀錄"),
        LINE.replace(SALT.hex(), SALT.hex()[2:]),
        LINE.replace(SALT.hex(), SALT.hex().upper()),
        LINE.replace("name", "Name"),
        LINE.replace(" / 值 张建国", ""),
        LINE.replace("张建国", "张\u202e建国"),
        LINE + "\n胡写一行",
        "# 只有备注",
        "",
    ],
)
def test_a_slip_of_another_shape_is_refused(wrong: str) -> None:
    with pytest.raises(BadSlip):
        read_slips(wrong.encode())


def test_bytes_that_are_no_text_and_too_many_bytes_are_refused() -> None:
    for data in (LINE.encode("gbk"), b"#" * (LARGEST + 1)):
        with pytest.raises(BadSlip):
            read_slips(data)


def test_commitments_are_found_in_the_body_and_in_rows_with_whose_they_are() -> None:
    charter = {
        "account_hold": "A" * 43 + "=",
        "people": ({"person": "P0001", "name_hold": "B" * 43 + "="}, {"person": "P0002", "name_hold": "C" * 43 + "="}),
        "offices": ({"office": "chair", "person": "P0001"},),
    }

    assert [(each.of, each.box, each.hold[0]) for each in commitments(charter)] == [
        ("fund", "account", "A"), ("P0001", "name", "B"), ("P0002", "name", "C")
    ]  # fmt: skip
    assert [each.of for each in commitments(RECORD)] == ["P0007"]


@given(record=st.integers(1, 999999), box=boxes, salt=salts, value=values)
def test_every_slip_is_read_back_as_it_was_written(record: int, box: str, salt: bytes, value: str) -> None:
    slip = Slip(f"{record:06}", box, salt, value)

    assert read_slips(write_slips([slip]).encode()) == (slip,)


@given(box=boxes, salt=salts, value=values, other_box=boxes, other_salt=salts, other=values)
def test_nobody_can_prove_another_value(
    box: str, salt: bytes, value: str, other_box: str, other_salt: bytes, other: str
) -> None:
    record = {"person": "P0007", f"{box}_hold": commit(box, salt, value)}
    true = Slip("000001", box, salt, value)
    claims = (
        Slip("000001", other_box, other_salt, other),
        Slip("000001", box, salt, other),
        Slip("000001", box, other_salt, value),
        Slip("000001", other_box, salt, value),
    )

    assert opened(true, record) is not None
    assert all((opened(claim, record) is not None) == (claim == true) for claim in claims)


@given(salt=salts, value=values, cut=st.integers(1, 15))
def test_bytes_moved_between_box_salt_and_value_open_nothing(salt: bytes, value: str, cut: int) -> None:
    record = {"name_hold": commit("name", salt, value)}
    moved = salt[cut:] + value.encode()[:cut]
    claims = [Slip("000001", "name", salt, value + "\0"), Slip("000001", "nam", salt, "e" + value)]
    if len(moved) == 16:
        claims.append(Slip("000001", "name", moved, value.encode()[cut:].decode("utf-8", "replace")))

    assert all(opened(claim, record) is None for claim in claims if (claim.salt, claim.value) != (salt, value))
