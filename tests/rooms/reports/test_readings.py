"""What other readings would have cost, held against sums worked out by hand."""

import datetime as dt
from collections.abc import Mapping

from hzpub.base.words import Label, Words
from hzpub.check.engine import table_of
from hzpub.ledger.book import Book
from hzpub.reports.basis import Basis
from hzpub.reports.chronicle import Chronicle
from hzpub.reports.reading_objects import CostRow, Costs, OptionRow, ReadingRow
from hzpub.reports.readings import SPECIAL, TOUCHED, readings_of, readings_report
from hzpub.rulebooks.discovery import mutual_aid
from hzpub.rulebooks.readings import mutual_aid_readings
from tests.rules.scenes import told

WORDS = Words.chinese()


def row(report, name: str) -> ReadingRow:
    return next(each for each in report.rows if each.id == name)


def differences(report, name: str) -> Mapping[str, Costs]:
    return {option.name: option.difference for option in row(report, name).options if option.difference is not None}


def basis_of(book: Book, as_of: str) -> Basis:
    table = table_of(mutual_aid(), book)

    def unasked(_: object) -> None:
        raise AssertionError("readings ask for every number by entry")

    day = dt.date.fromisoformat(as_of)
    return Basis(book=book, chronicle=Chronicle(), as_of=day, terms_of=unasked, limits_on=unasked, params_at=table.at)


def six_months(repaid: str = "2024-10-01") -> Book:
    """2000.00 yuan from 1 April, due 1 October 2024, six months to the day."""
    text = f"""
  - {{kind: loan_application, as: loan, date: 2024-03-10, borrower: M0001, amount: 2000.00, months: 6}}
  - {{kind: guarantee, date: 2024-03-10, application: $loan, guarantors: [M0002]}}
  - {{kind: loan_approval, as: approval, date: 2024-03-12, application: $loan, amount: 2000.00, months: 6}}
  - {{kind: loan_disbursement, date: 2024-04-01, approval: $approval, paid_on: 2024-04-01}}
  - {{kind: loan_repayment, date: {repaid}, loan: $loan}}
"""
    return told(text, "two_members").book


def test_the_published_sums_are_those_worked_out_by_hand(tiny) -> None:
    report = readings_report(tiny)

    assert report.repayments == 3
    assert (report.published.fees, report.published.penalties) == (3000 + 2500 + 3633, 633)
    assert report.published.dividends == 1650 + 3300 + 1650 + 1500


def test_other_ways_to_count_months_differ_by_the_fen_worked_out_by_hand(tiny) -> None:
    found = {name: (each.fees, each.penalties) for name, each in differences(readings_report(tiny), "MONTH-COUNT").items()}

    assert found == {"ceil": (367, 367), "floor": (-133, -133), "act30": (67 + 50 + 67, 0)}


def test_a_fee_that_stops_on_the_due_date_would_have_cost_the_late_loan_less(tiny) -> None:
    assert differences(readings_report(tiny), "FEE-WHILE-LATE") == {"until_due": Costs(fees=-633)}


def test_dividends_with_odd_days_and_without_any_differ_by_the_sums_worked_out_by_hand(tiny) -> None:
    report = readings_report(tiny)

    assert differences(report, "DIVIDEND-MONTHS") == {"odd_days": Costs(dividends=100 + 200 + 100 + 140)}
    assert differences(report, "DIVIDENDS") == {"unpaid": Costs(dividends=-8100)}


def test_the_oldest_share_leaving_first_would_cost_the_household_a_month() -> None:
    text = """
  - {kind: share_subscription, date: 2024-07-20, member: M0008, shares: 1}
  - {kind: share_redemption, date: 2024-10-15, member: M0008, shares: 1, paid_on: 2024-10-15}
"""
    report = readings_report(basis_of(told(text, "village").book, "2025-01-05"))

    assert differences(report, "SHARES-NEWEST-FIRST") == {"oldest": Costs(dividends=150)}


def test_allowances_of_a_loan_of_six_months_to_the_day() -> None:
    report = readings_report(basis_of(six_months(), "2024-10-20"))

    assert report.published.allowances == 1200 + 2400
    assert differences(report, "TIERS-MEET") == {"later": Costs(allowances=-1200)}
    assert differences(report, "RECOVERY-BY-MONTH") == {"once": Costs(allowances=-2000)}
    assert differences(report, "ISSUE-STOP") == {"one_off": Costs(allowances=-1000)}


def test_a_loan_due_on_a_holiday_would_have_paid_a_penalty_without_the_shift() -> None:
    """After the first week of October 2024 the 8th was the next working day, seven days after the 1st."""
    book = six_months("2024-10-08")

    assert differences(readings_report(basis_of(book, "2024-10-20")), "HOLIDAY-SHIFT") == {"no": Costs(penalties=233)}


