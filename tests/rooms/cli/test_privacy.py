"""A fund that is not invented keeps its register to itself: what goes out never says a name or an account."""

import datetime as dt
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from hzpub.desk.drafting import draft
from hzpub.desk.entering import enter
from hzpub.desk.founding import init
from hzpub.desk.sealing import seal_draft
from hzpub.kinds import all_kinds
from hzpub.pipeline import check_fund
from hzpub.trust.sshkeys import private_key_file, public_from_seed
from hzpub.trust.sshsig import sign

CHINA = dt.timezone(dt.timedelta(hours=8))
PAPER = "sha256:" + "8f" * 32
NAMES = ("陈守信", "林细妹", "黄有田", "吴大山", "刘春花", "周老根", "徐桂英", "郑满仓", "何小满", "罗青山", "唐所长")
OFFICES = (
    "chair:P0001", "accountant:P0002", "cashier:P0003", "council_member:P0004", "council_member:P0005",
    "council_custodian:P0004", "supervisors_head:P0006", "supervisors_deputy:P0007", "supervisor:P0008",
    "supervisor:P0009", "supervisor:P0010", "poor_representative:P0008", "township_head:P0011",
)  # fmt: skip
HOLDERS = {"council": "council", "chair": "P0001", "accountant": "P0002", "cashier": "P0003", "supervisors": "P0006", "township_finance": "P0011"}
ACCOUNTS = ("6229000012345678", "6229000087654321")
PERSON = "赵铁柱"


def seed(holder: str) -> bytes:
    return hashlib.sha256(holder.encode()).digest()


def signer(holder: str) -> Callable[[bytes, str], str]:
    return lambda message, namespace: sign(message, seed(holder), namespace)


