"""A file is cut into body, seals and entry in exactly one way, or refused with every reason."""

import contextlib
import hashlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hzpub.base.words import Words
from hzpub.reading.envelope import LARGEST, RecordFile, Unreadable, read
from tests.rooms.reading.files import ARMOR, BODY, ENTRY, armors, indented, sealed, whole


def refusal(data: bytes) -> list[tuple[int, int, str]]:
    """Line, column and Chinese sentence of each reason why `data` is refused; each sentence can be printed."""
    with pytest.raises(Unreadable) as refused:
        read(data, "records/2024/03/000123-meeting.yml")
    words = Words.chinese()
    told = []
    for finding in refused.value.findings:
        facts: dict[str, Any] = dict(finding.facts)
        assert finding.rule == "SYS-YAML"
        assert words(finding.fix, **facts)
        told.append((finding.place.line, finding.place.column, words(finding.message, **facts)))
    return told


def draft(*seals: tuple[str, str]) -> bytes:
    """A file that is not entered yet."""
    return f"{BODY}---\n{sealed(*seals)}".encode()


def again(file: RecordFile) -> bytes:
    """The bytes of `file` put together from its parts."""
    data = file.body + b"---\n" + sealed(*((seal.role, seal.armor) for seal in file.seals)).encode()
    if file.entry is not None:
        assert file.entry.signed.startswith(data + b"---\n")
        data = file.entry.signed + b"sshsig: |\n" + indented(file.entry.armor, 2).encode()
    return data


def test_a_whole_file_is_cut_into_its_three_parts() -> None:
    data = whole(seals=sealed(("council", ARMOR), ("chair", ARMOR)))
    file = read(data, "x.yml")

    assert file.body == BODY.encode()
    assert file.values["memo"] == "养鹅周转"
    assert [(seal.role, seal.armor, seal.line) for seal in file.seals] == [("council", ARMOR, 7), ("chair", ARMOR, 12)]
    assert file.entry is not None
    assert (file.entry.values, file.entry.armor, file.entry.line) == ({"entry": "000123", "as": "cashier"}, ARMOR, 18)
    assert file.entry.signed == data[: data.rindex(b"sshsig: |\n")]
    assert file.digest == hashlib.sha256(data).hexdigest()
    assert again(file) == data


@pytest.mark.parametrize("seals", [(), (("chair", ARMOR),)])
def test_a_draft_has_no_entry(seals: tuple[tuple[str, str], ...]) -> None:
    file = read(draft(*seals), "x.yml")

    assert file.entry is None
    assert len(file.seals) == len(seals)


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"", (1, 1, "文件是空的")),
        (b"x" * (LARGEST + 1), (1, 1, f"文件太大，最大只能 {LARGEST} 字节")),
        (b"\xef\xbb\xbf" + whole(), (1, 1, "文件开头有看不见的标记（BOM）")),
        (BODY.encode("utf-16"), (1, 1, "文件存成了 UTF-16（“Unicode”）")),
        (whole().replace(b"\n", b"\r\n"), (1, 9, "换行是 Windows 的样子（CRLF）")),
        (whole(BODY + 'more: "x\r"\n'), (5, 9, "换行是 Windows 的样子（CRLF）")),
        (BODY.encode("gbk"), (4, 8, "这里的字节不是 UTF-8")),
        (whole().replace("鹅".encode(), b"\xed\xa0\x80"), (4, 9, "这里的字节不是 UTF-8")),
        (whole().replace("鹅".encode(), b"\xc0\xaf"), (4, 9, "这里的字节不是 UTF-8")),
    ],
    ids=["empty", "too large", "BOM", "UTF-16", "CRLF", "one CR", "GBK", "surrogate", "overlong"],
)
def test_bytes_that_are_not_plain_utf8_are_refused_where_they_stand(data: bytes, place: tuple[int, int, str]) -> None:
    told = refusal(data)

    assert told == [place]


@pytest.mark.parametrize("size", [LARGEST, LARGEST + 1])
def test_the_size_limit_is_exact(size: int) -> None:
    short = f'{BODY}more: ""\n---\nseals: []\n'.encode()
    data = short.replace(b'more: ""', b'more: "' + b"x" * (size - len(short)) + b'"')

    assert len(data) == size
    with pytest.raises(Unreadable) if size > LARGEST else contextlib.nullcontext():
        assert read(data, "x.yml").values["more"]


