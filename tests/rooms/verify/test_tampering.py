"""One byte changed anywhere a stranger can see is told, by the name of the file or the record."""

import json
import shutil
import subprocess
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from hzpub.trust.checkpoints import Checkpoint
from hzpub.trust.notes import Note
from tests.rooms.verify.told import Ask

Git = Callable[..., str]
Pack = Callable[..., Path]


def turn(path: Path, old: bytes, new: bytes) -> None:
    """Replace the first `old`, which must be there."""
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new, 1))


def flip(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(bytes(data))


def reseal(site: Path) -> None:
    """Write the manifest anew, as a forger would."""
    files = [path for path in site.rglob("*") if path.is_file() and path.name != "manifest.sha256"]
    rows = sorted((path.relative_to(site).as_posix(), sha256(path.read_bytes()).hexdigest()) for path in files)
    (site / "manifest.sha256").write_text("".join(f"{digest}  {name}\n" for name, digest in rows))


def lowest(site: Path, level: str) -> Path:
    return next(path for path in sorted((site / "log/tile" / level).rglob("*")) if path.is_file())


def test_a_record_changed_in_the_entry_bundle_is_named(site: Path, ask: Ask) -> None:
    turn(lowest(site, "entries"), b'entry: "000005"', b'entry: "000005"'.replace(b"5", b"6"))
    reseal(site)
    told = ask(site)

    assert told.code == 1
    assert {"root", "tiles", "proofs"} <= told.wrong
    assert "第 000005 号" in told.said("tiles")
    assert "000005" in told.said("seals") + told.said("records")
    assert "report" in told.ids("not_checked")


def test_a_hash_tile_changed_is_named(site: Path, ask: Ask) -> None:
    flip(lowest(site, "0"), 4 * 32)
    told = ask(site)

    assert told.wrong == {"tiles", "manifest"}
    assert "第 000005 号" in told.said("tiles")


def test_a_checkpoint_over_another_root_is_told(site: Path, ask: Ask) -> None:
    path = site / "log/checkpoint"
    now = Checkpoint.parse(Note.parse(path.read_bytes()).text)
    other = Checkpoint(now.origin, now.size, bytes(32))
    path.write_bytes(path.read_bytes().replace(now.text, other.text))
    reseal(site)

    assert {"checkpoint", "root"} <= ask(site).wrong


@pytest.mark.parametrize(
    ("file", "check"),
    [
        ("index.html", "manifest"),
        ("log/log.vkey", "checkpoint"),
        ("keys/allowed_signers", "key-lists"),
        ("log/proof/000007.tlog-proof", "proofs"),
    ],
)
def test_a_published_file_with_one_byte_changed_is_named(site: Path, ask: Ask, file: str, check: str) -> None:
    flip(site / file, 50)
    told = ask(site)

    assert told.code == 1
    assert {"manifest", check} <= told.wrong
    assert file in told.said("manifest")
    assert file in told.said(check)


@pytest.mark.parametrize("change", ["extra", "missing", "linked", "odd"])
def test_files_beyond_the_manifest_missing_or_linked_are_named(site: Path, ask: Ask, change: str) -> None:
    path = site / "robots.txt"
    if change == "extra":
        (site / "more.html").write_text("x")
        path = site / "more.html"
    if change in ("missing", "linked"):
        path.unlink()
    if change == "linked":
        path.symlink_to(site / "index.html")
    if change == "odd":
        (site / "manifest.sha256").write_text("hello\n")
    told = ask(site)

    assert told.wrong == {"manifest"}
    assert (path.name if change != "odd" else "manifest.sha256") in told.said("manifest")


def test_a_figure_changed_in_the_report_is_named_even_under_a_new_manifest(site: Path, ask: Ask) -> None:
    path = site / "data/report.json"
    document = json.loads(path.read_bytes())
    row = document["members"][2]
    row[next(name for name, value in row.items() if type(value) is int)] = 999999937
    path.write_text(json.dumps(document, ensure_ascii=False))
    reseal(site)
    told = ask(site)

    assert told.wrong == {"report"}
    assert f"/members/{row['number']}/" in told.said("report")
    assert "公布的是 999999937" in told.said("report")


@pytest.mark.parametrize("text", ["nonsense", "[]", '{"schema":1}', "[" * 100000, "NaN"])
def test_a_report_that_is_none_is_told(site: Path, ask: Ask, text: str) -> None:
    (site / "data/report.json").write_text(text)
    reseal(site)

    assert ask(site).wrong == {"report"}


def test_a_figure_given_twice_is_told(site: Path, ask: Ask) -> None:
    turn(site / "data/report.json", b'"as_of":', b'"as_of":"2000-01-01","as_of":')
    reseal(site)

    assert ask(site).wrong == {"report"}


def test_an_earlier_checkpoint_of_another_past_is_named(site: Path, ask: Ask) -> None:
    now = Checkpoint.parse(Note.parse((site / "log/checkpoint").read_bytes()).text)
    (site / "log/history/9").write_bytes(bytes(Note(Checkpoint(now.origin, 9, bytes(32)).text, ())))
    reseal(site)
    told = ask(site)

    assert told.wrong == {"earlier"}
    assert "log/history/9" in told.said("earlier")


def record(fund: Path, number: str) -> Path:
    return next(fund.glob(f"records/*/*/{number}-*.yml"))


def test_a_record_changed_in_a_clone_is_named(fund: Path, ask: Ask) -> None:
    path = record(fund, "000005")
    flip(path, 20)
    told = ask(fund)

    assert told.code == 1
    assert "history" in told.wrong
    assert path.name in told.said("history")


@pytest.mark.parametrize("kind", ["clone", "bundle"])
def test_a_record_changed_in_a_commit_is_named_with_its_author(
    fund: Path, tmp_path: Path, git: Git, ask: Ask, kind: str
) -> None:
    path = record(fund, "000005")
    flip(path, 20)
    git(fund, "commit", "-qam", "nothing to see")
    git(fund, "bundle", "create", "-q", str(tmp_path / "b"), "HEAD", "main")
    told = ask(fund if kind == "clone" else tmp_path / "b")

    assert told.code == 1
    assert "x@example.org" in told.said("history")
    assert path.name in told.said("history")


@pytest.mark.parametrize("file", ["checkpoint", "history/9"])
def test_what_a_clones_site_published_otherwise_is_told(fund: Path, ask: Ask, file: str) -> None:
    path = fund / "site/log" / file
    now = Checkpoint.parse(Note.parse((fund / "site/log/checkpoint").read_bytes()).text)
    size = now.size if file == "checkpoint" else 9
    if file == "checkpoint":
        (fund / "site/log/log.vkey").unlink()
    path.write_bytes(bytes(Note(Checkpoint(now.origin, size, bytes(32)).text, ())))
    told = ask(fund)

    assert told.wrong == {"published"}
    assert str(size) in told.said("published")


def test_a_tail_cut_off_with_all_keys_in_hand_is_told_by_the_site_that_was_published(
    fund: Path, tmp_path: Path, git: Git, ask: Ask
) -> None:
    site = Path(shutil.move(fund / "site", tmp_path / "saved"))
    last = git(fund, "log", "-1", "--format=%H", "--", "records")
    git(fund, "reset", "-q", "--hard", f"{last}~1")
    told = ask(fund, site=site)

    assert told.wrong == {"published"}
    assert "少了" in told.said("published")


def test_a_damaged_object_in_git_is_no_clean_clone(fund: Path, git: Git, ask: Ask) -> None:
    path = record(fund, "000005").relative_to(fund).as_posix()
    blob = git(fund, "rev-parse", f"HEAD:{path}")
    for each in (fund / ".git/objects/pack").glob("*"):
        each.chmod(0o600)
    packs = list((fund / ".git/objects/pack").glob("*.pack"))
    held = [each.read_bytes() for each in packs]
    for each in (fund / ".git/objects/pack").glob("*"):
        each.unlink()
    for data in held:
        (fund / "p").write_bytes(data)
        with (fund / "p").open("rb") as stream:
            subprocess.run(["git", "unpack-objects", "-q"], cwd=fund, stdin=stream, check=True)
    (fund / "p").unlink()
    loose = fund / ".git/objects" / blob[:2] / blob[2:]
    other = git(fund, "rev-parse", f"HEAD:{record(fund, '000006').relative_to(fund).as_posix()}")
    loose.chmod(0o600)
    loose.write_bytes((fund / ".git/objects" / other[:2] / other[2:]).read_bytes())
    told = ask(fund)

    assert "objects" in told.wrong


def sums(files: dict[str, bytes]) -> bytes:
    rows = sorted((path, sha256(data).hexdigest()) for path, data in files.items() if path != "SHA256SUMS")
    return "".join(f"{digest}  {path}\n" for path, digest in rows).encode()


@pytest.mark.parametrize(
    "file", ["records", "data/report.json", "allowed_signers", "history.txt", "exports/books.ledger", "audit.md"]
)
@pytest.mark.parametrize("knowing", [False, True])
def test_a_file_changed_in_a_pack_is_named_even_under_new_sums(
    files: dict[str, bytes], pack: Pack, ask: Ask, file: str, knowing: bool
) -> None:
    name = next(path for path in files if path.startswith(file))
    data = bytearray(files[name])
    data[25] ^= 1
    changed: dict[str, bytes] = {name: bytes(data)}
    if knowing:
        changed["SHA256SUMS"] = sums(files | changed)
    told = ask(pack(**changed))

    assert told.wrong == ({"contents"} if knowing else {"contents", "sums"})
    assert name in told.said("contents")


def test_a_checkpoint_or_tile_changed_in_a_pack_is_told(files: dict[str, bytes], pack: Pack, ask: Ask) -> None:
    now = Checkpoint.parse(Note.parse(files["log/checkpoint"]).text)
    forged = files["log/checkpoint"].replace(now.text, Checkpoint(now.origin, now.size, bytes(32)).text)
    told = ask(pack(**{"log/checkpoint": forged, "SHA256SUMS": sums(files | {"log/checkpoint": forged})}))

    assert told.wrong == {"published"}
