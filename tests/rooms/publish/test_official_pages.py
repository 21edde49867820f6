"""The official forms and registers as pages: one for each, all to be found, calm where there is nothing."""

import datetime as dt
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hzpub.base.months import Quarter
from hzpub.base.words import Words
from hzpub.kinds.record import Record
from hzpub.publish.links import seal_site
from hzpub.publish.pages import render_site
from tests.rooms.reports.conftest import Writer, tiny_fund

Printed = Callable[..., Path]
Outcome = Callable[..., Any]


def print_once(outcome: Any, target: Path) -> Path:
    render_site(outcome, target, Words.chinese())
    seal_site(target)
    return target


@pytest.fixture(scope="module")
def site(
    records: list[Record], outcome_of: Outcome, everybody: Outcome, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    return print_once(outcome_of(records, register=everybody("张建国")), tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def calm(outcome_of: Outcome, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny fund: nobody objected, nothing was inspected, handed in or written off."""
    return print_once(outcome_of(tiny_fund()), tmp_path_factory.mktemp("calm"))


@pytest.fixture(scope="module")
def troubled(outcome_of: Outcome, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny fund with everything that the demonstration fund was spared, two years on."""
    fund = Writer()
    fund.records = tiny_fund()
    loan = "000030"
    fund.write("suspension", "2025-08-01", member="M0003", loan=loan, reason="催收后仍未还")
    suit = {"court": "云溪县人民法院", "case_number": "（2025）云民初12号", "amount": 260_000}
    fund.write("lawsuit", "2025-09-01", loan=loan, **suit)
    fund.write("project_progress", "2025-09-02", loan=loan, progress="failed", output="没有产出")
    fund.write("write_off", "2026-03-01", loan=loan, amount=50_000, meeting="000001", reason="无遗产")
    fund.write("redemption_request", "2026-03-02", member="M0002", shares=1)
    first = fund.write("objection", "2026-03-03", subject="少公示了一笔<b>还款</b>", target="000026")
    fund.write("objection_reply", "2026-03-10", objection=first, result="rejected", answer="每笔都公示了")
    fund.write("exception", "2026-03-11", rule="GUARANTEE-GROUP-5", target=loan, reason="只有四户")
    fund.write("board_review", "2026-04-05", quarter=Quarter(2026, 1), findings="手续齐全")
    found = {"authority": "县财政局", "findings": "通知单没有编号", "must_mend": "yes", "deadline": "2026-05-31"}
    fund.write("rectification", "2026-04-20", inspection=fund.write("inspection", "2026-04-10", **found), done="补编号")
    fund.write("training", "2026-04-21", organiser="县扶贫办", topic="记账", people=6)
    fund.write("report_submission", "2026-04-22", form="overdue", quarter=Quarter(2025, 4), recipient="both")
    return print_once(outcome_of(fund.records), tmp_path_factory.mktemp("troubled"))


def test_every_form_has_one_page_and_the_list_leads_to_it(site: Path) -> None:
    pages = {path.name for path in (site / "official").glob("*.html")}
    books = {path.name for path in (site / "official").glob("*.xlsx")}
    linked = set(re.findall(r'href="official/([^"]+)"', (site / "official.html").read_text()))
    quarters = {path.stem for path in (site / "quarters").iterdir()}
    halves = {f"{name[:4]}H{(int(name[-1]) + 1) // 2}" for name in quarters}

    assert pages == linked
    assert books == {name.replace(".html", ".xlsx") for name in pages}
    assert pages == {"member_list.html"} | {f"{name}-quarter.html" for name in quarters} | {
        f"{half}-{form}.html" for half in halves for form in ("receipts", "overdue", "quality")
    }


def test_the_directory_leads_to_every_page_at_the_top(site: Path) -> None:
    linked = set(re.findall(r'href="([^"#]+)"', (site / "public.html").read_text()))
    tops = {path.name for path in site.glob("*.html")} - {"404.html", "public.html"}

    assert {name for name in tops if not re.search(r"-[0-9]+\.html$", name)} <= linked
    assert {f"annual/{path.name}" for path in (site / "annual").glob("*.html")} <= linked


def test_every_page_leads_to_the_directory(site: Path) -> None:
    for path in set(site.rglob("*.html")) - {site / "verifier.html"}:
        assert re.search(r'href="(?:\.\./)*public\.html"', path.read_text()), path


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("objections", "到现在没有人提过异议。"),
        ("exceptions", "到现在没有例外。"),
        ("supervision", "没有检查的记录。"),
        ("raising", "没有人在排队等退股。"),
        ("official/2024H1-overdue", "没有核销过借款。"),
        ("official/2024H1-overdue", "还没有报送的记录。"),
        ("annual/2024", "还没有报告的记录。"),
    ],
)
def test_a_page_says_calmly_what_there_is_not(calm: Path, name: str, words: str) -> None:
    assert words in (calm / f"{name}.html").read_text()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("official/2025H2-overdue", "为 000030 号借款向云溪县人民法院起诉"),
        ("official/2025H2-overdue", "暂停 M0003 借款"),
        ("official/2025H2-overdue", "向县扶贫办和财政局报送借款逾期情况表（半年报）（2025年第4季度）"),
        ("official/2026H1-overdue", "核销 500.00 元，后来收回 0.00 元"),
        ("official/2025H2-quality", "失败"),
        ("official/2026H1-quality", "呆账"),
        ("official/member_list", "担保的 000030 号借款还清以前不能借款"),
        ("raising", "排第几"),
        ("quarters/2026Q1", "排第几"),
        ("objections", "少公示了一笔&lt;b&gt;还款&lt;/b&gt;"),
        ("objections", "不属实。每笔都公示了"),
        ("exceptions", "只有四户"),
        ("supervision", "已整改"),
        ("annual/2026", "有 1 户申请退股，还在排队"),
        ("annual/2026", "现在还有 1 笔借款逾期"),
    ],
)
def test_what_went_wrong_is_told(troubled: Path, name: str, words: str) -> None:
    assert words in (troubled / f"{name}.html").read_text()


