"""Signatures as an attacker might make them: right ones, and every spelling a lax verifier lets pass.

In:    a message, a seed, a namespace, and the name of a malformation.
Out:   an armoured SSHSIG.
Never: is used by the program; `hzpub.trust.sshsig` refuses all but the first.
"""

from binascii import b2a_base64
from collections.abc import Callable, Mapping
from hashlib import sha256, sha512

from nacl.bindings import crypto_sign, crypto_sign_seed_keypair

from hzpub.trust.sshkeys import packed
from hzpub.trust.sshsig import armor, sign

_PLAIN, _HARD = b"ssh-ed25519", b"sk-ssh-ed25519@openssh.com"
_ORDER = 2**252 + 27742317777372353535851937790883648493
_APPLICATION = b"ssh:hzpub"
_SMALL = b"\x01" + bytes(31)


def forged(message: bytes, seed: bytes, namespace: str, form: str = "good") -> str:
    """Sign `message`; `form` is "good" or a key of `FORMS`."""
    return sign(message, seed, namespace) if form == "good" else FORMS[form](message, seed, namespace)


def _blob(space: bytes, key: bytes, signature: bytes, name: bytes = b"sha512", reserved: bytes = b"", tail: bytes = b"") -> bytes:
    fields = packed(space) + packed(reserved) + packed(name)
    return b"SSHSIG" + (1).to_bytes(4, "big") + packed(key) + fields + packed(signature) + tail


def _raw(seed: bytes, space: bytes, digest: bytes, name: bytes = b"sha512", reserved: bytes = b"") -> tuple[bytes, bytes]:
    """The point and the 64 bytes of an Ed25519 signature over what SSHSIG signs."""
    point, secret = crypto_sign_seed_keypair(seed)
    signed = b"SSHSIG" + packed(space) + packed(reserved) + packed(name) + packed(digest)
    return point, crypto_sign(signed, secret)[:64]


def _whole(message: bytes, seed: bytes, namespace: str, *, name: bytes = b"sha512", reserved: bytes = b"", tail: bytes = b"") -> bytes:
    space = namespace.encode()
    digest = (sha256 if name == b"sha256" else sha512)(message).digest()
    point, raw = _raw(seed, space, digest, name, reserved)
    kind = packed(_PLAIN)
    return _blob(space, kind + packed(point), kind + packed(raw), name, reserved, tail)


def _sha256(message: bytes, seed: bytes, namespace: str) -> str:
    return armor(_whole(message, seed, namespace, name=b"sha256"))


def _upper_case(message: bytes, seed: bytes, namespace: str) -> str:
    return armor(_whole(message, seed, namespace, name=b"SHA512"))


def _reserved(message: bytes, seed: bytes, namespace: str) -> str:
    return armor(_whole(message, seed, namespace, reserved=b"x"))


def _trailing(message: bytes, seed: bytes, namespace: str) -> str:
    return armor(_whole(message, seed, namespace, tail=b"\0"))


def _cut_short(message: bytes, seed: bytes, namespace: str) -> str:
    return armor(_whole(message, seed, namespace)[:40])


def _version_two(message: bytes, seed: bytes, namespace: str) -> str:
    return armor(_whole(message, seed, namespace).replace(b"SSHSIG\0\0\0\1", b"SSHSIG\0\0\0\2", 1))


def _second_spelling(message: bytes, seed: bytes, namespace: str) -> str:
    """The same signature with the group order added to its number S."""
    whole = _whole(message, seed, namespace)
    return armor(whole[:-32] + (int.from_bytes(whole[-32:], "little") + _ORDER).to_bytes(32, "little"))


def _one_line(message: bytes, seed: bytes, namespace: str) -> str:
    """All base64 in one line: what other tools write."""
    text = b2a_base64(_whole(message, seed, namespace), newline=False).decode()
    return f"-----BEGIN SSH SIGNATURE-----\n{text}\n-----END SSH SIGNATURE-----\n"


def _without_end(message: bytes, seed: bytes, namespace: str) -> str:
    return sign(message, seed, namespace).replace("-----END SSH SIGNATURE-----\n", "")


def _text_before(message: bytes, seed: bytes, namespace: str) -> str:
    return "Good\n" + sign(message, seed, namespace)


def _odd_letters(message: bytes, seed: bytes, namespace: str) -> str:
    lines = sign(message, seed, namespace).split("\n")
    lines[1] = lines[1][:-2] + "*" + lines[1][-1]
    return "\n".join(lines)


def _small_order(_message: bytes, _seed: bytes, namespace: str) -> str:
    """The key and signature that many verifiers call good for any message."""
    kind = packed(_PLAIN)
    return armor(_blob(namespace.encode(), kind + packed(_SMALL), kind + packed(_SMALL + bytes(32))))


def _untouched(message: bytes, seed: bytes, namespace: str) -> str:
    """A hardware key that nobody pressed: stock ssh-keygen calls it good."""
    space = namespace.encode()
    point, secret = crypto_sign_seed_keypair(seed)
    inner = b"SSHSIG" + packed(space) + packed(b"") + packed(b"sha512") + packed(sha512(message).digest())
    flags = b"\0" + bytes(4)
    raw = crypto_sign(sha256(_APPLICATION).digest() + flags + sha256(inner).digest(), secret)[:64]
    key = packed(_HARD) + packed(point) + packed(_APPLICATION)
    return armor(_blob(space, key, packed(_HARD) + packed(raw) + flags))


FORMS: Mapping[str, Callable[[bytes, bytes, str], str]] = {
    "sha256": _sha256,
    "upper_case": _upper_case,
    "reserved": _reserved,
    "trailing": _trailing,
    "cut_short": _cut_short,
    "version_two": _version_two,
    "second_spelling": _second_spelling,
    "one_line": _one_line,
    "without_end": _without_end,
    "text_before": _text_before,
    "odd_letters": _odd_letters,
    "small_order": _small_order,
    "untouched": _untouched,
}
