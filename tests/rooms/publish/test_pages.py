"""What the pages say, and what they never do."""

import datetime as dt
import gzip
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hzpub.base.findings import Finding, Severity
from hzpub.base.months import Quarter
from hzpub.base.places import Place
from hzpub.base.words import Label
from hzpub.kinds import all_kinds
from hzpub.kinds.record import Record
from hzpub.publish.paging import jumps, paged

Printed = Callable[..., Path]
Outcome = Callable[..., Any]
NASTY = "<script>alert(1)</script> {{ 7*7 }} {% raw %} **粗** [x](y) \"引号\" & '单'"
SHOWN = "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }} {% raw %} **粗** [x](y) &#34;引号&#34; &amp; &#39;单&#39;"


@pytest.fixture
def site(records: list[Record], outcome_of: Outcome, everybody: Outcome, printed: Printed) -> Path:
    return printed(outcome_of(records, register=everybody("张建国")))


def pages(site: Path) -> dict[str, str]:
    """Every page but the two that hold a script: the verifier and the search page (tests/browser/)."""
    found = {path.relative_to(site).as_posix(): path.read_text() for path in sorted(site.rglob("*.html"))}
    del found["verifier.html"], found["find.html"]
    return found


def with_texts(records: list[Record], **texts: str) -> list[Record]:
    """The same records, with these boxes wherever a record has them."""
    return [
        replace(each, values={**each.values, **{name: text for name, text in texts.items() if name in each.values}})
        for each in records
    ]


def test_text_of_a_record_is_shown_as_it_was_written(
    records: list[Record], outcome_of: Outcome, everybody: Outcome, printed: Printed
) -> None:
    nasty = with_texts(records, purpose=NASTY, resolution=NASTY, note=NASTY, fund_name=NASTY, hotline=NASTY)
    all_pages = pages(printed(outcome_of(nasty, register=everybody("王<i>建国</i>"))))
    live = ("<script", "<i>", "<strong>粗", 'href="y"', " 49 ")

    assert not [(name, what) for name, text in all_pages.items() for what in live if what in text]
    assert any(SHOWN in text for name, text in all_pages.items() if name.startswith("loans/"))
    assert any(SHOWN in text for name, text in all_pages.items() if name.startswith("records/"))
    assert SHOWN in all_pages["index.html"]


def test_the_same_records_give_the_same_bytes(
    records: list[Record], outcome_of: Outcome, printed: Printed
) -> None:
    first, second = printed(outcome_of(records), "one"), printed(outcome_of(records), "two")

    assert (first / "manifest.sha256").read_text() == (second / "manifest.sha256").read_text()


def test_every_record_stands_on_one_page_with_its_seals(site: Path, records: list[Record]) -> None:
    found = [number for text in pages(site).values() for number in re.findall(r'<li id="r([0-9]{6})">', text)]

    assert sorted(found) == [record.number for record in records]
    month = next((site / "records").glob("*.html")).read_text()
    assert "✓ 出纳 P0003 张*国 " in month
    assert "已盖章" in month


def test_every_household_loan_quarter_and_rule_has_its_page(
    site: Path, records: list[Record], outcome_of: Outcome
) -> None:
    outcome = outcome_of(records)

    assert {path.stem for path in (site / "members").iterdir()} == set(outcome.book.members)
    assert {path.stem for path in (site / "loans").iterdir()} == set(outcome.book.loans)
    assert {path.stem for path in (site / "rules").iterdir()} == {name.lower() for name in outcome.rulebook.rules}
    assert len(list((site / "quarters").iterdir())) >= 3


def test_a_loan_shows_its_four_seals_and_its_arithmetic(site: Path, records: list[Record]) -> None:
    paid = [record for record in records if record.kind.name == "loan_disbursement"]
    text = "".join(pages(site)[f"loans/{path.name}"] for path in (site / "loans").glob("*.html"))

    assert text.count("<strong>四章</strong>") >= len(paid)
    assert text.count("<span>乡镇财政所</span><b>已盖</b>") >= len(paid)
    assert re.search(r"[0-9,]+\.00 元 × 5‰ × 3 个月 = [0-9,]+\.[0-9]{2} 元", text)
    assert "元整" in text


