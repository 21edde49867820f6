"""Open a person's own key file for reading a backup: with its passphrase asked by the stock tool.

In:    the path of an OpenSSH private key.   Out: the key as `age` takes it, in memory.
Never: asks for a passphrase itself, leaves an opened copy behind, changes the file.

A locked key is copied into a folder only its owner can enter (in memory where the system has such a place), and stock
`ssh-keygen -p` takes the passphrase off the copy: it asks on the terminal, or through SSH_ASKPASS, as when sealing.
"""

import os
from base64 import b64decode
from pathlib import Path
from tempfile import TemporaryDirectory

from hzpub.base.files import read_plain
from hzpub.base.words import N_
from hzpub.trust.sshkeys import KeyToolError, unpack, without_passphrase

LARGEST = 16384
_MEMORY = Path("/dev") / "shm"
_MAGIC = b"openssh-key-v1\0"
_BEGIN, _END = "-----BEGIN OPENSSH PRIVATE KEY-----", "-----END OPENSSH PRIVATE KEY-----"
_CANNOT_READ = N_("读不了密钥文件 {path}")
_NOT_PRIVATE = N_("{path} 不是 OpenSSH 的私人钥匙（不带 .pub 的那个文件）")


def open_key(path: Path) -> bytes:
    """The key in the file `path`, without its passphrase. Raises KeyToolError."""
    try:
        data = read_plain(path, LARGEST)
    except OSError:
        raise KeyToolError(_CANNOT_READ, path=str(path)) from None
    if not _is_locked(data, path):
        return data
    where = str(_MEMORY) if _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK) else None
    with TemporaryDirectory(dir=where) as folder:
        copy = Path(folder) / path.name
        copy.touch(mode=0o600)
        copy.write_bytes(data)
        without_passphrase(copy)
        return copy.read_bytes()


def _is_locked(data: bytes, path: Path) -> bool:
    """Whether the file says its key is encrypted (PROTOCOL.key: the name of its cipher). Raises KeyToolError."""
    text = data.decode("ascii", "replace").replace("\r", "").strip()
    if not text.startswith(_BEGIN) or not text.endswith(_END):
        raise KeyToolError(_NOT_PRIVATE, path=str(path))
    try:
        blob = b64decode(text.removeprefix(_BEGIN).removesuffix(_END))
        cipher, _ = unpack(blob, len(_MAGIC))
    except (ValueError, IndexError):
        raise KeyToolError(_NOT_PRIVATE, path=str(path)) from None
    if not blob.startswith(_MAGIC):
        raise KeyToolError(_NOT_PRIVATE, path=str(path))
    return cipher != b"none"
