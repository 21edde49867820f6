"""The same bytes each time, the same policy as the pages, and what each file looks like."""

import io
import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from typing import Any
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from hzpub.paper import typesetting
from hzpub.paper.typesetting import CannotPrint
from hzpub.publish import papers
from hzpub.publish.editions import Policy
from tests.rooms.downloads.conftest import Downloads

SITE = "https://example.org/dawu/"
Published = Callable[..., Downloads]


class People:
    """A register that knows everybody under one name."""

    def name_of(self, person: str) -> str | None:
        return "欧阳建国" if person else None


def files(published: Downloads) -> dict[str, bytes]:
    """Everything to take away, by path."""
    endings = {".csv", ".xlsx", ".sqlite", ".json", ".jsonld", ".xml", ".png"}
    found = [path for path in published.site.rglob("*") if path.suffix in endings]
    return {path.relative_to(published.site).as_posix(): path.read_bytes() for path in found}


def texts(data: bytes, name: str) -> str:
    """Everything in a file that could be a text."""
    if not name.endswith(".xlsx"):
        return data.decode("utf-8", "replace")
    with ZipFile(io.BytesIO(data)) as packed:
        return "\n".join(packed.read(each).decode() for each in packed.namelist())


def test_the_same_books_give_the_same_bytes(published: Downloads, outcome: Any, publish: Published) -> None:
    first, again = files(published), files(publish(outcome))

    assert len(first) > 40
    assert [name for name in first if first[name] != again[name]] == []
    assert first.keys() == again.keys()


def test_no_file_holds_a_time_of_its_making(published: Downloads, outcome: Any) -> None:
    base = (published.site / "data/fund.sqlite").read_bytes()
    with ZipFile(published.site / "data/members.xlsx") as packed:
        made = re.findall(r"<dcterms:\w+[^>]*>([^<]*)<", packed.read("docProps/core.xml").decode())

    assert set(made) == {f"{outcome.as_of}T00:00:00Z"}
    assert base[24:28] == base[92:96] == b"\0\0\0\1"
    assert base[96:100] == bytes(4)


def test_the_public_files_hold_masked_names_and_no_class_of_a_named_household(outcome: Any, publish: Published) -> None:
    published = publish(replace(outcome, register=People()))
    everything = {name: texts(data, name) for name, data in files(published).items()}

    assert [name for name, text in everything.items() if "建国" in text] == []
    assert "欧阳*国" in everything["data/members.csv"]
    assert "欧阳*国" in everything["official/member_list.xlsx"]
    told = published.tables["members"]
    assert {row[told.keys.index("household_class")] for row in published.csv("members")} == {"在村里公示"}
    assert published.csv("poor_list") == []


def test_numbers_only_where_the_fund_wants_numbers_only(outcome: Any, publish: Published) -> None:
    published = publish(replace(outcome, register=People()), policy=Policy(masked=False))

    assert [name for name, data in files(published).items() if "欧阳" in texts(data, name)] == []
    assert all(row[1] is None for row in published.csv("members"))


def test_the_village_edition_names_people_and_lists_the_poor_as_its_pages_do(outcome: Any, publish: Published) -> None:
    published = publish(replace(outcome, register=People()), policy=Policy(village=True))
    told = published.tables["poor_list"]
    rows = published.csv("poor_list")

    assert {row[told.keys.index("member_name")] for row in rows} == {"欧阳建国"}
    assert {row[told.keys.index("household_class")] for row in rows} <= {"建档立卡贫困户", "低收入户"}
    assert published.xlsx("poor_list") == rows
    assert sorted(published.sqlite("poor_list"), key=repr) == sorted(rows, key=repr)
    shown = {row["member"] for row in published.report["poor_list"]["rows"]}
    assert {row[0] for row in rows} == shown
    assert "不要放到网上" in (published.site / "downloads.html").read_text()


def test_no_account_of_the_register_is_in_any_file(published: Downloads, outcome: Any) -> None:
    values = [each.value for each in outcome.register.entries]

    assert len(values) > 24
    for name, data in files(published).items():
        text = texts(data, name)
        assert not [value for value in values if value in text], name


