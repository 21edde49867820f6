"""The chronicle: every record as one line, found without looking at all of them."""

import datetime as dt

from hzpub.base.months import Quarter
from hzpub.base.words import Words
from hzpub.reports.records_list import months_of_records

SAY = Words.chinese().fact


def numbers(lines):
    return [line.number for line in lines]


def test_a_line_tells_its_record_in_one_sentence(tiny):
    told = {number: SAY(tiny.chronicle.line(number).sentence) for number in ("000006", "000016", "000026", "000036")}

    assert told == {
        "000006": "M0001 入会（建档立卡贫困户，第 1 组）",
        "000016": "组成联保小组：M0001、M0002、M0003",
        "000026": "000017 号借款还款 2,030.00 元：本金 2,000.00 元，占用费 30.00 元，违约金 0.00 元",
        "000036": "确认 000035 号记录违反 FEE-ONCE，由 P0003 在 2024年12月31日前整改：补收 10 元",
    }


def test_every_sentence_can_be_said(tiny):
    assert all(SAY(line.sentence) for line in tiny.chronicle)
    assert len(tiny.chronicle) == 45


def test_a_line_names_its_days_its_sealers_and_who_entered_it(tiny):
    line = tiny.chronicle.line("000020")

    assert (line.date, line.day, line.entered) == (dt.date(2024, 3, 14), dt.date(2024, 3, 15), dt.date(2024, 3, 15))
    assert [(box.role, SAY(box.label), box.person) for box in line.ticks] == [
        ("council", "互助理事会", "P0001"),
        ("chair", "理事长", "P0001"),
        ("accountant", "会计", "P0002"),
        ("township_finance", "乡镇财政所", "P0005"),
    ]
    assert (line.entry_tick.role, line.entry_tick.person) == ("cashier", "P0003")
    assert line.bank_fen == -200_000


def test_a_line_concerns_the_borrower_the_guarantors_and_the_loan(tiny):
    guarantee, repayment = tiny.chronicle.line("000018"), tiny.chronicle.line("000026")

    assert (guarantee.members, guarantee.loan) == (("M0001", "M0002", "M0003"), "000017")
    assert (repayment.members, repayment.loan) == (("M0001",), "000017")


def test_a_record_about_a_record_concerns_whom_that_one_concerns(tiny):
    for number in ("000028", "000036", "000045"):
        line = tiny.chronicle.line(number)
        assert (line.members, line.loan) == (("M0002",), "000021")


def test_a_reversal_marks_both_lines(tiny):
    struck, reversal = tiny.chronicle.line("000027"), tiny.chronicle.line("000028")

    assert (struck.is_struck, struck.reversed_by, reversal.reverses) == (True, "000028", "000027")


def test_a_second_reversal_of_the_same_record_strikes_nothing(new_fund, view):
    writer = new_fund()
    writer.write("donation", "2024-01-20", giver="某企业", amount=750_000)
    for reason in ("记错了", "又冲一次"):
        writer.write("reversal", "2024-01-21", target="000001", reason=reason)
    chronicle = view(records=writer.records).chronicle

    assert chronicle.line("000001").reversed_by == "000002"
    assert chronicle.line("000003").reverses == ""
    assert chronicle.flows.closing(Quarter(2024, 1))["bank"] == 0


def test_an_admitted_breach_marks_the_record_it_speaks_of(tiny):
    assert tiny.chronicle.line("000035").breaches == ("000036",)
    assert tiny.chronicle.line("000036").admits == "000035"
    assert tiny.chronicle.line("000045").admits == "000036"


def test_a_late_entry_counts_in_the_quarter_it_was_entered_in(tiny):
    line = tiny.chronicle.line("000039")

    assert (line.is_late, line.day, line.booked) == (True, dt.date(2024, 9, 10), dt.date(2024, 11, 15))
    assert line in tiny.chronicle.of_quarter(Quarter(2024, 4))
    assert line not in tiny.chronicle.of_quarter(Quarter(2024, 3))
    assert tiny.chronicle.late == (line,)


def test_lines_are_found_by_household_loan_month_and_kind(tiny):
    chronicle = tiny.chronicle

    assert numbers(chronicle.of_member("M0004")) == ["000009", "000013", "000022", "000040"]
    assert numbers(chronicle.of_loan("000037")) == ["000037", "000038"]
    assert numbers(chronicle.of_kind("reversal")) == ["000028", "000038"]
    assert numbers(chronicle.of_month("2024-11")) == ["000036", "000037", "000038", "000039"]
    assert numbers(chronicle.last(2)) == ["000045", "000044"]
    assert chronicle.of_member("M9999") == chronicle.of_loan("000001") == ()


def test_the_records_list_leaves_no_record_out(tiny):
    months = list(months_of_records(tiny.chronicle))

    assert [line for month in months for line in month.lines] == list(tiny.chronicle)
    assert [month.month for month in months][:3] == ["2024-01", "2024-02", "2024-03"]
    assert [(month.month, month.corrections, month.late) for month in months if month.corrections or month.late] == [
        ("2024-06", 1, 0),
        ("2024-11", 1, 1),
    ]
