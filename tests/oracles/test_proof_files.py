"""Go's own packages accept every proof file we publish, and none with one byte of record, way or checkpoint changed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hzpub.trust.checkpoints import Checkpoint
from hzpub.trust.merkle import Tree, leaf_hash
from hzpub.trust.notes import LOG, Note, VerifierKey, cosign, sign
from hzpub.trust.proofs import proof_path, proofs
from tests.oracles.conftest import Asked

NEEDS = "logs"
SEED = bytes(range(32))
ORIGIN = "hzpub/dawu.361122"
KEY = VerifierKey.of_seed(ORIGIN, LOG, SEED)


@pytest.fixture(scope="module")
def judge(go: Callable[[str], Asked]) -> Asked:
    return go("proof_file_judge.go")


def published(folder: Path, size: int) -> Path:
    """The proof files of a log of `size` records."""
    records = [b"record %d\n" % number for number in range(size)]
    tree = Tree(map(leaf_hash, records))
    text = Checkpoint(ORIGIN, size, tree.root()).text
    note = Note(text, (sign(text, ORIGIN, SEED), cosign(text, "town", SEED, 1_700_000_000)))
    (folder / "proof").mkdir()
    for path, data in proofs(tree, note, records):
        (folder / path).write_bytes(data)
    return folder / "proof"


@pytest.mark.parametrize("size", [1, 2, 255, 256, 257, 2029])
def test_go_finds_every_record_where_its_proof_says(judge: Asked, tmp_path: Path, size: int) -> None:
    done = judge(KEY, published(tmp_path, size))

    assert (done.returncode, done.stderr, done.stdout) == (0, "", f"{size} proofs\n")


def test_go_refuses_a_proof_with_one_byte_changed(judge: Asked, tmp_path: Path) -> None:
    folder = published(tmp_path, 300)
    path = tmp_path / proof_path(41)
    whole = path.read_bytes()
    for each in folder.iterdir():
        if each != path:
            each.unlink()
    end = whole.index(b"\n\xe2\x80\x94 town")
    for at in range(0, end, 11):
        data = bytearray(whole)
        data[at] ^= 1
        path.write_bytes(data)

        assert judge(KEY, folder).returncode == 1, (at, bytes(data[at : at + 9]))
