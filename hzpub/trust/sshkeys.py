"""Ed25519 keys as OpenSSH writes them: read, judge, name, make, and sign with the stock tool.

In:    the text of a public key, a 32-byte seed, or the path of a key file.
Out:   the public key's bytes, its fingerprint, what is wrong with it; key files stock OpenSSH accepts.
Never: decides who may hold a key (offices do), keeps a private key in memory longer than one call.

Formats: OpenSSH PROTOCOL.key, PROTOCOL.u2f; weak points: docs/dev/threat-model.md.
"""

import os
import re
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from nacl.bindings import crypto_core_ed25519_is_valid_point, crypto_sign_seed_keypair

from hzpub.base.words import N_

PLAIN = "ssh-ed25519"
HARDWARE = "sk-ssh-ed25519@openssh.com"

_FIELD = 2**255 - 19
_ORDER_8 = 0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7
_SMALL_ORDER = frozenset({0, 1, _FIELD - 1, _ORDER_8, _FIELD - _ORDER_8})
_PUBLIC_TEXT = re.compile(r"(ssh-ed25519|sk-ssh-ed25519@openssh\.com) ([A-Za-z0-9+/]+={0,2})")
_APPLICATION = re.compile(rb"ssh:[!-~]*")
_PATTERN_FREE = re.compile(r"[a-z0-9_.-]+(@[a-z0-9_.-]+)?")

_NOT_A_KEY = N_("公钥文字不对：应为“类型 空格 Base64”一行，后面没有备注")
_CUT_SHORT = N_("公钥数据不完整")
_TRAILING = N_("公钥数据后面多出了内容")
_OTHER_KIND = N_("公钥类型不支持，只接受 ssh-ed25519 和 sk-ssh-ed25519@openssh.com")
_WRONG_LENGTH = N_("公钥长度不对，应为 32 个字节")
_APPLICATION_WRONG = N_("硬件密钥的用途标记应以 ssh: 开头，且只含可见的英文字符")
_RESPELT = N_("公钥数据不规范，不是唯一写法")
_SMALL = N_("公钥是弱密钥（小阶点）：任何内容的签名都能伪造")
_MIXED = N_("公钥不是 Ed25519 主群上的点：各家软件验证结果会不一致")
_NO_TOOL = N_("这台电脑上没有 ssh-keygen，请先安装 OpenSSH 客户端")
_NO_FILE = N_("找不到密钥文件 {path}")
_TAKEN = N_("文件 {path} 已经存在，不会覆盖")
_REFUSED = N_("ssh-keygen 无法使用密钥 {path}：{said}")
_SAID_ABOVE = N_("原因见上面 ssh-keygen 的提示")


class BadKey(ValueError):
    """A public key that is not spelt, or not built, as it must be; ``reason`` is a Chinese msgid."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class KeyToolError(RuntimeError):
    """Stock ssh-keygen is missing or would not do it; ``reason`` is a msgid, ``facts`` fill its places."""

    def __init__(self, reason: str, **facts: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts = facts


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A public key taken apart: its kind, the 32 bytes of its point, a hardware key's application."""

    kind: str
    point: bytes
    application: bytes = b""


def packed(data: bytes) -> bytes:
    """Put the four-byte length before ``data`` (the ``string`` of RFC 4251 section 5)."""
    return len(data).to_bytes(4, "big") + data


def unpack(blob: bytes, at: int) -> tuple[bytes, int]:
    """Read one length-prefixed string at offset ``at``; return it and the offset behind it.

    Raises IndexError when the blob ends too early: a short read is never returned.
    """
    start = at + 4
    end = start + int.from_bytes(blob[at:start], "big")
    if end > len(blob):
        raise IndexError(at)
    return blob[start:end], end


@lru_cache(maxsize=4096)
def take_apart(blob: bytes) -> PublicKey:
    """Read a public key blob (PROTOCOL.key, PROTOCOL.u2f), every byte of it. Raises BadKey."""
    try:
        name, at = unpack(blob, 0)
        if name not in (PLAIN.encode(), HARDWARE.encode()):
            raise BadKey(_OTHER_KIND)
        point, at = unpack(blob, at)
        application, at = unpack(blob, at) if name == HARDWARE.encode() else (b"", at)
    except IndexError:
        raise BadKey(_CUT_SHORT) from None
    if at != len(blob):
        raise BadKey(_TRAILING)
    if len(point) != 32:
        raise BadKey(_WRONG_LENGTH)
    if name == HARDWARE.encode() and not _APPLICATION.fullmatch(application):
        raise BadKey(_APPLICATION_WRONG)
    return PublicKey(name.decode(), point, application)


def parse_public(text: str) -> bytes:
    """Return the blob of ``type base64`` (no comment, no second spelling). Raises BadKey.

    Says nothing about the strength of the point; ask ``problem`` before granting the key.
    """
    spelt = _PUBLIC_TEXT.fullmatch(text)
    if not spelt:
        raise BadKey(_NOT_A_KEY)
    try:
        blob = b64decode(spelt[2], validate=True)
    except ValueError:
        raise BadKey(_NOT_A_KEY) from None
    if public_text(blob) != text:
        raise BadKey(_NOT_A_KEY)
    return blob