def test_a_seal_that_is_not_there_yet_is_called_missing(
    records: list[Record], outcome_of: Outcome, printed: Printed
) -> None:
    first = next(at for at, record in enumerate(records) if record.kind.name == "loan_application")
    site = printed(outcome_of(records[: first + 1]))
    text = (site / "loans" / f"{records[first].number}.html").read_text()

    assert text.count('<li class="no"><span>乡镇财政所</span><b>缺</b></li>') == 1
    assert "还没有" in text


def test_pages_carry_no_script_no_foreign_host_and_no_index(site: Path) -> None:
    for name, text in pages(site).items():
        assert "<script" not in text, name
        assert not re.search(r"https?://", text), name
        assert '<meta name="robots" content="noindex">' in text, name
        assert '<html lang="zh-CN" dir="ltr">' in text, name
        assert text.count('<main id="main">') == 1, name
    assert "Disallow: /" in (site / "robots.txt").read_text()


def test_the_verifier_alone_has_a_script_and_may_fetch_nothing(site: Path) -> None:
    text = (site / "verifier.html").read_text()

    assert text.count("<script") == 1
    assert "default-src 'none'" in text
    assert not re.search(r"https?://|<script[^>]*src|<link[^>]*stylesheet|@import|url\(", text)
    assert '<meta name="robots" content="noindex">' in text


def test_pages_and_style_stay_small(site: Path) -> None:
    for path in site.rglob("*.html"):
        assert len(gzip.compress(path.read_bytes())) <= 25 * 1024, path
    assert len(gzip.compress((site / "assets" / "site.css").read_bytes())) <= 6 * 1024


def test_no_page_has_one_id_twice(site: Path) -> None:
    for name, text in pages(site).items():
        ids = re.findall(r'\bid="([^"]*)"', text)

        assert len(ids) == len(set(ids)), name


def test_the_frame_says_whom_to_call_and_how_far_the_data_go(site: Path, records: list[Record]) -> None:
    text = (site / "index.html").read_text()

    assert "监督电话" in text
    assert f"由记录 000001 至 {records[-1].number} 生成" in text
    assert "这是示范，人和印章都是虚构的。" in text
    assert "没有核对修改历史" not in text


def test_every_page_says_when_the_history_was_not_checked(
    records: list[Record], outcome_of: Outcome, printed: Printed
) -> None:
    site = printed(outcome_of(records, history=None))

    assert all("没有核对修改历史" in text for text in pages(site).values())


def test_an_admitted_breach_is_red_in_words_on_home_rule_and_list(
    records: list[Record], outcome_of: Outcome, printed: Printed
) -> None:
    target = next(record.number for record in records if record.kind.name == "loan_repayment")
    template = next(record for record in records if record.kind.name == "loan_repayment")
    number = f"{len(records) + 1:06}"
    values = {
        **{name: template.values[name] for name in ("hzpub", "fund", "date") if name in template.values},
        "target": target,
        "rule": "FEE-ONCE",
        "owner": "P0003",
        "deadline": records[-1].entered.replace(year=records[-1].entered.year + 1),
        "remedy": "补收 10 元",
    }
    breach = replace(records[-1], kind=all_kinds()["breach"], number=number, values=values, seals=())
    finding = Finding(
        "FEE-ONCE", Severity.ERROR, "R五3③", Place("records/x.yml"), target, "少收了占用费", "补收", acknowledged=number
    )
    site = printed(outcome_of([*records, breach], findings=(finding,)))
    home, rule, listed = (
        (site / name).read_text() for name in ("index.html", "rules/fee-once.html", "breaches.html")
    )

    assert "有 1 处违反规则，还没有整改" in home
    assert "违反 1 处，正在整改" in rule
    assert f'href="../breaches.html#b{number}"' in rule
    assert f'<section class="alarm" id="b{number}">' in listed
    assert "补收 10 元" in listed