def add(root: Path, kind: str, day: str, **settings: str | list[str]) -> None:
    salts = (hashlib.sha256(f"{kind}{day}{n}".encode()).digest()[:16] for n in range(99))
    path = draft(root, kind, settings, today=dt.date.fromisoformat(day), salt=lambda: next(salts))
    for role in all_kinds()[kind].seals.all_of:
        seal_draft(path, role, signer(HOLDERS[role]))
    at = dt.datetime.combine(dt.date.fromisoformat(day), dt.time(9), CHINA)
    enter(root, [path], settings={}, at=at, sign=signer("P0003"), check=check_fund)


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real fund: one household with a name and an account, the register git-ignored as `hzpub init` makes it."""
    root = tmp_path_factory.mktemp("real") / "fund"
    init(root, {"fund": "test.000001", "fund_name": "测试村互助资金"}, at=dt.datetime(2024, 1, 5, 8, tzinfo=CHINA))
    add(
        root, "charter", "2024-01-05", fund="test.000001", fund_name="测试村互助资金", village="测试村", township="青石镇",
        county="云溪县", fund_kind="key_village", fiction="no", commit_signatures="required", bank="云溪农村合作银行",
        bank_kind="rural_cooperative", account_holder="township_finance", account=ACCOUNTS[0], hotline="0793-1234567",
        articles=PAPER, rules=PAPER, people=[f"person:P{n:04};name:{name}" for n, name in enumerate(NAMES, 1)],
        offices=[f"office:{each.split(':')[0]};person:{each.split(':')[1]}" for each in OFFICES],
        keys=[f"holder:{holder};key:{public_from_seed(seed(holder))}" for holder in HOLDERS.values()],
    )  # fmt: skip
    add(root, "person", "2024-01-12", person="P0012", name=PERSON)
    more = {"village_group": "1", "household_class": "poor", "class_list": "2023年名单", "paper": PAPER}
    add(root, "member", "2024-01-12", member="M0001", person="P0012", **more)
    add(root, "share_subscription", "2024-01-12", member="M0001", shares="1", amount="500", bank_slip="0112-12")
    add(root, "member_account", "2024-01-12", member="M0001", bank="云溪农村合作银行", account=ACCOUNTS[1], paper=PAPER)
    for name in ("town", "second"):
        (root.parent / name).write_text(private_key_file(seed(name), name))
        (root.parent / f"{name}.pub").write_text(f"{public_from_seed(seed(name))} {name}\n")
    return root


@pytest.fixture
def fund(real: Path, tmp_path: Path) -> Path:
    for name in ("town", "town.pub", "second.pub"):
        shutil.copy(real.parent / name, tmp_path / name)
    return Path(shutil.copytree(real, tmp_path / "fund"))


def run(root: Path, *words: str, code: int = 0, **environment: str) -> str:
    around = {name: value for name, value in os.environ.items() if name != "CI"} | environment
    done = subprocess.run(
        [sys.executable, "-m", "hzpub", *words], cwd=root, env=around, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert done.returncode == code, f"{words}\n{done.stdout}\n{done.stderr}"
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr


def git(root: Path, *words: str) -> None:
    subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b", *words], cwd=root, check=True, capture_output=True)


def test_neither_history_nor_log_nor_site_nor_audit_pack_holds_a_withheld_value(fund: Path) -> None:
    run(fund, "build")
    run(fund, "audit-pack", "--out", "../pack.zip")
    said = run(fund, "scan", "site", "../pack.zip")
    everything = b"".join(path.read_bytes() for path in (fund / "site").rglob("*") if path.is_file())

    assert "没有不能公开的内容" in said
    assert int(re.findall("查了 ([0-9]+) 个", said)[0]) > 100
    assert not any(value.encode() in everything for value in (PERSON, *NAMES, *ACCOUNTS))
    assert "赵*柱".encode() in everything


def test_a_leak_in_the_site_and_one_in_history_are_found_and_named_without_repeating_them(fund: Path) -> None:
    (fund / "site").mkdir()
    (fund / "site" / "list.html").write_text(f"<p>{PERSON}")
    (fund / "old.csv").write_text(f"M0001,{ACCOUNTS[1]}\n")
    git(fund, "add", "old.csv")
    git(fund, "commit", "-q", "-m", "a list")
    git(fund, "rm", "-q", "old.csv")
    git(fund, "commit", "-q", "-m", "gone")
    said = run(fund, "scan", code=1)

    assert "site/list.html：P0012 的姓名" in said
    assert "git:old.csv：M0001 的账号" in said
    assert PERSON not in said
    assert ACCOUNTS[1] not in said


def test_a_register_in_git_is_an_error_that_says_what_to_do(fund: Path) -> None:
    git(fund, "add", "-f", "register.yml")
    staged = run(fund, "check", code=1)
    git(fund, "commit", "-q", "-m", "oops")
    committed = run(fund, "check", code=1)
    git(fund, "rm", "-q", "--cached", "register.yml")
    still = run(fund, "check", code=1)
    git(fund, "commit", "-q", "-m", "out")

    for said in (staged, committed, still):
        assert "SYS-REGISTER-PRIVATE" in said
        assert "git rm --cached" in said
    assert "SYS-REGISTER-PRIVATE" not in run(fund, "check")


def test_a_person_proves_her_record_with_slip_and_proof_file_anywhere(fund: Path, tmp_path: Path) -> None:
    run(fund, "build")
    slip, picture = tmp_path / "slip.txt", tmp_path / "slip.svg"
    slip.write_text(run(fund, "slip", "P0012", "--qr", str(picture)))
    away = tmp_path / "away"
    away.mkdir()
    proofs = [f"--proof={path}" for path in sorted((fund / "site" / "log" / "proof").iterdir())]
    said = run(away, "prove", "--slip", str(slip), *proofs)
    told = json.loads(run(away, "prove", "--slip", str(slip), *proofs, "--format", "json"))
    slip.write_text(slip.read_text().replace(PERSON, "张建国"))

    assert f"P0012 的姓名就是“{PERSON}”" in said
    assert f"M0001 的账号就是“{ACCOUNTS[1]}”" in said
    assert said.count("✓ 这条记录在公示的账里") == 2
    assert [(each["holds"], each["in_log"], each["signed"]) for each in told] == [(True, True, False)] * 2
    assert "✗ 第 000002 号" in run(away, "prove", "--slip", str(slip), *proofs, code=1)
    assert "没能查" in run(away, "prove", "--slip", str(slip), code=2)
    assert picture.read_text().startswith("<?xml")


def test_an_erased_name_leaves_every_check_green_and_the_number_in_its_place(fund: Path) -> None:
    run(fund, "build")
    before = (fund / "site" / "log" / "checkpoint").read_bytes()
    unsure = run(fund, "erase", "P0012", code=2)
    run(fund, "erase", "P0012", "--yes")
    checked = run(fund, "check")
    run(fund, "build")
    pages = "".join(path.read_text("utf-8") for path in (fund / "site").rglob("*.html"))

    assert "什么都没有删" in unsure
    assert "SYS-REGISTER" not in checked
    assert (fund / "site" / "log" / "checkpoint").read_bytes() == before
    assert "赵*柱" not in pages
    assert "M0001" in pages
    assert "名册里没有" in run(fund, "slip", "P0099", code=2)


def test_backup_restore_and_the_reminder_until_there_is_one(fund: Path) -> None:
    reminded = run(fund, "check")
    in_ci = run(fund, "check", CI="true")
    one_key = run(fund, "register", "backup", "--to", "../town.pub")
    both = run(fund, "register", "backup", "--to", "../town.pub", "--to", "../second.pub", "--out", "../r.age")
    quiet = run(fund, "check")
    whole = (fund / "register.yml").read_bytes()
    (fund / "register.yml").unlink()
    rehearsed = run(fund, "register", "restore", "../r.age", "--key", "../town", "--check-only")
    rehearsed_only = not (fund / "register.yml").exists()
    restored = run(fund, "register", "restore", "../r.age", "--key", "../town")

    assert "名册有 14 条还没有备份" in reminded
    assert "还没有备份" not in in_ci + quiet
    assert "只写给了一把钥匙" in one_key
    assert "只写给了一把钥匙" not in both
    assert "✓ 14 条" in rehearsed
    assert rehearsed_only
    assert "名册已取回" in restored
    assert (fund / "register.yml").read_bytes() == whole
