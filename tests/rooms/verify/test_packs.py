"""An audit pack carries everything but names and keys, always in the same bytes; a hostile one is not unpacked."""

import io
import json
import os
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from hzpub.pipeline import check_fund
from hzpub.trust.register import load
from hzpub.verify import unpacking
from hzpub.verify.packing import pack_files, zipped
from hzpub.verify.verdicts import CannotVerify
from tests.rooms.verify.told import WORDS, Ask

Git = Callable[..., str]
Pack = Callable[..., Path]


@pytest.fixture
def real(fund: Path, git: Git) -> Path:
    """The fund as a real one keeps its register: beside git, never in it."""
    register = (fund / "register.yml").read_bytes()
    git(fund, "reset", "-q", "--hard", "HEAD~1")
    (fund / "register.yml").write_bytes(register)
    (fund / ".git/info").mkdir()
    (fund / ".git/info/exclude").write_text("/register.yml\n")
    return fund


def test_a_pack_holds_neither_the_register_nor_a_key_nor_any_withheld_value(
    real: Path, tmp_path: Path, git: Git
) -> None:
    outcome = check_fund(real)
    files = pack_files(real, outcome, real / "site")
    (tmp_path / "b").write_bytes(files["history.bundle"])
    git(tmp_path, "clone", "-q", "b", "books")
    named = git(tmp_path / "books", "rev-list", "--objects", "--all")
    everything = b"\0".join(files.values()) + b"".join(
        subprocess.run(["git", "cat-file", "-p", line.split()[0]], cwd=tmp_path / "books", capture_output=True, check=True).stdout
        for line in named.splitlines()
        if " " in line
    )
    register = load(real)
    assert register is not None

    assert not outcome.errors
    assert not [path for path in files if "register" in path or path.startswith("keys/")]
    assert "register" not in named
    assert b"PRIVATE KEY" not in everything
    for entry in register.entries:
        assert entry.salt.hex().encode() not in everything
        if len(entry.value) > 2:
            assert entry.value.encode() not in everything


def test_the_same_commit_gives_the_same_pack_from_any_clone(whole: Path, files: dict[str, bytes], tmp_path: Path, git: Git) -> None:
    git(tmp_path, "clone", "-q", whole.as_uri(), "other")
    other = tmp_path / "other"
    git(other, "-c", "pack.compression=1", "repack", "-adFq", "--depth=2", "--window=200")
    again = pack_files(other, check_fund(other), whole / "site")

    assert sorted(again) == sorted(files)
    assert [path for path in files if again[path] != files[path]] == []
    assert zipped(again) == zipped(files)


def test_a_pack_tells_what_it_is_and_how_to_check_it(files: dict[str, bytes], whole: Path) -> None:
    about = json.loads(files["pack.json"])
    records = [path for path in files if path.startswith("records/")]
    history = json.loads(files["history.json"])
    published = json.loads((whole / "site/data/report.json").read_bytes())

    assert about["records"] == len(records)
    assert sum(len(each["records"]) for each in history["with_records"]) == len(records)
    assert json.loads(files["data/report.json"]) == published
    assert {"log/checkpoint", "log/log.vkey", "exports/books.beancount", "findings.txt"} <= files.keys()
    for name in ("README.md", "README.en.md"):
        for said in ("sha256sum -c SHA256SUMS", "git bundle verify", "verify.sh", "hzpub verify"):
            assert said in files[name].decode()


def test_every_step_of_the_readme_works_with_stock_tools_alone(files: dict[str, bytes], tmp_path: Path) -> None:
    for path, data in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    own = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "PATH": os.environ["PATH"], "HOME": str(tmp_path)}

    def run(*words: str, where: Path = tmp_path) -> str:
        done = subprocess.run(words, cwd=where, capture_output=True, text=True, check=False, env=own)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    run("sha256sum", "-c", "SHA256SUMS")
    run("git", "init", "-q", "empty")
    run("git", "bundle", "verify", "../history.bundle", where=tmp_path / "empty")
    run("git", "clone", "-q", "history.bundle", "books")
    spoiled = ("--no-renames", "--diff-filter=MDTRC", "-m", "--name-status", "--", "records")
    assert run("git", "-C", "books", "log", *spoiled) == ""
    assert run("diff", "-r", "records", "books/records") == ""
    run("git", "-C", "books", "fsck", "--full", "--strict")
    assert "✗" not in run("sh", "verify.sh", "records", "000030")


