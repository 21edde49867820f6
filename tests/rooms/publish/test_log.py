"""The log goes out with the site, and nothing goes out that contradicts what was published or witnessed before."""

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from hzpub.base.words import Words
from hzpub.pipeline import Outcome, check_fund
from hzpub.publish.held import EVIDENCE, LogRefused
from hzpub.publish.links import seal_site
from hzpub.publish.log import Log, make_log
from hzpub.publish.mkdocs_runs import build_site
from hzpub.reports.mark import OPEN, SIGNED, UNSIGNED
from hzpub.trust.checkpoints import Checkpoint
from hzpub.trust.merkle import Tree, leaf_hash
from hzpub.trust.notes import LOG, WITNESS, Note, VerifierKey, cosign, sign
from hzpub.trust.sshkeys import private_key_file
from hzpub.trust.tiles import ENTRIES, leaves_of, places

SEED, TOWN = bytes(range(32)), bytes(range(1, 33))
Publish = Callable[[list[bytes]], Log]


@pytest.fixture(scope="module")
def outcome(village: Path) -> Outcome:
    return check_fund(village)


@pytest.fixture
def root(village: Path, outcome: Outcome, tmp_path: Path) -> Path:
    """The village's records under a new roof."""
    assert not outcome.errors
    shutil.copytree(village / "records", tmp_path / "records")
    return tmp_path


@pytest.fixture
def leaves(outcome: Outcome, village: Path) -> list[bytes]:
    lines = sorted(outcome.chronicle, key=lambda line: line.number)
    return [(village / line.path).read_bytes() for line in lines]


@pytest.fixture
def publish(root: Path, outcome: Outcome) -> Publish:
    """Lays a site into `root`/site whose log has these leaves, as the same fund would have signed it."""

    def lay(leaves: list[bytes]) -> Log:
        log = make_log(root, outcome, root / "nowhere")
        tree = Tree(map(leaf_hash, leaves))
        assert log.key is not None
        text = Checkpoint(log.key.name, len(tree), tree.root()).text
        seed = sha256(b"hzpub1.log.fiction\0" + log.key.name.removeprefix("hzpub/").encode()).digest()
        note = Note(text, (sign(text, log.key.name, seed),))
        made = Log(tree, leaves, log.key, {len(tree): note}, log.mark)
        made.write(root / "site")
        return made

    return lay


def refused(root: Path, outcome: Outcome) -> str:
    with pytest.raises(LogRefused) as caught:
        make_log(root, outcome, root / "site")
    return Words.chinese()(caught.value.reason, **caught.value.facts)


def test_every_record_is_a_leaf_in_the_order_of_its_number(
    root: Path, outcome: Outcome, leaves: list[bytes]
) -> None:
    log = make_log(root, outcome, root / "site")
    log.write(root / "site")
    folder = root / "site" / "log"
    found = [
        leaf
        for path, _, count in places(ENTRIES, len(leaves))
        for leaf in leaves_of(path, (folder / path).read_bytes(), count)
    ]
    note = Note.parse((folder / "checkpoint").read_bytes())
    note.demand(VerifierKey.parse((folder / "log.vkey").read_text().strip()))
    told = Checkpoint.parse(note.text)

    assert found == leaves
    assert (told.origin, told.size, told.root) == (
        f"hzpub/{outcome.book.fund.id}",
        len(leaves),
        Tree(map(leaf_hash, leaves)).root(),
    )
    assert log.mark.fingerprint == told.fingerprint
    assert log.mark.state == OPEN


def test_the_same_records_give_the_same_bytes_over_and_over(root: Path, outcome: Outcome) -> None:
    def made() -> dict[str, bytes]:
        make_log(root, outcome, root / "site").write(root / "site")
        return {path.name: path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()}

    first = made()

    assert made() == first


def test_a_grown_log_keeps_the_earlier_checkpoint(
    root: Path, outcome: Outcome, leaves: list[bytes], publish: Publish
) -> None:
    earlier = publish(leaves[:100])
    make_log(root, outcome, root / "site").write(root / "next")

    assert (root / "next/log/history/100").read_bytes() == bytes(earlier.notes[100])
    assert (root / "next/log/history" / str(len(leaves))).read_bytes() == (
        root / "next/log/checkpoint"
    ).read_bytes()


