"""Say why a line is not a line of format 1, as the person who typed it would understand.

In:    one line that the grammar refused, and its number.
Out:   a `Problem` for each thing wrong with it: line, column, the reason and the way out (msgids).
Never: decides what is format 1 (`sheet.py` does), shows a control character back to a terminal.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hzpub.base.words import N_
from hzpub.reading.characters import first_forbidden, is_composed, visible

KEY = "(?!(?:y|n|yes|no|on|off|true|false|null)(?![a-z0-9_]))[a-z][a-z0-9_]{0,31}"
"""A key. The words that YAML 1.1 reads as a truth value or as nothing are none (docs/dev/record-format.md)."""
NUMBER = "0|-?[1-9][0-9]{0,14}"
"""A whole number: no sign plus, no leading zero, exact in every program that counts in doubles."""

_LONGEST = 24
_KEY = re.compile(KEY)
_NUMBER = re.compile(NUMBER)
_NUMBER_LIKE = re.compile("[+-]?[.0-9０-９][0-9０-９_,.:xXoO+a-fA-F-]*")
_SIGNS = "&*!|>{}[]%@`?"

_Facts = tuple[tuple[str, str], ...]
_Reason = tuple[int, int, str, str, _Facts]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is not format 1: where (1-based line and column), why, and what to do."""

    line: int
    column: int
    width: int
    message: str
    fix: str
    facts: _Facts = ()


def explain(line: str, number: int) -> Problem:
    """The first thing wrong with `line`, which is line `number` of its file."""
    return explanations(line, number)[0]


def explanations(line: str, number: int) -> list[Problem]:
    """Everything wrong with `line` that can be told at once; never empty."""
    found = [Problem(number, *reason) for reason in _reasons(line)]
    if not found:
        fix = N_("照空白表的样子写：名称: \"内容\"")
        found.append(Problem(number, 1, max(len(line), 1), N_("看不懂这一行"), fix))
    return found


def shown(text: str) -> str:
    r"""`text` short enough for a sentence, with nothing in it that could move a terminal's cursor.

    >>> shown("a" * 300), shown("名\x1b[2J")
    ('aaaaaaaaaaaaaaaaaaaaaaaa…', '名·[2J')
    """
    short = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return visible(short)


def _reasons(line: str) -> Iterator[_Reason]:
    bare = line.strip()
    if not bare:
        yield 1, max(len(line), 1), N_("多了一个空行"), N_("删去空行"), ()
        return
    if bare.startswith("#"):
        fix = N_("删去这一行；要说明的话写进“备注”一栏")
        yield line.index("#") + 1, len(bare), N_("记录里不能写注释"), fix, ()
        return
    if bare in ("---", "..."):
        yield 1, len(line), N_("这里不能有分隔线"), N_("删去这一行；一个文件最多两行 ---"), ()
        return
    if "\t" in line:
        yield line.index("\t") + 1, 1, N_("行里有制表符（Tab）"), N_("改成空格"), ()
        return
    text = line.rstrip()
    if len(text) < len(line):
        yield len(text) + 1, len(line) - len(text), N_("行尾有多余的空格"), N_("删去行尾的空格"), ()
    indent = len(text) - len(text.lstrip(" "))
    if text[indent].isspace():
        yield indent + 1, 1, N_("行首的空格不是普通空格"), N_("删去，照空白表用英文空格对齐"), ()
        return
    dash = text[indent:].startswith("- ")
    if indent not in ((2,) if dash else (0, 4)):
        yield 1, max(indent, 1), N_("行首空格不对"), N_("名称顶格写；“- ”前空两格，它下面的各行空四格"), ()
    start = indent + 2 if dash else indent
    yield from _pair_reasons(text[start:], start + 1, dash)


