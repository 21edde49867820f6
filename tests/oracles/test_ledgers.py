"""Accounting programs nobody here wrote read our books: they accept them, and their balances are ours."""

import json
import re
import subprocess
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from hzpub.base.months import Quarter
from hzpub.demo import invent
from hzpub.kinds import all_kinds
from hzpub.ledger.accounts import CHART
from hzpub.ledger.transfers import DERIVED
from hzpub.publish.ledgers import FORMATS
from hzpub.reports.basis import Basis
from hzpub.reports.quarters import Quarters
from tests.oracles.everything import everything
from tests.properties.test_invariants import basis_on

NEEDS = "ledgers"
FUNDS = {
    "a usual fund": lambda: [entry.record for entry in invent(1, 24, 112)],
    "another seed": lambda: [entry.record for entry in invent(5, 12, 60)],
    "everything that can happen": everything,
}


@dataclass(frozen=True)
class Judge:
    """A program: how it is asked whether it accepts a journal, and how a balance stands in ours."""

    form: str
    command: tuple[str, ...]
    asserted: str


JUDGES = [
    Judge("beancount", ("bean-check", "--no-cache", "{}"), r"(balance {}  -?\d+\.\d)(\d)"),
    Judge("hledger", ("hledger", "-f", "{}", "check", "--strict"), r"({}  0\.00 CNY = -?\d+\.\d)(\d)"),
    Judge(
        "ledger",
        ("ledger", "-f", "{}", "--strict", "--pedantic", "--check-payees", "-o", "/dev/null", "balance"),
        r"({}  0\.00 CNY = -?\d+\.\d)(\d)",
    ),
]
judged = pytest.mark.parametrize("judge", JUDGES, ids=lambda judge: judge.form)


@pytest.fixture(scope="module", params=FUNDS.values(), ids=FUNDS.keys())
def basis(request: pytest.FixtureRequest) -> Basis:
    return basis_on(request.param())


@pytest.fixture
def journals(basis: Basis, tmp_path: Path) -> dict[str, Path]:
    paths = {form: tmp_path / f"books.{form}" for form in FORMATS}
    for form, path in paths.items():
        path.write_text(FORMATS[form](basis.chronicle), encoding="utf-8")
    return paths


def said(judge: Judge, journal: Path) -> tuple[int, str]:
    """What the program answers, and what it says."""
    command = [part.format(journal) for part in judge.command]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@judged
def test_every_judge_accepts_the_books_strictly(judge: Judge, journals: dict[str, Path]) -> None:
    assert said(judge, journals[judge.form]) == (0, "")


@judged
@pytest.mark.parametrize("account", ["Assets:Bank", "Expenses:WriteOffs", "Liabilities:DividendsPayable"])
def test_every_judge_would_notice_a_single_fen(judge: Judge, account: str, journals: dict[str, Path]) -> None:
    text = journals[judge.form].read_text(encoding="utf-8")
    place = judge.asserted.format(account)
    assert len(re.findall(place, text)) >= 3
    wrong = re.sub(place, lambda found: found[1] + str((int(found[2]) + 1) % 10), text, count=1)
    journals[judge.form].write_text(wrong, encoding="utf-8")

    assert said(judge, journals[judge.form])[0] != 0


def test_one_of_the_funds_has_every_kind_of_entry() -> None:
    seen = {record.kind.name for record in everything()}

    assert {kind.name for kind in all_kinds().values() if kind.moves} | set(DERIVED) | {"reversal"} <= seen


def test_every_quarter_end_balance_is_the_sites(basis: Basis, journals: dict[str, Path]) -> None:
    reports, compared = Quarters(basis), 0
    for quarter in reports.names:
        if quarter.first > basis.as_of:
            continue
        theirs = _hledger_balances(journals["hledger"], quarter)
        report = reports.report(quarter)
        principal, fees, payables = (
            sum(-theirs[each.export] for each in CHART.values() if each.pool == pool)
            for pool in ("principal", "fee", "payable")
        )

        assert _ledger_balances(journals["ledger"], quarter) == theirs
        assert report.bank.closing == theirs["Assets:Bank"]
        assert report.fund.closing == principal
        assert report.fee_pool.closing == fees
        assert report.payables_closing == payables
        assert theirs["Assets:Bank"] + theirs["Assets:Loans"] == principal + fees + payables
        compared += 1
    assert compared >= 4


def _hledger_balances(journal: Path, quarter: Quarter) -> dict[str, int]:
    """Fen per account at the end of a quarter, as hledger counts them."""
    command = ["hledger", "-f", str(journal), "bal", "--flat", "-E", "-O", "json", "-e", _after(quarter)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    balances = dict.fromkeys((each.export for each in CHART.values()), 0)
    for name, _, _, amounts in json.loads(told)[0]:
        for amount in amounts:
            quantity = amount["aquantity"]
            assert quantity["decimalPlaces"] <= 2
            balances[name] = quantity["decimalMantissa"] * 10 ** (2 - quantity["decimalPlaces"])
    return balances


def _ledger_balances(journal: Path, quarter: Quarter) -> dict[str, int]:
    """Fen per account at the end of a quarter, as ledger counts them."""
    lines = "%(account)\t%(quantity(scrub(display_total)))\n"
    command = ["ledger", "-f", str(journal), "balance", "--flat", "--no-total", "--end", _after(quarter), "-F", lines]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    balances = dict.fromkeys((each.export for each in CHART.values()), 0)
    for line in told.splitlines():
        name, amount = line.split("\t")
        whole, _, part = amount.partition(".")
        assert len(part) <= 2
        balances[name] = int(whole + f"{part:0<2}")
    return balances


def _after(quarter: Quarter) -> str:
    return (quarter.last + timedelta(days=1)).isoformat()
