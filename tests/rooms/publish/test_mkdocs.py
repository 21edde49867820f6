"""Building through MkDocs: the same bytes by either door, and yesterday's site on every kind of failure."""

import datetime as dt
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from hzpub.base.words import Words
from hzpub.publish import rendering, swap
from hzpub.publish.mkdocs_runs import build_site

WORDS = Words.chinese()


def mkdocs(fund: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """`mkdocs` as a person runs it in the fund's folder."""
    command = [sys.executable, "-m", "mkdocs", *words]
    environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    return subprocess.run(
        command, cwd=fund, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def left_over(fund: Path) -> list[str]:
    return [path.name for path in fund.iterdir() if path.name.startswith(".site")]


@pytest.fixture
def published(fund: Path) -> Path:
    """The village with a site of yesterday: one file says so."""
    assert build_site(fund, None, WORDS) == 0
    (fund / "site" / "yesterday.txt").write_text("yesterday")
    return fund


def change_a_digit(fund: Path) -> Path:
    path = min((fund / "records").rglob("*-loan_disbursement.yml"))
    path.write_text(path.read_text().replace('amount: "', 'amount: "9', 1))
    return path


def test_mkdocs_and_hzpub_build_the_same_bytes(fund: Path) -> None:
    done = mkdocs(fund, "build", "--strict")
    by_mkdocs = tree(fund / "site")
    build_site(fund, fund / "other", WORDS)

    assert done.returncode == 0, done.stderr
    assert len(by_mkdocs) > 60
    assert tree(fund / "other") == by_mkdocs
    assert left_over(fund) == []


def test_the_whole_site_is_ours_and_listed_in_its_manifest(fund: Path) -> None:
    build_site(fund, None, WORDS)
    files = set(tree(fund / "site"))
    listed = {line.split("  ")[1] for line in (fund / "site" / "manifest.sha256").read_text().splitlines()}

    assert files - listed == {"manifest.sha256"}
    assert not files & {"sitemap.xml", "sitemap.xml.gz", "search/search_index.json"}
    assert {path.split("/")[0] for path in files if "/" in path} == {
        "annual", "assets", "compare", "data", "fee-pool", "find", "keys",
        "loans", "log", "members", "official", "print", "quarters", "records", "rules"
    }  # fmt: skip


def test_the_guides_come_with_hzpub_and_a_funds_own_page_goes_before(fund: Path) -> None:
    (fund / "docs" / "complain.md").write_text("# 找谁\n\n到村委会二楼。<script>1</script>\n")
    (fund / "docs" / "more").mkdir()
    (fund / "docs" / "more" / "history.md").write_text("# 来历\n\n见[找谁](../complain.md)。\n")
    done = mkdocs(fund, "build", "--strict")
    site = fund / "site"

    assert done.returncode == 0, done.stderr
    assert "到村委会二楼" in (site / "complain.html").read_text()
    assert "怎么自己核对" in (site / "verify.html").read_text()
    assert 'href="../assets/site.css"' in (site / "more" / "history.html").read_text()
    assert 'href="../complain.html"' in (site / "more" / "history.html").read_text()


def test_a_changed_digit_leaves_yesterdays_site_and_says_why_without_a_traceback(published: Path) -> None:
    before = tree(published / "site")
    path = change_a_digit(published)
    done = mkdocs(published, "build", "--strict")

    assert done.returncode == 1
    assert path.relative_to(published).as_posix() in done.stderr
    assert "不能公示" in done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    assert tree(published / "site") == before
    assert left_over(published) == []


def test_hzpub_build_answers_1_for_findings_and_2_for_missing_history(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(published / "site")
    change_a_digit(published)
    found = build_site(published, None, WORDS)
    told = capsys.readouterr().err
    shutil.rmtree(published / ".git")
    cannot = build_site(published, None, WORDS)

    assert (found, cannot) == (1, 2)
    assert told.count("不能公示") == 1
    assert "不在 git 仓库里" in capsys.readouterr().err
    assert tree(published / "site") == before
    assert left_over(published) == []


def test_a_strict_warning_of_mkdocs_leaves_yesterdays_site(published: Path) -> None:
    before = tree(published / "site")
    with (published / "mkdocs.yml").open("a") as config:
        config.write("nav: [verify.md, nowhere.md]\n")
    strict = mkdocs(published, "build", "--strict")
    ours = build_site(published, None, WORDS)
    kept = tree(published / "site")
    lax = mkdocs(published, "build")

    assert (strict.returncode, ours, lax.returncode) == (1, 1, 0)
    assert "nowhere.md" in strict.stderr
    assert kept == before
    assert left_over(published) == []
    assert "yesterday.txt" not in tree(published / "site")


def test_a_link_mkdocs_cannot_see_fails_the_build_as_our_mistake(published: Path) -> None:
    before = tree(published / "site")
    (published / "docs" / "mine.md").write_text('# 我的页\n\n见<a href="nowhere.html">别处</a>。\n')
    done = mkdocs(published, "build", "--strict")

    assert done.returncode == 1
    assert "mine.html: nowhere.html (no such file)" in done.stderr
    assert "mistake in hzpub" in done.stderr
    assert tree(published / "site") == before
    assert left_over(published) == []


def test_any_exception_while_printing_leaves_yesterdays_site(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(published / "site")

    def fail(*_: object, **__: object) -> dict[str, int]:
        raise RuntimeError("the printer is on fire")

    monkeypatch.setattr(rendering, "print_all", fail)
    with pytest.raises(RuntimeError, match="on fire"):
        build_site(published, None, WORDS)

    assert tree(published / "site") == before
    assert left_over(published) == []
    assert "SOURCE_DATE_EPOCH" not in os.environ


def test_a_run_that_was_cut_off_is_repaired_even_when_the_next_one_refuses(published: Path) -> None:
    before = tree(published / "site")
    (published / "site").rename(swap.old_of(published / "site"))
    (published / ".site.next").mkdir()
    change_a_digit(published)

    assert build_site(published, None, WORDS) == 1
    assert tree(published / "site") == before
    assert left_over(published) == []


def test_the_command_line_may_say_the_day_and_leave_git_unasked(fund: Path) -> None:
    code = build_site(fund, fund / "out", WORDS, as_of=dt.date(2024, 12, 24), without_history=True)
    text = (fund / "out" / "index.html").read_text()

    assert code == 0
    assert "2024年12月24日" in text
    assert "没有核对修改历史" in text


def test_a_folder_without_records_or_plugin_is_no_fund(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins: [hzpub]\n")
    empty = build_site(tmp_path, None, WORDS)
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins: []\n")
    plain = build_site(tmp_path, None, WORDS)
    missing = build_site(tmp_path / "nowhere", None, WORDS)

    assert (empty, plain, missing) == (2, 2, 2)
    assert "没有 records 文件夹" in capsys.readouterr().err
    assert not (tmp_path / "site").exists()
