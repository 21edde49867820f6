"""`hzpub witness`: a person with a saved folder and a key of her own signs what grows, and refuses what shrank or changed."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
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


def witness(desk: Path, *words: object, pasted: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "hzpub", "witness", *map(str, words)]
    return subprocess.run(command, cwd=desk, capture_output=True, text=True, check=False, input=pasted)


def signing(
    desk: Path, checkpoint: object, *words: object, pasted: str = ""
) -> subprocess.CompletedProcess[str]:
    return witness(desk, checkpoint, "--key", "town", "--state", "state", *words, pasted=pasted)


class Server(ThreadingHTTPServer):
    """Hands out a folder on the loopback and remembers what was asked for."""

    asked: list[str]


@pytest.fixture
def site(desk: Path) -> Iterator[Server]:
    """The folder `desk`/web on the loopback."""

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Note the path instead of writing it to the terminal."""
            server.asked.append(self.path)

    (desk / "web").mkdir()
    server = Server(("127.0.0.1", 0), partial(Handler, directory=str(desk / "web")))
    server.asked = []
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def address(site: Server) -> str:
    return f"http://127.0.0.1:{site.server_address[1]}/"


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
    known = (desk / "first/checkpoint").read_bytes()
    assert {path.read_bytes() for path in desk.glob("state.*.note")} == {forged.read_bytes(), known}


def test_a_checkpoint_of_another_fund_is_refused_and_both_are_kept(desk: Path) -> None:
    first = publish(desk / "first", 300)
    signing(desk, first)
    text = Checkpoint("hzpub/elsewhere", 300, bytes(32)).text
    (desk / "other").write_bytes(bytes(Note(text, (sign(text, "hzpub/elsewhere", LOG_SEED),))))
    done = signing(desk, "other")

    assert (done.returncode, done.stdout) == (1, "")
    assert "hzpub/elsewhere" in done.stderr
    assert {path.read_bytes() for path in desk.glob("state.*.note")} == {
        first.read_bytes(),
        (desk / "other").read_bytes(),
    }


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


@pytest.mark.parametrize("tail", ["", "log", "log/", "log/checkpoint"])
def test_a_witness_with_a_network_needs_only_the_address(desk: Path, site: Server, tail: str) -> None:
    publish(desk / "web/log", 300)
    first = signing(desk, address(site) + tail)
    publish(desk / "web/log", 70_000)
    site.asked.clear()
    grown = signing(desk, address(site) + tail)

    assert first.stdout.startswith("300 — town ")
    assert grown.stdout.startswith("70000 — town ")
    assert len(site.asked) < 10, "a proof needs a few tiles, not all 274"


@pytest.mark.parametrize(("size", "first"), [(299, b"charter"), (300, b"x"), (700, b"x")])
def test_a_site_that_shrank_or_changed_is_not_signed_online_either(
    desk: Path, site: Server, size: int, first: bytes
) -> None:
    publish(desk / "web/log", 300)
    signing(desk, address(site))
    forged = publish(desk / "web/log", size, first)
    done = signing(desk, address(site))

    assert (done.returncode, done.stdout) == (1, "")
    assert forged.read_bytes() in [path.read_bytes() for path in desk.glob("state.*.note")]


def test_a_site_that_does_not_answer_or_has_no_log_is_told_without_a_traceback(
    desk: Path, site: Server
) -> None:
    for where in (address(site), "http://127.0.0.1:9/", "http://", "https://[/"):
        done = signing(desk, where)

        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("hzpub: ")
        assert "Traceback" not in done.stderr
    assert not (desk / "state").exists()


def test_a_tile_that_was_damaged_on_the_way_accuses_nobody(desk: Path) -> None:
    signing(desk, publish(desk / "first", 300))
    grown = publish(desk / "grown", 1024)
    tile = grown.parent / "tile/0/001"
    tile.write_bytes(bytes(32) + tile.read_bytes()[32:])
    done = signing(desk, grown)

    assert (done.returncode, done.stdout) == (2, "")
    assert not list(desk.glob("state.*.note"))


def test_a_checkpoint_and_its_proof_may_be_pasted(desk: Path) -> None:
    key = VerifierKey.of_seed(ORIGIN, LOG, LOG_SEED)
    first = publish(desk / "log", 300)
    done = signing(desk, "-", "--log", key, pasted=f"\n{first.read_text()}\n\n")
    grown = publish(desk / "grown", 700)
    proof = witness(desk, grown, "--since", 300).stdout
    without = signing(desk, "-", pasted=grown.read_text())
    both = signing(desk, "-", pasted=f"{grown.read_text()}\n{proof}".replace("\n", "\r\n"))

    assert done.stdout.startswith("300 — town ")
    assert without.returncode == 2
    assert both.stdout.startswith("700 — town "), both.stderr


def test_the_line_is_drawn_for_a_camera_on_request(desk: Path) -> None:
    checkpoint = publish(desk / "log", 5)
    screen = signing(desk, checkpoint, "--qr")
    file = signing(desk, checkpoint, "--qr", "line.svg")

    assert screen.stdout.count("\n") == file.stdout.count("\n") == 1
    assert "█" in screen.stderr
    assert "█" not in file.stderr
    assert (desk / "line.svg").read_text().count("<path") == 1


def test_two_runs_at_once_sign_from_one_memory(desk: Path) -> None:
    """Whoever comes second is turned away or sees what the first remembered: never two roots of one size."""
    signing(desk, publish(desk / "first", 300))
    for name, first in (("one", b"charter"), ("two", b"x")):
        publish(desk / name, 700, first)
    command = [sys.executable, "-m", "hzpub", "witness"]
    runs = [
        subprocess.Popen(
            [*command, f"{name}/checkpoint", "--key", "town", "--state", "state"],
            cwd=desk,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for name in ("one", "two")
    ]
    said = [run.communicate()[0] for run in runs]

    assert said[1] == b""
    assert runs[1].returncode in (1, 2)
    assert runs[0].returncode in (0, 2)
