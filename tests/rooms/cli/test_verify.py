"""`hzpub verify` and `hzpub audit-pack` as a stranger runs them: sentences, JSON, exit codes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from hzpub import demo
from hzpub.base.words import Words
from hzpub.publish.mkdocs_runs import build_site


@pytest.fixture(scope="module")
def fund(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root: Path = tmp_path_factory.mktemp("cli-verify") / "fund"
    demo.make(root, seed=7, months=3, members=24)
    assert build_site(root, None, Words.chinese()) == 0
    return root


def hzpub(where: Path, *words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "hzpub", *map(str, words)]
    return subprocess.run(command, cwd=where, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)


def test_text_and_json_carry_the_same_verdicts(fund: Path, tmp_path: Path) -> None:
    text = hzpub(tmp_path, "verify", fund)
    told = json.loads(hzpub(tmp_path, "verify", fund, "--format", "json").stdout)
    marks = {"pass": "✓ ", "fail": "✗ ", "not_checked": "— 没能查："}
    lines = text.stdout.splitlines()

    assert text.returncode == told["exit"] == 0
    assert told["verdict"] == "pass"
    assert [line for line in lines if line[:1] in "✓✗—"] == [marks[each["verdict"]] + each["said"] for each in told["checks"]]
    assert f"共 {told['records']} 条，核对指纹 {told['fingerprint']}" in lines[-1]


def test_a_slip_is_copied_from_one_run_to_the_next_and_a_wrong_one_is_exit_1(fund: Path, tmp_path: Path) -> None:
    told = json.loads(hzpub(tmp_path, "verify", fund / "site", "--format", "json").stdout)
    slip = f"{told['records']} {told['fingerprint']}"
    good = hzpub(tmp_path, "verify", fund, "--slip", slip)
    bad = hzpub(tmp_path, "verify", fund, "--slip", f"{told['records'] - 1} {told['fingerprint']}", "--format", "json")

    assert (good.returncode, bad.returncode) == (0, 1)
    assert "纸条对得上" in good.stdout
    assert json.loads(bad.stdout)["verdict"] == "fail"
    assert [each["id"] for each in json.loads(bad.stdout)["checks"] if each["verdict"] == "fail"] == ["slip"]


def test_what_cannot_be_verified_is_exit_2_with_one_sentence_and_no_traceback(fund: Path, tmp_path: Path) -> None:
    subprocess.run(["git", "clone", "-q", "--depth", "1", fund.as_uri(), "shallow"], cwd=tmp_path, check=True)
    for words, said in (
        (("verify", "shallow"), "浅克隆"),
        (("verify", "nowhere"), "没有 nowhere"),
        (("verify", "shallow", "--slip", "x"), "看不懂"),
        (("verify", fund, "--against", "nowhere"), "没有 nowhere"),
    ):
        done = hzpub(tmp_path, *words)
        told = json.loads(hzpub(tmp_path, *words, "--format", "json").stdout)

        assert (done.returncode, done.stdout, told["exit"], told["verdict"]) == (2, "", 2, "cannot")
        assert said in done.stderr
        assert said in told["reason"]
        assert "Traceback" not in done.stderr


def test_a_pack_is_made_beside_the_caller_and_verifies(fund: Path, tmp_path: Path) -> None:
    made = hzpub(tmp_path, "audit-pack", fund)
    path = next(tmp_path.glob("audit-*.zip"))
    first = path.read_bytes()
    again = hzpub(tmp_path, "audit-pack", fund, "--out", "again.zip")
    told = hzpub(tmp_path, "verify", path, "--against", fund / "site")

    assert (made.returncode, again.returncode, told.returncode) == (0, 0, 0)
    assert (tmp_path / "again.zip").read_bytes() == first
    assert "结论：能查的都对" in told.stdout
    assert "—" in told.stdout


def test_a_copy_without_history_is_verified_only_when_asked_and_says_so(fund: Path, tmp_path: Path) -> None:
    import shutil

    shutil.copytree(fund / "records", tmp_path / "stick/records")
    plain, asked = hzpub(tmp_path, "verify", "stick"), hzpub(tmp_path, "verify", "stick", "--without-history")

    assert (plain.returncode, asked.returncode) == (2, 0)
    assert "— 没能查：这里没有 git 历史" in asked.stdout
