"""Signed notes: a short text, signed so that any program of the C2SP family can check it.

In:    the bytes of a note, verifier keys, a 32-byte seed.
Out:   the text and who signed it; or BadNote with the reason.
Never: reads a file or the clock, trusts a signature by a key it was not given, works on more than a small note.

Formats: C2SP signed-note (keys of type 0x01) and tlog-cosignature (type 0x04: a witness who states the time).
A signature that names a known key and does not hold makes the whole note bad; unknown ones are passed over.
"""

import re
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from nacl.bindings import crypto_sign, crypto_sign_open, crypto_sign_seed_keypair
from nacl.exceptions import CryptoError

from hzpub.base.words import N_
from hzpub.trust.sshkeys import PLAIN, packed, problem

LOG, WITNESS = 0x01, 0x04
MOST_BYTES = 65536
MOST_SIGNATURES = 100

_NAME = re.compile(r"[^\s+\0-\x20\x7f]{1,200}")
_VKEY = re.compile(r"([^\s+]{1,200})\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})")
_LINE = re.compile(r"— (\S{1,200}) ([A-Za-z0-9+/]+={0,2})")
_CONTROL = re.compile(r"[\0-\x09\x0b-\x1f\x7f]")
_TIMED = 8

_NOT_KEY = N_("核对钥匙写得不对：应为“名称+编号+公钥”一行")
_NOT_NAME = N_("签名人的名称里不能有空格和加号")
_OTHER_KEY = N_("核对钥匙“{name}”的类型不支持")
_KEY_ID = N_("核对钥匙“{name}”的编号和公钥对不上")
_TOO_LONG = N_("签条太长")
_NOT_NOTE = N_("签条的样子不对：应为正文、一个空行、若干行签名")
_SIGNATURE_LINE = N_("签名行写得不对：应为“— 名称 签名”")
_WRONG = N_("“{name}”的签名和签条的正文不符")
_MISSING = N_("签条上没有“{name}”的签名")


