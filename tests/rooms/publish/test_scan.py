"""The scan finds withheld values however they are written, and leaves everything else in peace."""

import base64
import gzip
import html
import io
import json
import subprocess
import urllib.parse
import zipfile
from pathlib import Path

import pytest

from hzpub.base.words import Words
from hzpub.publish.mkdocs_runs import build_site
from hzpub.publish.scan import Leak, Scanner
from hzpub.publish.scan_git import scan_history, scan_path
from hzpub.trust.register import Entry, Register, load

NAME, ACCOUNT, LETTERS = "张建国", "6229 0000 1234 5678", "YX00000042"
REGISTER = Register(
    "dawu.361122",
    (
        Entry("P0007", "name", bytes(16), NAME),
        Entry("M0042", "account", bytes(16), ACCOUNT),
        Entry("M0043", "account", bytes(16), LETTERS),
    ),
)
IDENTITY, MOBILE, CARD = "11010519491231002X", "13800138000", "6222021234567894"


def found(data: bytes, *, names: bool = True, name: str = "page.html") -> list[tuple[str, str]]:
    scanner = Scanner(REGISTER, names=names, allowed=("0793-1234567",))
    scanner.look(name, data)
    return sorted({(leak.of, leak.what) for leak in scanner.leaks})


def zipped(data: bytes) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("inside.txt", data)
    return into.getvalue()


WAYS = {
    "as it is": lambda text: text.encode(),
    "in a sentence": lambda text: f"交给{text}，收好".encode(),
    "html entities": lambda text: "".join(f"&#{ord(each)};" for each in text).encode(),
    "html hex entities": lambda text: "".join(f"&#x{ord(each):X};" for each in text).encode(),
    "html escaped": lambda text: html.escape(f"<{text}>").encode(),
    "json": lambda text: json.dumps({"a": text}).encode(),
    "percent": lambda text: ("?q=" + "".join(f"%{byte:02x}" for byte in text.encode())).encode(),
    "percent by a browser": lambda text: ("?q=" + urllib.parse.quote(text)).encode(),
    "gb18030": lambda text: text.encode("gb18030") if not text.isascii() else text.encode(),
    "utf-16": lambda text: text.encode("utf-16"),
    "gzip": lambda text: gzip.compress(text.encode()),
    "zip": lambda text: zipped(text.encode()),
    "gzip in zip": lambda text: zipped(gzip.compress(text.encode())),
    **{f"base64 after {n}": lambda text, n=n: b"<i>" + base64.b64encode(b" " * n + text.encode()) for n in range(4)},
    "base64 without padding": lambda text: base64.urlsafe_b64encode(text.encode()).rstrip(b"="),
    "base64 over lines": lambda text: base64.encodebytes(b" " * 52 + text.encode() + b" " * 60),
}


@pytest.mark.parametrize("way", WAYS, ids=list(WAYS))
def test_a_withheld_value_is_found_in_every_way_of_writing(way: str) -> None:
    assert ("P0007", "姓名") in found(WAYS[way](NAME))
    assert ("M0042", "账号") in found(WAYS[way](ACCOUNT.replace(" ", "")))
    assert ("M0043", "账号") in found(WAYS[way](LETTERS))


@pytest.mark.parametrize("spelled", [ACCOUNT, ACCOUNT.replace(" ", "-"), ACCOUNT.replace(" ", ""), "622900001234 5678"])
def test_an_account_is_found_however_its_digits_are_grouped(spelled: str) -> None:
    assert ("M0042", "账号") in found(f"账号{spelled}。".encode())
    assert ("M0042", "账号") in found(f"2024-01-12 {spelled}\n".encode())


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (f"身份证{IDENTITY}", "内容里像有身份证号码"),
        ("110105 19491231 002x", "内容里像有身份证号码"),
        ("110105491231002", "内容里像有身份证号码"),
        (f"电话 {MOBILE}", "内容里像有手机号码"),
        ("138 0013 8000", "内容里像有手机号码"),
        ("138-0013-8000", "内容里像有手机号码"),
        (f"tel:+86{MOBILE}", "内容里像有手机号码"),
        (f"卡号：{CARD}", "内容里像有银行卡号"),
        ("6222 0212 3456 7894", "内容里像有银行卡号"),
        ("１３８００１３８０００", "内容里像有手机号码"),
    ],
)
def test_numbers_of_people_are_found_by_shape_and_check_digit(text: str, what: str) -> None:
    assert found(text.encode()) == [("", what)]


@pytest.mark.parametrize(
    "text",
    [
        "举报电话 0793-1234567",
        "2024-03-15 2024-03-16 13,800,138,000.00 元",
        "a13800138000b c6222021234567894d",
        "sha256:" + "13800138000" * 5,
        "1380-0138-0000-1234",
        base64.b64encode(b"digest: sha256:ab13800138000cd").decode(),
        IDENTITY[:-1] + "1",
        "6222021234567895",
        "张建 国",
        base64.b64encode(bytes(range(256))).decode(),
    ],
)
def test_other_numbers_and_words_are_left_in_peace(text: str) -> None:
    assert found(text.encode()) == []


def test_names_are_looked_for_only_when_asked() -> None:
    assert found(NAME.encode(), names=False) == []


def test_damaged_packings_and_bombs_end_in_peace() -> None:
    bomb = gzip.compress(gzip.compress(b"0" * 10_000_000))
    for data in (gzip.compress(b"x")[:-4], zipped(b"x")[:-8], b"PK\x03\x04", b"\x1f\x8b", bomb):
        assert found(data) == []


def test_a_build_that_would_give_away_an_account_is_refused_with_the_file_named(
    fund: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    register = load(fund)
    assert register is not None
    account = next(entry for entry in register.entries if entry.box == "account" and entry.of != "fund")
    page = fund / "docs" / "mine.md"
    assert build_site(fund, None, Words.chinese()) == 0
    before = (fund / "site" / "manifest.sha256").read_bytes()
    for text in (f"转到 {account.value}", f"打 {MOBILE} 找我"):
        page.write_text(f"# 我的页\n\n{text}\n", "utf-8")
        capsys.readouterr()
        assert build_site(fund, None, Words.chinese()) == 1
        told = capsys.readouterr().err
        assert "mine.html" in told
        assert account.value not in told
        assert MOBILE not in told
    assert (fund / "site" / "manifest.sha256").read_bytes() == before


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b", *words], cwd=folder, check=True, capture_output=True)


def test_a_value_that_was_committed_and_taken_out_again_is_found_in_history_and_in_a_bundle(tmp_path: Path) -> None:
    root = tmp_path / "fund"
    root.mkdir()
    git(root, "init", "-q", "-b", "main")
    (root / "names.txt").write_text(f"{NAME}\n")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "one")
    git(root, "rm", "-q", "names.txt")
    git(root, "commit", "-q", "-m", f"两 {LETTERS}")
    git(root, "bundle", "create", "-q", str(tmp_path / "all.bundle"), "main")
    (tmp_path / "pack.zip").write_bytes(zipped((tmp_path / "all.bundle").read_bytes()))
    scanner = Scanner(REGISTER, names=True)
    count = scan_history(root, scanner)

    assert count >= 4
    assert Leak("git:names.txt", "P0007", "姓名") in scanner.leaks
    assert {leak.of for leak in scanner.leaks} == {"P0007", "M0043"}
    for place in ("all.bundle", "pack.zip"):
        scanner = Scanner(REGISTER, names=True)
        scan_path(tmp_path / place, scanner)
        assert {leak.of for leak in scanner.leaks} == {"P0007", "M0043"}, place
