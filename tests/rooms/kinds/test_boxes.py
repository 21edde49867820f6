"""A box has one meaning for each spelling and one spelling for each meaning, and says why it refuses."""

import datetime as dt
from typing import Any

import pytest

from hzpub.base.words import Words
from hzpub.kinds.box import matcher
from hzpub.kinds.boxes import Box, BoxError, Choice, Day, Listed, Money, Pattern, Reference, Row, Text, Whole
from hzpub.kinds.frame import HEADER, Version
from hzpub.kinds.vocabulary import Digest, Held, Member, PublicKey

NAMED = {"name": "x", "label": "栏"}
MONEY, WHOLE, DAY, TEXT = Money(**NAMED), Whole(**NAMED, most=120), Day(**NAMED), Text(**NAMED, longest=6)
CHOICE = Choice(**NAMED, options={"in": "收", "out": "付"})
REFERENCE, MEMBER = Reference(**NAMED), Member(**NAMED)
ROW = Row(**NAMED, boxes=(CHOICE.__class__(name="way", label="方向", options={"in": "收"}), Money(name="sum", label="金额")))
TABLE = Listed(**NAMED, of=ROW)
MEMBERS = Listed(**NAMED, of=MEMBER, least=2, most=3)

JUNK = [True, False, None, 0, -1, 7, 10**20, "", " ", "x\n", (), ("a",), [], {}, {"a": 1}, ({"a": "b"},), "x" * 300]


def refusals(box: Box, value: Any) -> list[tuple[tuple[str | int, ...], str]]:
    """Path and Chinese sentence of every mistake that `box` finds in `value`."""
    with pytest.raises(BoxError) as refused:
        box.read(value)
    words = Words.chinese()
    told = []
    for one in refused.value.below():
        assert words(one.fix, **dict(one.facts))
        told.append((one.path, words(one.message, **dict(one.facts))))
    return told


@pytest.mark.parametrize(
    ("box", "spelling", "meaning"),
    [
        (MONEY, "2000.00", 200000),
        (MONEY, "0.01", 1),
        (Money(**NAMED, least=0), "0.00", 0),
        (WHOLE, 3, 3),
        (DAY, "2024-02-29", dt.date(2024, 2, 29)),
        (TEXT, "养鹅周转", "养鹅周转"),
        (CHOICE, "in", "in"),
        (REFERENCE, "000123", "000123"),
        (MEMBER, "M0042", "M0042"),
        (MEMBERS, ("M0042", "M0043"), ("M0042", "M0043")),
        (TABLE, ({"way": "in", "sum": "1.00"},), ({"way": "in", "sum": 100},)),
        (HEADER[0], 1, 1),
    ],
)
def test_a_spelling_that_fits_has_one_meaning(box: Box, spelling: Any, meaning: Any) -> None:
    assert box.read(spelling) == meaning
    assert box.write(meaning) == spelling


@pytest.mark.parametrize("value", ["2000", "2000.0", "2,000.00", "02000.00", "-1.00", "+1.00", "２０００.00", "0.00",
                                   "2000.00\n", " 2000.00", "1e3", "1_000.00", "1234567890.00", 2000, True])  # fmt: skip
def test_money_has_one_spelling(value: Any) -> None:
    assert refusals(MONEY, value)


@pytest.mark.parametrize("value", ["20240315", "2024-W11-5", "2024-3-15", "２０２４-０３-１５", "2024-03-15\n", "2024/03/15",
                                   "2024-02-30", "2023-02-29", "2024-13-01", "0000-00-00", "1979-12-31", "2100-01-01",
                                   "9999-12-31", 20240315])  # fmt: skip
def test_a_day_has_one_spelling_and_exists(value: Any) -> None:
    assert refusals(DAY, value)


@pytest.mark.parametrize("value", ["3", "３", 0, 121, True, 3.0, "三"])
def test_a_number_is_bare_and_within_bounds(value: Any) -> None:
    assert refusals(WHOLE, value)


