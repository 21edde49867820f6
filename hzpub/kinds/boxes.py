"""The boxes a form is made of: each knows its one meaning.

In:    a value as the strict reader gives it (str, int, tuple).
Out:   the value in the program's terms (fen, date, ...), or a `BoxError` in the cashier's words.
Never: looks at other boxes, other records or the clock.

A box's `read` is the only place that decides what its text means: the fast path calls it, and the
Cerberus schema made from the same declaration calls it too (`kinds/schema.py`).
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from hzpub.base.money import parse_yuan, yuan
from hzpub.base.words import N_
from hzpub.kinds.box import Box, BoxError, matcher, spelled
from hzpub.kinds.private import private_number
from hzpub.kinds.tables import Listed, Row

__all__ = [
    "Box", "BoxError", "Choice", "Day", "Listed", "Money", "Pattern", "Reference", "Row", "Text", "Whole",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern(Box):
    """A string of a fixed shape."""

    pattern: str
    shape: str

    def read(self, value: Any) -> str:
        """Return the text itself when all of it has the shape; raises `BoxError`."""
        if type(value) is str and matcher(self.pattern)(value):
            return value
        raise BoxError(N_("“{value}”不合格式"), self.shape, value=spelled(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Box):
    """Free text of at most `longest` characters; private numbers are refused by shape."""

    longest: int = 60

    def read(self, value: Any) -> str:
        """Return the text itself; raises `BoxError` when empty, padded, too long or telling a private number."""
        if type(value) is not str or not value or value[0] == " " or value[-1] == " ":
            raise BoxError(N_("没有写内容，或首尾有空格"), N_("写上内容，首尾不留空格"))
        if len(value) > self.longest:
            length, longest = str(len(value)), str(self.longest)
            raise BoxError(N_("写了 {length} 个字，最多 {longest} 个"), N_("写短一些"), length=length, longest=longest)
        if (what := private_number(value)) is not None:
            raise BoxError(what, N_("记录会公开，删去这个号码"))
        return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Money(Box):
    """An amount in quoted yuan with two decimals; its meaning is integer fen."""

    help: str = N_("写到分，如 2000.00")
    example: str | int = "2000.00"
    least: int = 1

    def read(self, value: Any) -> int:
        """Return fen; raises `BoxError` for any other spelling and for less than `least` fen."""
        try:
            fen = parse_yuan(value) if type(value) is str else -1
        except ValueError:
            fen = -1
        if fen < 0:
            fix = N_("写成元，两位小数，加引号，如 \"2000.00\"")
            raise BoxError(N_("金额“{value}”不合格式"), fix, value=spelled(value))
        if fen < self.least:
            raise BoxError(N_("金额至少 {least} 元"), N_("核对单据上的金额"), least=yuan(self.least))
        return fen

    def write(self, meaning: int) -> str:
        """Spell fen as quoted yuan."""
        return yuan(meaning)


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole(Box):
    """A whole number, written bare."""

    cerberus_type: ClassVar[str] = "integer"
    help: str = N_("只写数字")
    example: str | int = 3
    least: int = 1
    most: int = 999_999

    def read(self, value: Any) -> int:
        """Return the number; raises `BoxError` for a text, a truth value or one out of bounds."""
        if type(value) is not int:
            raise BoxError(N_("“{value}”不是个数"), N_("只写数字，不加引号，如 3"), value=spelled(value))
        if self.least <= value <= self.most:
            return value
        message, least, most = N_("{value} 不在 {least} 到 {most} 之间"), str(self.least), str(self.most)
        raise BoxError(message, N_("核对后重写"), value=str(value), least=least, most=most)


_DAY = matcher("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FIRST_YEAR, _LAST_YEAR = 1980, 2099


@dataclass(frozen=True, slots=True, kw_only=True)
class Day(Box):
    """A calendar date from 1980 to 2099, written "2024-03-15".

    The bounds keep every sum of dates inside the calendar; whether a day makes sense is for rule SYS-DATE.
    """

    help: str = N_("写成年-月-日，如 2024-03-15")
    example: str | int = "2024-03-15"

    def read(self, value: Any) -> dt.date:
        """Return the date; raises `BoxError` for another spelling or a day that no calendar has."""
        if type(value) is str and _DAY(value):
            try:
                day = dt.date.fromisoformat(value)
            except ValueError:
                raise BoxError(N_("没有 {value} 这一天"), N_("看日历重写日期"), value=value) from None
            if _FIRST_YEAR <= day.year <= _LAST_YEAR:
                return day
            raise BoxError(N_("{value} 的年份不对"), N_("年份写 1980 到 2099"), value=value)
        fix = N_("写成年-月-日，加引号，如 \"2024-03-15\"")
        raise BoxError(N_("日期“{value}”不合格式"), fix, value=spelled(value))

    def write(self, meaning: dt.date) -> str:
        """Spell the date."""
        return meaning.isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Box):
    """One word of a short list; `options` maps the word to its label."""

    help: str = N_("从下面选一个")
    options: Mapping[str, str] = field(hash=False)

    def read(self, value: Any) -> str:
        """Return the word; raises `BoxError` when it is not in the list."""
        if type(value) is str and value in self.options:
            return value
        words = "、".join(self.options)
        raise BoxError(N_("“{value}”不在可选之列"), N_("从这些里选一个：{words}"), value=spelled(value), words=words)


_NUMBER = matcher("(?!000000)[0-9]{6}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(Box):
    """The number of an earlier record of one of `kinds` (any kind when empty)."""

    help: str = N_("写那条记录的六位编号")
    example: str | int = "000123"
    kinds: tuple[str, ...] = ()

    def read(self, value: Any) -> str:
        """Return the number; raises `BoxError` unless it is six digits. Rule SYS-REF asks where it leads."""
        if type(value) is str and _NUMBER(value):
            return value
        raise BoxError(N_("“{value}”不是记录编号"), N_("写六位编号，加引号，如 \"000123\""), value=spelled(value))