def test_a_register_or_a_key_in_the_history_of_a_real_fund_stops_the_pack(
    fund: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    outcome = check_fund(fund)
    moments = outcome.chronicle.moments
    assert moments.head is not None
    head = moments.head
    monkeypatch.setattr(moments, "head", replace(head, is_fiction=False))
    with pytest.raises(CannotVerify) as caught:
        pack_files(fund, outcome, None)
    assert "register.yml" in WORDS(caught.value.reason, **caught.value.facts)
    monkeypatch.setattr(moments, "head", head)
    git(fund, "add", "-f", next((fund / "keys").iterdir()).as_posix())
    git(fund, "commit", "-qm", "keys")
    with pytest.raises(CannotVerify, match="git 历史里有"):
        pack_files(fund, outcome, None)


def test_without_a_published_site_the_pack_says_so(whole: Path, tmp_path: Path, ask: Ask) -> None:
    (tmp_path / "p.zip").write_bytes(zipped(pack_files(whole, check_fund(whole), None)))
    told = ask(tmp_path / "p.zip")

    assert told.code == 0
    assert "published" in told.ids("not_checked")


def refused(ask: Ask, path: Path) -> str:
    with pytest.raises(CannotVerify) as caught:
        ask(path)
    return WORDS(caught.value.reason, **caught.value.facts)


@pytest.mark.parametrize(
    "name", ["../x", "/etc/x", "a/../../x", "a\\..\\x", "C:x", "a//b", ".git/config", "a\nb", "x" * 300, "a/" * 9 + "b"]
)
def test_a_pack_that_writes_elsewhere_is_not_unpacked(pack: Pack, tmp_path: Path, ask: Ask, name: str) -> None:
    path = pack()
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(name, "x")

    assert "不该有的文件名" in refused(ask, path)
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("name", ["pack.json", "PACK.json"])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_pack_with_a_name_twice_is_not_unpacked(pack: Pack, ask: Ask, name: str) -> None:
    path = pack()
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(name, "{}")

    assert "有两份" in refused(ask, path)


def test_a_pack_with_a_link_is_not_unpacked(pack: Pack, ask: Ask) -> None:
    path, link = pack(), zipfile.ZipInfo("link")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(link, "/etc/passwd")

    assert "不是普通文件" in refused(ask, path)


def test_a_pack_that_swells_is_not_unpacked(pack: Pack, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    path = pack()
    monkeypatch.setattr(unpacking, "MOST_BYTES", 1000)

    assert "太大" in refused(ask, path)


def test_a_pack_with_too_many_files_is_not_unpacked(pack: Pack, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    path = pack()
    monkeypatch.setattr(unpacking, "MOST_FILES", 5)

    assert "太大" in refused(ask, path)


def test_a_file_that_is_also_a_folder_or_a_damaged_archive_is_told(pack: Pack, tmp_path: Path, ask: Ask) -> None:
    path = pack()
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("pack.json/x", "x")
    said = refused(ask, path)
    data = bytearray(pack().read_bytes())
    data[2000] ^= 255
    (tmp_path / "bad.zip").write_bytes(bytes(data))

    assert "压缩包坏了" in said
    assert "压缩包坏了" in refused(ask, tmp_path / "bad.zip")


def test_a_zip_that_is_no_pack_is_told(tmp_path: Path, ask: Ask) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("letter.txt", "hello")
    (tmp_path / "letter.zip").write_bytes(out.getvalue())

    assert "不是审计包" in refused(ask, tmp_path / "letter.zip")
