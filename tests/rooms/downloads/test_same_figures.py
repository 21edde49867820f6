"""Page, CSV, workbook, JSON and database say the same, for every figure of a whole small fund."""

import re
from collections.abc import Callable
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from hzpub.base.money import grouped
from hzpub.pipeline import check_fund
from tests.rooms.downloads.conftest import Downloads

ROOT = Path(__file__).resolve().parents[3]
TABLES = (
    *("members", "loans", "repayments", "records", "postings", "quarters", "fee_pool", "allowances", "dividends"),
    *("ledgers", "stars", "poor_list", "raising", "corrections", "breaches", "exceptions"),
)
FIGURES = {"number", "integer", "date", "boolean"}


def pool_lines(report: dict[str, Any]) -> list[dict[str, Any]]:
    lines = []
    for year in report["fee_pool"]["years"]:
        own = {"year": year["year"]}
        lines += [own | {"account": name, "amount_fen": year[f"{name}_fen"]} for name in ("opening", "closing")]
        lines += [own | {"account": row["account"], "amount_fen": row["fen"]} for part in ("raised", "used") for row in year[part]]
    return lines


def members_of(report: dict[str, Any]) -> list[dict[str, Any]]:
    known = {record["number"]: record for record in report["records"]}
    return [
        {"member": page["row"], **known[number], "bank_fen": bank(known[number])}
        for page in report["member_pages"]
        for number in page["timeline"]
    ]


def bank(record: dict[str, Any]) -> int:
    return sum(each["fen"] for each in record["postings"] if each["account"] == "bank")


JSON = {
    "members": lambda report: report["members"],
    "loans": lambda report: report["loans"],
    "repayments": lambda report: [{"loan": page["row"], **row} for page in report["loan_pages"] for row in page["repayments"]],
    "records": lambda report: [{**each, "bank_fen": bank(each)} for each in report["records"]],
    "postings": lambda report: [
        {"number": each["number"], "place": place, "account": row["account"], "amount_fen": row["fen"]}
        for each in report["records"]
        for place, row in enumerate(each["postings"], 1)
    ],
    "quarters": lambda report: report["quarters"],
    "fee_pool": pool_lines,
    "allowances": lambda report: [each for year in report["fee_pool"]["years"] for each in year["quarters"]],
    "dividends": lambda report: [{**year["dividend"], "year": year["year"]} for year in report["fee_pool"]["years"] if year["dividend"]],
    "ledgers": members_of,
    "stars": lambda report: report["star_table"]["rows"],
    "poor_list": lambda report: report["poor_list"]["rows"],
    "raising": lambda report: [{**row, "place": place} for place, row in enumerate(report["raising"]["rows"], 1)],
    "corrections": lambda report: report["notices"]["corrections"],
    "breaches": lambda report: [{**row, "is_cured": row["cure"] is not None} for row in report["notices"]["breaches"]],
    "exceptions": lambda report: report["exceptions"]["rows"],
}
RENAMED = {
    ("raising", "amount_fen"): "fen",
    ("corrections", "amount_fen"): "fen",
    **{("poor_list", name): f"member.{name}" for name in ("village_group", "joined_on", "shares", "share_fen")},
}
NESTED = ("bank", "fund", "fee_pool", "lending")


def in_json(table: str, key: str, row: dict[str, Any], report: dict[str, Any]) -> Any:
    """The figure where report.json has it."""
    path = RENAMED.get((table, key), key)
    if path.startswith("member."):
        household = next(each for each in report["members"] if each["number"] == row["member"])
        return household[path.removeprefix("member.")]
    if table == "quarters" and path not in row:
        part = next(each for each in NESTED if path.startswith(f"{each}_"))
        return row[part][path.removeprefix(f"{part}_")]
    return row[path]


