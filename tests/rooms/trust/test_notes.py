"""Notes are read as other programs of the family read them, and every other spelling is refused by name.

Constants: keys and the signed text of Go's golang.org/x/mod/sumdb/note tests (BSD-3-Clause), the key of the C2SP
signed-note text (CC BY 4.0), key and first checkpoint of transparency-dev/tessera's test log (Apache-2.0); figures only.
"""

from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzpub.demo.keyring import Keyring
from hzpub.trust.checkpoints import Checkpoint
from hzpub.trust.notekeys import invented_seed, seed_of
from hzpub.trust.notes import LOG, WITNESS, BadNote, Note, Signature, VerifierKey, cosign, sign
from hzpub.trust.sshkeys import generate_with_stock, private_key_file, public_from_seed

EXAMPLE = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
PETERS_NOTE = """\
If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
""".encode()
TESSERA = "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx"
TESSERAS_FIRST = (
    "example.com/log/testdata\n1\n0Nc2CrefWKseHj/mStd+LqC8B+NrX0btIiPt2SmN+ek=\n\n"
    "— example.com/log/testdata M9e0lhr9kuLxGdAtaUrhm84TQffVsLdcy808sN0a3WyniNlfcr9+bywoiIke1YYciCNjJGkCgIlQ8b16jhsmg/SChAM=\n"
).encode()
SEED = bytes(range(32))
TEXT = Checkpoint("hzpub/dawu.361122", 3, bytes(32)).text
NOTE = Note(TEXT, (sign(TEXT, "hzpub/dawu.361122", SEED),))


@pytest.mark.parametrize("text", [EXAMPLE, PETER, TESSERA])
def test_the_published_keys_are_read_and_written_alike(text: str) -> None:
    assert str(VerifierKey.parse(text)) == text


@pytest.mark.parametrize(("key", "note"), [(PETER, PETERS_NOTE), (TESSERA, TESSERAS_FIRST)])
def test_the_published_notes_hold(key: str, note: bytes) -> None:
    read = Note.parse(note)
    read.demand(VerifierKey.parse(key))

    assert bytes(read) == note


@pytest.mark.parametrize(
    "text",
    [
        "",
        "PeterNeumann+c74f20a3",
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        PETER + "\n",
        PETER + "=",
        str(VerifierKey("weak", LOG, bytes(32))),
        str(VerifierKey("short", LOG, bytes(31))),
    ],
)
def test_a_misspelt_or_weak_key_is_refused(text: str) -> None:
    with pytest.raises(BadNote):
        VerifierKey.parse(text)


def test_our_note_holds_and_says_what_it_said() -> None:
    again = Note.parse(bytes(NOTE))
    again.demand(VerifierKey.of_seed("hzpub/dawu.361122", LOG, SEED))

    assert again == NOTE
    assert Checkpoint.parse(again.text) == Checkpoint("hzpub/dawu.361122", 3, bytes(32))


