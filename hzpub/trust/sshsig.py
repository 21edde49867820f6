"""Check and make OpenSSH signatures (SSHSIG) in process, at least as strictly as stock ssh-keygen.

In:    the exact bytes that were signed, the armoured signature, the namespace it must be for.
Out:   a Signature that names the key; or BadSeal with the reason.
Never: asks whether that key was allowed to sign (offices do), reads files, looks at the clock.

Format: OpenSSH PROTOCOL.sshsig 1.4 and, for hardware keys, PROTOCOL.u2f; choices in docs/dev/decisions/0003.
Everything before the last 64 (hardware: 69) bytes of a signature is the same for every record one key
signs in one office, so it is read once, strictly, and remembered; what remains is a hash and the curve.
"""

from binascii import a2b_base64, b2a_base64
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256, sha512
from typing import Protocol

from nacl.bindings import crypto_sign, crypto_sign_open, crypto_sign_seed_keypair
from nacl.exceptions import CryptoError

from hzpub.base.words import N_
from hzpub.trust.sshkeys import HARDWARE, PLAIN, packed, problem, public_text, take_apart, unpack

MOST = 4096
_BEGIN = "-----BEGIN SSH SIGNATURE-----\n"
_END = "\n-----END SSH SIGNATURE-----\n"
_MAGIC = b"SSHSIG"
_PREAMBLE = _MAGIC + (1).to_bytes(4, "big")
_TOUCHED = 0x01
_GROUP_ORDER = 2**252 + 27742317777372353535851937790883648493

_TOO_LONG = N_("签名文字太长：{length} 个字符，最多 {most} 个")
_NOT_ARMOUR = N_("签名文字的首行、末行或换行不对，应与 ssh-keygen 写出的一字不差")
_NOT_BASE64 = N_("签名文字里有不属于 Base64 的字符，或者不完整")
_RESPELT = N_("签名文字换了写法：应每行 70 个字符，只有一种写法")
_NOT_SSHSIG = N_("不是第 1 版的 OpenSSH 签名")
_CUT_SHORT = N_("签名数据不完整")
_TRAILING = N_("签名数据里多出了内容")
_NAMESPACE = N_("签名的用途是“{found}”，这里应为“{expected}”")
_RESERVED = N_("签名的保留字段必须为空")
_HASH = N_("签名用的摘要算法是“{found}”，这里只接受 {expected}")
_MISMATCH = N_("签名的算法与公钥的类型不一致")
_LENGTH = N_("签名长度不对，应为 64 个字节")
_RESPELT_S = N_("签名数值不规范，不是唯一写法")
_UNTOUCHED = N_("硬件密钥签名时没有人按键确认")
_WRONG = N_("签名与内容不符：内容改动过，或者不是用这把密钥签的")


