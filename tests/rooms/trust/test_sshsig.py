"""What counts as a seal, held against stock ssh-keygen: whatever we accept, it must accept too."""

import subprocess
from base64 import b64encode
from collections.abc import Callable
from hashlib import md5, sha1, sha256, sha512
from pathlib import Path
from textwrap import indent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl.bindings import (
    crypto_core_ed25519_add,
    crypto_scalarmult_ed25519_base_noclamp,
    crypto_sign,
    crypto_sign_seed_keypair,
)

from hzpub.trust.sshkeys import packed, parse_public, public_from_seed
from hzpub.trust.sshsig import BadSeal, armor, dearmor, sign, verify

NAMESPACE = "hzpub1.seal.chair@dawu.361122"
SEED = bytes([0x11]) * 32
BODY = """\
hzpub: 1
fund: "dawu.361122"
id: "V2024-000123"
kind: "transfer-voucher"
date: "2024-03-15"
loan: "L2024-0017"
borrower: "M0042"
amount_fen: 200000
to_account_hold: "BFCsBJbYrhAxi+bh2YIFDISq+HyO1qS53aqumWkBedM="
approvals:
  - "A2024-0031"
memo: "养鹅周转"
""".encode()
ROLES = {"lishihui": 0x11, "lishizhang": 0x12, "kuaiji": 0x13, "caizheng": 0x14}
GOOD = sign(BODY, SEED, NAMESPACE)
GROUP_ORDER = 2**252 + 27742317777372353535851937790883648493
ORDER_8 = bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a")

Hash = Callable[[bytes], bytes]
Stock = Callable[[str, bytes, str, str], bool]


def sha_512(data: bytes) -> bytes:
    return sha512(data).digest()


def framed(kind: bytes, point: bytes, after: Callable[[bytes], bytes], **fields: bytes) -> bytes:
    """A signature blob of any shape; ``after`` gets the bytes to sign and gives what follows the kind."""
    name = fields.get("name", b"sha512")
    digest = fields.get("digest", sha_512(BODY))
    middle = packed(NAMESPACE.encode()) + packed(fields.get("reserved", b"")) + packed(name)
    ending = packed(packed(kind) + after(b"SSHSIG" + middle + packed(digest)))
    key = packed(packed(kind) + packed(point) + fields.get("application", b""))
    return b"SSHSIG" + (1).to_bytes(4, "big") + key + middle + ending


def plain(more: bytes = b"", **fields: bytes) -> bytes:
    point, secret = crypto_sign_seed_keypair(SEED)
    return framed(
        b"ssh-ed25519", point, lambda signed: packed(crypto_sign(signed, secret)[:64]) + more, **fields
    )


def hardware(flags: int, counter: int = 7, application: bytes = b"ssh:hzpub") -> bytes:
    point, secret = crypto_sign_seed_keypair(SEED)
    report = bytes([flags]) + counter.to_bytes(4, "big")

    def touched(signed: bytes) -> bytes:
        to_sign = sha256(application).digest() + report + sha256(signed).digest()
        return packed(crypto_sign(to_sign, secret)[:64]) + report

    return framed(b"sk-ssh-ed25519@openssh.com", point, touched, application=packed(application))


def scalar(number: int) -> bytes:
    return (number % GROUP_ORDER).to_bytes(32, "little")


def hand_made(key_torsion: bytes, nonce_torsion: bytes) -> list[bytes]:
    """Signatures by a key, or with a nonce point, that has a small-order part; they hold up to that part."""

    def with_nonce(nonce: int) -> bytes:
        secret = 987654321987654321
        point, commitment = (crypto_scalarmult_ed25519_base_noclamp(scalar(n)) for n in (secret, nonce))
        point = crypto_core_ed25519_add(point, key_torsion) if key_torsion else point
        commitment = crypto_core_ed25519_add(commitment, nonce_torsion) if nonce_torsion else commitment

        def raw(signed: bytes) -> bytes:
            challenge = int.from_bytes(sha_512(commitment + point + signed), "little")
            return packed(commitment + scalar(nonce + challenge * secret))

        return framed(b"ssh-ed25519", point, raw)

    return [with_nonce(nonce) for nonce in range(1000, 1040)]


def accepted(armored: str, message: bytes = BODY, namespace: str = NAMESPACE) -> bool:
    try:
        verify(message, armored, namespace)
    except BadSeal as bad:
        bad.reason.format(**bad.facts)
        return False
    return True


def why(armored: str, message: bytes = BODY, namespace: str = NAMESPACE) -> str:
    with pytest.raises(BadSeal) as caught:
        verify(message, armored, namespace)
    return caught.value.reason.format(**caught.value.facts)


