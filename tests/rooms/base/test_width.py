"""Carets stand under the characters they mean, whatever those characters are."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzpub.base.width import caret_line, columns, visible


@pytest.mark.parametrize(
    ("line", "column", "width", "carets"),
    [
        ("amount: 2600.00", 9, 7, "        ^^^^^^^"),
        ("用途: 养羊", 5, 2, "      ^^^^"),
        ("用途: 养羊", 1, 2, "^^^^"),
        ("\tdue: 2025", 7, 4, "      ^^^^"),
        ("金\t额", 2, 1, "  ^"),
        ("a\u202eb", 3, 1, "         ^"),
        ("a\u202eb", 2, 1, " ^^^^^^^^"),
        ("due:", 5, 0, "    ^"),
        ("due:", 5, 9, "    ^"),
        ("", 1, 0, "^"),
        ("cafe\u0301 x", 7, 1, "     ^"),
    ],
)
def test_the_caret_stands_under_its_characters(line: str, column: int, width: int, carets: str) -> None:
    assert caret_line(line, column, width) == carets


def test_a_chinese_character_takes_two_columns() -> None:
    assert [columns(text) for text in ("", "abc", "养羊", "养羊abc", "(元)", "２０")] == [0, 3, 4, 7, 4, 4]


def test_what_the_eye_would_miss_is_shown() -> None:
    assert visible("a\tb\x00\x7f\x1b[31m") == "a␉b␀␡␛[31m"
    assert visible("1\u200b0\ufeff\u2066") == "1<U+200B>0<U+FEFF><U+2066>"
    assert visible("金额: 2600.00 元") == "金额: 2600.00 元"


@given(st.text(st.characters(codec=None)))
def test_nothing_hidden_stays_hidden_and_every_line_has_a_width(text: str) -> None:
    shown = visible(text)

    assert not [c for c in shown if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}]
    assert 0 <= columns(text) <= 2 * len(shown)
    assert visible(shown) == shown


@given(st.text(max_size=40), st.data())
def test_carets_never_run_past_the_line(line: str, data: st.DataObject) -> None:
    column = data.draw(st.integers(1, len(line) + 1))
    carets = caret_line(line, column, data.draw(st.integers(0, 50)))

    assert carets.strip(" ").strip("^") == ""
    assert "^" in carets
    assert len(carets) <= columns(line) + 1


def test_columns_are_counted_from_one() -> None:
    with pytest.raises(ValueError, match="counted from 1"):
        caret_line("due", 0, 1)