def test_a_record_that_was_published_otherwise_is_named_and_both_checkpoints_are_kept(
    root: Path, outcome: Outcome, leaves: list[bytes], publish: Publish
) -> None:
    before = publish([*leaves[:4], b"another", *leaves[5:]])
    said = refused(root, outcome)
    kept = sorted((root / EVIDENCE).iterdir())

    assert "第 000005 号记录和公布过的不一样" in said
    assert bytes(before.notes[len(leaves)]) in [path.read_bytes() for path in kept]
    assert {Checkpoint.parse(Note.parse(path.read_bytes()).text).root for path in kept} == {
        before.tree.root(),
        Tree(map(leaf_hash, leaves)).root(),
    }


def test_fewer_records_than_published_are_refused(
    root: Path, outcome: Outcome, leaves: list[bytes], publish: Publish
) -> None:
    publish([*leaves, b"one more"])

    assert f"上次公布了 {len(leaves) + 1} 条记录，现在只有 {len(leaves)} 条" in refused(root, outcome)
    assert (root / EVIDENCE).is_dir()


def test_an_older_checkpoint_in_the_history_counts_as_much_as_the_last(
    root: Path, outcome: Outcome, leaves: list[bytes], publish: Publish
) -> None:
    publish([b"another", *leaves[1:50]])
    old = (root / "site/log/checkpoint").read_bytes()
    shutil.rmtree(root / "site")
    publish(leaves[:90])
    (root / "site/log/history/50").write_bytes(old)

    assert "公布过的前 50 条记录里有改动" in refused(root, outcome)


@pytest.mark.parametrize(
    ("file", "data", "told"),
    [
        ("checkpoint", b"nonsense", "log/checkpoint 读不出来"),
        ("checkpoint", None, "log/checkpoint 读不出来"),
        ("history/7", b"nonsense", "log/history/7 读不出来"),
        ("log.vkey", b"nonsense", "log/log.vkey 读不出来"),
        ("log.vkey", None, "缺了核对钥匙"),
    ],
)
def test_a_damaged_earlier_log_is_refused_by_name(
    root: Path,
    outcome: Outcome,
    leaves: list[bytes],
    publish: Publish,
    file: str,
    data: bytes | None,
    told: str,
) -> None:
    publish(leaves[:20])
    if data is None:
        (root / "site/log" / file).unlink()
    else:
        (root / "site/log" / file).write_bytes(data)

    assert told in refused(root, outcome)


def test_a_forged_signature_on_the_earlier_checkpoint_is_refused(
    root: Path, outcome: Outcome, leaves: list[bytes], publish: Publish
) -> None:
    publish(leaves[:20])
    path = root / "site/log/checkpoint"
    path.write_bytes(path.read_bytes().replace(b"\n20\n", b"\n19\n"))

    assert "签名不对" in refused(root, outcome)


def test_the_site_of_another_fund_is_not_replaced(root: Path, outcome: Outcome) -> None:
    text = Checkpoint("hzpub/elsewhere", 1, bytes(32)).text
    (root / "site/log").mkdir(parents=True)
    (root / "site/log/checkpoint").write_bytes(bytes(Note(text, (sign(text, "hzpub/elsewhere", SEED),))))
    (root / "site/log/log.vkey").write_text(f"{VerifierKey.of_seed('hzpub/elsewhere', LOG, SEED)}\n")

    assert "公布的是 hzpub/elsewhere" in refused(root, outcome)


def test_a_key_file_signs_and_a_damaged_one_is_refused(root: Path, outcome: Outcome) -> None:
    (root / "keys").mkdir()
    (root / "keys/log").write_text(private_key_file(SEED, "log"))
    log = make_log(root, outcome, root / "site")
    (root / "keys/log").write_text("nonsense")

    assert log.mark.state == SIGNED
    assert log.key == VerifierKey.of_seed(f"hzpub/{outcome.book.fund.id}", LOG, SEED)
    assert "钥匙文件" in refused(root, outcome)


