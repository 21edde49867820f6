"""The tree gives the published roots, its proofs hold, and nothing else passes for one.

Constants: RFC 6962 leaves and roots, hasher values, as tested by transparency-dev/merkle (Apache-2.0); figures only.
"""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzpub.trust.merkle import (
    EMPTY,
    BadProof,
    Tree,
    leaf_hash,
    node_hash,
    verify_consistency,
    verify_inclusion,
)

LEAVES = [bytes.fromhex(text) for text in (
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
)]  # fmt: skip
ROOTS = (
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
FOREST = Tree(leaf_hash(b"%d" % number) for number in range(600))
SIZES = st.integers(1, len(FOREST))


def by_definition(leaves: Sequence[bytes]) -> bytes:
    """MTH of RFC 6962, 2.1, as it is written there."""
    if len(leaves) < 2:
        return leaves[0] if leaves else EMPTY
    split = max(power for power in (1 << bit for bit in range(20)) if power < len(leaves))
    return node_hash(by_definition(leaves[:split]), by_definition(leaves[split:]))


def flipped(proof: Sequence[bytes], bit: int) -> list[bytes]:
    data = bytearray(b"".join(proof))
    data[bit // 8 % len(data)] ^= 1 << bit % 8
    return [bytes(data[at : at + 32]) for at in range(0, len(data), 32)]


def test_the_published_roots_come_out_at_every_size() -> None:
    tree = Tree(map(leaf_hash, LEAVES))

    assert [tree.root(size).hex() for size in range(len(ROOTS))] == list(ROOTS)


def test_the_published_hashes_of_a_leaf_and_of_two_neighbours_come_out() -> None:
    assert leaf_hash(b"L123456").hex() == "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56"
    assert (
        node_hash(b"N123", b"N456").hex()
        == "aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb"
    )


@given(SIZES)
def test_a_root_is_what_the_definition_says(size: int) -> None:
    assert FOREST.root(size) == by_definition(FOREST.levels[0][:size])


@given(st.data(), SIZES)
def test_every_leaf_of_every_size_can_be_proved(data: st.DataObject, size: int) -> None:
    index = data.draw(st.integers(0, size - 1))
    proof = FOREST.inclusion(index, size)
    verify_inclusion(FOREST.levels[0][index], index, size, proof, FOREST.root(size))

    assert len(proof) <= size.bit_length()


@given(st.data(), SIZES)
def test_any_two_sizes_are_proved_consistent(data: st.DataObject, size: int) -> None:
    old = data.draw(st.integers(1, size))
    verify_consistency(old, size, FOREST.consistency(old, size), FOREST.root(old), FOREST.root(size))


@given(st.data(), st.integers(2, len(FOREST)), st.integers(0, 10**6))
def test_one_flipped_bit_breaks_an_inclusion_proof(data: st.DataObject, size: int, bit: int) -> None:
    index = data.draw(st.integers(0, size - 1))
    leaf, root, proof = FOREST.levels[0][index], FOREST.root(size), FOREST.inclusion(index, size)

    with pytest.raises(BadProof):
        verify_inclusion(leaf, index, size, flipped(proof, bit), root)
    with pytest.raises(BadProof):
        verify_inclusion(flipped([leaf], bit)[0], index, size, proof, root)
    with pytest.raises(BadProof):
        verify_inclusion(leaf, index, size, proof, flipped([root], bit)[0])


@given(st.data(), st.integers(2, len(FOREST)), st.integers(0, 10**6))
def test_one_flipped_bit_breaks_a_consistency_proof(data: st.DataObject, size: int, bit: int) -> None:
    old = data.draw(st.integers(1, size - 1))
    before, now, proof = FOREST.root(old), FOREST.root(size), FOREST.consistency(old, size)

    with pytest.raises(BadProof):
        verify_consistency(old, size, flipped(proof, bit), before, now)
    with pytest.raises(BadProof):
        verify_consistency(old, size, proof, flipped([before], bit)[0], now)
    with pytest.raises(BadProof):
        verify_consistency(old, size, proof, before, flipped([now], bit)[0])


@given(st.data(), st.integers(2, len(FOREST)))
def test_a_proof_with_a_hash_more_or_less_is_none(data: st.DataObject, size: int) -> None:
    index = data.draw(st.integers(0, size - 1))
    proof = FOREST.inclusion(index, size)
    for wrong in (proof[:-1], (*proof, proof[0]), (proof[0][:31], *proof[1:])):
        with pytest.raises(BadProof):
            verify_inclusion(FOREST.levels[0][index], index, size, wrong, FOREST.root(size))
    if index:
        consistent = FOREST.consistency(index, size)
        for cut in (consistent[:-1], (*consistent, consistent[0])):
            with pytest.raises(BadProof):
                verify_consistency(index, size, cut, FOREST.root(index), FOREST.root(size))


@given(
    st.integers(-(2**70), 2**70),
    st.integers(-(2**70), 2**70),
    st.lists(st.binary(min_size=31, max_size=33), max_size=70),
)
def test_whatever_comes_from_outside_ends_in_a_named_refusal(
    first: int, second: int, proof: list[bytes]
) -> None:
    with pytest.raises(BadProof):
        verify_inclusion(EMPTY, first, second, proof, EMPTY[::-1])
    with pytest.raises(BadProof):
        verify_consistency(first, second, proof, EMPTY, EMPTY[::-1])


def test_no_proof_is_made_beyond_the_tree() -> None:
    for ask in (
        lambda: FOREST.root(601),
        lambda: FOREST.inclusion(600, 600),
        lambda: FOREST.inclusion(-1, 600),
        lambda: FOREST.inclusion(0, 601),
        lambda: FOREST.consistency(0, 600),
        lambda: FOREST.consistency(5, 4),
    ):
        with pytest.raises(IndexError):
            ask()
