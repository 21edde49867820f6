"""Read the lines of a body or an entry into values: one spelling for each.

In:    the text of part 1 or part 3 of a record (`docs/dev/record-format.md`).
Out:   a dict of key -> str, int, tuple of str, or tuple of flat dicts, in written order.
Never: accepts what a second YAML reader could understand differently.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from hzpub.base.words import N_
from hzpub.reading.characters import CLASS
from hzpub.reading.reasons import KEY, NUMBER, Problem, explain, explanations, shown

__all__ = ["NotFormat1", "Path", "Problem", "Scalar", "Value", "explain", "locate", "parse"]

Scalar = str | int
Value = Scalar | tuple[str, ...] | tuple[dict[str, Scalar], ...]
Path = tuple[str | int, ...]

MOST_PROBLEMS = 50
"""Problems named in one part; a file worse than that is no record."""

_SCALAR = f'("[{CLASS}]*"|{NUMBER})'
_LINE = re.compile(f"^(?:({KEY}):(?: {_SCALAR})?|(  - |    )(?:({KEY}): )?{_SCALAR})\n", re.MULTILINE)
_Row = tuple[str, str, str, str, str]
"""A line taken apart: key, its value ("" above a list), indent, column, its value; quotes still on."""


class NotFormat1(ValueError):
    """Raised for text outside the grammar; carries every `Problem` found."""

    def __init__(self, *problems: Problem):
        super().__init__(problems)
        self.problems = problems


def parse(text: str, first_line: int = 1) -> dict[str, Value]:
    """Read `text`, whose first line is line `first_line` of its file.

    Raises `NotFormat1` with all problems at once: wrong shape, a key twice, a forbidden character.
    """
    rows: list[_Row] = _LINE.findall(text)
    problems: list[Problem] = []
    if len(rows) == text.count("\n"):
        values = _collect(enumerate(rows, first_line), problems)
    else:
        values = _collect(_good_rows(text, first_line, problems), problems)
    if not text.endswith("\n"):
        rest = text.rsplit("\n", 1)[-1]
        last = first_line + text.count("\n")
        if rest and not _LINE.match(rest + "\n"):
            problems += explanations(rest, last)
        fix = N_("在文件末尾按一次回车")
        problems.append(Problem(last, len(rest) + 1, 1, N_("最后一行没有换行"), fix))
    if problems:
        raise NotFormat1(*problems[:MOST_PROBLEMS])
    return values


def _good_rows(text: str, first_line: int, problems: list[Problem]) -> Iterator[tuple[int, _Row]]:
    """The numbered lines of `text` that stand the grammar; what is wrong with the others goes to `problems`.

    A bad line goes on in the lines below that are set in further at odd places, as a text over several lines does:
    it is told once.
    """
    above = -1
    for number, line in enumerate(text.split("\n")[:-1], first_line):
        indent = len(line) - len(line.lstrip(" "))
        if found := _LINE.findall(line + "\n"):
            above = -1
            yield number, found[0]
        elif not (0 <= above < indent and indent != 4):
            problems += explanations(line, number)
            above = indent


def _collect(rows: Iterable[tuple[int, _Row]], problems: list[Problem]) -> dict[str, Value]:
    """Put lines together: each list below its key, each further column into its row."""
    values: dict[str, Value] = {}
    key, opened = "", 0
    items: list[Any] | None = None
    for number, row in rows:
        name, value, indent, column, cell = row
        if name:
            if items is not None:
                values[key] = _closed(key, items, opened, problems)
            if name in values:
                problems.append(_twice(number, 1, name))
            key, items, opened = name, None, number
            if not value:
                items = []
            elif value[0] == '"':
                values[name] = value[1:-1]
            else:
                values[name] = int(value)
        elif items is None or not (column or indent == "  - "):
            fix = N_("照空白表写：名称单独占一行，下面逐项列出")
            problems.append(Problem(number, 1, 4 + len(column or cell), N_("这一项前面没有名称"), fix))
        else:
            _add(items, indent, column, cell, number, problems)
    if items is not None:
        values[key] = _closed(key, items, opened, problems)
    return values


def _add(items: list[Any], indent: str, column: str, cell: str, number: int, problems: list[Problem]) -> None:
    """Add one line to a list: a text, a new row, or a further column of the last row."""
    item: Scalar | dict[str, Scalar] = {column: _scalar(cell)} if column else _scalar(cell)
    if indent == "  - ":
        if isinstance(item, int):
            problems.append(Problem(number, 5, len(cell), N_("内容没有加引号"), N_("用英文双引号 \" 把内容括起来")))
        elif items and type(items[-1]) is not type(item):
            problems.append(Problem(number, 3, 2 + len(cell), N_("同一张表里有两种写法"), N_("每一项用同样的写法")))
        items.append(item)
    elif not items or not isinstance(items[-1], dict):
        problems.append(Problem(number, 1, 4 + len(column), N_("这一行前面缺“- ”"), N_("每一项的第一行以“  - ”开头")))
    elif column in items[-1]:
        problems.append(_twice(number, 5, column))
    else:
        items[-1][column] = _scalar(cell)


def _scalar(written: str) -> Scalar:
    return written[1:-1] if written[0] == '"' else int(written)


def _closed(key: str, items: list[Any], number: int, problems: list[Problem]) -> tuple[Any, ...]:
    """The list begun in line `number`; an empty one is a mistake unless its lines are the mistake."""
    if not items and not (problems and problems[-1].line > number):
        fix = N_("没有内容就把这一行整行删去")
        problems.append(Problem(number, 1, len(key) + 1, N_("“{key}”后面没有写内容"), fix, (("key", shown(key)),)))
    return tuple(items)


def _twice(number: int, column: int, key: str) -> Problem:
    fix = N_("只留一行，删去另一行")
    return Problem(number, column, len(key), N_("“{key}”写了两遍"), fix, (("key", shown(key)),))


def locate(text: str, path: Path, first_line: int = 1) -> tuple[int, int, int]:
    """Find line, column and width of the value at `path` in text that `parse` accepted.

    `path` is `("amount",)`, `("members", 2)` or `("offices", 0, "person")`. What is absent answers with the
    line below which it would be written: the row of an absent column, else the last line.
    """
    index = -1
    inside = False
    lines = text.split("\n")[:-1]
    nearest = len(lines) - 1
    for at, line in enumerate(lines):
        if not line.startswith(" "):
            inside = line.split(":", 1)[0] == path[0]
            if inside and len(path) == 1:
                return _span(line, first_line + at)
        elif inside:
            index += line.startswith("  - ")
            if index == path[1]:
                if len(path) == 2 or line[4:].split(":", 1)[0] == path[2]:
                    return _span(line, first_line + at)
                nearest = at
    return first_line + max(nearest, 0), 1, max(len(lines[nearest]) if lines else 1, 1)


_PREFIX = re.compile('(?:  - |    )?(?:[a-z0-9_]+:(?: |$))?"?')


def _span(line: str, number: int) -> tuple[int, int, int]:
    """Line, column and width of the value in a good line; of the key when a list follows."""
    start = match.end() if (match := _PREFIX.match(line)) else 0
    width = len(line.removesuffix('"')) - start
    return (number, start + 1, width) if width > 0 else (number, 1, max(len(line), 1))