BAD_SHAPES = {
    "no seals": BODY.encode(),
    "nothing after the body": f"{BODY}---\n".encode(),
    "no body": b"---\nseals: []\n",
    "no body, entered": f"---\nseals: []\n---\n{ENTRY}".encode(),
    "two lists of seals": f"{BODY}---\nseals: []\nseals: []\n".encode(),
    "an empty list of seals": f"{BODY}---\nseals:\n".encode(),
    "a line below the seals": f"{BODY}---\nseals: []\nmore: 1\n".encode(),
    "no line end": f"{BODY}---\nseals: []".encode(),
    "a space behind a mark": f"{BODY}--- \nseals: []\n".encode(),
    "four dashes": f"{BODY}----\nseals: []\n".encode(),
    "a role in capitals": draft(("Chair", ARMOR)),
    "an empty role": draft(("", ARMOR)),
    "a comment among the seals": f"{BODY}---\n# x\n{sealed(('chair', ARMOR))}".encode(),
    "armour set in by five": draft(("chair", ARMOR)).replace(b"      U1", b"     U1"),
    "armour set in by seven": draft(("chair", ARMOR)).replace(b"      U1", b"       U1"),
    "an empty line in armour": draft(("chair", ARMOR)).replace(b"==\n", b"==\n      \n"),
    "armour that is not ASCII": draft(("chair", "U1\u2028x\n")),
    "armour with a control character": draft(("chair", "U1\x1b[2J\n")),
    "a seal without armour": f'{BODY}---\nseals:\n  - as: "chair"\n    sshsig: |\n'.encode(),
    "an entry without signature": f"{BODY}---\nseals: []\n---\n{ENTRY}".encode(),
    "an entry with an empty signature": f"{BODY}---\nseals: []\n---\n{ENTRY}sshsig: |\n".encode(),
    "an entry of nothing but a signature": whole(entry=""),
    "a line below the signature": whole() + b"more: 1\n",
    "an empty line at the end": whole() + b"\n",
    "a mark at the end": whole() + b"---\n",
    "a signature set in by four": whole().replace(b"\n  U1", b"\n    U1"),
    "a signature without the last line end": whole()[:-1],
    "a fourth part": whole(entry=f"{ENTRY}---\n"),
    "another name for the signature": whole().replace(b"\nsshsig: |", b"\nxsshsig: |"),
    "seals behind the entry": f"{BODY}---\n{ENTRY}---\nseals: []\n".encode(),
}


@pytest.mark.parametrize("name", BAD_SHAPES)
def test_the_shape_has_one_spelling(name: str) -> None:
    for line, column, sentence in refusal(BAD_SHAPES[name]):
        assert line >= 1
        assert column >= 1
        assert sentence


def test_spaces_inside_armour_are_kept_and_not_eaten() -> None:
    """Else six spaces could be put into a seal, two into the entry's signature, and nobody would notice."""
    seals = sealed(("chair", ARMOR)).replace("U1NI", "U1      NI")
    file = read(whole(seals=seals, armor=ARMOR.replace("U1NI", "U1  NI")), "x.yml")

    assert "U1      NI" in file.seals[0].armor
    assert file.entry is not None
    assert "U1  NI" in file.entry.armor


def test_mistakes_in_all_three_parts_are_told_at_once() -> None:
    body = BODY.replace("hzpub: 1", "hzpub: 01")
    seals = sealed(("chair", ARMOR)).replace("sshsig: |", "sshsig: >")
    entry = ENTRY.replace('"000123"', "000123")

    assert refusal(whole(body, seals, entry)) == [
        (1, 8, "“01”不同的程序会读出不同的数"),
        (7, 1, "盖章部分的写法不对"),
        (13, 8, "“000123”不同的程序会读出不同的数"),
    ]


def test_deep_nesting_never_reaches_a_yaml_library() -> None:
    assert refusal(b"a: " + b"[" * 10_000 + b"\n")


def test_a_file_of_empty_lines_is_refused_in_a_few_words() -> None:
    assert len(refusal(b"\n" * 10_000)) <= 60


_body = st.lists(st.sampled_from(["a: 1\n", 'b: "养鹅"\n', 'c:\n  - "M0042"\n', "d:\n  - e: 1\n    f: 2\n"]), unique=True)
_seals = st.lists(st.tuples(st.from_regex("[a-z0-9_]{1,32}", fullmatch=True), armors), max_size=4)


@given(_body.map("".join).filter(bool), _seals, armors)
def test_taking_apart_and_writing_again_gives_the_same_bytes(
    body: str, seals: list[tuple[str, str]], armor: str
) -> None:
    data = whole(body, sealed(*seals), armor=armor)
    file = read(data, "x.yml")

    assert [(seal.role, seal.armor) for seal in file.seals] == seals
    assert file.entry is not None
    assert file.entry.armor == armor
    assert again(file) == data


@settings(max_examples=300)
@given(st.data())
def test_no_damage_to_a_file_goes_unseen_or_ends_in_a_traceback(data: st.DataObject) -> None:
    good = whole(seals=sealed(("council", ARMOR), ("chair", ARMOR)))
    at = data.draw(st.integers(0, len(good)))
    gone = data.draw(st.integers(0, 40))
    put_in = data.draw(st.one_of(st.binary(max_size=6), st.sampled_from([b"\n", b"---\n", b"  ", b"\nsshsig: |\n", b"-"])))
    bad = good[:at] + put_in + good[at + gone :]
    with contextlib.suppress(Unreadable):
        assert again(read(bad, "x.yml")) == bad


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(Unreadable):
        assert again(read(data, "x.yml")) == data
