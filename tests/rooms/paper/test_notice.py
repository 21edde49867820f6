"""The posted notice says what the page says, and what Typst sees is what the report object holds."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from hzpub.base.words import Words
from hzpub.paper.blocks import Blanks, Table
from hzpub.paper.edition import Edition
from hzpub.paper.lists import loan_sheet, meeting_sheet, member_sheet
from hzpub.paper.notice import notice_sheet
from hzpub.paper.notice_tables import balance_table, moves_table, pools_table
from hzpub.paper.script import script
from hzpub.paper.slips import objection_slip
from hzpub.paper.typesetting import Typesetter, as_json
from hzpub.pipeline import Outcome
from hzpub.publish.pages import render_site
from hzpub.reports.capitals import capitals
from hzpub.reports.loan_list import loan_list
from hzpub.reports.meeting import meeting_report
from hzpub.reports.members import member_list
from hzpub.reports.posting import Posting, posting
from hzpub.reports.quarter_objects import QuarterReport
from hzpub.reports.quarters import Quarters

Editions = Callable[..., Edition]
WORDS = Words.chinese()


@pytest.fixture(scope="module")
def posted(quarters: Quarters) -> Posting:
    """The second quarter: sealed, reviewed, with loans that came back."""
    return posting(quarters, quarters.report(quarters.names[1]))


def money_of(report: QuarterReport) -> set[int]:
    """Every sum that a notice must show."""
    balances = (report.bank, report.fund, report.fee_pool)
    sums = {fen for each in balances for fen in (each.opening, each.money_in, each.money_out, each.closing)}
    sums |= {row.fen for row in (*report.bank.rows_in, *report.bank.rows_out)}
    lending = report.lending
    sums |= {lending.opening, lending.paid_out, lending.repaid, lending.closing, report.usage_fees, report.penalties}
    sums |= {move.fen for move in report.payouts} | {row.outstanding for row in report.overdue}
    return sums | {fen for move in report.repayments for fen in (move.principal, move.usage_fee, move.penalty)}


def test_every_figure_of_the_report_is_on_the_sheet_and_on_the_page(
    posted: Posting, edition: Editions, outcome: Outcome, tmp_path: Path
) -> None:
    report = posted.report
    render_site(outcome, tmp_path, WORDS)
    page = (tmp_path / "quarters" / f"{report.quarter}.html").read_text(encoding="utf-8")
    machine = json.loads((tmp_path / "data" / "report.json").read_text(encoding="utf-8"))
    paper = as_json(notice_sheet(edition(), posted))
    numbers = set(map(int, re.findall(r"-?\d+", json.dumps(machine["quarters"]))))

    for fen in money_of(report):
        assert WORDS.yuan(fen) in paper
        assert WORDS.yuan(fen) in page
        assert fen in numbers


def test_every_loan_paid_out_repaid_or_late_has_its_line(posted: Posting, edition: Editions) -> None:
    report, sheet = posted.report, notice_sheet(edition(), posted)
    rows = [row for block in sheet.annex if hasattr(block, "columns") for row in block.rows]

    assert report.payouts
    assert report.repayments
    for move in (*report.payouts, *report.repayments):
        assert sum(WORDS.date(move.day) == row[0] and move.loan == row[1] for row in rows) >= 1
    assert sum(len(row) == 6 and row[1] == late.loan for late in report.overdue for row in rows) >= len(report.overdue)


def test_the_first_page_adds_up_and_spells_the_sum_in_capitals(posted: Posting, edition: Editions) -> None:
    sheet = notice_sheet(edition(), posted)
    bank = posted.report.bank
    facts = next(block for block in sheet.blocks if hasattr(block, "has_sum"))
    figure = next(block for block in sheet.blocks if hasattr(block, "capitals"))

    assert [value for _, value in facts.rows] == [WORDS.yuan(fen) for fen in (bank.opening, bank.money_in, bank.money_out)]
    assert bank.opening + bank.money_in - bank.money_out == bank.closing
    assert (figure.sum, figure.capitals) == (WORDS.yuan(bank.closing), capitals(bank.closing))


def test_a_notice_tells_who_sealed_who_reviewed_where_to_object_and_when_it_is_old(
    posted: Posting, edition: Editions, quarters: Quarters
) -> None:
    paper, public = as_json(notice_sheet(edition(), posted)), edition()

    assert posted.notice is not None
    assert posted.review is not None
    assert [box.role for box in posted.seals] == ["council", "accountant", "supervisors", "township_finance"]
    for box in posted.seals:
        assert f"电子印章已盖：{public.who(box.person)}" in paper
    assert WORDS.date(posted.review.date) in paper
    assert f"最晚 {WORDS.date(quarters.closes(posted.report.quarter.next()))}贴出" in paper
    assert public.head.hotline in paper
    assert "共 " + str(public.mark.size if public.mark else "") in paper
    assert "a1b2 c3d4 e5f6 0718" in paper


def test_a_quarter_without_a_sealed_notice_says_so_and_leaves_the_boxes_empty(edition: Editions, quarters: Quarters) -> None:
    last = posting(quarters, quarters.report(quarters.names[-1]))
    paper = as_json(notice_sheet(edition(), last))

    assert last.notice is None
    assert "这一季还没有盖章公示" in paper
    assert "电子印章已盖" not in paper


def test_a_notice_says_where_it_hangs_and_who_entered_that_and_leaves_lines_for_what_no_record_tells(
    posted: Posting, edition: Editions, quarters: Quarters, outcome: Outcome, tmp_path: Path
) -> None:
    hangs, last = posted.report.hangs, posting(quarters, quarters.report(quarters.names[-1]))
    assert hangs is not None
    assert posted.notice is not None
    assert (hangs.number, hangs.since, hangs.entered_by.role) == (posted.notice.number, posted.notice.date, "cashier")
    following = quarters.report(posted.report.quarter.next()).hangs
    assert hangs.until == (following.since if following else None)

    render_site(outcome, tmp_path, WORDS)
    page = (tmp_path / "quarters" / f"{posted.report.quarter}.html").read_text(encoding="utf-8")
    paper, who = as_json(notice_sheet(edition(), posted)), edition().who(hangs.entered_by.person)
    for text in (paper, page):
        assert "张贴地点：村委会门口公示栏" in text
        assert f"出纳 {who}" in text
    assert f"公示期：{WORDS.date(hangs.since)}" in page
    assert hangs.until is None or f"{WORDS.date(hangs.since)} 至 {WORDS.date(hangs.until)}" in page

    def by_hand(one: Posting) -> tuple[str, ...]:
        return next(block for block in notice_sheet(edition(), one).blocks if isinstance(block, Blanks)).labels

    assert by_hand(posted) == ("张贴人（签名）：", "取下日期：")
    assert last.report.hangs is None
    assert by_hand(last) == ("张贴地点：", "张贴人（签名）：", "张贴日期：")
    assert 'id="hangs"' not in (tmp_path / "quarters" / f"{last.report.quarter}.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", ["a4", "a3"])
def test_what_hangs_in_front_stays_on_one_page(
    lang: str, size: str, posted: Posting, edition: Editions, setter: Typesetter, pages: Callable[[bytes], int]
) -> None:
    assert pages(setter.pdf(replace(notice_sheet(edition(lang), posted, size), annex=()))) == 1


@pytest.mark.parametrize("size", ["a4", "a3"])
def test_the_code_on_a_notice_is_at_least_32_millimetres_wide(
    size: str, posted: Posting, edition: Editions, setter: Typesetter, code_width: Callable[[str, float], float]
) -> None:
    sheet = notice_sheet(edition(), posted, size)
    setter.pdf(sheet)
    (image,) = json.loads(setter._compiler.query("image"))

    assert code_width(sheet.link.qr, float(image["width"].partition("+ ")[2].removesuffix("pt"))) >= 32


def test_a3_carries_the_same_lines_as_a4_in_larger_letters(
    posted: Posting, edition: Editions, setter: Typesetter, pages: Callable[[bytes], int]
) -> None:
    small, large = (notice_sheet(edition(), posted, size) for size in ("a4", "a3"))
    assert (small.blocks, small.annex) == (large.blocks, large.annex)
    pdfs = [setter.pdf(sheet) for sheet in (small, large)]

    assert pages(pdfs[0]) == pages(pdfs[1])
    assert b"/MediaBox[0 0 595" in pdfs[0]
    assert b"/MediaBox[0 0 841" in pdfs[1]


def test_no_full_name_reaches_a_public_sheet_and_the_village_has_them(
    posted: Posting, edition: Editions, outcome: Outcome, quarters: Quarters
) -> None:
    register, basis = outcome.register, quarters.basis
    assert register is not None
    full = {entry.value for entry in register.entries if entry.box == "name" and len(entry.value) > 1}
    withheld = {entry.value for entry in register.entries if entry.box != "name"}

    def sheets(one: Edition) -> list[str]:
        made = (
            notice_sheet(one, posted),
            member_sheet(one, member_list(basis)),
            loan_sheet(one, loan_list(basis)),
            meeting_sheet(one, meeting_report(basis)),
            objection_slip(one),
        )
        return [*map(as_json, made), script(one, posted)]

    assert not [name for name in full for text in sheets(edition()) if name in text]
    in_village = sheets(edition(village=True))
    heads = {register.name_of(member.person) for member in outcome.book.members.values()}
    assert all(str(name) in in_village[1] for name in heads)
    assert all("不要拍照上网" in text for text in in_village[:-1])
    assert not [value for value in withheld for text in in_village if value in text]


def test_without_the_address_of_the_site_no_code_is_invented(posted: Posting, edition: Editions) -> None:
    with_address, without = (notice_sheet(edition(site=site), posted).link for site in ("https://example.org/a", ""))

    assert with_address.text == f"example.org/a/quarters/{posted.report.quarter}.html"
    assert with_address.alt.endswith(f"https://example.org/a/quarters/{posted.report.quarter}.html")
    assert with_address.qr.startswith("<svg")
    assert (without.text, without.qr) == (f"网上查：quarters/{posted.report.quarter}.html", "")


def test_the_script_names_nobody_and_says_the_sums(posted: Posting, edition: Editions) -> None:
    text, report = script(edition(village=True), posted), posted.report

    assert not re.search(r"[MP]\d{4}", text)
    assert all(WORDS.yuan(fen) in text for fen in (report.bank.opening, report.bank.closing, report.lending.closing))
    assert text.endswith("就是过期了。\n")


def test_the_meeting_sheet_gives_the_room_below_the_limit_and_every_households_cap(
    edition: Editions, quarters: Quarters
) -> None:
    report = meeting_report(quarters.basis)
    table = next(block for block in meeting_sheet(edition(), report).blocks if hasattr(block, "rows") and len(block.rows) > 10)

    assert report.most == report.fund_total * report.limit // 1000
    assert report.may_lend == min(report.most - report.outstanding, report.bank)
    assert {row[0][:5]: row[2] for row in table.rows} == {each.number: WORDS.yuan(each.cap) for each in report.members}
    assert all(row.cap == min(report.cap_max, report.cap_base + row.stars * report.cap_step) for row in report.members)


def test_the_tables_hold_the_report_row_by_row(posted: Posting, edition: Editions) -> None:
    report, one = posted.report, edition()
    balance, pools = balance_table(one, "", report.bank), pools_table(one, report)
    payouts, repayments = (each for each in moves_table(one, report) if isinstance(each, Table))
    yuan = WORDS.yuan

    assert [row[-1] for row in balance.rows] == [
        yuan(fen)
        for fen in (
            *(report.bank.opening, report.bank.money_in, *(row.fen for row in report.bank.rows_in)),
            *(report.bank.money_out, *(row.fen for row in report.bank.rows_out)),
        )
    ]
    assert balance.totals[0][-1] == yuan(report.bank.closing)
    both = (report.fund, report.fee_pool)
    sums = [[yuan(fen) for fen in pair] for pair in zip(*((b.opening, b.money_in, b.money_out) for b in both), strict=True)]
    assert [list(row[1:]) for row in pools.rows] == sums
    assert pools.totals[0][1:] == tuple(yuan(each.closing) for each in both)
    assert [row[-1] for row in payouts.rows] == [yuan(move.fen) for move in report.payouts]
    assert [row[3:] for row in repayments.rows] == [
        tuple(map(yuan, (move.principal, move.usage_fee, move.penalty))) for move in report.repayments
    ]
