"""Published readings on their own page and on the rules' pages; since when a number holds."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from hzpub.base.words import Words
from hzpub.demo.scribe import Entry
from hzpub.kinds.record import Record
from hzpub.publish.material import basis_of
from hzpub.publish.readingpages import history_of, readings_on
from hzpub.reports.reading_objects import Readings
from hzpub.reports.readings import readings_report
from hzpub.rulebooks.discovery import mutual_aid
from hzpub.rulebooks.readings import mutual_aid_readings
from hzpub.rulebooks.values import as_written, value_label
from tests.rooms.publish.clicks import read_page
from tests.rules.scenes import scene, told

WORDS = Words.chinese()
CHANGE = """
  - {kind: meeting, as: assembly, date: 2024-03-13, assembly: members}
  - kind: rulebook_change
    date: 2024-03-13
    meeting: $assembly
    parameters:
      - {name: usage_fee, value: "4.0", authority: 会员大会决议}
"""


@pytest.fixture
def site(records: list[Record], outcome_of: Callable[..., object], printed: Callable[..., Path]) -> Path:
    return printed(outcome_of(records))


def test_the_readings_stand_on_one_page_folded_with_alternatives_and_differences(site: Path) -> None:
    page = (site / "readings.html").read_text(encoding="utf-8")
    rules = (site / "rules.html").read_text(encoding="utf-8")

    assert page.count("<details id=") == len(mutual_aid_readings())
    assert "也可以这样：不满一月算一月" not in page
    assert "也可以这样：零头不满一个月，也收一个月" in page
    assert "借款户一共多付" in page
    assert 'href="readings.html"' in rules


def test_a_difference_opens_to_the_sum_as_it_is_and_as_it_would_be(site: Path) -> None:
    text = (site / "readings.html").read_text(encoding="utf-8")
    page = read_page("readings.html", text)

    assert page.figures.keys() - page.sums.keys() <= {0}
    assert max(page.sums.values()) == 2
    assert re.search(r"占用费（[0-9]+ 笔借款重算，[0-9]+ 笔不一样）：照那样算 [0-9,.]+ 元 − 现在 [0-9,.]+ 元 = [0-9,.]+ 元", text)


def test_money_among_a_rule_s_numbers_is_written_as_everywhere(site: Path) -> None:
    for name in ("rules.html", "rules/loan-cap-star.html"):
        text = (site / name).read_text(encoding="utf-8")

        assert "2,000.00 元" in text, name
        assert "2000.00 元" not in text, name


def test_a_charter_finds_on_the_rules_pages_what_each_number_is_called(site: Path) -> None:
    """The charter's form says: write the name as on the rules' pages."""
    own = re.findall(r'<code class="soft">([a-z_]+)</code></dt>', (site / "rules.html").read_text(encoding="utf-8"))

    assert set(own) == set(mutual_aid().parameters)
    for rule in mutual_aid().rules.values():
        page = (site / "rules" / f"{rule.id.lower()}.html").read_text(encoding="utf-8")
        assert re.findall(r'<code class="soft">([a-z_]+)</code></dt>', page) == list(rule.parameters), rule.id


def test_the_rules_come_before_the_fund_s_numbers_which_are_folded_and_spelled_as_a_charter_does(site: Path) -> None:
    page = (site / "rules.html").read_text(encoding="utf-8")
    before, folded = page.split('<details id="numbers">')
    inside, after = folded.split("</details>", 1)

    assert before.count('<li id="') == len(mutual_aid().rules)
    assert '<a href="#numbers">' in before
    assert '<code class="soft">' not in before + after
    assert "90\xa0%" in inside
    for each in mutual_aid().parameters.values():
        value = re.search(f'<code class="soft">{each.name}</code></dt><dd>(.*)</dd>', inside)
        assert value is not None, each
        assert each.default in value[1], each


def test_a_number_that_is_no_sum_of_money_is_shown_as_it_was_written() -> None:
    price = mutual_aid().parameters["share_price"]

    assert WORDS.fact(value_label(price, "1500.00")) == "1,500.00 元"
    assert WORDS.fact(value_label(price, "很多")) == "很多 元"
    assert WORDS.fact(as_written(price, "1500.00")) == "1500.00 元"


def test_a_rule_s_page_says_why_it_reckons_so(site: Path) -> None:
    page = (site / "rules" / "fee-rate.html").read_text(encoding="utf-8")

    assert "为什么这样算" in page
    assert "占用费按月收，借了几个月零几天怎么算？" in page
    assert "借款户一共多付" in page


def test_the_report_for_machines_tells_the_same_differences(site: Path) -> None:
    document = json.loads((site / "data" / "report.json").read_text(encoding="utf-8"))
    months = next(each for each in document["readings"]["rows"] if each["id"] == "MONTH-COUNT")
    begun = next(each for each in months["options"] if each["name"] == "ceil")
    page = (site / "readings.html").read_text(encoding="utf-8")

    more = begun["difference"]["fees_fen"] + begun["difference"]["penalties_fen"]
    assert more > 0
    assert f"借款户一共多付 {more // 100:,}.{more % 100:02} 元" in page


def test_a_rule_shows_the_readings_of_the_clauses_it_keeps(entries: list[Entry], outcome_of: Callable[..., object]) -> None:
    report: Readings = readings_report(basis_of(outcome_of([each.record for each in entries])))

    assert "NO-WAIVER" in {each.id for each in readings_on(report, "PENALTY-RATE")}


def test_a_number_tells_since_which_record_it_holds_and_who_decided() -> None:
    another = CHANGE.replace("03-13", "04-13").replace('usage_fee, value: "4.0"', 'dividend, value: "2.0"')
    book = told(CHANGE + another, "two_members").book
    fee, penalty = (mutual_aid().parameters[name] for name in ("usage_fee", "penalty"))
    change = book.fund.changes[-2][0] if book.fund else ""

    history = [(WORDS.fact(each.value), each.record, WORDS.fact(each.authority)) for each in history_of(fee, book)]

    assert history == [("每月 5‰", "", "规则手册"), ("每月 4‰", change, "会员大会决议")]
    assert history_of(penalty, book) == ()
    assert history_of(fee, scene("two_members").book) == ()


def test_the_history_stands_on_the_rule_s_page(outcome_of: Callable[..., object], printed: Callable[..., Path]) -> None:
    records = [step.record for step in told(CHANGE, "two_members").steps]

    site = printed(outcome_of(records))

    for name in ("rules.html", "rules/fee-rate.html"):
        page = (site / name).read_text(encoding="utf-8")
        assert "每月 4‰（依据：会员大会决议）" in page
        assert "原先：每月 5‰（依据：规则手册）" in page


def test_pages_price_an_approved_loan_by_its_old_numbers_and_an_application_by_today_s(outcome_of: Callable[..., object]) -> None:
    for start, fee in (("approved_loan", 50), ("asked_loan", 40)):
        here = told(CHANGE, start)
        basis = basis_of(outcome_of([step.record for step in here.steps]))

        assert basis.terms_of(basis.book.loans[here.names["loan"]]).usage_fee == fee
        assert basis.params_at(basis.book.number).usage_fee == 40