def _pair_reasons(text: str, column: int, dash: bool) -> Iterator[_Reason]:
    """What is wrong with `key: value`, or with the bare value of a list, that stands at `column`."""
    if text.startswith('"'):
        yield from _value_reasons(text, column)
        return
    written, colon, after = text.partition(":")
    chinese, full_width, _ = text.partition("：")
    if full_width and len(chinese) < len(written):
        yield column + len(chinese), 1, N_("冒号是中文的"), N_("改成英文冒号，后面空一格"), ()
        return
    if not colon:
        if dash:
            yield column, max(len(text), 1), N_("内容没有加引号"), N_("用英文双引号 \" 把内容括起来"), ()
        return
    key = written.rstrip()
    if (found := first_forbidden(key)) is not None and not found[0].isascii():  # it may look like one of ours
        code = f"U+{ord(found[0]):04X}"
        fix = N_("名称只用小写字母、数字和下划线，照空白表写")
        yield column + found.start(), 1, N_("名称里有不能用的字符 {code}"), fix, (("code", code),)
    elif not _KEY.fullmatch(key):
        fix = N_("名称只用小写字母、数字和下划线，照空白表写")
        yield column, max(len(key), 1), N_("不认识这样的名称“{key}”"), fix, (("key", shown(key)),)
    value = after.lstrip()
    at = column + len(text) - len(value)
    if key != written or (value and len(after) - len(value) != 1):
        yield at, max(len(value), 1), N_("冒号后面要正好一个空格"), N_("冒号前不留空格，冒号后留一个"), ()
    yield from _value_reasons(value, at)


def _value_reasons(value: str, column: int) -> Iterator[_Reason]:
    """What is wrong with a value that stands at `column`."""
    quote = N_("用英文双引号 \" 把内容括起来")
    if value.startswith('"'):
        yield from _string_reasons(value, column)
    elif not value or _NUMBER.fullmatch(value):
        return
    elif _NUMBER_LIKE.fullmatch(value):
        fix = N_("金额、日期、编号都要加英文双引号；个数只写 1、2、3 这样的数字")
        yield column, len(value), N_("“{text}”不同的程序会读出不同的数"), fix, (("text", shown(value)),)
    elif value[0] in "'“”‘’＂":
        yield column, len(value), N_("引号不对"), quote, ()
    elif value in ("[]", "{}"):
        yield column, 2, N_("这一栏是空的"), N_("没有内容就把这一行整行删去"), ()
    elif value[0] in _SIGNS:
        fix = N_("记录里没有这种写法；用英文双引号 \" 把内容括起来，几项就一项写一行")
        yield column, len(value), N_("内容不能用“{sign}”开头"), fix, (("sign", value[0]),)
    else:
        yield column, len(value), N_("内容没有加引号"), quote, ()


def _string_reasons(value: str, column: int) -> Iterator[_Reason]:
    """What is wrong with a value that opens with a double quote."""
    end = value.find('"', 1)
    if end < 0:
        yield column, len(value), N_("双引号没有配对"), N_("内容两头各一个英文双引号"), ()
        return
    if end < len(value) - 1:
        if value[end + 1 :].lstrip().startswith("#"):
            yield column + end + 1, len(value) - end - 1, N_("记录里不能写注释"), N_("引号后面不再写别的"), ()
        elif value.endswith('"'):
            yield column + end, 1, N_("内容里不能有英文双引号"), N_("改用中文引号，或者不用"), ()
        else:
            yield column + end + 1, len(value) - end - 1, N_("引号后面多了内容"), N_("引号后面不再写别的"), ()
    inner = value[1:].removesuffix('"')
    if "\\" in inner:
        yield column + 1 + inner.index("\\"), 1, N_("内容里不能有反斜杠"), N_("删去，或改用“/”"), ()
    found = first_forbidden(inner.replace("\\", "/").replace('"', "/"))
    if found is not None and not is_composed(inner):
        message = N_("有的字是用两个字符拼出来的（不是 NFC）")
        yield column + 1 + found.start(), 1, message, N_("把这一行重新打一遍"), ()
    elif found is not None:
        fix = N_("删去这个字符再打一遍；它可能看不见")
        code = f"U+{ord(found[0]):04X}"
        yield column + 1 + found.start(), 1, N_("内容里有不能用的字符 {code}"), fix, (("code", code),)
