"""A fund made on disk: every check passes, git and ssh-keygen of the house next door agree."""

import re
import stat
import subprocess
from pathlib import Path

import pytest

from hzpub import demo
from hzpub.base.words import Words
from hzpub.demo import __main__ as project
from hzpub.pipeline import check_fund
from hzpub.publish.mkdocs_runs import build_site
from hzpub.reading.envelope import read
from hzpub.trust.sealing import seal_namespace


def git(directory: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=directory, capture_output=True, text=True, check=True).stdout


def records(directory: Path) -> list[Path]:
    return sorted((directory / "records").rglob("*.yml"))


def test_the_check_finds_only_what_is_admitted(made: demo.Summary) -> None:
    outcome = check_fund(made.directory)
    assert not outcome.errors
    assert not [finding for finding in outcome.findings if finding.severity.name == "WARNING"]
    assert len(outcome.acknowledged) == 1
    assert outcome.register is not None


def test_git_knows_each_record_as_added_once_and_the_work_tree_as_clean(made: demo.Summary) -> None:
    touched = git(made.directory, "log", "--format=", "--name-status", "--no-renames", "--", "records").split(
        "\n"
    )
    added = [line.partition("\t")[2] for line in touched if line]
    assert {line[0] for line in touched if line} == {"A"}
    assert sorted(added) == [path.relative_to(made.directory).as_posix() for path in records(made.directory)]
    assert len(added) == made.records
    assert git(made.directory, "status", "--porcelain") == ""
    assert git(made.directory, "fsck", "--strict", "--no-progress") == ""


def test_commits_are_dated_and_authored_as_the_records_say(made: demo.Summary) -> None:
    rows = git(
        made.directory, "log", "--reverse", "--format=%ae %ad %cd", "--date=iso-strict", "--", "records"
    ).split("\n")
    assert rows[0] == f"cashier@{demo.FUND} 2024-01-05T17:00:00+08:00 2024-01-05T17:00:00+08:00"
    assert {row.split("@")[0] for row in rows if row} == {"cashier", "supervisors", "township_finance"}
    times = [row.split()[2] for row in rows if row]
    assert times == sorted(times)


def test_stock_git_accepts_the_signature_of_every_tenth_commit(made: demo.Summary) -> None:
    commits = git(made.directory, "rev-list", "HEAD").split()
    assert len(commits) == made.commits
    git(made.directory, "verify-commit", *commits[::10])


def test_stock_ssh_keygen_accepts_all_seals_of_a_pay_out(made: demo.Summary, tmp_path: Path) -> None:
    path = next(path for path in records(made.directory) if path.name.endswith("-loan_disbursement.yml"))
    file = read(path.read_bytes(), path.name)
    assert [seal.role for seal in file.seals] == ["council", "chair", "accountant", "township_finance"]
    for seal in file.seals:
        signature = tmp_path / seal.role
        signature.write_text(seal.armor)
        words = ["-f", str(made.directory / "keys" / "allowed_signers"), "-I", f"{seal.role}@{demo.FUND}"]
        command = [
            "ssh-keygen",
            "-Y",
            "verify",
            *words,
            "-n",
            seal_namespace(seal.role, demo.FUND),
            "-s",
            str(signature),
        ]
        assert subprocess.run(command, input=file.body, capture_output=True, check=False).returncode == 0
        changed = file.body.replace(b"months: ", b"months: 1")
        assert subprocess.run(command, input=changed, capture_output=True, check=False).returncode


def test_a_key_of_the_fund_seals_with_the_stock_tool(made: demo.Summary) -> None:
    keys = made.directory / "keys"
    public = subprocess.run(
        ["ssh-keygen", "-y", "-f", str(keys / "P0001")], capture_output=True, text=True, check=True
    )
    assert (keys / "P0001.pub").read_text().startswith(" ".join(public.stdout.split()[:2]))
    assert not stat.S_IMODE((keys / "P0001").stat().st_mode) & 0o077
    assert "keys/" not in git(made.directory, "ls-files"), "a private key never enters git"


def test_the_same_arguments_make_the_same_commits(made: demo.Summary, tmp_path: Path) -> None:
    again = demo.make(tmp_path / "again", months=14, members=40)
    assert (again.head, again.commits, again.records) == (made.head, made.commits, made.records)
    assert (again.directory / "register.yml").read_bytes() == (made.directory / "register.yml").read_bytes()


def test_the_user_s_own_git_settings_change_nothing(
    made: demo.Summary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_AUTHOR_NAME", "somebody")
    assert demo.make(tmp_path / "again", months=14, members=40).head == made.head


def test_a_folder_with_anything_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    with pytest.raises(FileExistsError):
        demo.make(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_without_git_the_charter_asks_for_no_signed_commits(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    made = demo.make(
        tmp_path / "fund", months=2, members=24, git=False, progress=lambda *step: told.append(step)
    )
    charter = records(made.directory)[0].read_text("utf-8")
    assert 'commit_signatures: "not_required"' in charter
    assert 'fiction: "yes"' in charter
    assert not (made.directory / ".git").exists()
    assert told[-1] == (2, 2)


def test_the_project_s_fund_is_replaced_only_by_fiction(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        project, "make", lambda directory, **_: demo.make(directory, months=1, members=24, git=False)
    )
    assert project.remake(tmp_path) == len(records(tmp_path))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["records", "register.yml"]
    (tmp_path / "log.witnesses").write_text("of an older fund\n")
    project.remake(tmp_path)
    assert not (tmp_path / "log.witnesses").exists()
    charter = records(tmp_path)[0]
    charter.write_text(re.sub('fiction: "yes"', 'fiction: "no"', charter.read_text("utf-8")), "utf-8")
    with pytest.raises(PermissionError):
        project.remake(tmp_path)
    assert charter.exists()


def test_after_two_years_outsiders_witness_the_books_and_their_lines_hold(tmp_path: Path) -> None:
    demo.make(tmp_path / "fund", members=24, git=False)
    site = tmp_path / "site"

    assert build_site(tmp_path / "fund", site, Words.chinese(), without_history=True) == 0
    home = (site / "index.html").read_text("utf-8")
    assert "2026年1月21日，达到法定人数。" in home
    assert "— qingshi.finance " in (site / "log" / "checkpoint").read_text("utf-8")
