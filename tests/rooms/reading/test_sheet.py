"""One value, one spelling: what the strict reader takes, every YAML program reads the same; the rest it explains."""

import contextlib
import time
import unicodedata

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hzpub.reading.characters import RANGES, first_forbidden
from hzpub.reading.reasons import explanations, shown
from hzpub.reading.sheet import NotFormat1, locate, parse
from tests.rooms.reading.strangers import LOADERS, Disagreement, as_lists, read_by

GOOD = """hzpub: 1
fund: "dawu.361122"
amount: "2000.00"
months: 3
shift: -12
none: 0
memo: "养鹅周转：30 只 # 不是注释，- 也不是列表"
members:
  - "M0042"
  - "M0043"
offices:
  - office: "chair"
    seats: 1
  - office: "cashier"
    seats: 2
"""

TRAPS = [
    # words that become something else
    *("a: no\n", "a: off\n", "a: yes\n", "a: on\n", "a: true\n", "a: ~\n", "a: null\n", "a: n\n"),
    *('no: "x"\n', 'on: "x"\n', 'null: "x"\n', 'true: "x"\n', 'y: "x"\n', '<<: "x"\n', '=: "x"\n', '1: "x"\n'),
    # numbers that are read in several ways
    *("a: 010\n", "a: 0o17\n", "a: 0x1F\n", "a: 0b11\n", "a: 1:30\n", "a: 12:30:45\n", "a: 1_000\n", "a: 1e3\n"),
    *("a: 2000.00\n", "a: 1.\n", "a: .5\n", "a: .inf\n", "a: .nan\n", "a: +1\n", "a: -0\n", "a: 1,000\n"),
    *("a: 2024-03-15\n", "a: 1234567890123456\n", "a: １２\n", "a: 1 \n", "a:  1\n", "a:1\n", "a: - 1\n"),
    # structure that only some programs see
    'a: "x"\na: "y"\n',
    *('a: "x" # y\n', "# x\n", 'a: &b "x"\n', "a: *b\n", 'a: !!str "x"\n', "%YAML 1.1\n", "--- x\n", "...\n"),
    *("a: {b: 1}\n", "a: [1]\n", "a: []\n", "a: {}\n", "a: |\n  x\n", "a: >\n  x\n", '? "a"\n', 'a: "x\n  y"\n'),
    *("a: x\n", "a: 'x'\n", "a: “x”\n", 'a: "x\\u0041"\n', 'a: "x\\"\n', 'a: "x"y"\n', 'a: "x" "y"\n', 'a: "x\n'),
    *('"a": "x"\n', "A: 1\n", "a-b: 1\n", " a: 1\n", "\ta: 1\n", "a:\t1\n", "a : 1\n", "a： 1\n", ": 1\n", "a\n"),
    # lists
    *('  - "x"\n', "a:\n", "a:\nb: 1\n", 'a:\n- "x"\n', 'a:\n   - "x"\n', "a:\n  - 1\n", "a:\n  - x\n", "a:\n  -\n"),
    *('a:\n  - "x"\n  - b: 1\n', 'a:\n  - b: 1\n  - "x"\n', "a:\n  - b: 1\n    b: 2\n", "a:\n    b: 1\n"),
    *('a: "x"\n  - "y"\n', 'a:\n  - "x"\n    b: 1\n', "a:\n  - b:\n", 'a:\n  - - "x"\n', "a:\n  - b: 1\n   c: 2\n"),
    # line breaks that only some programs see, and characters nobody sees
    *('a: "x\u2028y: 9"\n', 'a: "x\u2029b"\n', 'a: "x\x85b"\n', 'a: "x\x0bb"\n', 'a: "x\x0cb"\n', 'a: "x\x1cb"\n'),
    *('a: "x\u2028"\n', 'a: "x"\u2028b: 1\n', 'a: "x"\x85b: 1\n', 'a:\u00a0"x"\n', 'a: "x\ufeff"\n', '\ufeffa: "x"\n'),
    *('a: "\u202e12"\n', 'a: "\u200b"\n', 'a: "张\ufe00"\n', 'a: "\ue000"\n', 'a: "e\u0301"\n', 'a: "\x00"\n'),
    *('a: "ئ 12"\n', 'a: "\ufa10"\n', 'a: "\u3000"\n', 'a: "x\ty"\n', 'a: "\x7f"\n', 'a: "\U000e0041"\n'),
    # where lines end
    *('a: "x"', "", "\n", 'a: "x"\n\n', 'a: "x"\r\n', 'a: "x"\rb: 1\n', 'a: "x"\n \n'),
]