def same(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


@pytest.mark.parametrize("table", TABLES)
def test_csv_workbook_database_and_json_hold_the_same_rows(published: Downloads, table: str) -> None:
    assert_agree(published, table)


def test_they_do_so_for_the_demonstration_fund(publish: Callable[..., Downloads]) -> None:
    published = publish(check_fund(ROOT, with_history=False))
    for table in TABLES:
        assert_agree(published, table)

    loans = published.csv("loans")
    assert len(loans) == len(list((published.site / "loans").glob("*.html"))) > 200
    owed = published.tables["loans"].keys.index("outstanding_fen")
    assert f"{grouped(sum(row[owed] for row in loans))} 元" in (published.site / "index.html").read_text()


def assert_agree(published: Downloads, table: str) -> None:
    """Every row of the table is the same in CSV, database and workbook, every figure in report.json."""
    rows, told = published.csv(table), published.tables[table]
    by_row = sorted(rows, key=repr)

    assert by_row == sorted(published.sqlite(table), key=repr)
    book = published.xlsx(table)
    assert book == rows
    figures = [place for place, kind in enumerate(told.types) if kind in FIGURES]
    documents = JSON[table](published.report)
    listed = [[in_json(table, told.keys[place], each, published.report) for place in figures] for each in documents]
    assert sorted(listed, key=repr) == sorted(([same(row[place]) for place in figures] for row in rows), key=repr)


def test_the_small_fund_fills_nearly_every_table(published: Downloads) -> None:
    assert set(published.tables) == set(TABLES)
    filled = {table for table in TABLES if published.csv(table)}

    assert filled >= {"members", "loans", "repayments", "records", "postings", "quarters", "fee_pool", "allowances"}
    assert filled >= {"ledgers", "stars", "raising", "corrections"}
    assert sum(len(published.csv(table)) * len(published.tables[table].keys) for table in TABLES) > 8_000


PAGES = {
    "members": ("members/{number}.html", "members*.html"),
    "loans": ("loans/{number}.html",),
    "repayments": ("loans/{loan}.html",),
    "records": ("records/*.html",),
    "quarters": ("quarters/{quarter}.html", "official/{quarter}-quarter.html"),
    "fee_pool": ("fee-pool.html",),
    "allowances": ("fee-pool.html",),
    "dividends": ("fee-pool.html",),
    "ledgers": ("members/{member}.html",),
    "stars": ("stars*.html",),
    "raising": ("raising*.html",),
    "corrections": ("corrections.html",),
    "breaches": ("breaches.html",),
    "exceptions": ("exceptions.html",),
}
ELSEWHERE = {("ledgers", "bank_fen"), ("records", "bank_fen")}
"""What a record moved on the bank account: its sentence tells every part of it, not their sum."""


def shown(published: Downloads, patterns: tuple[str, ...], row: dict[str, Any]) -> str:
    texts = []
    for pattern in patterns:
        paths = sorted(published.site.glob(pattern.format(**row)))
        assert paths, pattern
        texts += [unescape(re.sub(r"<[^>]+>", " ", path.read_text())) for path in paths]
    return " ".join(texts)


@pytest.mark.parametrize("table", PAGES)
def test_every_sum_stands_on_the_page_it_belongs_to(published: Downloads, table: str) -> None:
    told, missing, seen = published.tables[table], [], 0
    memory: dict[tuple[str, ...], str] = {}
    for values in published.csv(table):
        row = dict(zip(told.keys, values, strict=True))
        where = tuple(pattern.format(**row) for pattern in PAGES[table])
        text = memory.setdefault(where, "") or shown(published, PAGES[table], row)
        memory[where] = text
        for key, value in row.items():
            if key.endswith("_fen") and value and (table, key) not in ELSEWHERE:
                seen += 1
                if f"{grouped(value)} 元" not in text and f"{grouped(-value)} 元" not in text:
                    missing.append((where, key, value))

    assert not missing
    assert seen or table in {"ledgers", "records", "dividends", "breaches", "exceptions", "corrections"}


def test_the_postings_of_every_record_add_up_to_nothing_and_all_of_them_to_the_fund(published: Downloads) -> None:
    told = published.tables["postings"]
    number, account, fen = (told.keys.index(key) for key in ("number", "account", "amount_fen"))
    by_record: dict[str, int] = {}
    by_account: dict[str, int] = {}
    for row in published.csv("postings"):
        by_record[row[number]] = by_record.get(row[number], 0) + row[fen]
        by_account[row[account]] = by_account.get(row[account], 0) + row[fen]

    assert set(by_record.values()) == {0}
    assert by_account["bank"] == published.report["fund"]["bank_fen"]


def test_the_months_of_records_are_the_whole_list(published: Downloads) -> None:
    heads, *rows = published.csv_text("records")
    months = sorted(path.stem for path in (published.site / "data/records").glob("*.csv"))
    parts = [published.csv_text(f"records/{month}") for month in months]

    assert all(part[0] == heads for part in parts)
    assert [row for part in parts for row in part[1:]] == rows
