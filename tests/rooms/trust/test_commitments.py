"""A withheld value can be shown later and cannot be exchanged meanwhile."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzpub.trust.commitments import check, commit

SALT = bytes(range(16))
HOLD = "BFCsBJbYrhAxi+bh2YIFDISq+HyO1qS53aqumWkBedM="


def test_the_published_example_comes_out() -> None:
    assert commit("name", SALT, "张建国") == HOLD
    assert check(HOLD, "name", SALT, "张建国")


def test_another_box_salt_or_value_does_not_open_it() -> None:
    assert not check(HOLD, "payee", SALT, "张建国")
    assert not check(HOLD, "name", SALT[::-1], "张建国")
    assert not check(HOLD, "name", SALT, "张建华")
    assert not check(HOLD, "name", SALT, "张建国 ")


@pytest.mark.parametrize("text", ["", HOLD[:-1], HOLD + "\n", "hold:" + HOLD, HOLD.replace("+", "-")])
def test_a_commitment_has_one_spelling(text: str) -> None:
    assert not check(text, "name", SALT, "张建国")


@pytest.mark.parametrize("length", [0, 15, 17, 32])
def test_a_salt_is_sixteen_bytes(length: int) -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        commit("name", bytes(length), "张建国")


@pytest.mark.parametrize("box", ["", "Name", "name\0", "name\n", "姓名", "a" * 33, "1name"])
def test_only_the_name_of_a_box_is_taken(box: str) -> None:
    with pytest.raises(ValueError, match="box"):
        commit(box, SALT, "张建国")


@given(st.binary(min_size=16, max_size=16), st.text(max_size=20), st.text(max_size=20))
def test_only_the_same_value_opens_it(salt: bytes, value: str, other: str) -> None:
    hold = commit("account", salt, value)

    assert check(hold, "account", salt, other) == (value == other)