def test_a_real_fund_without_a_key_publishes_an_unsigned_checkpoint_and_never_after_a_signed_one(
    root: Path, outcome: Outcome, leaves: list[bytes], publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(leaves[:20])
    moments = outcome.chronicle.moments
    assert moments.head is not None
    monkeypatch.setattr(moments, "head", replace(moments.head, is_fiction=False))
    said = refused(root, outcome)
    log = make_log(root, outcome, root / "elsewhere")
    log.write(root / "elsewhere")

    assert "这次没有钥匙可签" in said
    assert log.key is None
    assert log.mark.state == UNSIGNED
    assert Note.parse((root / "elsewhere/log/checkpoint").read_bytes()).signatures == ()
    assert not (root / "elsewhere/log/log.vkey").exists()
    assert make_log(root, outcome, root / "elsewhere").notes == log.notes


def test_a_witnesss_line_goes_out_under_the_checkpoint_it_belongs_to(
    root: Path, outcome: Outcome, leaves: list[bytes]
) -> None:
    log = make_log(root, outcome, root / "site")
    size, key = len(leaves), VerifierKey.of_seed("town", WITNESS, TOWN)
    older = Checkpoint(f"hzpub/{outcome.book.fund.id}", 9, log.tree.root(9)).text
    lines = [
        str(key),
        f"9 {cosign(older, 'town', TOWN, 5)}",
        f"{size} {cosign(log.notes[size].text, 'town', TOWN, 6)}",
    ]
    (root / "log.witnesses").write_text("\n".join(lines) + "\n")
    again = make_log(root, outcome, root / "site")

    assert again.notes[size].signed_by([key]) == {key: 6}
    assert again.notes[9].signed_by([key]) == {key: 5}
    assert (log.mark.witnesses, again.mark.witnesses) == (0, 1)


def test_what_a_witness_signed_and_is_no_longer_so_stops_publishing_even_without_yesterdays_site(
    root: Path, outcome: Outcome, leaves: list[bytes]
) -> None:
    key = VerifierKey.of_seed("town", WITNESS, TOWN)
    origin = f"hzpub/{outcome.book.fund.id}"
    for size, told in (
        (9, "在 9 条时见证的，不是现在这本账"),
        (len(leaves) + 1, f"现在只有 {len(leaves)} 条"),
    ):
        line = f"{size} {cosign(Checkpoint(origin, size, bytes(32)).text, 'town', TOWN, 5)}"
        (root / "log.witnesses").write_text(f"{key}\n{line}\n")

        assert told in refused(root, outcome)
    (root / "log.witnesses").write_text("hello\n")
    assert "核对钥匙" in refused(root, outcome)


def test_a_file_that_changed_after_the_check_is_not_published(
    root: Path, outcome: Outcome, village: Path
) -> None:
    line = next(iter(outcome.chronicle))
    (root / line.path).write_bytes((village / line.path).read_bytes() + b"\n")

    assert f"{line.path} 在核对的时候变了" in refused(root, replace(outcome, history=None))


def test_a_changed_working_file_that_a_breach_admits_goes_out_as_it_was_entered(
    fund: Path, outcome: Outcome, leaves: list[bytes]
) -> None:
    (fund / next(iter(outcome.chronicle)).path).write_bytes(b"changed")

    assert list(make_log(fund, outcome, fund / "site").leaves) == leaves


def test_a_shorter_history_is_refused_and_yesterdays_site_stays_byte_for_byte(
    fund: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build_site(fund, None, Words.chinese()) == 0
    before = {path: path.read_bytes() for path in (fund / "site").rglob("*") if path.is_file()}
    mark = next(line for line in (fund / "site/records.html").read_text().splitlines() if 'id="mark"' in line)
    last = subprocess.run(
        ["git", "log", "-1", "--format=%H", "--", "records"],
        cwd=fund,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    subprocess.run(["git", "reset", "-q", "--hard", f"{last}~1"], cwd=fund, check=True)
    capsys.readouterr()

    assert build_site(fund, None, Words.chinese()) == 1
    told = capsys.readouterr().err
    assert told.count("不能公示") == 1
    assert "公布过的记录少了" in told
    assert "网站没有动" in told
    assert {path: path.read_bytes() for path in (fund / "site").rglob("*") if path.is_file()} == before
    assert "示范用的钥匙人人都算得出来" in mark
    assert seal_site(fund / "site").sums.keys() >= {"log/checkpoint", "log/tile/0/000.p/164"}
    assert 'id="mark"' not in (fund / "site/index.html").read_text()