class BadNote(ValueError):
    """A note, key or signature line that must not count; ``reason`` is a msgid, ``facts`` fill its places."""

    def __init__(self, reason: str, **facts: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts = facts


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A public key with the name of who signs; ``kind`` is LOG or WITNESS."""

    name: str
    kind: int
    point: bytes

    @classmethod
    def parse(cls, text: str) -> "VerifierKey":
        """Read ``name+id+base64``. Raises BadNote, for a weak key as well."""
        found = _VKEY.fullmatch(text)
        if not found or not _NAME.fullmatch(found[1]):
            raise BadNote(_NOT_KEY)
        data = from_base64(found[3], _NOT_KEY)
        if len(data) != 33 or data[0] not in (LOG, WITNESS):
            raise BadNote(_OTHER_KEY, name=found[1])
        if problem(packed(PLAIN.encode()) + packed(data[1:])) is not None:
            raise BadNote(_OTHER_KEY, name=found[1])
        made = cls(found[1], data[0], data[1:])
        if made.id.hex() != found[2]:
            raise BadNote(_KEY_ID, name=found[1])
        return made

    @classmethod
    def of_seed(cls, name: str, kind: int, seed: bytes) -> "VerifierKey":
        """The verifier key that belongs to a 32-byte seed. Raises BadNote for a name that cannot be one."""
        if not _NAME.fullmatch(name):
            raise BadNote(_NOT_NAME)
        return cls(name, kind, crypto_sign_seed_keypair(seed)[0])

    @property
    def id(self) -> bytes:
        """The four bytes that stand before each signature by this key."""
        return sha256(self.name.encode() + b"\n" + bytes([self.kind]) + self.point).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{to_base64(bytes([self.kind]) + self.point)}"


@dataclass(frozen=True, slots=True)
class Signature:
    """One line below a note: who it says signed, the key's id, the rest. ``str`` gives the line back."""

    name: str
    key_id: bytes
    raw: bytes

    @classmethod
    def parse(cls, line: str) -> "Signature":
        """Read ``— name base64``. Raises BadNote."""
        found = _LINE.fullmatch(line)
        if not found or not _NAME.fullmatch(found[1]):
            raise BadNote(_SIGNATURE_LINE)
        data = from_base64(found[2], _SIGNATURE_LINE)
        if len(data) < 5:
            raise BadNote(_SIGNATURE_LINE)
        return cls(found[1], data[:4], data[4:])

    def is_by(self, key: VerifierKey) -> bool:
        """Whether the line claims to be by ``key``; it may still be forged."""
        return (self.name, self.key_id) == (key.name, key.id)

    def verify(self, key: VerifierKey, text: bytes) -> int:
        """Check this signature over a note's text; answers the witness's unix time, 0 for a log. Raises BadNote."""
        time, raw, signed = 0, self.raw, text
        if key.kind == WITNESS:
            time, raw = int.from_bytes(self.raw[:_TIMED], "big"), self.raw[_TIMED:]
            signed = _witnessed(time, text)
        try:
            if not self.is_by(key) or len(raw) != 64:
                raise BadNote(_WRONG, name=self.name)
            crypto_sign_open(raw + signed, key.point)
        except CryptoError:
            raise BadNote(_WRONG, name=self.name) from None
        return time

    def __str__(self) -> str:
        return f"— {self.name} {to_base64(self.key_id + self.raw)}"


@dataclass(frozen=True, slots=True)
class Note:
    """A note taken apart: the text that was signed (with its last line end), and the signature lines."""

    text: bytes
    signatures: tuple[Signature, ...]

    @classmethod
    def parse(cls, data: bytes) -> "Note":
        """Read a note, signed by somebody or by nobody yet; no signature is checked. Raises BadNote."""
        if len(data) > MOST_BYTES:
            raise BadNote(_TOO_LONG)
        try:
            whole = data.decode("utf-8")
        except UnicodeDecodeError:
            raise BadNote(_NOT_NOTE) from None
        text, blank, below = whole.rpartition("\n\n")
        lines = below.split("\n")
        if not blank or not text or _CONTROL.search(whole) or lines.pop() or len(lines) > MOST_SIGNATURES:
            raise BadNote(_NOT_NOTE)
        if not lines and "\n\n" in text:
            raise BadNote(_NOT_NOTE)
        return cls(f"{text}\n".encode(), tuple(Signature.parse(line) for line in lines))

    def signed_by(self, keys: Sequence[VerifierKey]) -> dict[VerifierKey, int]:
        """Whose signatures hold, each with its time. Raises BadNote when one claims a given key and fails."""
        return {
            key: line.verify(key, self.text) for line in self.signatures for key in keys if line.is_by(key)
        }

    def demand(self, key: VerifierKey) -> None:
        """Raises BadNote unless ``key`` signed this note."""
        if key not in self.signed_by([key]):
            raise BadNote(_MISSING, name=key.name)

    def __bytes__(self) -> bytes:
        return self.text + b"\n" + "".join(f"{each}\n" for each in self.signatures).encode()


def sign(text: bytes, name: str, seed: bytes) -> Signature:
    """A log's signature over a note's text (which ends with a line end). Raises BadNote for the name."""
    return _signed(VerifierKey.of_seed(name, LOG, seed), text, seed, b"")


def cosign(text: bytes, name: str, seed: bytes, time: int) -> Signature:
    """A witness's signature: this text was the newest known at unix ``time``. Raises BadNote for the name."""
    key = VerifierKey.of_seed(name, WITNESS, seed)
    return _signed(key, _witnessed(time, text), seed, time.to_bytes(_TIMED, "big"))


def _signed(key: VerifierKey, message: bytes, seed: bytes, before: bytes) -> Signature:
    _, secret = crypto_sign_seed_keypair(seed)
    return Signature(key.name, key.id, before + crypto_sign(message, secret)[:64])


def _witnessed(time: int, text: bytes) -> bytes:
    return b"cosignature/v1\ntime %d\n" % time + text


def to_base64(data: bytes) -> str:
    """Base64 in its one spelling."""
    return b64encode(data).decode("ascii")


def from_base64(text: str, reason: str) -> bytes:
    """Read base64 in its one spelling. Raises BadNote with ``reason``."""
    try:
        data = b64decode(text, validate=True)
    except ValueError:
        raise BadNote(reason) from None
    if to_base64(data) != text:
        raise BadNote(reason)
    return data