@pytest.mark.parametrize("value", ["123", "0001230", "000000", "00012３", "000123\n", "M0042", 123])
def test_a_record_is_named_by_six_digits(value: Any) -> None:
    assert refusals(REFERENCE, value)


@pytest.mark.parametrize("value", ["M042", "M00042", "m0042", "M００４２", "M0042\n", "P0042", 42])
def test_a_member_has_one_number(value: Any) -> None:
    assert refusals(MEMBER, value)


def test_a_text_is_counted_in_characters_and_not_padded() -> None:
    assert TEXT.read("养鹅周转三十") == "养鹅周转三十"
    assert refusals(TEXT, "养鹅周转三十只") == [((), "写了 7 个字，最多 6 个")]
    assert refusals(TEXT, " 养鹅")
    assert refusals(TEXT, "养鹅 ")
    assert refusals(TEXT, "")


@pytest.mark.parametrize("box", [MONEY, WHOLE, DAY, TEXT, CHOICE, REFERENCE, MEMBER, MEMBERS, TABLE, ROW, *HEADER,
                                 Held(**NAMED), Digest(**NAMED), PublicKey(**NAMED)], ids=lambda box: type(box).__name__)  # fmt: skip
@pytest.mark.parametrize("value", JUNK, ids=repr)
def test_any_value_is_read_or_refused_in_words(box: Box, value: Any) -> None:
    try:
        assert box.write(box.read(value)) == value
    except BoxError:
        assert refusals(box, value)


def test_the_first_line_is_the_number_1_and_nothing_like_it() -> None:
    assert isinstance(HEADER[0], Version)
    for value in ("1", True, 2, "１"):
        assert refusals(HEADER[0], value)


def test_an_entry_number_is_quoted() -> None:
    number = Pattern(**NAMED, pattern="[0-9]{6}", shape="写六位编号")

    assert number.read("100123") == "100123"
    assert refusals(number, 100123)


def test_a_shape_counts_ascii_digits_up_to_the_very_end() -> None:
    assert matcher("[0-9]{2}")("12")
    assert not matcher(r"\d{2}")("１２")
    assert not matcher("[0-9]{2}")("12\n")
    assert refusals(Pattern(**NAMED, pattern="[0-9]{2}", shape="两位数字"), "12\n")


def test_every_mistake_in_a_table_is_told_with_its_row_and_column() -> None:
    rows = ({"way": "up", "sum": "1"}, {"sum": "1.00"}, {"way": "in", "sum": "1.00", "more": 1}, "x")

    assert refusals(TABLE, rows) == [
        ((0, "way"), "“up”不在可选之列"),
        ((0, "sum"), "金额“1”不合格式"),
        ((1, "way"), "缺“way”这一栏"),
        ((2, "more"), "没有“more”这一栏"),
        ((3,), "这一项要写成几行"),
    ]
    assert refusals(TABLE, ({"sum": "1.00", "way": "in"},)) == [((0,), "各行的次序不对")]


def test_lists_have_bounds_and_nothing_twice() -> None:
    assert refusals(MEMBERS, ("M0042",)) == [((), "要写 2 到 3 项")]
    assert refusals(MEMBERS, ("M0001", "M0002", "M0003", "M0004")) == [((), "要写 2 到 3 项")]
    assert refusals(MEMBERS, ("M0042", "M0042", "M42")) == [((1,), "“M0042”写了两遍"), ((2,), "“M42”不合格式")]
    by_way = Listed(**NAMED, of=ROW, unique="way")
    twice = ({"way": "in", "sum": "1.00"}, {"way": "in", "sum": "2.00"})
    assert refusals(by_way, twice) == [((1, "way"), "“in”写了两遍")]


def test_what_is_shown_again_is_short_and_on_one_line() -> None:
    (_, sentence), = refusals(MONEY, "9" * 300)

    assert len(sentence) < 60
    assert "\x1b" not in refusals(MONEY, "\x1b[2J")[0][1]


def test_a_withheld_value_is_canonical_base64() -> None:
    held = Held(**NAMED)

    assert held.read(str(held.example)) == held.example
    assert refusals(held, str(held.example)[:-2] + "N=")
