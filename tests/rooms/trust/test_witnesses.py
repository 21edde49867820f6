"""A witness signs what grows and nothing else; the file of witnesses says line by line what is wrong with it."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzpub.trust.checkpoints import Checkpoint
from hzpub.trust.merkle import BadProof, Tree, leaf_hash
from hzpub.trust.notes import LOG, WITNESS, BadNote, Note, VerifierKey, cosign, sign
from hzpub.trust.witnesses import (
    MOST,
    MOST_WITNESSES,
    Forked,
    Witnesses,
    examine,
    read_proof,
    read_signed,
    write_proof,
)

SEED = bytes(range(32))
ORIGIN = "hzpub/dawu.361122"
LOG_KEY = VerifierKey.of_seed(ORIGIN, LOG, SEED)
TOWN = VerifierKey.of_seed("town", WITNESS, SEED)
TREE = Tree(leaf_hash(b"%d" % number) for number in range(40))
OTHER = Tree(leaf_hash(b"%d" % (number or 99)) for number in range(40))


def state(size: int, tree: Tree = TREE, origin: str = ORIGIN) -> Checkpoint:
    return Checkpoint(origin, size, tree.root(size))


def note(checkpoint: Checkpoint, name: str = ORIGIN) -> Note:
    return Note(checkpoint.text, (sign(checkpoint.text, name, SEED),))


def test_the_first_checkpoint_and_every_proved_growth_may_be_signed() -> None:
    assert examine(note(state(7)), LOG_KEY, None, None) == state(7)
    assert examine(note(state(7)), LOG_KEY, state(7), None) == state(7)
    assert examine(note(state(40)), LOG_KEY, state(7), (7, TREE.consistency(7, 40))) == state(40)


def test_fewer_records_or_others_under_the_same_number_are_a_fork() -> None:
    with pytest.raises(Forked, match="少了"):
        examine(note(state(6)), LOG_KEY, state(7), None)
    with pytest.raises(Forked, match="改了"):
        examine(note(state(7, OTHER)), LOG_KEY, state(7), None)


def test_growth_without_a_proof_from_the_right_place_is_not_signed() -> None:
    with pytest.raises(BadNote):
        examine(note(state(40)), LOG_KEY, state(7), None)
    with pytest.raises(BadNote):
        examine(note(state(40)), LOG_KEY, state(7), (8, TREE.consistency(8, 40)))
    with pytest.raises(BadProof):
        examine(note(state(40, OTHER)), LOG_KEY, state(7), (7, OTHER.consistency(7, 40)))


def test_another_log_or_an_unsigned_checkpoint_is_not_signed() -> None:
    elsewhere = state(7, origin="hzpub/elsewhere")
    with pytest.raises(BadNote):
        examine(note(elsewhere, "hzpub/elsewhere"), LOG_KEY, None, None)
    with pytest.raises(BadNote):
        examine(note(elsewhere), LOG_KEY, None, None)
    with pytest.raises(BadNote):
        examine(Note(state(7).text, ()), LOG_KEY, None, None)


def test_a_proof_is_written_and_read_alike() -> None:
    proof = TREE.consistency(7, 40)

    assert read_proof(write_proof(7, proof).encode()) == (7, proof)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_proof_or_a_named_refusal(data: bytes) -> None:
    for read in (read_proof, Witnesses.parse, lambda each: read_signed(each.decode("latin-1"))):
        with suppress(BadNote):
            assert read(data) is not None


def test_the_file_names_witnesses_before_what_they_signed() -> None:
    line = f"7 {cosign(state(7).text, 'town', SEED, 5)}"
    found = Witnesses.parse(f"# 见证\n\n{TOWN}\n{line}\n".encode())

    assert found.keys == (TOWN,)
    assert [(each.line, each.size, each.key) for each in found.signed] == [(4, 7, TOWN)]
    assert found.signed[0].signature.verify(TOWN, state(7).text) == 5


@pytest.mark.parametrize(
    "text",
    [
        f"7 {cosign(state(7).text, 'town', SEED, 5)}\n",
        f"{TOWN}\n07 {cosign(state(7).text, 'town', SEED, 5)}\n",
        f"{TOWN}\n{cosign(state(7).text, 'town', SEED, 5)}\n",
        f"{LOG_KEY}\n",
        "hello\n",
        "\xff",
        "#" * (MOST + 1),
        "".join(f"{VerifierKey.of_seed(f'w{n}', WITNESS, SEED)}\n" for n in range(MOST_WITNESSES + 1)),
    ],
)
def test_any_other_line_is_refused(text: str) -> None:
    with pytest.raises(BadNote):
        Witnesses.parse(text.encode("latin-1" if text == "\xff" else "utf-8"))
