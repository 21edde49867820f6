"""A fund of another type runs on the same machinery: own kinds, accounts, offices, numbers and rules."""

import ast
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from immutables import Map

from hzpub.base.findings import Finding, Severity
from hzpub.base.words import Words
from hzpub.check.folder import Source
from hzpub.check.loading import load, load_all
from hzpub.check.walk import Walk
from hzpub.demo.scribe import Scribe
from hzpub.ledger.replay import replay
from tests.properties.invented import files_of, fund, walked
from tests.second_rulebook import industry_fund
from tests.second_rulebook.fund_type import INDUSTRY_FUND, ROLES
from tests.second_rulebook.portfolio import portfolio

FOLDER = Path(__file__).parents[2] / "second_rulebook"
ROOT = FOLDER.parents[1]
FOUNDED, LATER = date(2024, 12, 30), date(2025, 3, 3)
YI = 100_000_000 * 100
"""A hundred million yuan, in fen."""


class IndustryFund:
    """An industry fund, its office, and every finding so far."""

    def __init__(self, base: str = "paid_in", promised: int = 200, paid: int = 608) -> None:
        """Found it; `promised` is in 亿, `paid` in tenths of them."""
        self.scribe = Scribe("haiwan.120000", 4, INDUSTRY_FUND)
        self.walk = Walk(industry_fund())
        self.files: dict[str, bytes] = {}
        people = [f"P{number:04}" for number in range(1, len(ROLES) + 1)]
        own = ({"name": "limit_base", "value": base, "authority": "基金合同第九条"},)
        self.enter(
            "charter",
            FOUNDED,
            fund_name="海湾产业投资基金",
            ends_on=date(2039, 12, 30),
            people=tuple({"person": person} for person in people),
            offices=tuple({"office": office, "person": one} for office, one in zip(ROLES, people, strict=True)),
            keys=tuple({"holder": person, "key": self.scribe.keys.make(person)} for person in people),
            parameters=own,
        )
        self.enter("commitment", investor="I01", amount=promised * YI)
        self.enter("capital_call", investor="I01", amount=paid * YI // 10)

    def enter(self, kind: str, day: date = LATER, /, **values: Any) -> str:
        later = {"paid_on": day} if kind == "investment" else {}
        self.scribe.enter(kind, day, {"date": day, **values}, known_later=later, by="manager")
        (entry,) = self.scribe.drain()
        return self.take(entry.path, entry.data)

    def take(self, path: str, data: bytes) -> str:
        """Walk one more file; answers its number."""
        self.files[path] = data
        (self.last,) = self.walk.steps([load(path, data, INDUSTRY_FUND.forms)])
        return path.rpartition("/")[2][:6]

    def decide(self, company: str, fen: int, sector: str = "steel", in_favour: int = 5) -> str:
        votes = {"in_favour": in_favour, "votes": 7}
        return self.enter("committee_decision", company=company, sector=sector, amount=fen, **votes)

    def invest(self, company: str, fen: int, sector: str = "steel", day: date = LATER) -> list[str]:
        """Decide and pay; answers the rules that the payment breaks."""
        decision = self.decide(company, fen, sector)
        self.enter("investment", day, decision=decision, amount=fen)
        return self.broken()

    def broken(self) -> list[str]:
        return sorted(each.rule for each in self.last.findings)


def said(findings: tuple[Finding, ...]) -> str:
    return " ".join(Words.chinese()(each.message, **dict(each.facts)) for each in findings)


def test_of_paid_in_capital_one_company_would_take_more_than_a_fifth() -> None:
    office = IndustryFund("paid_in")

    assert office.invest("天津钢管公司", 15 * YI) == ["LIMIT-COMPANY"]
    assert "实缴总额" in said(office.last.findings)
    assert "24.7 %" in said(office.last.findings)


def test_of_all_that_was_promised_the_same_payment_is_a_small_part() -> None:
    assert IndustryFund("commitments").invest("天津钢管公司", 15 * YI) == []


def test_exactly_a_fifth_is_allowed_and_ten_thousand_yuan_more_are_not() -> None:
    assert IndustryFund(paid=500).invest("天津钢管公司", 10 * YI) == []
    assert IndustryFund(paid=500).invest("天津钢管公司", 10 * YI + 1_000_000) == ["LIMIT-COMPANY"]


def test_two_companies_of_one_sector_share_its_quarter() -> None:
    office = IndustryFund(paid=480)

    assert office.invest("一家银行", 6 * YI, "finance") == []
    assert office.invest("一家证券公司", 6 * YI, "finance") == []
    assert office.invest("一家保险公司", 1_000_000, "finance") == ["LIMIT-SECTOR"]
    assert office.invest("一家钢厂", 9 * YI, "steel") == []


def test_no_money_moves_before_the_committee_agreed() -> None:
    office = IndustryFund("commitments")
    office.enter("investment", decision="000009", amount=YI)
    assert office.broken() == ["SYS-REF"]

    refused = office.decide("天津钢管公司", YI, in_favour=3)
    office.enter("investment", decision=refused, amount=YI)
    assert office.broken() == ["INVEST-DECIDED"]

    agreed = office.decide("天津钢管公司", YI)
    office.enter("investment", decision=agreed, amount=YI + 1_000_000)
    assert office.broken() == ["INVEST-DECIDED"]
    office.enter("investment", decision=agreed, amount=YI)
    assert office.broken() == ["INVEST-DECIDED"]


@pytest.mark.parametrize("kind", ["investment", "capital_call", "net_asset_value"])
def test_the_custodians_seal_is_always_among_them(kind: str) -> None:
    assert "custodian" in INDUSTRY_FUND.kinds[kind].seals.all_of


def test_a_payment_without_the_custodians_seal_is_refused() -> None:
    office = IndustryFund("commitments")
    decision = office.decide("天津钢管公司", YI)
    values = {"date": LATER, "decision": decision, "amount": YI}
    office.scribe.enter("investment", LATER, values, known_later={"paid_on": LATER}, by="manager")
    (entry,) = office.scribe.drain()
    text = entry.data.decode()
    custodian = text.index('  - as: "custodian"')
    without = text[:custodian] + text[text.index("\n---\n", custodian) + 1 :]

    office.take(entry.path, without.encode())

    assert office.broken() == ["SYS-SIGNED"]
    assert said(office.last.findings) == "投资划款缺custodian的章"


def test_a_seal_counts_only_for_the_office_that_carries_it() -> None:
    authority = IndustryFund().walk.book.authority

    assert authority.offices_sealing("custodian") == ("custodian_officer",)
    assert authority.holders("custodian_officer") == ("P0004",)


def test_nobody_pays_in_more_than_was_promised() -> None:
    office = IndustryFund(promised=7, paid=70)
    office.enter("capital_call", investor="I01", amount=1_000_000)

    assert office.broken() == ["CALL-COMMITTED"]


def test_a_closed_fund_pays_back_only_after_its_last_day() -> None:
    office = IndustryFund("commitments")
    office.enter("repayment_of_capital", date(2039, 12, 30), investor="I01", amount=YI)
    assert office.broken() == ["TERM-CLOSED"]
    office.enter("repayment_of_capital", date(2039, 12, 31), investor="I01", amount=YI)
    assert office.broken() == []
    assert office.invest("天津钢管公司", YI, day=date(2040, 1, 2)) == ["TERM-CLOSED"]


def test_what_is_struck_out_takes_no_room_and_moves_no_money() -> None:
    office = IndustryFund(paid=500)
    assert office.invest("天津钢管公司", 10 * YI) == []
    office.enter("reversal", target=office.walk.book.number, reason="付错了账户")
    assert office.broken() == []
    assert portfolio(office.walk.book).stakes == Map()
    assert office.invest("天津钢管公司", 10 * YI) == []
    totals = office.walk.book.totals
    assert (totals.bank, totals.loans, totals.fund, totals.gap) == (40 * YI, 10 * YI, 50 * YI, 0)


def test_records_of_the_village_fund_mean_nothing_here() -> None:
    office = IndustryFund()
    entry = next(each for each in fund(3, 1) if each.record.kind.name == "member")
    office.take(entry.path, entry.data)

    assert office.broken() == ["SYS-YAML"]
    assert "没有“member”这种记录" in said(office.last.findings)


def test_both_rulebooks_run_in_one_process_whatever_the_order_of_files() -> None:
    office = IndustryFund("commitments")
    office.invest("天津钢管公司", 15 * YI)
    entries = fund(3, 1)

    again = Walk(industry_fund())
    for _ in again.steps(load_all(list(office.files)[::-1], Source("", office.files), 1, INDUSTRY_FUND.forms)):
        other, found = walked(files_of(entries))
        assert not [each for each in found if each.severity is Severity.ERROR]

    assert again.book == office.walk.book
    assert again.findings == office.walk.findings == []
    assert other.book == list(replay(entry.record for entry in entries))[-1].after


def test_cerberus_and_pyyaml_agree_with_us_on_its_records_too() -> None:
    office = IndustryFund("commitments")
    office.invest("天津钢管公司", 15 * YI)
    walk = Walk(industry_fund(), office.files)

    list(walk.steps(load_all(list(office.files), Source("", office.files), 1, INDUSTRY_FUND.forms)))

    assert walk.findings == []


def test_the_second_rulebook_imports_nothing_of_the_first() -> None:
    sources = [ast.parse(path.read_text(encoding="utf-8")) for path in FOLDER.rglob("*.py")]
    named = {
        name
        for tree in sources
        for node in ast.walk(tree)
        for name in (
            [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else [each.name for each in node.names]
            if isinstance(node, ast.Import)
            else []
        )
    }
    assert len(named) > 10
    assert not [name for name in named if "huzhu" in name or name == "hzpub.ledger.village"]


def test_a_process_that_walks_only_the_second_never_loads_the_first() -> None:
    program = (
        "import sys; from tests.second_rulebook import industry_fund; from hzpub.check.walk import Walk;"
        "Walk(industry_fund()); print([name for name in sys.modules if 'huzhu' in name])"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_every_rule_has_its_page() -> None:
    rules = [rule for rule in industry_fund().rules.values() if not rule.id.startswith("SYS-")]

    assert len(rules) == 5
    assert all(rule.page.read_text(encoding="utf-8").startswith(f"# {rule.title}\n") for rule in rules)
