"""Slips: two copies on a page, figures as in the reports, no account number, nobody signed for."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hzpub.base.words import Words
from hzpub.check.loading import load
from hzpub.kinds import all_kinds
from hzpub.paper.blocks import Facts, Paragraph, Seals, Table
from hzpub.paper.edition import Edition
from hzpub.paper.slips import loan_slip, objection_slip, on_roll, receipt_slip, reminder_slip, voucher_slip
from hzpub.paper.typesetting import Typesetter, as_json
from hzpub.pipeline import Outcome
from hzpub.reports.capitals import capitals
from hzpub.reports.loan_page import loan_report
from hzpub.reports.quarters import Quarters
from hzpub.reports.slips import NoSlip, Voucher, receipt, repayment_notice, voucher

Editions = Callable[..., Edition]
WORDS = Words.chinese()


def voucher_of(fund: Path, outcome: Outcome, number: str, *, draft: bool = False) -> Voucher:
    line = outcome.chronicle.line(number)
    assert line is not None
    loaded = load(line.path, (fund / line.path).read_bytes())
    meanings: dict[str, Any] = dict(loaded.meanings or {})
    return voucher(all_kinds().get(line.kind), meanings, None if draft else line)


def newest(outcome: Outcome, kind: str) -> str:
    return outcome.chronicle.of_kind(kind)[-1].number


def test_a_receipt_shows_the_sum_in_figures_and_capitals_its_parts_and_the_arithmetic(
    outcome: Outcome, quarters: Quarters, edition: Editions
) -> None:
    paid = receipt(quarters, newest(outcome, "loan_repayment"))
    paper = as_json(receipt_slip(edition(), paid))

    assert paid.repayment is not None
    assert paid.fen == paid.line.bank_fen == sum(row.fen for row in paid.rows)
    for fen in (paid.fen, paid.left, *(row.fen for row in paid.rows)):
        assert WORDS.yuan(fen) in paper
    assert capitals(paid.fen) in paper
    assert WORDS.fact(paid.repayment.usage_fee_how.sentence) in paper
    assert f"example.org/dawu/records/{paid.line.entered:%Y-%m}" in paper


def test_only_money_that_came_in_has_a_receipt(outcome: Outcome, quarters: Quarters) -> None:
    for number in (newest(outcome, "loan_disbursement"), newest(outcome, "loan_approval"), "999999"):
        with pytest.raises(NoSlip) as refused:
            receipt(quarters, number)
        assert refused.value.number == number


def test_a_repayment_notice_asks_for_what_clears_the_loan(outcome: Outcome, quarters: Quarters, edition: Editions) -> None:
    basis = quarters.basis
    for loan in (loan for loan in outcome.book.loans.values() if loan.is_open):
        asked, page = repayment_notice(basis, loan.number), loan_report(basis, loan.number)

        assert asked.today == page.owed[0]
        assert asked.row.owed_today == asked.today.total
        assert asked.then.day == max(basis.timely(loan) or basis.as_of, basis.as_of)
        assert WORDS.yuan(asked.then.total) in as_json(reminder_slip(edition(), asked))
    cleared = next(loan for loan in outcome.book.loans.values() if loan.cleared_on)
    with pytest.raises(NoSlip):
        repayment_notice(basis, cleared.number)


def test_a_loan_slip_carries_what_the_borrower_promises(outcome: Outcome, quarters: Quarters, edition: Editions) -> None:
    loan = next(loan for loan in outcome.book.loans.values() if loan.is_open)
    report = loan_report(quarters.basis, loan.number)
    paper = as_json(loan_slip(edition(), report))

    assert report.due is not None
    assert capitals(report.row.amount) in paper
    assert WORDS.yuan(report.due.total) in paper
    assert WORDS.date(loan.payout.due if loan.payout else report.as_of) in paper


def test_a_voucher_has_four_boxes_with_who_sealed_and_no_account_number(
    fund: Path, outcome: Outcome, edition: Editions
) -> None:
    out = voucher_of(fund, outcome, newest(outcome, "loan_disbursement"))
    sheet = voucher_slip(edition(village=True), out)
    boxes = next(block for block in sheet.blocks if isinstance(block, Seals)).spaces
    register = outcome.register
    assert register is not None
    accounts = {entry.value for entry in register.entries if entry.box == "account"}

    assert [box.label for box in boxes] == ["互助理事会", "理事长", "会计", "乡镇财政所"]
    assert all(box.sealed for box in boxes)
    assert accounts
    assert not [account for account in accounts if account in as_json(sheet)]
    assert capitals(out.fen) in as_json(sheet)
    assert out.line is not None
    assert -out.fen == out.line.bank_fen


def test_the_voucher_of_a_draft_believes_no_seal(fund: Path, outcome: Outcome, edition: Editions) -> None:
    out = voucher_of(fund, outcome, newest(outcome, "loan_disbursement"), draft=True)
    sheet = voucher_slip(edition(), out)

    assert not any(box.is_done for box in out.seals)
    assert "电子印章已盖" not in as_json(sheet)
    assert "还没有入账" in as_json(sheet)


def test_what_takes_no_money_out_has_no_voucher(fund: Path, outcome: Outcome) -> None:
    for kind in ("loan_repayment", "notice", "bank_charge"):
        lines = outcome.chronicle.of_kind(kind)
        if lines:
            with pytest.raises(NoSlip):
                voucher_of(fund, outcome, lines[-1].number)


def test_a_list_of_payees_follows_its_voucher_and_adds_up(fund: Path, outcome: Outcome, edition: Editions) -> None:
    plain = voucher_of(fund, outcome, newest(outcome, "loan_disbursement"))
    shared = replace(plain, member="", households=(("M0001", plain.fen - 700), ("M0002", 700)))
    annex = voucher_slip(edition(), shared).annex[0]

    assert [row[1] for row in annex.rows] == [WORDS.yuan(plain.fen - 700), "7.00 元"]
    assert annex.totals[0][1] == WORDS.yuan(plain.fen)


def test_a_slip_stands_twice_on_one_page_and_a_long_one_on_two(
    outcome: Outcome, quarters: Quarters, edition: Editions, setter: Typesetter, pages: Callable[[bytes], int]
) -> None:
    short = receipt_slip(edition(), receipt(quarters, newest(outcome, "loan_repayment")))
    long = replace(short, blocks=(*short.blocks, *(Paragraph("长" * 300) for _ in range(2))))

    assert pages(setter.pdf(short)) == 1
    assert pages(setter.pdf(long)) == 2
    assert len(short.copies) == 2


def test_a_receipt_printers_roll_carries_the_same_slip_a_page_for_each_copy(
    fund: Path,
    outcome: Outcome,
    quarters: Quarters,
    edition: Editions,
    setter: Typesetter,
    pages: Callable[[bytes], int],
    code_width: Callable[[str, float], float],
) -> None:
    loan = next(loan for loan in outcome.book.loans.values() if loan.is_open)
    one = edition()
    slips = (
        receipt_slip(one, receipt(quarters, newest(outcome, "loan_repayment"))),
        reminder_slip(one, repayment_notice(quarters.basis, loan.number)),
        voucher_slip(one, voucher_of(fund, outcome, newest(outcome, "loan_disbursement"))),
    )
    for slip in slips:
        small = on_roll(one, slip)
        pdf = setter.pdf(small)
        codes = json.loads(setter._compiler.query("image"))
        boxes = re.findall(rb"/MediaBox ?\[0 0 ([0-9.]+) ([0-9.]+)\]", pdf)

        assert (small.blocks, small.link, small.copies) == (slip.blocks, slip.link, slip.copies)
        assert pages(pdf) == len(slip.copies) == len(codes)
        assert {round(float(width) / 72 * 25.4) for width, _ in boxes} == {80}
        for code in codes:
            assert code_width(slip.link.qr, float(code["width"].partition("+ ")[2].removesuffix("pt"))) >= 30
        assert "小票的字会褪色" in as_json(small)
        assert setter.pdf(small) == pdf
    longer = on_roll(one, replace(slips[0], blocks=(*slips[0].blocks, Paragraph("长" * 300))))
    assert heights(setter.pdf(longer)) > heights(setter.pdf(on_roll(one, slips[0])))


def heights(pdf: bytes) -> list[float]:
    return [float(height) for height in re.findall(rb"/MediaBox ?\[0 0 [0-9.]+ ([0-9.]+)\]", pdf)]


def test_every_row_of_a_wide_table_is_told_on_the_roll(
    outcome: Outcome, quarters: Quarters, edition: Editions, setter: Typesetter
) -> None:
    loan = next(loan for loan in outcome.book.loans.values() if loan.is_open)
    slip = on_roll(edition(), reminder_slip(edition(), repayment_notice(quarters.basis, loan.number)))
    table = next(block for block in slip.blocks if isinstance(block, Table))
    setter.pdf(slip)
    shown = str(json.loads(setter._compiler.query("table")) + json.loads(setter._compiler.query("strong")))

    assert len(table.columns) > 3
    for row in table.rows:
        assert all(cell in shown for cell in row)


def test_an_objection_slip_knows_what_it_is_about_or_leaves_a_line(edition: Editions) -> None:
    about, blank = objection_slip(edition(), "记录 000123", "放款"), objection_slip(edition())

    assert about.blocks[0] == Facts((("对哪一条记录、哪一季公示", "记录 000123：放款"),), words=True)
    assert isinstance(blank.blocks[0], Facts)
    assert set(blank.blocks[0].rows[0][1]) == {"＿"}