def public_text(blob: bytes) -> str:
    """Spell a public key blob as ``type base64`` without comment. Raises BadKey."""
    return f"{take_apart(blob).kind} {b64encode(blob).decode('ascii')}"


def fingerprint(blob: bytes) -> str:
    """Name a key as ``ssh-keygen -l`` does: ``SHA256:`` and 43 base64 characters."""
    return "SHA256:" + b64encode(sha256(blob).digest()).decode("ascii").rstrip("=")


def problem(blob: bytes) -> str | None:
    """Say in one Chinese msgid why this key must not be granted or trusted; None when it may be.

    Refuses the small-order points, which make forgery free, every second spelling of a
    point (RFC 8032 section 5.1.3), and points outside the main group, on which verifiers disagree.
    """
    try:
        point = take_apart(blob).point
    except BadKey as bad:
        return bad.reason
    y = int.from_bytes(point, "little") & (2**255 - 1)
    if y >= _FIELD:
        return _RESPELT
    if y in _SMALL_ORDER:
        return _SMALL
    return None if crypto_core_ed25519_is_valid_point(point) else _MIXED


def public_from_seed(seed: bytes) -> str:
    """Return the public key text that belongs to a 32-byte seed (RFC 8032 section 5.1.5)."""
    point, _ = crypto_sign_seed_keypair(seed)
    return public_text(packed(PLAIN.encode()) + packed(point))


def private_key_file(seed: bytes, comment: str) -> str:
    """Return an unencrypted openssh-key-v1 file for demonstration funds; the same seed, the same bytes."""
    point, secret = crypto_sign_seed_keypair(seed)
    kind = packed(PLAIN.encode())
    check = sha256(b"hzpub1.checkint\0" + seed).digest()[:4]
    private = check * 2 + kind + packed(point) + packed(secret) + packed(comment.encode())
    private += bytes(range(1, 1 + -len(private) % 8))
    body = b"openssh-key-v1\0" + packed(b"none") * 2 + packed(b"") + (1).to_bytes(4, "big")
    text = b64encode(body + packed(kind + packed(point)) + packed(private)).decode("ascii")
    lines = [text[at : at + 70] for at in range(0, len(text), 70)]
    return "\n".join(["-----BEGIN OPENSSH PRIVATE KEY-----", *lines, "-----END OPENSSH PRIVATE KEY-----", ""])


def allowed_signers_line(principal: str, namespaces: Sequence[str], key: str) -> str:
    """Write one line for ``ssh-keygen -Y verify -f``, without line end.

    Both lists are patterns to OpenSSH, so only ``[a-z0-9_.-]`` and one ``@`` may stand in them: a
    ``*``, ``?``, ``!`` or comma would let others seal. Raises ValueError, and BadKey for the key.
    """
    parse_public(key)
    for name in (principal, *namespaces):
        if not _PATTERN_FREE.fullmatch(name):
            raise ValueError(f"not a plain name: {name!r}")
    if not namespaces:
        raise ValueError("a key without namespaces may sign anything")
    return f'{principal} namespaces="{",".join(namespaces)}" {key}'


def sign_with_stock(keyfile: Path, namespace: str, message: bytes) -> str:
    """Let stock ``ssh-keygen -Y sign`` make the armoured signature; nothing is written to disk.

    ``keyfile`` may be a private key, a FIDO key, or the public half of a key held by an agent. On a
    terminal ssh-keygen speaks for itself (passphrase, "touch the key"). Raises KeyToolError.
    """
    if not keyfile.is_file():
        raise KeyToolError(_NO_FILE, path=str(keyfile))
    made = _stock(keyfile, "-Y", "sign", "-n", namespace, stdin=message)
    return made.replace("\r\n", "\n")


def generate_with_stock(path: Path, comment: str, passphrase: str = "") -> str:
    """Let stock ``ssh-keygen`` make a new key at ``path`` and ``path``.pub; return the public key text.

    The passphrase (none, or at least five characters) is handed over as an argument, which other users
    of the same computer could see for a moment. Raises KeyToolError; never overwrites a key.
    """
    public = path.with_name(path.name + ".pub")
    for taken in (path, public):
        if taken.exists():
            raise KeyToolError(_TAKEN, path=str(taken))
    _stock(path, "-q", "-t", "ed25519", "-N", passphrase, "-C", comment)
    return " ".join(public.read_text("utf-8").split()[:2])


def without_passphrase(path: Path) -> None:
    """Let stock ``ssh-keygen`` take the passphrase off the key file `path`; it asks for it. Raises KeyToolError."""
    _stock(path, "-q", "-p", "-N", "")


def _stock(keyfile: Path, *options: str, stdin: bytes = b"") -> str:
    spoken = os.isatty(2)
    try:
        run = subprocess.run(
            ["ssh-keygen", *options, "-f", str(keyfile)],
            check=False,
            input=stdin,
            stdout=subprocess.PIPE,
            stderr=None if spoken else subprocess.PIPE,
        )
    except OSError:
        raise KeyToolError(_NO_TOOL) from None
    if run.returncode:
        said = (run.stderr or b"").decode("utf-8", "replace").strip().splitlines() or [_SAID_ABOVE]
        raise KeyToolError(_REFUSED, path=str(keyfile), said=said[-1])
    return run.stdout.decode("ascii", "replace")
