"""A workbook as an office files it: title, unit, period, tables with heads that repeat in print, a line to sign on.

In:    sheets, words, the day of the figures.   Out: the bytes of an XLSX file, the same each time.
Never: writes a text as a formula, a number as a text, or a formula without its value: only rows of totals have
formulas, and only where the rows above really add up to the figure.
"""

import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from hzpub.base.width import columns
from hzpub.base.words import Words
from hzpub.downloads.spelling import counted, head, is_risky
from hzpub.downloads.tables import Cell, Column, Sheet, Sort, Table

_A4 = 9
_NOT_IN_A_TAB = re.compile(r"[\[\]:*?/\\']")
_TAB = 31
_NARROW, _ACROSS = 24, 13
"""Columns that still fit on one sheet of paper; columns on each of several side by side."""
_WIDTHS = {Sort.MONEY: 14, Sort.DAY: 12, Sort.NUMBER: 11, Sort.COUNT: 8, Sort.SHARE: 9, Sort.YES: 8, Sort.TEXT: 12}
_WIDEST = 44
_FORMS = {Sort.MONEY: "#,##0.00", Sort.SHARE: "0.0%", Sort.COUNT: "0", Sort.DAY: "yyyy-mm-dd"}
_FOOT = "&C&P / &N"
_FRAME = {"border": 1, "valign": "vcenter", "font_size": 11}


def as_xlsx(sheets: Iterable[Sheet], words: Words, made_on: dt.date) -> bytes:
    """The workbook as a file."""
    packed = io.BytesIO()
    with Workbook(packed, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": dt.datetime.combine(made_on, dt.time())})
        styles = _Styles(book)
        for sheet in sheets:
            page = book.add_worksheet(_NOT_IN_A_TAB.sub(" ", sheet.tab)[:_TAB])
            _Page(page, styles, words).fill(sheet)
    return packed.getvalue()


class _Styles:
    """The looks of cells in one workbook."""

    def __init__(self, book: Any) -> None:
        self.title = book.add_format({"bold": True, "font_size": 16, "align": "center", "valign": "vcenter"})
        self.line = book.add_format({"font_size": 11, "valign": "vcenter"})
        self.caption = book.add_format({"bold": True, "font_size": 12, "valign": "vcenter"})
        self.head = book.add_format({**_FRAME, "bold": True, "text_wrap": True, "align": "center", "bg_color": "#EDEDED"})
        self.rows = {sort: book.add_format(_FRAME | _look(sort)) for sort in Sort}
        self.sums = {sort: book.add_format(_FRAME | _look(sort) | {"bold": True}) for sort in Sort}
        self.guarded = book.add_format(_FRAME | _look(Sort.TEXT) | {"quote_prefix": True})


def _look(sort: Sort) -> dict[str, Any]:
    return {"num_format": _FORMS[sort]} if sort in _FORMS else {"text_wrap": sort is Sort.TEXT}


@dataclass
class _Page:
    """One worksheet, filled from the top."""

    page: Any
    styles: _Styles
    words: Words
    at: int = 0

    def fill(self, sheet: Sheet) -> None:
        """Write everything, and set up the print."""
        wide = max((len(table.columns) for table in sheet.tables), default=1)
        page, styles = self.page, self.styles
        page.set_landscape() if wide > 5 else page.set_portrait()
        page.set_paper(_A4)
        page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        side_by_side = -(-wide // _ACROSS) if wide > _NARROW else 1
        page.fit_to_pages(side_by_side, 0)
        if side_by_side > 1:
            page.repeat_columns(0)
            wide = _ACROSS
        page.set_footer(_FOOT)
        self._across(sheet.title, wide, styles.title)
        page.set_row(0, 28)
        for line in sheet.lines:
            self._across(line, wide, styles.line)
        for table in sheet.tables:
            first = self._table(table, captioned=len(sheet.tables) > 1)
            if len(sheet.tables) == 1:
                page.freeze_panes(first, 0)
                page.repeat_rows(first - 1)
        self.at += bool(sheet.remarks or sheet.signers)
        for line in sheet.remarks:
            self._across(line, wide, styles.line)
        if sheet.signers:
            self._across("        ".join(sheet.signers), wide, styles.line)
            page.set_row(self.at - 1, 36)
        for place, broad in enumerate(_widths(sheet.tables, self.words)):
            page.set_column(place, place, broad)

    def _across(self, text: str, wide: int, style: Any) -> None:
        """One line over all columns."""
        if wide > 1:
            self.page.merge_range(self.at, 0, self.at, wide - 1, "", style)
        self.page.write_string(self.at, 0, text, style)
        self.at += 1

    def _table(self, table: Table, *, captioned: bool) -> int:
        """Write a table; answers its first row."""
        if captioned:
            self.at += 1
            self.page.write_string(self.at, 0, self.words.fact(table.title), self.styles.caption)
            self.at += 1
        for place, column in enumerate(table.columns):
            self.page.write_string(self.at, place, head(column, self.words), self.styles.head)
        first = self.at = self.at + 1
        for row in table.rows:
            for place, (value, column) in enumerate(zip(row, table.columns, strict=True)):
                self._cell(place, value, column, self.styles.rows)
            self.at += 1
        if table.total:
            for place, (value, column) in enumerate(zip(table.total, table.columns, strict=True)):
                self._sum(place, value, column, [row[place] for row in table.rows])
            self.at += 1
        return first

    def _cell(self, place: int, value: Cell, column: Column, styles: dict[Sort, Any]) -> None:
        spelt, style = counted(value, column.sort, self.words), styles[column.sort]
        match spelt:
            case None:
                self.page.write_blank(self.at, place, None, style)
            case str():
                self.page.write_string(self.at, place, spelt, self.styles.guarded if is_risky(spelt) else style)
            case int() | Decimal():
                self.page.write_number(self.at, place, spelt, style)
            case _:
                self.page.write_datetime(self.at, place, spelt, style)

    def _sum(self, place: int, value: Cell, column: Column, above: Sequence[Cell]) -> None:
        """A total: a formula with its value where the rows add up to it, else the figure alone."""
        counts = column.sort in (Sort.MONEY, Sort.COUNT) and isinstance(value, int)
        if not (counts and above and sum(each for each in above if isinstance(each, int)) == value):
            self._cell(place, value, column, self.styles.sums)
            return
        name = xl_col_to_name(place)
        formula = f"=SUM({name}{self.at - len(above) + 1}:{name}{self.at})"
        figure = counted(value, column.sort, self.words)
        self.page.write_formula(self.at, place, formula, self.styles.sums[column.sort], figure)


def _widths(tables: Sequence[Table], words: Words) -> Iterable[int]:
    """How broad each column is: enough for its head and its texts, never more than `_WIDEST`."""
    for place in range(max((len(table.columns) for table in tables), default=0)):
        broad = 0
        for table in tables:
            if place < len(table.columns):
                column = table.columns[place]
                texts = (row[place] for row in table.rows) if column.sort is Sort.TEXT else ()
                longest = max((len(text) * 2 for text in texts if isinstance(text, str)), default=0)
                broad = max(broad, _WIDTHS[column.sort], min(columns(head(column, words)) + 2, 16), longest)
        yield min(broad, _WIDEST)
