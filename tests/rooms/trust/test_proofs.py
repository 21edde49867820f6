"""A proof file proves one record of one log, and nothing else about anything."""

import pytest

from hzpub.trust.checkpoints import Checkpoint
from hzpub.trust.merkle import BadProof, Tree, leaf_hash
from hzpub.trust.notes import LOG, BadNote, Note, VerifierKey, cosign, sign
from hzpub.trust.proofs import MOST, Proof, proof_path, proofs

SEED = bytes(range(32))
ORIGIN = "hzpub/dawu.361122"
KEY = VerifierKey.of_seed(ORIGIN, LOG, SEED)


def records(size: int) -> list[bytes]:
    return [b"record %d\n" % number for number in range(size)]


def log_of(size: int, origin: str = ORIGIN) -> tuple[Tree, Note]:
    tree = Tree(map(leaf_hash, records(size)))
    text = Checkpoint(origin, size, tree.root()).text
    return tree, Note(text, (sign(text, origin, SEED), cosign(text, "town", SEED, 1_700_000_000)))


def one(size: int = 7, index: int = 4) -> bytes:
    return list(proofs(*log_of(size), records(size)))[index][1]


@pytest.mark.parametrize("size", [1, 2, 3, 8, 13, 40])
def test_every_record_of_a_log_is_proved_by_its_own_file_alone(size: int) -> None:
    for index, (path, data) in enumerate(proofs(*log_of(size), records(size))):
        proof = Proof.parse(data)

        assert path == proof_path(index)
        assert bytes(proof) == data
        assert (proof.index, proof.number, proof.record) == (index, f"{index + 1:06}", records(size)[index])
        assert proof.holds(KEY) == proof.checkpoint
        assert proof.checkpoint.size == size


def test_proofs_may_be_made_in_stretches() -> None:
    whole = list(proofs(*log_of(9), records(9)))

    assert whole == [*proofs(*log_of(9), records(9)[:4]), *proofs(*log_of(9), records(9)[4:], 4)]


def test_the_lines_stand_as_the_format_says() -> None:
    text = one().decode()
    head, checkpoint = text.split("\n\n", 1)

    assert head.split("\n")[:3] == ["c2sp.org/tlog-proof@v1", "extra cmVjb3JkIDQK", "index 4"]
    assert len(head.split("\n")) == 3 + 3
    assert checkpoint.encode() == bytes(log_of(7)[1])


def test_a_change_of_any_byte_that_counts_is_refused() -> None:
    data = one()
    counted = data.index(b"\n\xe2\x80\x94 town") + 1
    for at in range(counted):
        changed = bytearray(data)
        changed[at] ^= 1
        with pytest.raises((BadNote, BadProof)):
            Proof.parse(bytes(changed)).holds(KEY)


def test_another_copy_of_the_record_is_judged_and_not_the_one_inside() -> None:
    proof = Proof.parse(one())

    assert proof.holds(KEY, b"record 4\n")
    with pytest.raises(BadProof):
        proof.holds(KEY, b"record 5\n")


def test_a_proof_without_the_record_asks_for_it() -> None:
    proof = Proof.parse(one())
    bare = Proof.parse(bytes(Proof(proof.index, proof.hashes, proof.note)))

    assert bare.record == b""
    assert bare.holds(KEY, b"record 4\n")
    with pytest.raises(BadNote, match="没有记录原文"):
        bare.holds(KEY)


def test_a_key_that_did_not_sign_or_is_of_another_log_is_refused() -> None:
    other = VerifierKey.of_seed(ORIGIN, LOG, bytes(32))
    with pytest.raises(BadNote, match="签条上没有"):
        Proof.parse(one()).holds(other)
    tree, note = log_of(7, "hzpub/elsewhere")
    signed = Note(note.text, (sign(note.text, ORIGIN, SEED),))
    borrowed = next(data for _, data in proofs(tree, signed, records(7)))
    with pytest.raises(BadNote, match="钥匙是"):
        Proof.parse(borrowed).holds(KEY)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"@v1", b"@v2"),
        (b"extra ", b"extra  "),
        (b"extra cmVjb3JkIDQK", b"extra "),
        (b"extra cmVjb3JkIDQK", b"extra cmVjb3JkIDQL="),
        (b"index 4", b"index 04"),
        (b"index 4", b"index -1"),
        (b"index 4\n", b""),
        (b"index 4\n", b"index 4\nindex 4\n"),
        (b"index 4\n", b"index 4\r\n"),
        (b"index 4\n", b"index 4\nAAAA\n"),
        (b"index 4\n", b"index 4\n" + 63 * (b"A" * 43 + b"=\n")),
        (b"index 4\n", b"index 4\n\n"),
        (b"\n\nhzpub", b"\nhzpub"),
        (b"c2sp", b"\nc2sp"),
        (b"c2sp", "中".encode()),
    ],
)
def test_another_spelling_is_no_proof(old: bytes, new: bytes) -> None:
    data = one()
    assert old in data
    with pytest.raises(BadNote):
        Proof.parse(data.replace(old, new, 1))


def test_size_is_judged_before_anything_is_read() -> None:
    with pytest.raises(BadNote, match="太长"):
        Proof.parse(one() + bytes(MOST))
