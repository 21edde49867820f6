"""A tree read from tiles answers what the tree in memory does, and asks for few tiles."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hzpub.trust.merkle import Tree, leaf_hash
from hzpub.trust.tiledtree import TiledTree
from hzpub.trust.tiles import BadTile, hash_tiles

WHOLE = Tree(leaf_hash(b"%d" % number) for number in range(70_000))


def tiled(size: int) -> tuple[TiledTree, list[str]]:
    tree, asked = Tree(WHOLE.levels[0][:size]), list[str]()
    files = dict(hash_tiles(tree))

    def read(path: str) -> bytes:
        asked.append(path)
        return files[path]

    return TiledTree(read, size), asked


@pytest.mark.parametrize("size", [1, 2, 255, 256, 257, 511, 512, 4097])
def test_roots_and_proofs_of_every_kind_are_those_of_the_tree(size: int) -> None:
    found, _ = tiled(size)

    assert len(found) == size
    for old in {1, size // 2 or 1, max(size - 1, 1), size, min(256, size)}:
        assert found.root(old) == WHOLE.root(old)
        assert found.consistency(old, size) == WHOLE.consistency(old, size)
        assert found.inclusion(old - 1, size) == WHOLE.inclusion(old - 1, size)


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 2000), st.data())
def test_any_earlier_size_is_proved_alike(size: int, data: st.DataObject) -> None:
    old = data.draw(st.integers(1, size))
    found, _ = tiled(size)

    assert found.consistency(old, size) == WHOLE.consistency(old, size)


def test_a_proof_of_70000_leaves_reads_a_handful_of_tiles_and_none_twice() -> None:
    found, asked = tiled(70_000)
    found.root()
    found.consistency(2029, 70_000)

    assert len(asked) == len(set(asked)) <= 8


@pytest.mark.parametrize("data", [b"", bytes(31), bytes(33 * 32)])
def test_a_tile_of_the_wrong_length_is_named(data: bytes) -> None:
    with pytest.raises(BadTile):
        TiledTree(lambda _: data, 5).root()