def test_a_good_sheet_is_read_with_its_values_in_order() -> None:
    values = parse(GOOD)

    assert list(values) == ["hzpub", "fund", "amount", "months", "shift", "none", "memo", "members", "offices"]
    assert (values["hzpub"], values["shift"], values["none"]) == (1, -12, 0)
    assert values["amount"] == "2000.00"
    assert values["members"] == ("M0042", "M0043")
    assert values["offices"] == ({"office": "chair", "seats": 1}, {"office": "cashier", "seats": 2})


@pytest.mark.parametrize("text", TRAPS, ids=ascii)
def test_no_spelling_that_programs_disagree_about_is_taken(text: str) -> None:
    with pytest.raises(NotFormat1) as refused:
        parse(text)

    for problem in refused.value.problems:
        assert problem.message
        assert problem.fix
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.width >= 1


def test_there_are_more_traps_here_than_the_46_that_were_measured() -> None:
    assert len(set(TRAPS)) == len(TRAPS) > 46


@pytest.mark.parametrize(
    ("line", "column", "message"),
    [
        ('memo: "养鹅"\t', 11, "行里有制表符（Tab）"),
        ('memo: "养鹅"  ', 11, "行尾有多余的空格"),
        ("amount: 2000.00", 9, "“{text}”不同的程序会读出不同的数"),
        ("months: 010", 9, "“{text}”不同的程序会读出不同的数"),
        ("date: 2024-03-15", 7, "“{text}”不同的程序会读出不同的数"),
        ("memo: 养鹅", 7, "内容没有加引号"),
        ("memo: “养鹅”", 7, "引号不对"),
        ("memo: '养鹅'", 7, "引号不对"),
        ('memo: "养鹅', 7, "双引号没有配对"),
        ('memo: "养"鹅"', 9, "内容里不能有英文双引号"),
        ('memo: "养\\鹅"', 9, "内容里不能有反斜杠"),
        ('memo: "养\u2028鹅"', 9, "内容里有不能用的字符 {code}"),
        ('memo: "e\u0301"', 9, "有的字是用两个字符拼出来的（不是 NFC）"),
        ('memo: "养鹅" # 三十只', 11, "记录里不能写注释"),
        ('memo: "养鹅" 三十只', 11, "引号后面多了内容"),
        ("# 养鹅", 1, "记录里不能写注释"),
        ('memo："养鹅"', 5, "冒号是中文的"),
        ('memo:"养鹅"', 6, "冒号后面要正好一个空格"),
        ('memo : "养鹅"', 8, "冒号后面要正好一个空格"),
        ('memo:  "养鹅"', 8, "冒号后面要正好一个空格"),
        ('备注: "养鹅"', 1, "不认识这样的名称“{key}”"),
        ('Memo: "养鹅"', 1, "不认识这样的名称“{key}”"),
        (' memo: "养鹅"', 1, "行首空格不对"),
        ('\u3000memo: "养鹅"', 1, "行首的空格不是普通空格"),
        ("members: []", 10, "这一栏是空的"),
        ("memo: |", 7, "内容不能用“{sign}”开头"),
        ("   ", 1, "多了一个空行"),
        ("---", 1, "这里不能有分隔线"),
        ("  - M0042", 5, "内容没有加引号"),
        ("养鹅", 1, "看不懂这一行"),
    ],
)
def test_each_small_mistake_is_named_where_it_stands(line: str, column: int, message: str) -> None:
    problem = explanations(line, 7)[0]

    assert (problem.line, problem.column, problem.message) == (7, column, message)


