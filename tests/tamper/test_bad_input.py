"""What a careless or dishonest hand may do to a record: each named in its own words, nothing else blamed.

The copy carries no history here, as on a stranger's stick, so that reading, seals and chain must speak.
`test_history_speaks_first` does the same with the history present.
"""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from hzpub.demo.keyring import Keyring
from hzpub.trust.sealing import seal_namespace
from hzpub.trust.sshsig import sign

Change = Callable[[Path, Path], None]


def one(root: Path, kind: str, place: int = 0) -> Path:
    """The `place`-th record of a kind."""
    return sorted((root / "records").rglob(f"*-{kind}.yml"))[place]


def text(change: Callable[[str], str]) -> Change:
    """Change the text of the first pay-out."""

    def act(root: Path, _: Path) -> None:
        path = one(root, "loan_disbursement")
        before = path.read_text(encoding="utf-8")
        after = change(before)
        assert before != after
        path.write_text(after, encoding="utf-8", newline="")

    return act


def raw(change: Callable[[bytes], bytes]) -> Change:
    """Change the bytes of the first pay-out."""

    def act(root: Path, _: Path) -> None:
        path = one(root, "loan_disbursement")
        path.write_bytes(change(path.read_bytes()))

    return act


def swap(old: str, new: str) -> Change:
    """Replace the first match of a pattern in the first pay-out."""
    return text(lambda body: re.sub(old, new, body, count=1, flags=re.MULTILINE))


def without_seal(role: str) -> Change:
    return swap(rf'  - as: "{role}"\n    sshsig: \|\n(      .*\n)+', "")


def copied_seal(root: Path, _: Path) -> None:
    """The chair's seal of another pay-out, pasted in."""
    first, second = one(root, "loan_disbursement"), one(root, "loan_disbursement", 1)
    pattern = r'  - as: "chair"\n    sshsig: \|\n(?:      .*\n)+'
    theirs = re.search(pattern, second.read_text(encoding="utf-8"))
    assert theirs is not None
    ours = re.sub(pattern, lambda _: theirs[0], first.read_text(encoding="utf-8"), count=1)
    first.write_text(ours, encoding="utf-8")


def strangers_key(root: Path, _: Path) -> None:
    """A seal that fits the bytes, made with a key nobody ever registered."""
    path = one(root, "loan_disbursement")
    whole = path.read_text(encoding="utf-8")
    body = whole.partition("---\n")[0]
    fund = re.search('^fund: "(.*)"$', body, re.MULTILINE)
    assert fund is not None
    keys = Keyring(99)
    armor = sign(body.encode(), keys.seed(keys.make("stranger")), seal_namespace("chair", fund[1]))
    new = '  - as: "chair"\n    sshsig: |\n' + "".join(f"      {line}\n" for line in armor.splitlines())
    changed = re.sub(r'  - as: "chair"\n    sshsig: \|\n(?:      .*\n)+', lambda _: new, whole, count=1)
    path.write_text(changed, encoding="utf-8")


def renamed(root: Path, _: Path) -> None:
    path = one(root, "loan_disbursement")
    path.rename(path.with_name(path.name.replace("disbursement", "repayment")))


def gap(root: Path, _: Path) -> None:
    one(root, "loan_disbursement").unlink()


def twice(root: Path, _: Path) -> None:
    path = one(root, "loan_disbursement")
    shutil.copy(path, path.with_name(path.name.replace("disbursement", "disbursemend")))