def test_every_file_of_the_downloads_page_is_there_with_its_size(published: Downloads) -> None:
    page = (published.site / "downloads.html").read_text()
    listed = re.findall(r'<a class="n" href="([^"]+)" download>[^<]+</a> ([0-9,]+) KB', page)
    beside = {path.with_suffix(".json").relative_to(published.site).as_posix() for path in published.site.rglob("*.html")}
    offered = {name for name in files(published) if not name.startswith(("data/records/", "assets/"))} - beside

    assert {url for url, _ in listed} == offered
    for url, size in listed:
        weight = (published.site / url).stat().st_size
        assert int(size.replace(",", "")) == -(-weight // 1024), url


def test_every_column_is_explained(published: Downloads) -> None:
    page = (published.site / "dictionary.html").read_text()

    for told in published.tables.values():
        assert f'id="{told.name}"' in page
        assert all(f">{head}<" in page for head in told.heads)
        assert all(f">{key}<" in page for key in told.keys)


@pytest.mark.parametrize(("page", "file"), [
    ("members.html", "data/members.csv"),
    ("loans.html", "data/loans.xlsx"),
    ("quarters/2024Q2.html", "official/2024Q2-quarter.xlsx"),
    ("records/2024-02.html", "data/records/2024-02.csv"),
    ("fee-pool.html", "data/fee_pool.xlsx"),
    ("records.html", "data/records.xlsx"),
    ("records.html", "data/postings.xlsx"),
    ("quarters.html", "data/quarters.xlsx"),
    ("official/2024H1-receipts.html", "official/2024H1-receipts.xlsx"),
])  # fmt: skip
def test_a_list_leads_to_its_own_data(published: Downloads, page: str, file: str) -> None:
    root = "../" * page.count("/")

    assert f'href="{root}{file}" download' in (published.site / page).read_text()
    assert (published.site / file).is_file()


def test_the_database_keeps_its_keys_and_answers_questions(published: Downloads) -> None:
    with closing(sqlite3.connect(f"file:{published.site}/data/fund.sqlite?mode=ro", uri=True)) as base:
        assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        balances = dict(base.execute("SELECT account, balance_fen FROM balances"))
        (lent,) = base.execute("SELECT SUM(outstanding_fen) FROM open_loans").fetchone()
        (repaid,) = base.execute("SELECT SUM(principal_fen) FROM repaid_by_loan").fetchone()

    assert balances["bank"] == published.report["fund"]["bank_fen"]
    assert lent == published.report["fund"]["outstanding_fen"]
    assert repaid == sum(row["principal_fen"] for page in published.report["loan_pages"] for row in page["repayments"])


def test_an_official_form_is_ready_to_print_and_sign(published: Downloads) -> None:
    path = published.site / "official/member_list.xlsx"
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    with ZipFile(path) as packed:
        sheet, book = (packed.read(name).decode() for name in ("xl/worksheets/sheet1.xml", "xl/workbook.xml"))

    assert rows[0][0] == "村级发展互助资金协会会员名单"
    assert rows[3][0] == "金额单位：元"
    assert "（签章）：" in rows[-1][0]
    assert rows[-2][0].startswith("制表日期：")
    assert 'orientation="landscape"' in sheet
    assert 'fitToHeight="0"' in sheet
    assert re.search(r'<pane ySplit="5" topLeftCell="A6"', sheet)
    assert "Print_Titles" in book
    total = next(row for row in rows if "合计" in row)
    form = published.report["member_form"]
    assert (total[6], total[7] * 100, total[11] * 100) == (form["shares"], form["share_fen"], form["outstanding_fen"])
    assert re.search(r"<f>SUM\(H6:H[0-9]+\)</f><v>[0-9.]+</v>", sheet)


FORMS = {
    "quarter_forms": ("quarter", "fund", ("opening_fen", "closing_fen")),
    "receipt_forms": ("receipts", "", ("fen",)),
    "overdue_forms": ("overdue", "", ("fen",)),
    "quality_forms": ("quality", "", ("outstanding_fen", "at_risk_fen", "on_time_fen")),
}


@pytest.mark.parametrize("name", FORMS)
def test_the_figures_of_every_official_form_are_in_its_workbook(published: Downloads, name: str) -> None:
    form, inside, totals = FORMS[name]
    assert published.report[name]
    for report in published.report[name]:
        path = published.site / f"official/{report['head']['period']}-{form}.xlsx"
        book = CalamineWorkbook.from_path(path)
        cells = [cell for sheet in book.sheet_names for row in book.get_sheet_by_name(sheet).to_python() for cell in row]
        numbers = {round(cell * 100) for cell in cells if isinstance(cell, float)}
        wanted = {(report[inside] if inside else report)[key] for key in totals if report.get("rows", True)}
        lists = [each for key, each in report.items() if isinstance(each, list) and key != "quarters"]  # on their own forms
        wanted |= {value for rows in lists for row in rows if isinstance(row, dict) for key, value in row.items() if key.endswith("fen")}
        assert wanted <= numbers, (path.name, wanted - numbers)


def test_the_feed_tells_notices_and_corrections_by_the_days_of_the_books(published: Downloads, outcome: Any) -> None:
    head, *entries = (published.site / "feed.xml").read_text().split("<entry>")
    days = [re.findall("<updated>(.*?)</updated>", entry)[0] for entry in entries]

    assert f"<updated>{max(days)}</updated>" in head
    assert max(days) <= f"{outcome.as_of}T00:00:00+00:00"
    assert days == sorted(days, reverse=True)
    assert len({re.findall("<id>(.*?)</id>", entry)[0] for entry in entries}) == len(entries)
    told = published.report["notices"]["corrections"]
    titles = [re.findall("<title>(.*?)</title>", entry)[0] for entry in entries]
    assert told
    assert {f"更正：记录 {each['target']}" for each in told} <= set(titles)
    over = [each for each in published.report["quarters"] if each["is_over"]]
    assert sum(title.endswith("公示") for title in titles) == len(over)
    for entry in entries:
        (link,) = re.findall('<link href="(.*?)"', entry)
        assert (published.site / link.partition("#")[0]).is_file()


def test_addresses_are_whole_where_the_site_has_one_and_nowhere_else(published: Downloads, outcome: Any, publish: Published) -> None:
    named = publish(outcome, address=SITE)
    home = (named.site / "index.html").read_text()

    assert not (published.site / "sitemap.xml").exists()
    assert not (published.site / "assets/share.png").exists()
    assert not {"og:image", "og:url", "canonical"} & set(re.findall(r"og:image|og:url|canonical", published.page("index.html")))
    assert '<meta property="og:title" content="首页 · ' in home
    assert f'<meta property="og:image" content="{SITE}assets/share.png">' in home
    pages = re.findall(rf"<loc>([^<]+)</loc><lastmod>{outcome.as_of}</lastmod>", (named.site / "sitemap.xml").read_text())
    there = {path.relative_to(named.site).as_posix() for path in named.site.rglob("*.html")}
    assert sorted(pages) == sorted(SITE + name for name in there - {"404.html"})
    links = re.findall(r'<link href="([^"]*)"', (named.site / "feed.xml").read_text())
    assert f"{SITE}feed.xml" in links
    assert [link for link in links if not link.startswith(SITE)] == []
    assert json.loads((named.site / "data/dataset.jsonld").read_text())["url"] == f"{SITE}downloads.html"


def test_every_page_names_its_own_address_and_only_there_leaves_the_relative_links(outcome: Any, publish: Published) -> None:
    named = publish(outcome, address=SITE.rstrip("/"))
    read = {path.relative_to(named.site).as_posix(): path.read_text() for path in named.site.rglob("*.html")}

    for name, text in read.items():
        own = {"404.html": 0, "verifier.html": 0}.get(name, 1)
        assert text.count(f'<link rel="canonical" href="{SITE}{name}">') == own, name
        assert text.count(f'<meta property="og:url" content="{SITE}{name}">') == own, name
        assert text.count(f'content="{SITE}assets/share.png"') == (name != "verifier.html"), name
        assert len(re.findall(r'(?:href|src)="https?:', text)) == own, name


def test_the_share_picture_is_square_and_the_same_twice_also_without_a_font(
    outcome: Any, publish: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(_: Any) -> Any:
        raise CannotPrint(typesetting.NO_FONT, typesetting.GET_FONT)

    def picture() -> bytes:
        return (publish(outcome, address=SITE).site / "assets/share.png").read_bytes()

    def size(png: bytes) -> tuple[int, int]:
        return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])

    card = picture()
    assert card == picture()
    monkeypatch.setattr(papers, "Typesetter", none)
    code = picture()

    assert card.startswith(b"\x89PNG")
    assert code.startswith(b"\x89PNG")
    assert size(card) == (600, 600)
    assert size(code)[0] == size(code)[1] > 300
    assert code != card


def test_a_made_up_address_is_said_to_be_one_and_a_real_one_is_not(outcome: Any, publish: Published) -> None:
    made_up, real = (publish(outcome, address=site).page("index.html") for site in (SITE, "https://dawu.gov.cn/"))

    assert "人、印章和网址都是虚构的" in made_up
    assert "人和印章都是虚构的" in real


def test_the_villages_own_edition_names_no_address(outcome: Any, publish: Published) -> None:
    village = publish(outcome, address=SITE, policy=Policy(village=True))

    assert not (village.site / "sitemap.xml").exists()
    assert [path.name for path in village.site.rglob("*.html") if "example.org" in path.read_text()] == []


def test_the_dataset_names_every_table(published: Downloads) -> None:
    told = json.loads((published.site / "data/dataset.jsonld").read_text())
    urls = {each["contentUrl"] for each in told["distribution"]}

    assert told["@type"] == "Dataset"
    assert {f"../data/{name}.csv" for name in published.tables} <= urls
    assert all((published.site / "data" / url).resolve().is_file() for url in urls)