def test_all_mistakes_are_told_at_once_and_none_twice() -> None:
    with pytest.raises(NotFormat1) as refused:
        parse('hzpub: 1\nAmount: "2\\000"\nmonths: 010\nmonths: 3\nmonths: 4\nmembers:\nmemo: “x”', 4)

    told = [(problem.line, problem.column, problem.message) for problem in refused.value.problems]

    assert sorted(told) == [
        (5, 1, "不认识这样的名称“{key}”"),
        (5, 11, "内容里不能有反斜杠"),
        (6, 9, "“{text}”不同的程序会读出不同的数"),
        (8, 1, "“{key}”写了两遍"),
        (9, 1, "“{key}”后面没有写内容"),
        (10, 7, "引号不对"),
        (10, 10, "最后一行没有换行"),
    ]


def test_a_list_whose_items_are_wrong_is_not_called_empty_as_well() -> None:
    with pytest.raises(NotFormat1) as refused:
        parse("members:\n  - M0042\n  - M0043\n")

    assert [(problem.line, problem.message) for problem in refused.value.problems] == [
        (2, "内容没有加引号"),
        (3, "内容没有加引号"),
    ]


def test_what_is_shown_again_is_short_and_cannot_move_a_cursor() -> None:
    with pytest.raises(NotFormat1) as refused:
        parse(f'{"x" * 300}: "1"\n\x1b[2Jname: "1"\n')

    assert [dict(problem.facts)["key"] for problem in refused.value.problems] == ["x" * 24 + "…", "·[2Jname"]
    assert shown("名\n称") == "名·称"


def test_a_key_has_at_most_32_characters() -> None:
    assert parse(f"{'a' * 32}: 1\n") == {"a" * 32: 1}
    with pytest.raises(NotFormat1):
        parse(f"{'a' * 33}: 1\n")


@pytest.mark.parametrize("line", [" " * 16000, " " * 16000 + "x", "x" + " " * 16000, ":" * 16000, '"' * 16000])
def test_no_line_takes_long_to_refuse(line: str) -> None:
    started = time.process_time()
    with pytest.raises(NotFormat1):
        parse(line + "\n")

    assert time.process_time() - started < 0.5


def test_ranges_do_not_overlap_and_hold_nothing_invisible() -> None:
    edges = [edge for low, high in RANGES for edge in (low, high)]

    assert edges == sorted(edges)
    for code in (0x22, 0x5C, 0x7F, 0x85, 0xA0, 0xAD, 0x61C, 0x200B, 0x200F, 0x2028, 0x202E, 0x2066, 0xFE0F, 0xFEFF):
        assert first_forbidden(chr(code)), hex(code)
    assert first_forbidden("龘𠮷𱁬〇·（）〔2024〕3号 ○ 5‰ 30℃") is None


ALLOWED = "".join(chr(code) for low, high in RANGES for code in range(low, high + 1))


def test_every_allowed_character_stands_for_itself_in_every_loader() -> None:
    text = "".join(f'k{at}: "{ALLOWED[at : at + 500]}"\n' for at in range(0, len(ALLOWED), 500))

    assert read_by(yaml.CSafeLoader, text) == parse(text)


def test_no_two_allowed_characters_can_melt_into_one() -> None:
    assert not any(map(unicodedata.combining, ALLOWED))
    assert unicodedata.is_normalized("NFC", ALLOWED)
    assert unicodedata.is_normalized("NFC", ALLOWED[::-1])
    assert {unicodedata.bidirectional(letter) for letter in ALLOWED}.isdisjoint({"R", "AL", "AN", "NSM", "BN"})