@pytest.fixture
def stock(tmp_path: Path) -> Stock:
    """Ask ssh-keygen itself: is this a signature over the message, by this key, for this namespace?"""

    def ask(armored: str, message: bytes, namespace: str, key: str) -> bool:
        (tmp_path / "allowed").write_text(f"someone {key}\n", "utf-8")
        (tmp_path / "seal").write_bytes(armored.encode())
        command = ["ssh-keygen", "-Y", "verify", "-n", namespace]
        command += ["-f", "allowed", "-I", "someone", "-s", "seal"]
        run = subprocess.run(command, input=message, capture_output=True, cwd=tmp_path, check=False)
        return run.returncode == 0

    return ask


def test_the_worked_example_comes_out_byte_for_byte_and_stock_accepts_its_four_seals(stock: Stock) -> None:
    seals = "seals:\n"
    for role, byte in ROLES.items():
        namespace = f"hzpub1.seal.{role}@dawu.361122"
        seal = sign(BODY, bytes([byte]) * 32, namespace)
        seals += f'  - as: "{role}"\n    sshsig: |\n' + indent(seal, " " * 6)
        assert verify(BODY, seal, namespace).key == public_from_seed(bytes([byte]) * 32)
        assert stock(seal, BODY, namespace, public_from_seed(bytes([byte]) * 32))
    file = BODY + b"---\n" + seals.encode()

    assert sha256(BODY).hexdigest() == "33ca9767be60e5f4f6c645ffae58a17bb977ee037ec9318fd69dd1dc2d5c3c68"
    assert len(file) == 1880
    assert sha256(file).hexdigest() == "4273c1c25d160fd4d195692de26d8a4a167809a3e83ee0a0167477c256aa1bf5"


def test_a_good_seal_names_its_key() -> None:
    made = verify(BODY, GOOD, NAMESPACE)

    assert made.key == public_from_seed(SEED)
    assert made.blob == parse_public(made.key)
    assert (made.namespace, made.hardware, made.flags, made.counter) == (NAMESPACE, False, 0, 0)


BLOB = dearmor(GOOD)
TABLE = {
    "good sha512": (GOOD, None),
    "md5": (armor(plain(name=b"md5", digest=md5(BODY, usedforsecurity=False).digest())), "md5"),
    "sha1": (armor(plain(name=b"sha1", digest=sha1(BODY, usedforsecurity=False).digest())), "sha1"),
    "SHA512 in capitals": (armor(plain(name=b"SHA512")), "SHA512"),
    "sha256": (armor(plain(name=b"sha256", digest=sha256(BODY).digest())), "sha256"),
    "bytes after the blob": (armor(BLOB + b"\0"), "多出了内容"),
    "many bytes after the blob": (armor(BLOB + bytes(64)), "多出了内容"),
    "bytes after the signature": (armor(plain(more=b"\0")), "长度不对"),
    "bytes after the key": (armor(plain(application=b"\0")), "多出了内容"),
    "reserved not empty": (armor(plain(reserved=b"x")), "保留字段"),
    "text before BEGIN": ("hello\n" + GOOD, "首行"),
    "text after END": (GOOD + "hello\n", "末行"),
    "missing END": (GOOD.replace("-----END SSH SIGNATURE-----\n", ""), "末行"),
    "no line end after END": (GOOD[:-1], "末行"),
    "CRLF": (GOOD.replace("\n", "\r\n"), "首行"),
    "junk in the base64": (GOOD.replace("U1NI", "U1*NI"), "Base64"),
    "Chinese in the base64": (GOOD.replace("U1NI", "章U1NI"), "Base64"),
    "CR inside": (GOOD.replace("U1NI", "U1\rNI"), "Base64"),
    "other line length": (GOOD[:100] + "\n" + GOOD[100:], "70"),
    "an empty line": (GOOD.replace("\nU1NI", "\n\nU1NI"), "70"),
    "nothing inside": (armor(b""), "不完整"),
    "something else": (armor(b"SSHSIG" + (2).to_bytes(4, "big") + BLOB[10:]), "第 1 版"),
    "far too long": (armor(BLOB + bytes(4000)), "4096"),
}


@pytest.mark.parametrize("case", TABLE)
def test_whatever_we_accept_ssh_keygen_accepts(case: str, stock: Stock) -> None:
    armored, expected = TABLE[case]
    by_stock = stock(armored, BODY, NAMESPACE, public_from_seed(SEED))

    assert by_stock or not accepted(armored)
    assert accepted(armored) == (expected is None)
    if expected is not None:
        assert expected in why(armored)


def test_a_commit_may_be_signed_over_sha256_where_the_caller_allows_it(stock: Stock) -> None:
    assert stock(TABLE["sha256"][0], BODY, NAMESPACE, public_from_seed(SEED))
    assert verify(BODY, TABLE["sha256"][0], NAMESPACE, ("sha512", "sha256")).key == public_from_seed(SEED)


