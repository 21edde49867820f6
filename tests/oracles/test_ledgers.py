"""Accounting programs nobody here wrote read our books: they accept them, and their balances are ours."""

import json
import re
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest

from hzpub.base.months import Quarter
from hzpub.demo import make
from hzpub.ledger.accounts import CHART
from hzpub.pipeline import Outcome, check_fund
from hzpub.publish.ledgers import beancount, hledger

FUNDS = {"a usual fund": (1, 24, 112), "another seed": (5, 12, 60)}


@pytest.fixture(scope="module", params=FUNDS.values(), ids=FUNDS.keys())
def outcome(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    seed, months, members = request.param
    root = tmp_path_factory.mktemp("fund") / "fund"
    make(root, seed=seed, months=months, members=members)
    found = check_fund(root)
    assert found.errors == ()
    return found


@pytest.fixture
def journals(outcome: Outcome, tmp_path: Path) -> tuple[Path, Path]:
    for name, text in (("books.beancount", beancount(outcome.chronicle)), ("books.journal", hledger(outcome.chronicle))):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / "books.beancount", tmp_path / "books.journal"


def test_bean_check_accepts_the_books_to_the_fen(journals: tuple[Path, Path]) -> None:
    done = subprocess.run(["bean-check", "--no-cache", str(journals[0])], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_bean_check_would_notice_a_single_fen(journals: tuple[Path, Path]) -> None:
    text = journals[0].read_text(encoding="utf-8")
    wrong = re.sub(r"(balance Assets:Bank  \d+\.\d)(\d)", lambda m: m[1] + str((int(m[2]) + 1) % 10), text, count=1)
    journals[0].write_text(wrong, encoding="utf-8")

    assert subprocess.run(["bean-check", "--no-cache", str(journals[0])], capture_output=True, check=False).returncode == 1


def test_hledger_accepts_the_books_strictly(journals: tuple[Path, Path]) -> None:
    done = subprocess.run(["hledger", "-f", str(journals[1]), "check", "--strict"], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")


def test_every_quarter_end_balance_is_the_sites(outcome: Outcome, journals: tuple[Path, Path]) -> None:
    from hzpub.publish.material import basis_of
    from hzpub.reports.quarters import Quarters

    reports = Quarters(basis_of(outcome))
    compared = 0
    for quarter in reports.names:
        if quarter.first > outcome.as_of:
            continue
        theirs = _hledger_balances(journals[1], quarter)
        report = reports.report(quarter)
        principal = sum(-theirs[each.export] for each in CHART.values() if each.pool == "principal")
        fees = sum(-theirs[each.export] for each in CHART.values() if each.pool == "fee")

        assert report.bank.closing == theirs["Assets:Bank"]
        assert report.fund.closing == principal
        assert report.fee_pool.closing == fees
        assert theirs["Assets:Bank"] + theirs["Assets:Loans"] == principal + fees - theirs["Liabilities:Payables"]
        compared += 1
    assert compared >= 4


def _hledger_balances(journal: Path, quarter: Quarter) -> dict[str, int]:
    """Fen per account at the end of a quarter, as hledger counts them."""
    after = quarter.last + timedelta(days=1)
    command = ["hledger", "-f", str(journal), "bal", "--flat", "-E", "-O", "json", "-e", after.isoformat()]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    balances = dict.fromkeys((each.export for each in CHART.values()), 0)
    for name, _, _, amounts in json.loads(said)[0]:
        for amount in amounts:
            quantity = amount["aquantity"]
            assert quantity["decimalPlaces"] <= 2
            balances[name] = quantity["decimalMantissa"] * 10 ** (2 - quantity["decimalPlaces"])
    return balances