_letters = st.sampled_from("aé养鹅周转〔3〕·—“”" + "19 -:#,[]{}&*!|>%@`'?=~<+._")
_text = st.text(_letters, max_size=12)
_scalar = st.one_of(_text.map('"{}"'.format), st.integers(-(10**15) + 1, 10**15 - 1).map(str))
_key = st.from_regex("[a-z][a-z0-9_]{0,6}", fullmatch=True)
_pair = st.builds("{}: {}\n".format, _key, _scalar)
_row = st.lists(_pair, min_size=1, max_size=3).map("    ".join).map("  - {}".format)
_items = st.one_of(st.lists(_row, min_size=1, max_size=3), st.lists(_text.map('  - "{}"\n'.format), min_size=1))
_table = st.builds("{}:\n{}".format, _key, _items.map("".join))
_sheet = st.lists(st.one_of(_pair, _table), min_size=1, max_size=5).map("".join)
_odd = st.sampled_from([*"\t\r\n\x85\u2028\u2029\u00a0\ufeff\\\"' -:#0._&*!{}[]|>~", "no", "---\n", "<<", "010"])


@st.composite
def _damaged(draw: st.DrawFn) -> str:
    """A sheet with a few characters put in or taken out."""
    text = draw(_sheet)
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(_odd) + text[at + draw(st.integers(0, 1)) :]
    return text


def _agree(text: str) -> None:
    """Whatever we take, both loaders take, with the same values."""
    try:
        ours = parse(text)
    except NotFormat1:
        return
    for loader in LOADERS:
        assert read_by(loader, text) == as_lists(ours)


@given(_sheet)
@example(GOOD)
def test_whatever_we_take_pyyaml_reads_the_same(text: str) -> None:
    _agree(text)


@settings(max_examples=400)
@given(_damaged())
def test_whatever_we_take_of_a_damaged_sheet_pyyaml_reads_the_same(text: str) -> None:
    _agree(text)


@given(_sheet)
def test_most_of_what_the_grammar_makes_is_taken(text: str) -> None:
    lines = [line.split(":")[0] for line in text.split("\n") if line and line[0] != " "]
    reserved = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}
    columns = [row.split(":")[0] for row in text.replace("  - ", "    ").split("\n") if row.startswith("    ")]
    if len(set(lines)) == len(lines) and not reserved & set(lines) and not columns:
        assert list(parse(text)) == lines


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_with_reasons(text: str) -> None:
    with contextlib.suppress(NotFormat1):
        assert parse(text)


def test_the_stranger_would_notice() -> None:
    with pytest.raises(Disagreement):
        read_by(yaml.SafeLoader, 'a: "x"\na: "y"\n')
    assert read_by(yaml.SafeLoader, "a: 010\n") == {"a": 8}
    assert read_by(yaml.SafeLoader, "a: x\u2028b: 9\n") == {"a": "x", "b": 9}


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("hzpub",), (1, 8, 1)),
        (("amount",), (3, 10, 7)),
        (("memo",), (7, 8, 24)),
        (("members",), (8, 1, 8)),
        (("members", 1), (10, 6, 5)),
        (("offices", 1, "office"), (14, 14, 7)),
        (("offices", 1, "seats"), (15, 12, 1)),
        (("offices", 1), (14, 14, 7)),
        (("offices", 0, "person"), (13, 1, 12)),  # absent: its row
        (("absent",), (15, 1, 12)),  # absent: the last line
    ],
)
def test_the_caret_points_at_the_value(path: tuple[str | int, ...], place: tuple[int, int, int]) -> None:
    line, column, width = locate(GOOD, path)

    assert (line, column, width) == place
    assert locate(GOOD, path, 21)[0] == line + 20


def test_every_line_can_be_explained() -> None:
    for trap in TRAPS:
        for number, line in enumerate(trap.split("\n"), 1):
            assert explanations(line, number)[0].line == number
