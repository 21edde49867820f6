"""Tiles lie where the C2SP layout puts them, hold what it says, and a tree comes back out of them.

Constants: path and tile counts of the C2SP tlog-tiles text (CC BY 4.0); figures only.
"""

from collections import Counter
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzpub.trust.merkle import Tree, leaf_hash
from hzpub.trust.tiles import ENTRIES, BadTile, bundles, hash_tiles, leaves_of, places, tile_path, tree_from


def tree_of(size: int) -> Tree:
    return Tree(leaf_hash(b"%d" % number) for number in range(size))


def test_a_tiles_number_is_written_in_threes() -> None:
    assert tile_path(0, 1234067) == "tile/0/x001/x234/067"
    assert tile_path(0, 0) == "tile/0/000"
    assert tile_path(1, 1000) == "tile/1/x001/000"
    assert tile_path(ENTRIES, 999, 12) == "tile/entries/999.p/12"


def test_seventy_thousand_leaves_make_the_published_number_of_tiles() -> None:
    made = dict(hash_tiles(tree_of(70_000)))
    full = Counter(path.split("/")[1] for path in made if ".p/" not in path)
    partial = sorted(path for path in made if ".p/" in path)

    assert full == {"0": 273, "1": 1}
    assert partial == ["tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1"]


def test_a_full_row_gives_one_tile_and_one_hash_above_it() -> None:
    made = dict(hash_tiles(tree_of(256)))

    assert {path: len(data) for path, data in made.items()} == {"tile/0/000": 8192, "tile/1/000.p/1": 32}
    assert made["tile/1/000.p/1"] == tree_of(256).root()


@given(st.integers(0, 1100))
def test_the_tree_comes_back_out_of_its_lowest_tiles(size: int) -> None:
    tree = tree_of(size)
    files = dict(hash_tiles(tree))

    assert tree_from(files.__getitem__, size).root() == tree.root()


@given(st.lists(st.binary(max_size=40), max_size=600))
def test_leaves_come_back_out_of_their_bundles(leaves: list[bytes]) -> None:
    made = dict(bundles(leaves))
    found = [
        leaf for path, _, count in places(ENTRIES, len(leaves)) for leaf in leaves_of(path, made[path], count)
    ]

    assert found == leaves
    assert len(made) == len(list(places(ENTRIES, len(leaves))))


def test_a_leaf_longer_than_its_length_can_say_is_refused() -> None:
    assert list(bundles([b"x" * 65535]))
    with pytest.raises(ValueError, match="65536"):
        list(bundles([b"x" * 65536]))


@given(st.binary(max_size=60), st.integers(0, 5))
def test_any_bytes_are_a_bundle_or_a_named_refusal(data: bytes, count: int) -> None:
    with suppress(BadTile):
        found = leaves_of("tile/entries/000", data, count)
        assert len(found) == count
        assert b"".join(len(leaf).to_bytes(2, "big") + leaf for leaf in found) == data


@pytest.mark.parametrize("change", [b"", b"x" * 31, b"x" * 33, b"x" * 8192])
def test_a_tile_of_the_wrong_length_is_refused_by_name(change: bytes) -> None:
    with pytest.raises(BadTile):
        tree_from(lambda _: change, 1)