@given(st.integers(0, 8 * len(TEXT) - 1))
def test_one_flipped_bit_of_the_text_breaks_the_signature(bit: int) -> None:
    text = bytearray(TEXT)
    text[bit // 8] ^= 1 << bit % 8
    with pytest.raises(BadNote):
        Note(bytes(text), NOTE.signatures).demand(VerifierKey.of_seed("hzpub/dawu.361122", LOG, SEED))


@given(st.integers(0, 8 * 64 - 1))
def test_one_flipped_bit_of_the_signature_breaks_it(bit: int) -> None:
    raw = bytearray(NOTE.signatures[0].raw)
    raw[bit // 8] ^= 1 << bit % 8
    line = Signature(NOTE.signatures[0].name, NOTE.signatures[0].key_id, bytes(raw))
    with pytest.raises(BadNote):
        Note(TEXT, (line,)).demand(VerifierKey.of_seed("hzpub/dawu.361122", LOG, SEED))


def test_a_signature_by_somebody_else_is_passed_over_but_is_not_the_one_asked_for() -> None:
    stranger = Note(TEXT, (sign(TEXT, "stranger", SEED),))
    key = VerifierKey.of_seed("hzpub/dawu.361122", LOG, SEED)

    assert stranger.signed_by([key]) == {}
    with pytest.raises(BadNote):
        stranger.demand(key)


def test_a_witness_states_the_time_and_signs_it_too() -> None:
    key = VerifierKey.of_seed("P0009", WITNESS, SEED)
    line = cosign(TEXT, "P0009", SEED, 1_700_000_000)
    later = Signature(line.name, line.key_id, (1_700_000_001).to_bytes(8, "big") + line.raw[8:])

    assert Note(TEXT, (line,)).signed_by([key]) == {key: 1_700_000_000}
    assert VerifierKey.parse(str(key)) == key
    with pytest.raises(BadNote):
        Note(TEXT, (later,)).signed_by([key])


def test_a_witnesss_signature_never_passes_for_the_logs() -> None:
    as_log = VerifierKey.of_seed("P0009", LOG, SEED)

    assert not cosign(TEXT, "P0009", SEED, 1).is_by(as_log)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        TEXT,
        bytes(NOTE)[:-1],
        bytes(NOTE) + b"\n",
        bytes(NOTE).replace(b"\n", b"\r\n"),
        bytes(NOTE).replace("—".encode(), b"-"),
        bytes(NOTE).replace(b"dawu", b"da\twu", 1),
        bytes(NOTE)[:-2] + b"\n",
        b"\xff" + bytes(NOTE),
        b"x" * 70_000,
        TEXT
        + b"\n"
        + str(NOTE.signatures[0]).encode()
        + b"\n"
        + (str(NOTE.signatures[0]) + "\n").encode() * 100,
    ],
)
def test_what_only_looks_like_a_note_is_refused(data: bytes) -> None:
    with pytest.raises(BadNote):
        Note.parse(data)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_note_or_a_named_refusal(data: bytes) -> None:
    for read in (Note.parse, Checkpoint.parse):
        with suppress(BadNote):
            again = read(data)
            assert (bytes(again) if isinstance(again, Note) else again.text) == data


@pytest.mark.parametrize(
    "text",
    [
        b"a\n1\n",
        b"a\n01\n" + TEXT.split(b"\n")[2] + b"\n",
        b"a\n-1\n" + TEXT.split(b"\n")[2] + b"\n",
        b"a\n9223372036854775808\n" + TEXT.split(b"\n")[2] + b"\n",
        b"\n1\n" + TEXT.split(b"\n")[2] + b"\n",
        b"a\n1\nAAAA\n",
        TEXT[:-1],
        TEXT.replace(b"=", b""),
        "a\n١\n".encode() + TEXT.split(b"\n")[2] + b"\n",
    ],
)
def test_a_checkpoint_has_one_spelling(text: bytes) -> None:
    with pytest.raises(BadNote):
        Checkpoint.parse(text)


def test_the_fingerprint_is_what_stock_tools_say_of_the_three_lines() -> None:
    digest = sha256(TEXT).hexdigest()

    assert Checkpoint.parse(TEXT).fingerprint == f"{digest[:4]}-{digest[4:8]}-{digest[8:12]}-{digest[12:16]}"


def test_a_stock_key_file_gives_the_seed_of_its_public_key(tmp_path: Path) -> None:
    public = generate_with_stock(tmp_path / "log", "log")

    assert public_from_seed(seed_of((tmp_path / "log").read_text())) == public
    assert seed_of(private_key_file(SEED, "x")) == SEED


def test_a_key_with_a_passphrase_or_a_damaged_file_is_refused_by_name(tmp_path: Path) -> None:
    generate_with_stock(tmp_path / "log", "log", "secret words")
    locked = (tmp_path / "log").read_text()
    good = private_key_file(SEED, "x")
    with pytest.raises(BadNote, match="口令"):
        seed_of(locked)
    for text in ("", "x", good[:-40], good.replace("b3Bl", "b3Bm"), good[:200] + good[201:], good * 9):
        with pytest.raises(BadNote):
            seed_of(text)


def test_an_invented_funds_key_is_its_own_and_nobodys_seal() -> None:
    seals = Keyring(1)
    seeds = {seals.seed(seals.make(holder)) for holder in ("council", "P0001")} | {
        invented_seed("a"),
        invented_seed("b"),
    }

    assert len(seeds) == 4
