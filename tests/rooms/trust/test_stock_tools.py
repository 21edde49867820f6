"""`docs/public/verify.sh` judges records with sed, awk, ssh-keygen and sha256sum alone, as we do."""

import re
import subprocess
from pathlib import Path

import pytest

from hzpub.demo import make

SCRIPT = Path(__file__).parents[3] / "docs" / "public" / "verify.sh"
KINDS = ("charter", "loan_disbursement", "key_grant", "office_appointment", "key_revocation", "loan_repayment", "breach")


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("fund") / "fund"
    make(root, seed=1, months=16, members=60, git=False)
    return root / "records"


def verify(records: Path, path: Path) -> subprocess.CompletedProcess[str]:
    command = ["sh", str(SCRIPT), str(records), path.name[:6]]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("kind", KINDS)
def test_stock_tools_accept_the_latest_record_of_a_kind(records: Path, kind: str) -> None:
    path = max(records.rglob(f"*-{kind}.yml"), key=lambda each: each.name)
    roles = re.findall('^  - as: "(.*)"$', path.read_text(encoding="utf-8"), re.MULTILINE)
    done = verify(records, path)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("✓") == len(roles) + 2


@pytest.mark.parametrize(
    ("old", "new", "failed"),
    [('^amount: "', 'amount: "9', 5), ('^bank_slip: "', 'bank_slip: "9', 1), ('as: "chair"', 'as: "supervisors"', 2)],
)
def test_stock_tools_notice_what_we_notice(records: Path, old: str, new: str, failed: int) -> None:
    path = max(records.rglob("*-loan_disbursement.yml"), key=lambda each: each.name)
    before = path.read_text(encoding="utf-8")
    path.write_text(re.sub(old, new, before, count=1, flags=re.MULTILINE), encoding="utf-8")
    try:
        done = verify(records, path)
    finally:
        path.write_text(before, encoding="utf-8")

    assert done.returncode == 1
    assert done.stdout.count("✗") == failed


def test_a_changed_predecessor_breaks_the_link(records: Path) -> None:
    paths = sorted(records.rglob("*.yml"), key=lambda each: each.name)
    before = paths[-2].read_bytes()
    paths[-2].write_bytes(before.replace(b'date: "2', b'date: "3', 1))
    try:
        done = verify(records, paths[-1])
    finally:
        paths[-2].write_bytes(before)

    assert done.returncode == 1
    assert "连不上" in done.stdout
    assert verify(records, Path("999999-x.yml")).returncode == 2