class BadSeal(ValueError):
    """A signature that must not count; ``reason`` is a Chinese msgid, ``facts`` fill its places."""

    def __init__(self, reason: str, **facts: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts: dict[str, str] = facts


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature that holds: the key that made it and, for a hardware key, what the key reported.

    ``key`` is ``type base64``; bit 0 of ``flags`` is the touch, bit 2 the PIN; plain keys have 0 and 0.
    """

    key: str
    blob: bytes
    namespace: str
    hardware: bool
    flags: int
    counter: int


class _Digest(Protocol):
    def digest(self) -> bytes: ...


_HASHES: dict[str, Callable[[bytes], _Digest]] = {"sha512": sha512, "sha256": sha256}


@dataclass(frozen=True, slots=True)
class _Head:
    """What the unchanging part of a signature says, ready for use on the next message."""

    point: bytes
    framing: bytes
    hashed: Callable[[bytes], _Digest]
    application: bytes
    made: Signature


def armor(blob: bytes) -> str:
    """Write a signature as ssh-keygen does: base64 in lines of 70, LF, between BEGIN and END."""
    text = b2a_base64(blob, newline=False).decode("ascii")
    return _BEGIN + "\n".join([text[at : at + 70] for at in range(0, len(text), 70)]) + _END


def dearmor(text: bytes | str) -> bytes:
    """Return the signature blob of an armour that is byte for byte what ``armor`` writes. Raises BadSeal."""
    if len(text) > MOST:
        raise BadSeal(_TOO_LONG, length=str(len(text)), most=str(MOST))
    if isinstance(text, bytes):
        text = text.decode("latin-1")
    if not (text.startswith(_BEGIN) and text.endswith(_END)):
        raise BadSeal(_NOT_ARMOUR)
    try:
        blob = a2b_base64(text[len(_BEGIN) : -len(_END)].replace("\n", ""), strict_mode=True)
    except ValueError:
        raise BadSeal(_NOT_BASE64) from None
    if armor(blob) != text:
        raise BadSeal(_RESPELT)
    return blob


def verify(message: bytes, armored: str, namespace: str, hashes: tuple[str, ...] = ("sha512",)) -> Signature:
    """Check that ``armored`` is a signature over exactly ``message`` for ``namespace``. Raises BadSeal.

    Records allow only sha512; git commits may also use sha256, so the caller of those passes both. A
    hardware key must report the touch, which stock ssh-keygen does not ask for.
    """
    blob = dearmor(armored)
    hardware = blob[18:21] == b"sk-"
    tail = -69 if hardware else -64
    head = _head(blob[:tail], namespace, hashes)
    raw = blob[tail:]
    signed = head.framing + head.hashed(message).digest()
    made = head.made
    if hardware:
        if not raw[64] & _TOUCHED:
            raise BadSeal(_UNTOUCHED)
        signed = head.application + raw[64:] + sha256(signed).digest()
        counter = int.from_bytes(raw[65:], "big")
        made = Signature(made.key, made.blob, namespace, True, raw[64], counter)
        raw = raw[:64]
    if int.from_bytes(raw[32:], "little") >= _GROUP_ORDER:
        raise BadSeal(_RESPELT_S)
    try:
        crypto_sign_open(raw + signed, head.point)
    except CryptoError:
        raise BadSeal(_WRONG) from None
    return made


def sign(message: bytes, seed: bytes, namespace: str) -> str:
    """Sign with a 32-byte seed, as ``ssh-keygen -Y sign`` would; for demonstration funds and tests."""
    point, secret = crypto_sign_seed_keypair(seed)
    kind = packed(PLAIN.encode())
    signed = _framing(namespace, "sha512") + sha512(message).digest()
    raw = crypto_sign(signed, secret)[:64]
    fields = packed(kind + packed(point)) + _fields(namespace, "sha512") + packed(kind + packed(raw))
    return armor(_PREAMBLE + fields)


def _fields(namespace: str, name: str) -> bytes:
    return packed(namespace.encode()) + packed(b"") + packed(name.encode())


def _framing(namespace: str, name: str) -> bytes:
    """All signed bytes but the digest itself, whose length ends them (PROTOCOL.sshsig section 4)."""
    return _MAGIC + _fields(namespace, name) + len(_HASHES[name](b"").digest()).to_bytes(4, "big")


@lru_cache(maxsize=4096)
def _head(head: bytes, namespace: str, hashes: tuple[str, ...]) -> _Head:
    """Read everything before the raw signature (PROTOCOL.sshsig section 3). Raises BadSeal."""
    if not head.startswith(_PREAMBLE):
        raise BadSeal(_CUT_SHORT if _PREAMBLE.startswith(head) else _NOT_SSHSIG)
    try:
        blob, at = unpack(head, len(_PREAMBLE))
        found, at = unpack(head, at)
        reserved, at = unpack(head, at)
        name, at = unpack(head, at)
        length = int.from_bytes(head[at : at + 4], "big")
        kind, at = unpack(head, at + 4)
    except IndexError:
        raise BadSeal(_CUT_SHORT) from None
    unfit = problem(blob)
    if unfit:
        raise BadSeal(unfit)
    key = take_apart(blob)
    if not namespace or found != namespace.encode():
        raise BadSeal(_NAMESPACE, found=_shown(found), expected=namespace)
    if reserved:
        raise BadSeal(_RESERVED)
    chosen = _shown(name)
    if chosen not in hashes or chosen not in _HASHES:
        raise BadSeal(_HASH, found=chosen, expected=" / ".join(hashes))
    if kind != key.kind.encode():
        raise BadSeal(_MISMATCH)
    hardware = key.kind == HARDWARE
    if head[at : at + 4] != (64).to_bytes(4, "big") or length != 8 + len(kind) + (69 if hardware else 64):
        raise BadSeal(_LENGTH if at + 4 <= len(head) else _CUT_SHORT)
    if at + 4 != len(head):
        raise BadSeal(_TRAILING)
    made = Signature(public_text(blob), blob, namespace, hardware, 0, 0)
    application = sha256(key.application).digest() if hardware else b""
    return _Head(key.point, _framing(namespace, chosen), _HASHES[chosen], application, made)


def _shown(found: bytes) -> str:
    return found[:80].decode("ascii", "backslashreplace")