def test_a_year_that_still_runs_is_told_as_it_stands_now_and_an_ended_one_by_its_end(troubled: Path) -> None:
    running, ended = ((troubled / "annual" / f"{year}.html").read_text() for year in (2026, 2025))

    assert "这一年还没有结束" in running
    assert "年初 + 增加 − 减少 = 现在" in running
    assert not re.search("年末|全年|期末", running.partition("<main")[2])
    assert "这一年还没有结束" not in ended
    assert "年初 + 增加 − 减少 = 年末" in ended
    assert not re.search("现在|今年", ended.partition("<main")[2].partition("</main>")[0])


def test_every_total_of_the_quality_form_opens_to_the_loans_that_make_it(troubled: Path, calm: Path) -> None:
    for page in sorted((*(troubled / "official").glob("*-quality.html"), *(calm / "official").glob("*-quality.html"))):
        document = json.loads(page.with_suffix(".json").read_text())["report"]
        text = page.read_text()
        for total in document["totals"]:
            summary = f"{total['label']}：{total['loans']} 笔，每笔还欠多少"
            assert (summary in text) == (total["loans"] > 0), page
        for opened in re.findall(r"每笔还欠多少</summary>(.*?)</details>", text, re.DOTALL):
            *each, whole = [int(fen.replace(",", "").replace(".", "")) for fen in re.findall(r"([0-9,.]+) 元", opened)]
            assert sum(each) == whole, page
            assert opened.count('href="../loans/') == len(each)
        assert ("PAR30 是这些借款" in text) == (document["at_risk_fen"] > 0), page
    risky = (troubled / "official" / "2025H2-quality.html").read_text()
    assert "PAR30 是这些借款" in risky
    due = (calm / "official" / "2024H1-quality.html").read_text()
    assert re.search(r"到期应收：[0-9,.]+ 元 \+ [0-9,.]+ 元 = [0-9,.]+ 元", due)


def test_forms_carry_seal_boxes_the_day_of_making_and_masked_names(site: Path, records: list[Record]) -> None:
    made = records[-1].entered
    for path in (site / "official").glob("*.html"):
        text = path.read_text()

        assert text.count("（签章）") == 5, path
        assert f'制表日期 <time datetime="{made}">' in text
        assert "张建国" not in text
    assert "张*国" in (site / "official" / "member_list.html").read_text()


def test_a_form_of_a_quarter_that_still_runs_says_so(
    records: list[Record], outcome_of: Outcome, printed: Printed
) -> None:
    site = printed(outcome_of(records, as_of=dt.date(2024, 8, 20)))

    assert "本期还没有结束" in (site / "official" / "2024Q3-quarter.html").read_text()
    assert "已结账，不再变动" in (site / "official" / "2024Q1-quarter.html").read_text()
