"""How a value is spelt in a cell of CSV and of a workbook; texts that a spreadsheet would run are disarmed here.

In:    a value and the sort of its column.   Out: a text, or what a spreadsheet counts with.
Never: rounds; hands a spreadsheet a text that it may take for a formula.

A text that begins like a formula (after blanks and apostrophes) gets one apostrophe in front. Taking one apostrophe
away from every text that begins with one and then so gives the text back, whatever it was.
"""

import datetime as dt
import re
from decimal import Decimal

from hzpub.base.money import yuan
from hzpub.base.words import N_, Words
from hzpub.downloads.tables import Cell, Column, Sort

_FORMULA = re.compile(r"['\s\ufeff]*[=+\-@\t\r\n＝＋－＠]")
YES, NO = N_("是"), N_("否")
_UNITS = {Sort.MONEY: N_("{head}（元）"), Sort.SHARE: N_("{head}（%）")}


def is_risky(text: str) -> bool:
    """Tell whether a spreadsheet may take the text for a formula when a CSV file is opened.

    >>> [is_risky(text) for text in ("=1+1", "  @SUM(A1)", "'=1", "-5", "养鹅", "'好'", "")]
    [True, True, True, True, False, False, False]
    """
    return _FORMULA.match(text) is not None


def guarded(text: str) -> str:
    """The text as a CSV cell holds it.

    >>> guarded("=cmd|' /C calc'!A0"), guarded("养鹅")
    ("'=cmd|' /C calc'!A0", '养鹅')
    """
    return f"'{text}" if is_risky(text) else text


def unguarded(text: str) -> str:
    """The text that `guarded` was given.

    >>> unguarded(guarded("'=1")), unguarded("'好'")
    ("'=1", "'好'")
    """
    return text[1:] if text.startswith("'") and is_risky(text) else text


def head(column: Column, words: Words) -> str:
    """A column's head, with the unit of its figures."""
    said = words(column.label)
    return words(_UNITS[column.sort], head=said) if column.sort in _UNITS else said


def plain(value: Cell, sort: Sort, words: Words) -> str:
    """A value as text: sums in yuan with two decimals, shares in percent with one, days ISO 8601.

    >>> plain(200050, Sort.MONEY, Words.chinese()), plain(886, Sort.SHARE, Words.chinese())
    ('2000.50', '88.6')
    """
    match value:
        case None:
            return ""
        case bool():
            return words(YES if value else NO)
        case int() if sort is Sort.MONEY:
            return yuan(value)
        case int() if sort is Sort.SHARE:
            return str(Decimal(value).scaleb(-1))
        case dt.date():
            return value.isoformat()
    return str(value)


def counted(value: Cell, sort: Sort, words: Words) -> str | Decimal | int | dt.date | None:
    """A value as a workbook holds it: sums in yuan, shares as parts of one, both exact; numbers of records as text."""
    match value:
        case bool():
            return plain(value, sort, words)
        case int() if sort is Sort.MONEY:
            return Decimal(value).scaleb(-2)
        case int() if sort is Sort.SHARE:
            return Decimal(value).scaleb(-3)
    return value
