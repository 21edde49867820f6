"""`hzpub witness`: a person with a saved folder and a key of her own signs what grows, and refuses what shrank or changed."""

import subprocess
import sys
from pathlib import Path

import pytest

from hzpub.trust.checkpoints import Checkpoint
from hzpub.trust.merkle import Tree, leaf_hash
from hzpub.trust.notes import LOG, WITNESS, Note, VerifierKey, sign
from hzpub.trust.sshkeys import private_key_file
from hzpub.trust.tiles import hash_tiles
from hzpub.trust.witnesses import Witnesses, read_signed

LOG_SEED, TOWN_SEED = bytes(range(32)), bytes(range(1, 33))
ORIGIN = "hzpub/dawu.361122"
TOWN = VerifierKey.of_seed("town", WITNESS, TOWN_SEED)


def publish(folder: Path, size: int, first: bytes = b"charter", *, tiles: bool = True) -> Path:
    """A saved log/ folder of `size` records; answers its checkpoint."""
    tree = Tree(leaf_hash(b"%d" % number if number else first) for number in range(size))
    text = Checkpoint(ORIGIN, size, tree.root()).text
    files = {"checkpoint": bytes(Note(text, (sign(text, ORIGIN, LOG_SEED),)))}
    files["log.vkey"] = f"{VerifierKey.of_seed(ORIGIN, LOG, LOG_SEED)}\n".encode()
    files |= dict(hash_tiles(tree)) if tiles else {}
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder / "checkpoint"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "town").write_text(private_key_file(TOWN_SEED, "town"))
    return tmp_path


def witness(desk: Path, *words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "hzpub", "witness", *map(str, words)]
    return subprocess.run(
        command, cwd=desk, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )


def signing(desk: Path, checkpoint: Path, *words: object) -> subprocess.CompletedProcess[str]:
    return witness(desk, checkpoint, "--key", "town", "--state", "state", *words)


def test_a_witness_signs_prints_one_line_and_remembers(desk: Path) -> None:
    checkpoint = publish(desk / "log", 300)
    done = signing(desk, checkpoint)
    size, signature = read_signed(done.stdout.removesuffix("\n"))
    note = Note.parse(checkpoint.read_bytes())

    assert (done.returncode, size) == (0, 300)
    assert signature.verify(TOWN, note.text) > 1_600_000_000
    assert Checkpoint.parse(note.text).fingerprint in done.stderr
    assert str(TOWN) in done.stderr
    assert (desk / "state").read_bytes().endswith(bytes(note))


def test_growth_is_signed_from_the_tiles_or_from_a_proof_and_not_without(desk: Path) -> None:
    signing(desk, publish(desk / "first", 300))
    grown = publish(desk / "grown", 700)
    bare = publish(desk / "bare", 700, tiles=False)
    without = signing(desk, bare)
    proof = witness(desk, grown, "--since", 300)
    (desk / "proof").write_text(proof.stdout)

    assert (without.returncode, without.stdout) == (2, "")
    assert signing(desk, bare, "--proof", "proof").stdout.startswith("700 — town ")
    assert signing(desk, publish(desk / "more", 900)).stdout.startswith("900 — town ")


@pytest.mark.parametrize(
    ("size", "first", "told"), [(299, b"charter", "少了"), (300, b"x", "改了"), (700, b"x", "改了")]
)
def test_a_log_that_shrank_or_changed_is_not_signed_and_the_checkpoint_is_kept(
    desk: Path, size: int, first: bytes, told: str
) -> None:
    signing(desk, publish(desk / "first", 300))
    before = (desk / "state").read_bytes()
    forged = publish(desk / "forged", size, first)
    done = signing(desk, forged)

    assert (done.returncode, done.stdout) == (1, "")
    assert told in done.stderr
    assert (desk / "state").read_bytes() == before
    assert [path.read_bytes() for path in desk.glob("state.*.note")] == [forged.read_bytes()]


def test_a_proof_that_proves_nothing_is_exit_1(desk: Path) -> None:
    signing(desk, publish(desk / "first", 300))
    other = publish(desk / "other", 700, b"x")
    (desk / "proof").write_text(witness(desk, other, "--since", 300).stdout)
    done = signing(desk, publish(desk / "bare", 700, b"x", tiles=False), "--proof", "proof")

    assert (done.returncode, done.stdout) == (1, "")


def test_tiles_of_another_log_beside_the_checkpoint_are_not_believed(desk: Path) -> None:
    signing(desk, publish(desk / "first", 300))
    publish(desk / "mixed", 700, b"x")
    done = signing(desk, publish(desk / "mixed", 700, tiles=False))

    assert done.returncode == 2
    assert "对不上" in done.stderr


def test_the_logs_key_must_be_known_and_stay_the_same(desk: Path) -> None:
    checkpoint = publish(desk / "log", 5)
    (desk / "log/log.vkey").unlink()
    unknown = signing(desk, checkpoint)
    wrong = signing(desk, checkpoint, "--log", VerifierKey.of_seed(ORIGIN, LOG, TOWN_SEED))
    right = signing(desk, checkpoint, "--log", VerifierKey.of_seed(ORIGIN, LOG, LOG_SEED))
    changed = signing(desk, checkpoint, "--log", VerifierKey.of_seed(ORIGIN, LOG, TOWN_SEED))

    assert [done.returncode for done in (unknown, wrong, right, changed)] == [2, 2, 0, 2]
    assert "--log" in unknown.stderr


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("log/checkpoint",),
        ("log/checkpoint", "--since", "6"),
        ("nowhere", "--key", "town", "--state", "state"),
        ("town", "--key", "town", "--state", "state"),
        ("log/checkpoint", "--key", "log/checkpoint", "--state", "state"),
        ("log/checkpoint", "--key", "town", "--state", "town"),
        ("--add", "hello"),
    ],
)
def test_what_a_person_can_mend_is_said_without_a_traceback(desk: Path, words: tuple[str, ...]) -> None:
    publish(desk / "log", 5)
    done = witness(desk, *words)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("hzpub: ")
    assert "Traceback" not in done.stderr


def test_the_fund_keeps_the_key_and_then_the_line_each_once(desk: Path) -> None:
    checkpoint = publish(desk / "site/log", 300)
    line = signing(desk, checkpoint).stdout.strip()
    stranger = witness(desk, "--add", line)
    for each in (TOWN, line, line):
        assert witness(desk, "--add", each).returncode == 0
    forged = witness(desk, "--add", line.replace("300 ", "299 "))
    kept = Witnesses.parse((desk / "log.witnesses").read_bytes())

    assert stranger.returncode == 2
    assert "town" in stranger.stderr
    assert forged.returncode == 2
    assert kept.keys == (TOWN,)
    assert [f"{each.size} {each.signature}" for each in kept.signed] == [line]


def test_a_line_over_another_checkpoint_is_not_kept(desk: Path) -> None:
    publish(desk / "site/log", 300)
    line = signing(desk, publish(desk / "forged", 300, b"x")).stdout.strip()
    witness(desk, "--add", TOWN)
    before = (desk / "log.witnesses").read_bytes()

    assert witness(desk, "--add", line).returncode == 2
    assert (desk / "log.witnesses").read_bytes() == before
