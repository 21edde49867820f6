"""LibreOffice opens every workbook and its cells equal the CSV; Frictionless finds the data package as it says it is."""

import csv
import json
import re
import subprocess
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from tests.oracles.conftest import Asked, asker

NEEDS = "office"
FILTER = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
"""Comma, double quote, UTF-8, every sheet into a file of its own, values as they are and not as they look."""
TOTAL = "合计"


@pytest.fixture(scope="module")
def site(demonstration: Callable[[str], Path]) -> Path:
    return demonstration("zh")


@pytest.fixture(scope="module")
def opened(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every sheet of every workbook as LibreOffice reads it."""
    folder = tmp_path_factory.mktemp("office")
    books = sorted(site.rglob("*.xlsx"))
    assert len(books) > 30
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", FILTER, "--outdir", str(folder), *map(str, books)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    return folder


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def figure(cell: str, share: bool) -> Decimal | str:
    """A cell as a number where it is one; LibreOffice writes 1200 for 1200.00, and for a share 68.8% or parts of one."""
    if share and cell.endswith("%"):
        return Decimal(cell.removesuffix("%"))
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", cell):
        return cell.removeprefix("'")
    return Decimal(cell) * (100 if share else 1)


def test_the_cells_of_every_register_equal_its_csv(site: Path, opened: Path) -> None:
    compared = 0
    for path in sorted((site / "data").glob("*.csv")):
        heads, *listed = rows(path)
        for sheet in sorted(opened.glob("*.csv")):
            found = rows(sheet)
            at = next((at for at, row in enumerate(found) if row == heads), None)
            if at is None:
                continue
            below = [row for row in found[at + 1 :] if any(row) and TOTAL not in row[:2]]
            read = [[figure(cell, head.endswith("（%）")) for cell, head in zip(row, heads, strict=True)] for row in below]
            wanted = [[figure(cell, share=False) for cell in row] for row in listed]
            assert read == wanted, path.name
            compared += len(listed) * len(heads)
    assert compared > 30_000


def test_the_official_forms_open_with_their_title_and_their_signers(site: Path, opened: Path) -> None:
    for book in sorted((site / "official").glob("*.xlsx")):
        sheets = sorted(opened.glob(f"{book.stem}-*.csv"))
        assert sheets, book.name
        text = "\n".join(sheet.read_text(encoding="utf-8-sig") for sheet in sheets)
        assert "（签章）" in text
        assert "金额单位：元" in text
        assert not re.search(r"#(REF|NAME|VALUE|DIV/0|N/A)|Err:", text)


def test_frictionless_finds_the_package_valid_and_a_planted_mistake(site: Path, tmp_path: Path) -> None:
    judge: Asked = asker("frictionless", "validate", "--json")
    done = judge(site / "data" / "datapackage.json")
    report = json.loads(done.stdout)

    assert (done.returncode, report["valid"], report["stats"]["errors"]) == (0, True, 0)
    assert report["stats"]["tasks"] >= 16
    for path in (site / "data").glob("*.*"):
        if path.suffix in {".csv", ".json"}:
            (tmp_path / path.name).write_bytes(path.read_bytes())
    broken = tmp_path / "repayments.csv"
    broken.write_text(broken.read_text(encoding="utf-8") + "999999,000001,x,2024-02-30,a,1,1,1,1,1,是,是,是\r\n", encoding="utf-8")
    told = json.loads(judge(tmp_path / "datapackage.json").stdout)
    kinds = {error["type"] for task in told["tasks"] for error in task["errors"]}
    assert {"type-error", "foreign-key"} <= kinds
