"""Go's own transparency-log packages read our log: they accept checkpoint, tiles, bundles, and make the same proofs."""

import json
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

import pytest

from hzpub.trust.checkpoints import Checkpoint
from hzpub.trust.merkle import Tree, leaf_hash
from hzpub.trust.notes import LOG, Note, VerifierKey, cosign, sign
from hzpub.trust.tiles import bundles, hash_tiles
from tests.oracles.conftest import Asked

NEEDS = "logs"
SEED = bytes(range(32))
ORIGIN = "hzpub/dawu.361122"


@pytest.fixture(scope="module")
def judge(go: Callable[[str], Asked]) -> Asked:
    return go("log_judge.go")


def published(folder: Path, size: int) -> Tree:
    """A log of `size` leaves in `folder`, signed by its key and by a witness."""
    leaves = [b"record %d\n" % number * (number % 5) for number in range(size)]
    tree = Tree(map(leaf_hash, leaves))
    text = Checkpoint(ORIGIN, size, tree.root()).text
    note = Note(text, (sign(text, ORIGIN, SEED), cosign(text, "town", SEED, 1_700_000_000)))
    files = {"checkpoint": bytes(note), **dict(hash_tiles(tree)), **dict(bundles(leaves))}
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return tree


def proofs(path: Path, tree: Tree) -> Path:
    size, old = len(tree), max(1, len(tree) * 2 // 3)

    def text(hashes: tuple[bytes, ...]) -> list[str]:
        return [b64encode(each).decode() for each in hashes]

    said = {
        "old": old,
        "old_root": b64encode(tree.root(old)).decode(),
        "consistency": text(tree.consistency(old, size)),
        "inclusion": {index: text(tree.inclusion(index, size)) for index in {0, size // 2, size - 1}},
    }
    path.write_text(json.dumps(said))
    return path


@pytest.mark.parametrize("size", [1, 2, 255, 256, 257, 2029, 65_536])
def test_go_opens_our_checkpoint_and_makes_the_same_proofs_from_our_tiles(
    judge: Asked, tmp_path: Path, size: int
) -> None:
    tree = published(tmp_path / "log", size)
    done = judge(
        VerifierKey.of_seed(ORIGIN, LOG, SEED), tmp_path / "log", proofs(tmp_path / "proofs.json", tree)
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{size} leaves, ")
    assert done.stdout.endswith("1 signatures known, 1 unknown\n")


@pytest.mark.parametrize(
    "path", ["checkpoint", "tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1", "tile/entries/000"]
)
def test_go_refuses_our_log_with_one_bit_changed(judge: Asked, tmp_path: Path, path: str) -> None:
    tree = published(tmp_path / "log", 300)
    said = proofs(tmp_path / "proofs.json", tree)
    file = tmp_path / "log" / path
    data = bytearray(file.read_bytes())
    data[20] ^= 1
    file.write_bytes(data)

    assert judge(VerifierKey.of_seed(ORIGIN, LOG, SEED), tmp_path / "log", said).returncode != 0
