"""Pictures, the calendar, guarantees, comparisons and the way from a figure to its arithmetic, as pages."""

import html
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import html5lib
import pytest

from hzpub.base.findings import Finding
from hzpub.base.places import Place
from hzpub.base.words import Words
from hzpub.kinds.record import Record
from hzpub.publish.links import inspect
from hzpub.publish.loanchecks import LoanChecks
from hzpub.publish.pages import render_site
from hzpub.publish.theme import cells
from hzpub.rulebooks.discovery import mutual_aid

Printed = Callable[..., Path]
Outcome = Callable[..., Any]
HTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
DRAWN = {"index.html": 3, "quarters.html": 1, "loans.html": 1, "calendar.html": 1, "indicators.html": 1}
SAY = Words.chinese().fact


@pytest.fixture(scope="module")
def outcome(records: list[Record], outcome_of: Outcome) -> Any:
    return outcome_of(records)


@pytest.fixture(scope="module")
def site(outcome: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("pictures")
    render_site(outcome, target, Words.chinese())
    return target


def pictures(path: Path) -> list[Any]:
    """Every SVG of a page."""
    return list(html5lib.parse(path.read_text()).iter(f"{SVG}svg"))


def test_where_people_would_rather_look_there_is_a_picture(site: Path) -> None:
    assert {name: len(pictures(site / name)) for name in DRAWN} == DRAWN
    assert pictures(site / "fee-pool.html")


def test_every_picture_has_a_name_and_a_description_of_its_own(site: Path) -> None:
    for path in (*map(site.joinpath, DRAWN), site / "fee-pool.html"):
        for svg in pictures(path):
            title, desc = svg.find(f"{SVG}title"), svg.find(f"{SVG}desc")
            assert title.text
            assert desc.text
            assert svg.get("role") == "img"
            assert (svg.get("aria-labelledby"), svg.get("aria-describedby")) == (title.get("id"), desc.get("id"))
        ids = re.findall(r'\sid="([^"]+)"', path.read_text())
        assert len(ids) == len(set(ids)), path


def test_everything_in_a_picture_lies_at_whole_numbers_inside_it(site: Path) -> None:
    for path in (*map(site.joinpath, DRAWN), site / "fee-pool.html"):
        for svg in pictures(path):
            _, _, width, height = map(int, svg.get("viewBox").split())
            for rect in svg.iter(f"{SVG}rect"):
                x, y, wide, high = (int(rect.get(name)) for name in ("x", "y", "width", "height"))
                assert 0 <= x <= x + wide <= width, path
                assert 0 <= y <= y + high <= height, path
            for text in svg.iter(f"{SVG}text"):
                assert 0 < int(text.get("y")) <= height
                assert cells(text.text) * 10 <= width, text.text


def test_the_figure_stands_at_its_bar_and_in_the_table_beside_it(site: Path) -> None:
    page = (site / "calendar.html").read_text()
    (svg,) = pictures(site / "calendar.html")
    drawn = [text.text for text in svg.iter(f"{SVG}text") if text.get("class") == "r"]
    table = re.findall(r'data-l="本金"><span class="n">([^<]+)</span>', page.split("</table>")[0])

    assert table
    assert [each.split(" · ")[1] for each in drawn][-len(table) :] == table


def test_two_bars_beside_each_other_differ_by_more_than_colour(site: Path) -> None:
    svg = pictures(site / "quarters.html")[0]
    fills = [rect.get("fill") for rect in svg.iter(f"{SVG}rect") if rect.get("class") != "rail"]

    assert {None, "url(#p-quarters-hatched)"} == set(fills)


def test_a_quarter_past_its_day_without_a_notice_is_said_to_be_missing(
    records: list[Record], outcome_of: Outcome, printed: Printed
) -> None:
    without = printed(outcome_of([each for each in records if each.kind.name != "notice"]))
    page = (without / "quarters.html").read_text()

    assert "本季未公示" in page
    assert "过了日子，公示还没有盖章入账" in page


def test_a_quarter_whose_notice_was_sealed_leads_to_that_record(site: Path, outcome: Any) -> None:
    page = (site / "quarters.html").read_text()
    posted = set(outcome.book.affairs.notices.values())

    assert posted
    assert all(f"#r{number}" in page for number in posted)


def test_a_quarter_begins_with_its_money_and_the_four_rows_that_add_up(site: Path) -> None:
    for path in (site / "quarters").glob("*.html"):
        page = path.read_text()
        over = "本季还没有结束" not in page
        before = page[: page.index("条记录；")]
        assert ("期末账上存款" if over else "现在账上存款") in before, path
        assert [before.count(f"<dt>{row}") for row in ("期初", "加：收入", "减：支出", "等于：")] == [1, 1, 1, 1], path
        assert ("等于：期末" in page, "等于：现在" in page) == (over, not over), path


def test_a_quarter_says_who_reviewed_it_with_the_record(site: Path, outcome: Any) -> None:
    reviews = outcome.book.affairs.reviews
    told = {path.stem: path.read_text().partition('id="review"')[2].partition("</p>")[0] for path in (site / "quarters").glob("*.html")}

    assert reviews
    for quarter, number in reviews.items():
        assert f"#r{number}" in told[str(quarter)]
    assert sum("没有审核记录" in each for each in told.values()) == sum(bool(each) for each in told.values()) - len(reviews)


def test_a_notice_that_was_followed_by_the_next_is_not_called_out_of_date(site: Path) -> None:
    found = [path.read_text() for path in (site / "quarters").glob("*.html")]

    assert any("那天贴出了下一季公示" in page for page in found)
    assert any('id="due"' in page for page in found)
    assert not any('id="due"' in page for page in found if "那天贴出了下一季公示" in page)


def test_whoever_wants_to_object_finds_the_number_to_call_first(site: Path) -> None:
    page = (site / "complain.html").read_text()

    assert page.index('href="tel:') < page.index("<h2")


def test_a_quarter_is_laid_beside_the_one_before_with_links_to_both(site: Path) -> None:
    newest = (site / "compare.html").read_text()
    found = sorted(path.stem for path in (site / "compare").glob("*.html"))

    assert found
    for name in found:
        page = (site / f"compare/{name}.html").read_text()
        assert f"../quarters/{name}.html#money" in page
        assert len(set(re.findall(r"quarters/(\d{4}Q\d)\.html#", page))) >= 2
    assert "本季还没有结束" not in newest


def test_no_link_and_no_place_on_a_page_is_missing(site: Path) -> None:
    mine = {"index.html", "compare.html", "calendar.html", "guarantees.html", "state.html", "quarters.html"}
    folders = ("quarters/", "members/", "loans/", "compare/", "fee-pool/", "annual/")
    broken = {each for each in inspect(site).broken if "data/" not in each.link}

    assert {each for each in broken if each.page in mine or each.page.startswith(folders)} == set()


def test_from_a_sum_of_the_notice_its_records_are_one_click_away(site: Path) -> None:
    for path in (site / "quarters").glob("*.html"):
        page = path.read_text()
        for kind in re.findall(r'href="#k-([a-z_]+)"', page):
            after = page.split(f'<h3 id="k-{kind}">')[1].split("<h3")[0]
            assert re.search(r'href="\.\./records/[^"]+#r\d{6}"', after)


def links(path: Path, site: Path) -> set[str]:
    """Pages that what stands on a page, not its top or foot, leads to; records with their place."""
    main = next(html5lib.parse(path.read_text()).iter(f"{HTML}main"))
    found = set()
    for each in main.iter(f"{HTML}a"):
        page, _, place = each.get("href").partition("#")
        target = (path.parent / page).resolve() if page else path
        if target.suffix == ".html" and target.is_file():
            name = target.relative_to(site.resolve()).as_posix()
            found.add(f"{name}#{place}" if name.startswith("records/") and place else name)
    return found


def test_from_every_page_with_figures_three_clicks_lead_to_a_record_and_to_a_rule(site: Path) -> None:
    root = site.resolve()
    figures = ["index", "fee-pool", "indicators", "compare", "calendar", "guarantees", "raising", "stars", "loans"]
    pages = [root / f"{name}.html" for name in figures]
    for folder in ("quarters", "members", "loans", "fee-pool", "annual", "official", "compare"):
        pages += sorted((root / folder).glob("*.html"))[:2]
    known: dict[str, set[str]] = {}
    for start in pages:
        reached, edge = set(), {start.relative_to(root).as_posix()}
        for _ in range(3):
            for name in edge:
                plain = name.partition("#")[0]
                if plain not in known:
                    known[plain] = links(root / plain, root)
            edge = {each for name in edge for each in known[name.partition("#")[0]]} - reached
            reached |= edge
            if _told(reached):
                break
        assert _told(reached), start


def _told(reached: set[str]) -> bool:
    record = any(each.startswith("records/") and "#r" in each for each in reached)
    return record and any(each.startswith("rules/") for each in reached)


def test_a_loans_page_names_every_rule_about_lending_that_looked_at_it(site: Path, outcome: Any) -> None:
    loan = next(each for each in outcome.book.loans.values() if each.payout)
    page = (site / f"loans/{loan.number}.html").read_text()

    for rule in ("ELIGIBLE-MEMBER-1M", "GUARANTEE-ONE-LOAN", "LOAN-CAP-STAR", "LOAN-CAP-FUND-90", "SEAL-FOUR"):
        assert f'href="../rules/{rule.lower()}.html">' in page, rule
    assert ">没有星借 2000 元，每多一星多借 500 元</a>" in page
    assert ">LOAN-CAP-STAR<" not in page


def test_a_rule_that_spoke_of_a_loan_stands_first_with_its_words(outcome: Any) -> None:
    spoke = next(each for each in outcome.book.loans.values() if each.payout)
    lines = outcome.chronicle.of_loan(spoke.number)
    rules = mutual_aid().rules
    rule = rules["LOAN-CAP-STAR"]
    plain = LoanChecks(rules, ()).of(lines)
    finding = replace(_finding(rule), record=lines[0].number)
    checks = LoanChecks(rules, (finding,)).of(lines)

    assert {each.state for each in plain} == {"good"}
    assert (checks[0].rule, checks[0].state, [SAY(each) for each in checks[0].said]) == ("LOAN-CAP-STAR", "bad", ["多了"])
    assert sorted(each.rule for each in checks) == sorted({each.rule for each in plain} | {"LOAN-CAP-STAR"})


def _finding(rule: Any) -> Finding:
    return Finding(rule.id, rule.severity, rule.clause, Place("records/x.yml"), "", "多了", "改")


@pytest.mark.parametrize("history", [object(), None], ids=["history looked at", "history not looked at"])
def test_the_page_of_results_says_how_much_was_looked_at_and_never_more(
    history: object, records: list[Record], outcome_of: Outcome, printed: Printed
) -> None:
    page = (printed(outcome_of(records, history=history)) / "state.html").read_text()

    assert f"{len(records)} 条" in page
    assert ("查过，入过账的没有改过" in page) is (history is not None)
    assert ("这次没有查" in page) is (history is None)


def test_the_allowance_of_a_loan_is_told_down_to_principal_rate_and_months(site: Path) -> None:
    told = [html.unescape(path.read_text()) for path in (site / "fee-pool").glob("*.html")]
    sums = [re.findall(r"算到季末：(?:（)?([\d,.]+) 元 × [^<]*?‰ = ([\d,.]+) 元", page) for page in told]

    assert any(sums)