def test_the_chosen_reading_has_no_difference_and_the_same_is_said_in_words(tiny) -> None:
    report = readings_report(tiny)
    holiday = row(report, "HOLIDAY-SHIFT")
    months = {option.name: option for option in row(report, "MONTH-COUNT").options}

    assert [option.difference for option in holiday.options if option.is_chosen] == [None]
    assert WORDS.fact(months["ceil"].told[0]) == "借款户一共多付 7.34 元"
    assert WORDS.fact(months["floor"].told[0]) == "借款户一共少付 2.66 元"
    assert [WORDS.fact(each) for option in holiday.options for each in option.told] == ["在本社的账上一分不差"]


def test_a_difference_is_told_by_the_sums_it_is_made_of(tiny) -> None:
    months = {option.name: option for option in row(readings_report(tiny), "MONTH-COUNT").options}
    fees, penalties, allowances = months["floor"].rows

    assert [each.part for each in (fees, penalties, allowances)] == ["fees", "penalties", "allowances"]
    assert WORDS.fact(fees.sentence) == "现在 91.33 元 − 照那样算 90.00 元 = 1.33 元"
    assert WORDS.fact(fees.counted) == "3 笔借款重算，1 笔不一样"
    assert WORDS.fact(penalties.sentence) == "现在 6.33 元 − 照那样算 5.00 元 = 1.33 元"
    assert WORDS.fact(months["floor"].total) == "占用费和违约金合起来：1.33 元 + 1.33 元 = 2.66 元"
    assert WORDS.fact(months["ceil"].rows[0].sentence) == "照那样算 95.00 元 − 现在 91.33 元 = 3.67 元"
    assert months["act30"].total is None
    assert months["months_odd30"].rows == ()


def test_dividends_are_counted_by_household(tiny) -> None:
    (unpaid,) = [option for option in row(readings_report(tiny), "DIVIDENDS").options if option.rows]

    assert [WORDS.fact(each.counted) for each in unpaid.rows] == ["4 户重算，4 户不一样"]
    assert [WORDS.fact(each.sentence) for each in unpaid.rows] == ["现在 81.00 元 − 照那样算 0.00 元 = 81.00 元"]


def test_fees_and_penalties_that_move_apart_are_told_as_set_against_each_other() -> None:
    def cost(part: str, published: int, otherwise: int) -> CostRow:
        sums = {"published": published, "otherwise": otherwise, "difference": otherwise - published}
        return CostRow(part=part, label=Label(part), reckoned=1, differing=1, **sums)

    rows = (cost("fees", 1000, 400), cost("penalties", 100, 300), cost("allowances", 5, 9))
    option = OptionRow(name="x", text=Label("x"), is_chosen=False, difference=None, told=(), rows=rows)

    assert WORDS.fact(option.total) == "占用费和违约金相抵：6.00 元 − 2.00 元 = 4.00 元"


def test_every_difference_is_the_sum_of_its_lines(tiny) -> None:
    report = readings_report(tiny)
    rows = [(option.difference, each) for row in report.rows for option in row.options for each in option.rows]

    assert len(rows) > 10
    for difference, each in rows:
        assert each.published == getattr(report.published, each.part)
        assert each.otherwise - each.published == each.difference == getattr(difference, each.part)
        assert (each.differing == 0) <= (each.difference == 0)
        assert each.differing <= each.reckoned


def test_a_fund_that_chose_otherwise_is_told_so_and_measured_from_there() -> None:
    change = """
  - {kind: meeting, as: assembly, date: 2024-03-05, assembly: members}
  - kind: rulebook_change
    date: 2024-03-06
    meeting: $assembly
    parameters:
      - {name: dividend_policy, value: unpaid, authority: 会员大会决议}
      - {name: exit_notice_days, value: "45", authority: 会员大会决议}
"""
    report = readings_report(basis_of(told(change, "two_members").book, "2025-02-01"))
    dividends, notice = row(report, "DIVIDENDS"), row(report, "LEAVING-NOTICE")

    assert report.published.dividends == 0
    assert dividends.own
    assert {name: each.dividends > 0 for name, each in differences(report, "DIVIDENDS").items()} == {"paid": True}
    assert WORDS.fact(notice.choice) == "本社写的是 45"
    assert not row(report, "MONTH-COUNT").own


def test_every_reading_tells_a_difference_or_why_there_is_none(tiny) -> None:
    for each in readings_report(tiny).rows:
        measured = [option for option in each.options if option.difference is not None]
        assert (each.no_figure is None) == bool(measured), each.id
        assert sum(option.is_chosen for option in each.options) == 1, each.id


def test_every_way_to_reckon_belongs_to_a_reading() -> None:
    computed = {reading.id: reading for reading in mutual_aid_readings() if reading.is_computed}

    assert {name for name, _ in SPECIAL} <= set(computed)
    assert {each.parameter for each in computed.values() if each.parameter} == set(TOUCHED)


def test_readings_are_found_by_the_rule_they_belong_to(tiny) -> None:
    report = readings_report(tiny)

    assert "MONTH-COUNT" in {each.id for each in readings_of(report, ["FEE-RATE"])}
    assert readings_of(report, ["NO-SUCH-RULE"]) == ()
