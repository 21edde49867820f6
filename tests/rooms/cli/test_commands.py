"""The contracts of the command line: exit codes, formats, languages, silence in pipes."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from hzpub.demo import make

KEYS = {"rule", "severity", "clause", "file", "line", "column", "record", "message", "fix", "facts", "related"}


@pytest.fixture(scope="module")
def fund(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("fund") / "fund"
    make(root, seed=3, months=5, members=30)
    return root


@pytest.fixture(scope="module")
def damaged(fund: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("damaged") / "fund"
    subprocess.run(["git", "clone", "-q", str(fund), str(root)], check=True)
    path = next((root / "records").rglob("*-loan_disbursement.yml"))
    path.write_text(re.sub('^amount: "', 'amount: "9', path.read_text(encoding="utf-8"), flags=re.MULTILINE), encoding="utf-8")
    return root


def run(*words: str, where: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "hzpub", *words], cwd=where, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )


def test_a_clean_fund_is_exit_0_and_one_sentence(fund: Path) -> None:
    done = run("check", where=fund)

    assert (done.returncode, done.stderr) == (0, "")
    assert "全部核对无误" in done.stdout.splitlines()[0]


def test_an_error_is_exit_1_and_names_place_and_way_out(damaged: Path) -> None:
    done = run("check", where=damaged)

    assert done.returncode == 1
    assert re.search(r"^records/\S+-loan_disbursement\.yml:7:10: SYS-APPEND 第 7 行和入账时不同", done.stdout, re.MULTILINE)
    assert '   7 | amount: "9' in done.stdout
    assert "怎么改 恢复入账时的文件：git checkout -- records/" in done.stdout
    assert done.stdout.rstrip().endswith("不能公示：错误 1 处。")


def test_json_has_exactly_the_promised_keys(damaged: Path) -> None:
    done = run("check", "--format", "json", where=damaged)
    found = json.loads(done.stdout)

    assert done.returncode == 1
    assert [set(each) for each in found] == [KEYS]
    assert found[0]["rule"] == "SYS-APPEND"


def test_ci_annotations_are_one_line_each(damaged: Path) -> None:
    done = run("check", "--format", "github", where=damaged)

    assert re.fullmatch(r"::error file=records/\S+,line=7,col=10,title=SYS-APPEND::[^\n]+\n", done.stdout)


def test_english_on_request(damaged: Path) -> None:
    done = run("check", "--lang", "en", where=damaged)

    assert not re.search("[\u4e00-\u9fff]", done.stdout.replace("（", "("))


def test_help_in_both_languages(tmp_path: Path) -> None:
    chinese, english = run("--help", where=tmp_path).stdout, run("--help", "--lang", "en", where=tmp_path).stdout

    assert "核对全部记录" in chinese
    assert not re.search("[\u4e00-\u9fff]", english)
    for command in ("check", "build", "serve", "new", "seal", "enter", "init", "keygen", "demo", "rules", "export"):
        assert re.search(rf"^  {command} ", chinese, re.MULTILINE)


@pytest.mark.parametrize("words", [("check", "--nonsense"), ("chekc",), ("check", "--as-of", "2024-02-30"), ("seal", "x.yml")])
def test_wrong_usage_is_exit_2_and_says_what_to_run(words: tuple[str, ...], fund: Path) -> None:
    done = run(*words, where=fund)

    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "怎么改" in done.stderr


def test_no_records_and_no_history_are_exit_2(fund: Path, tmp_path: Path) -> None:
    nothing = run("check", where=tmp_path)
    shallow = tmp_path / "shallow"
    subprocess.run(["git", "clone", "-q", "--depth", "1", f"file://{fund}", str(shallow)], check=True)
    cut = run("check", where=shallow)

    assert (nothing.returncode, cut.returncode) == (2, 2)
    assert "hzpub init" in nothing.stderr
    assert "fetch --unshallow" in cut.stderr
    assert run("check", "--without-history", where=shallow).returncode == 0


def test_a_missing_key_is_exit_2(fund: Path) -> None:
    boxes = ("assembly=council", "entitled=5", "present=5", "resolution=例会", "paper=@mkdocs.yml")
    draft = run("new", "meeting", *(f"--set={each}" for each in boxes), where=fund)
    done = run("seal", draft.stdout.strip(), "--as", "chair", "--key", "no-such-key", where=fund)

    assert draft.returncode == 0
    assert done.returncode == 2
    assert "no-such-key" in done.stderr


def test_rules_as_json(fund: Path) -> None:
    rows = json.loads(run("rules", "--format", "json", where=fund).stdout)
    cap = next(row for row in rows if row["id"] == "LOAN-CAP-STAR")

    assert {"id", "clause", "severity", "parameters", "page", "owner"} <= set(cap)
    assert {"cap_base", "cap_step"} <= {each["name"] for each in cap["parameters"]}
    assert "2000.00 元" in {each["value"] for each in cap["parameters"]}


def test_thorough_asks_pyyaml_and_cerberus_about_every_record(fund: Path) -> None:
    assert run("check", "--thorough", where=fund).returncode == 0
