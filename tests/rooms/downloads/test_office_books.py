"""Workbooks of records, postings and quarters: as an accountant keeps them, and as they come out of a printer."""

import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from python_calamine import CalamineWorkbook

from hzpub.ledger.accounts import CHART
from tests.rooms.downloads.conftest import Downloads, below, value_of

HEADS = ("记账日", "记录", "摘要", "借方（元）", "贷方（元）", "借或贷", "余额（元）")
SIDES = {"借方": 1, "贷方": -1, "平": 0}


def fen(cell: Any) -> int:
    return value_of(cell, "fen", "number") or 0


def accounts_of(site: Path) -> dict[str, list[list[Any]]]:
    """The rows of every account's sheet, by the account's code."""
    book = CalamineWorkbook.from_path(site / "data/postings.xlsx")
    sheets = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names[1:]}
    return {name.split(" ")[0]: below(rows, HEADS) or [] for name, rows in sheets.items()}


def xml_of(site: Path, name: str, part: str) -> str:
    with ZipFile(site / f"data/{name}.xlsx") as packed:
        return packed.read(part).decode()


def test_every_account_has_its_sheet_and_ends_on_the_balance_of_the_books(published: Downloads, outcome: Any) -> None:
    ledgers = accounts_of(published.site)
    moved = {line.number: line.postings for line in outcome.chronicle}

    assert list(ledgers) == [each.code for each in CHART.values() if each.code in ledgers]
    for name, account in CHART.items():
        postings = sorted((number, each.fen) for number, listed in moved.items() for each in listed if each.account == name)
        rows = ledgers.pop(account.code, [])
        assert sorted((row[1], fen(row[3]) - fen(row[4])) for row in rows) == postings
        assert not rows or SIDES[rows[-1][5]] * fen(rows[-1][6]) == outcome.book.balances[name]
    assert ledgers == {}


def test_each_line_of_an_account_leads_to_the_next(published: Downloads) -> None:
    lines = 0
    for rows in accounts_of(published.site).values():
        assert [(row[0], row[1]) for row in rows] == sorted((row[0], row[1]) for row in rows)
        before = 0
        for _, number, told, debit, credit, side, balance in rows:
            before += fen(debit) - fen(credit)
            assert (SIDES[side] * fen(balance), bool(told)) == (before, True), number
            assert (debit == "") != (credit == ""), number
            lines += 1
    assert lines == len(published.csv("postings")) > 200


def test_the_totals_of_an_account_are_sums_a_spreadsheet_can_do_again(published: Downloads) -> None:
    sheet = xml_of(published.site, "postings", "xl/worksheets/sheet2.xml")
    sums = re.findall(r"<f>SUM\(([A-Z])[0-9]+:[A-Z][0-9]+\)</f><v>([0-9.]+)</v>", sheet)
    bank = accounts_of(published.site)["1002"]

    assert [(place, fen(value)) for place, value in sums] == [
        ("D", sum(fen(row[3]) for row in bank)),
        ("E", sum(fen(row[4]) for row in bank)),
    ]


def test_the_books_have_a_title_and_heads_on_every_printed_page(published: Downloads) -> None:
    for name, title in (("records", "全部记录"), ("postings", "分录"), ("quarters", "各季度")):
        rows = CalamineWorkbook.from_path(published.site / f"data/{name}.xlsx").get_sheet_by_index(0).to_python()
        sheet = xml_of(published.site, name, "xl/worksheets/sheet1.xml")
        assert rows[0][0] == title
        assert rows[2][0].startswith("截至 ")
        assert rows[3][0] == "金额单位：元"
        assert "Print_Titles" in xml_of(published.site, name, "xl/workbook.xml")
        assert 'fitToHeight="0"' in sheet


def test_a_table_too_wide_for_one_sheet_of_paper_goes_over_several_and_says_its_quarter_on_each(published: Downloads) -> None:
    wide = xml_of(published.site, "quarters", "xl/worksheets/sheet1.xml")
    book = xml_of(published.site, "quarters", "xl/workbook.xml")

    assert 'fitToWidth="3"' in wide
    assert "$A:$A" in book
    assert '<mergeCell ref="A1:M1"/>' in wide
    assert "fitToWidth" not in xml_of(published.site, "records", "xl/worksheets/sheet1.xml")
