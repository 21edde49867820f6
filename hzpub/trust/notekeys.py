"""The 32-byte seed inside a key file, for signing notes: stock ssh-keygen signs only its own envelopes.

In:    the text of an unencrypted Ed25519 key file as ssh-keygen writes it, or the id of an invented fund.
Out:   the seed; or BadNote with the reason.
Never: opens a key with a passphrase, is used for seals, keeps a seed.

Format: OpenSSH PROTOCOL.key. What a note's signature covers begins with the log's name or with
``cosignature/v1``, a seal with ``SSHSIG``: one key file cannot be tricked from one into the other.
"""

from binascii import a2b_base64
from hashlib import sha256

from hzpub.base.words import N_
from hzpub.trust.notes import BadNote
from hzpub.trust.sshkeys import PLAIN, public_from_seed, public_text, unpack

_BEGIN, _END = "-----BEGIN OPENSSH PRIVATE KEY-----\n", "-----END OPENSSH PRIVATE KEY-----\n"
_MAGIC = b"openssh-key-v1\0"
_MOST = 4096
_NOT_KEY_FILE = N_("这不是 hzpub keygen 做的钥匙文件")
_PASSPHRASE = N_("这把钥匙设了口令，电脑自己用不了")


def seed_of(text: str) -> bytes:
    """The seed in a private key file. Raises BadNote."""
    text = text.replace("\r\n", "\n")
    if len(text) > _MOST or not (text.startswith(_BEGIN) and text.endswith(_END)):
        raise BadNote(_NOT_KEY_FILE)
    try:
        data = a2b_base64(text[len(_BEGIN) : -len(_END)].replace("\n", ""), strict_mode=True)
        cipher, at = unpack(data, len(_MAGIC))
        _, at = unpack(data, at)
        _, at = unpack(data, at)
        if not data.startswith(_MAGIC):
            raise BadNote(_NOT_KEY_FILE)
        if cipher != b"none":
            raise BadNote(_PASSPHRASE)
        public, at = unpack(data, at + 4)
        private, at = unpack(data, at)
        kind, at = unpack(private, 8)
        _, at = unpack(private, at)
        secret, at = unpack(private, at)
        seed = secret[:32]
        if kind != PLAIN.encode() or len(secret) != 64 or public_from_seed(seed) != public_text(public):
            raise BadNote(_NOT_KEY_FILE)
    except BadNote:
        raise
    except (ValueError, IndexError):
        raise BadNote(_NOT_KEY_FILE) from None
    return seed


def invented_seed(fund: str) -> bytes:
    """The seed of an invented fund's log key: anybody can compute it, it protects nothing and says so."""
    return sha256(b"hzpub1.log.fiction\0" + fund.encode()).digest()