CASES: dict[str, tuple[Change, str, str]] = {
    "a changed digit": (swap(r'^amount: "(.)', r'amount: "9\1'), "SYS-SIGNED", "个签名都对不上"),
    "a changed digit of the entry": (swap(r'^bank_slip: "', 'bank_slip: "9'), "SYS-SIGNED", "出纳的章对不上这份内容"),
    "a missing seal": (without_seal("township_finance"), "SYS-SIGNED", "放款缺乡镇财政所的章"),
    "a copied seal": (copied_seal, "SYS-SIGNED", "理事长的章对不上这份内容"),
    "a relabelled seal": (swap('as: "chair"', 'as: "supervisors"'), "SYS-SIGNED", "放款不需要监事会的章"),
    "a stranger's key": (strangers_key, "SYS-SIGNED", "没有登记过这枚印章"),
    "a wrong file name": (renamed, "SYS-ID", "文件名和内容对不上"),
    "a gap in the numbers": (gap, "SYS-ID", "编号断了"),
    "a number used twice": (twice, "SYS-ID", "用了两次"),
    "a duplicate key": (swap("^months: (.*)$", r"months: \1\nmonths: \1"), "SYS-YAML", "“months”写了两遍"),
    "an octal-looking number": (swap("^months: .*$", "months: 010"), "SYS-YAML", "不同的程序会读出不同的数"),
    "a byte order mark": (raw(lambda data: b"\xef\xbb\xbf" + data), "SYS-YAML", "BOM"),
    "Windows line ends": (raw(lambda data: data.replace(b"\n", b"\r\n")), "SYS-YAML", "CRLF"),
    "GBK bytes": (raw(lambda data: data.replace(b'method: "', b'method: "\xd5\xc5')), "SYS-YAML", "不是 UTF-8"),
    "an unknown box": (swap("^method:", 'colour: "red"\nmethod:'), "SYS-YAML", "没有“colour”这一栏"),
    "a missing box": (swap("^method: .*\n", ""), "SYS-YAML", "缺“付款方式”这一栏"),
    "an impossible date": (swap('^date: ".*"$', 'date: "2024-02-30"'), "SYS-YAML", "没有 2024-02-30 这一天"),
    "a float": (swap("^amount: .*$", "amount: 2000.00"), "SYS-YAML", "不同的程序会读出不同的数"),
    "money with one decimal": (swap('^amount: ".*"$', 'amount: "2000.0"'), "SYS-MONEY", "不合格式"),
    "a comment": (swap("^method:", "# paid twice\nmethod:"), "SYS-YAML", "不能写注释"),
    "a line separator in a value": (swap('^voucher: "', 'voucher: "x\u2028amount: 9'), "SYS-YAML", "U+2028"),
    "too many bytes": (raw(lambda data: data + b" " * 20_000), "SYS-YAML", "最大只能 16384 字节"),
    "deep nesting": (raw(lambda _: b"a: " + b"[" * 9000 + b"\n"), "SYS-YAML", "内容不能用“[”开头"),
    "an empty file": (raw(lambda _: b""), "SYS-YAML", "文件是空的"),
}


TWO_MISTAKES = [CASES[name][0] for name in ("deep nesting", "a relabelled seal")]
"""A text without its seals part; a seal too many and one too few."""


@pytest.mark.parametrize(("change", "rule", "said"), CASES.values(), ids=CASES.keys())
def test_it_is_named_in_its_own_words_and_undoing_it_passes(
    fund: Path, whole: Path, told: Callable[..., list[tuple[str, str]]], change: Change, rule: str, said: str
) -> None:
    change(fund, whole)
    broken = told(fund)
    shutil.rmtree(fund / "records")
    shutil.copytree(whole / "records", fund / "records")

    assert [found for found, message in broken if said in message] == [rule]
    assert len(broken) <= (2 if change in TWO_MISTAKES else 1), "one mistake is shown once"
    assert told(fund) == []


def test_three_mistakes_at_once_are_all_named(fund: Path, told: Callable[..., list[tuple[str, str]]]) -> None:
    person = one(fund, "person", 3)
    person.write_text(person.read_text(encoding="utf-8").replace('date: "20', 'date: "2o', 1), encoding="utf-8")
    meeting = one(fund, "meeting")
    meeting.write_bytes(b"\xef\xbb\xbf" + meeting.read_bytes())
    swap(r'^voucher: "', 'voucher: "9')(fund, fund)

    broken = told(fund)

    assert sorted(rule for rule, _ in broken) == ["SYS-SIGNED", "SYS-YAML", "SYS-YAML"]


def test_history_speaks_first(fund: Path, told: Callable[..., list[tuple[str, str]]]) -> None:
    """With the history at hand a changed digit is one finding that quotes both lines."""
    path = one(fund, "loan_disbursement")
    amount = re.search('^amount: "(.*)"$', path.read_text(encoding="utf-8"), re.MULTILINE)
    assert amount is not None
    swap(r'^amount: "(.)', r'amount: "9\1')(fund, fund)

    broken = told(fund, with_history=True)

    assert [rule for rule, _ in broken] == ["SYS-APPEND"]
    assert f'入账时是 amount: "{amount[1]}"，现在是 amount: "9{amount[1]}"' in broken[0][1]


def test_a_deleted_record_is_missed(fund: Path, told: Callable[..., list[tuple[str, str]]]) -> None:
    gap(fund, fund)

    assert [(rule, message) for rule, message in told(fund, with_history=True)] == [("SYS-APPEND", "入过账的记录不见了")]


def test_a_commit_by_somebody_else_is_named(fund: Path, told: Callable[..., list[tuple[str, str]]]) -> None:
    git = ["git", "-C", str(fund), "-c", "user.name=x", "-c", "user.email=x@y", "-c", "commit.gpgsign=false"]
    subprocess.run([*git, "reset", "-q", "--hard", "HEAD~1"], check=True)
    subprocess.run([*git, "commit", "-q", "--amend", "--no-edit", "--allow-empty"], check=True)

    broken = told(fund, with_history=True)

    assert [rule for rule, _ in broken] == ["SYS-APPEND"]
    assert "没有有效签名" in broken[0][1]