def test_long_lists_are_cut_into_pages_and_every_group_can_be_jumped_to() -> None:
    groups = [("1", Label("第 1 组"), range(5)), ("2", Label("第 2 组"), range(8))]
    pages = paged("members", groups, most=6)

    assert [page.url for page in pages] == ["members.html", "members-2.html", "members-3.html"]
    assert [[part.rows for part in page.parts] for page in pages] == [
        [(0, 1, 2, 3, 4), (0,)],
        [(1, 2, 3, 4, 5, 6)],
        [(7,)],
    ]
    assert [(jump.href, jump.count) for jump in jumps(pages)] == [("members.html#s-1", 5), ("members.html#s-2", 8)]
    assert [page.url for page in paged("loans", [])] == ["loans.html"]


def test_the_site_can_be_printed_in_english(records: list[Record], outcome_of: Outcome, printed: Printed) -> None:
    site = printed(outcome_of(records), lang="en")

    assert '<html lang="en" dir="ltr">' in (site / "index.html").read_text()
    assert " yuan" in (site / "index.html").read_text()


@pytest.mark.parametrize(("day", "quarter"), [("2024-10-15", "2024Q3"), ("2024-10-16", "2024Q4")])
def test_before_the_first_notice_is_sealed_the_quarter_that_is_closing_is_up(
    records: list[Record], outcome_of: Outcome, printed: Printed, day: str, quarter: str
) -> None:
    unposted = [each for each in records if each.kind.name != "notice"]
    site = printed(outcome_of(unposted, as_of=dt.date.fromisoformat(day)))

    assert f'<a class="button" href="quarters/{quarter}.html">' in (site / "index.html").read_text()
    assert f'<li><a href="quarters/{quarter}.html">本季公示</a></li>' in (site / "index.html").read_text()


def test_the_current_notice_is_the_last_one_sealed_and_leads_to_the_quarter_that_runs(
    records: list[Record], outcome_of: Outcome, printed: Printed
) -> None:
    outcome = outcome_of(records)
    up, running = max(outcome.book.affairs.notices), Quarter.of(outcome.as_of)
    site = printed(outcome)
    home, notice = ((site / name).read_text() for name in ("index.html", f"quarters/{up}.html"))

    assert up < running
    assert f'<a class="button" href="quarters/{up}.html">看本季公示</a>' in home
    assert f'<li><a href="quarters/{up}.html">本季公示</a></li>' in home
    for page, path in ((home, "quarters"), (notice, "../quarters")):
        assert f'<a href="{path}/{running}.html">本季到现在：{running.year}年第{running.number}季度</a>' in page
    assert "本季到现在：" not in (site / "quarters" / f"{running}.html").read_text()
    assert f'href="quarters/{running}.html"' in (site / "quarters.html").read_text()


def test_the_name_of_the_fund_stands_once_on_the_home_page(site: Path) -> None:
    home, members = ((site / name).read_text().partition("<body>")[2] for name in ("index.html", "members.html"))
    heading = re.findall(r"<h1>(.*?)</h1>", home)

    assert len(heading) == 1
    assert home.count(heading[0]) == 1
    assert f'<a class="fund" href="index.html">{heading[0]}</a>' in members


def test_a_loan_says_why_its_columns_do_not_add_up_and_only_then(site: Path) -> None:
    rows = re.compile(r'<td class="r" data-l="(应还|已还|今天还欠)"><span class="n">([0-9,.]+) 元</span></td>')
    told = set()
    for path in (site / "loans").glob("*.html"):
        table, mark, _ = (page := path.read_text()).partition("各项应还</caption>")[2].partition("</table>")
        figures = [int(re.sub("[,.]", "", fen)) for _, fen in rows.findall(table)]
        apart = any(due - paid != owed for due, paid, owed in zip(*[iter(figures)] * 3, strict=True))
        assert ('<p id="apart">' in page) == (bool(mark) and apart), path
        told.add(apart)

    assert told == {True, False}