def test_a_seal_does_not_move_to_another_office_fund_or_text() -> None:
    assert "hzpub1.seal.chair@dawu.361122" in why(GOOD, namespace="hzpub1.seal.council@dawu.361122")
    assert "用途" in why(sign(BODY, SEED, ""), namespace="")
    assert "内容改动过" in why(GOOD, message=BODY + b"\n")
    assert accepted(GOOD)


def test_another_persons_key_put_into_a_seal_is_noticed(stock: Stock) -> None:
    other = crypto_sign_seed_keypair(bytes(32))[0]
    swapped = armor(BLOB.replace(crypto_sign_seed_keypair(SEED)[0], other))

    assert "不是用这把密钥签的" in why(swapped)
    assert not stock(GOOD, BODY, NAMESPACE, public_from_seed(bytes(32)))


def test_a_small_order_key_forges_for_stock_but_not_for_us(stock: Stock) -> None:
    point = b"\1" + bytes(31)
    forged = armor(framed(b"ssh-ed25519", point, lambda _: packed(point + bytes(32))))
    key = "ssh-ed25519 " + b64encode(packed(b"ssh-ed25519") + packed(point)).decode()

    assert stock(forged, BODY, NAMESPACE, key)
    assert "小阶点" in why(forged)


def test_a_key_with_a_small_order_part_is_refused_although_some_of_its_signatures_hold() -> None:
    assert {why(armor(blob)) for blob in hand_made(ORDER_8, b"")} == {
        "公钥不是 Ed25519 主群上的点：各家软件验证结果会不一致"
    }
    assert all(accepted(armor(blob)) for blob in hand_made(b"", b""))


def test_a_nonce_with_a_small_order_part_is_refused_by_us_as_by_stock(stock: Stock) -> None:
    blobs = hand_made(b"", ORDER_8)
    key = "ssh-ed25519 " + b64encode(blobs[0][14:65]).decode()

    assert not any(accepted(armor(blob)) for blob in blobs)
    assert not any(stock(armor(blob), BODY, NAMESPACE, key) for blob in blobs[:2])


def test_a_second_spelling_of_the_same_signature_is_refused() -> None:
    larger = int.from_bytes(BLOB[-32:], "little") + GROUP_ORDER

    assert "不规范" in why(armor(BLOB[:-32] + larger.to_bytes(32, "little")))


def test_a_hardware_key_needs_a_touch_which_stock_does_not_ask_for(stock: Stock) -> None:
    blob = hardware(flags=1)
    made = verify(BODY, armor(blob), NAMESPACE)
    untouched = armor(hardware(flags=0))

    assert (made.hardware, made.flags, made.counter) == (True, 1, 7)
    assert made.key.startswith("sk-ssh-ed25519@openssh.com AAAA")
    assert stock(armor(blob), BODY, NAMESPACE, made.key)
    assert stock(untouched, BODY, NAMESPACE, made.key)
    assert "按键" in why(untouched)
    assert verify(BODY, armor(hardware(flags=5, counter=2**32 - 1)), NAMESPACE).counter == 2**32 - 1


def test_a_hardware_keys_report_and_application_are_under_its_signature() -> None:
    blob = hardware(flags=1)

    assert "内容改动过" in why(armor(blob[:-1] + b"\x08"))
    assert "内容改动过" in why(armor(blob[:-5] + b"\x05" + blob[-4:]))
    assert "内容改动过" in why(armor(blob.replace(b"ssh:hzpub", b"ssh:other")))
    assert "ssh:" in why(armor(hardware(flags=1, application=b"web:hzpub")))


@pytest.mark.parametrize("blob", [BLOB, hardware(flags=1)], ids=["plain", "hardware"])
def test_a_seal_cut_short_anywhere_is_refused(blob: bytes) -> None:
    assert not any(accepted(armor(blob[:length])) for length in range(len(blob)))


@pytest.mark.parametrize("blob", [BLOB, hardware(flags=1)], ids=["plain", "hardware"])
def test_no_single_bit_can_be_turned(blob: bytes) -> None:
    number = int.from_bytes(blob, "big")
    turned = ((number ^ 1 << bit).to_bytes(len(blob), "big") for bit in range(8 * len(blob)))

    assert not any(accepted(armor(changed)) for changed in turned)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_no_change_to_the_written_seal_goes_unnoticed(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(GOOD)))
    end = data.draw(st.integers(start, min(len(GOOD), start + 8)))
    changed = GOOD[:start] + data.draw(st.text(max_size=8)) + GOOD[end:]

    assert accepted(changed) == (changed == GOOD)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=600))
def test_any_bytes_are_armoured_and_read_back_and_never_crash(blob: bytes) -> None:
    assert dearmor(armor(blob)) == dearmor(armor(blob).encode()) == blob
    assert not accepted(armor(blob))
    assert not accepted(armor(b"SSHSIG\0\0\0\1" + blob))
