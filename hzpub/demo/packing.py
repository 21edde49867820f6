"""Git objects and the pack that carries them, made in process so that ten thousand commits take seconds.

In:    blobs, trees, commits as bytes.   Out: their ids, and the pack file (version 2, no deltas).
Never: runs git, reads a repository.

Format: git's gitformat-pack and the object ids of SHA-1 repositories.
"""

import zlib
from hashlib import sha1

_TYPES = {"commit": 1, "tree": 2, "blob": 3}


class Pack:
    """A growing pack; an object that is added twice is kept once."""

    def __init__(self) -> None:
        self._objects = bytearray()
        self._ids: set[bytes] = set()

    def add(self, kind: str, content: bytes) -> bytes:
        """Add one object ("blob", "tree" or "commit"); answers its 20-byte id."""
        name = sha1(b"%s %d\0" % (kind.encode(), len(content)) + content, usedforsecurity=False).digest()
        if name not in self._ids:
            self._ids.add(name)
            self._objects += _header(_TYPES[kind], len(content)) + zlib.compress(content, 1)
        return name

    def finished(self) -> bytes:
        """The bytes of the whole pack, its checksum last."""
        whole = b"PACK" + (2).to_bytes(4, "big") + len(self._ids).to_bytes(4, "big") + self._objects
        return whole + sha1(whole, usedforsecurity=False).digest()


def _header(kind: int, size: int) -> bytes:
    """Type and length of a packed object: four bits of the length first, then seven at a time."""
    byte, size = kind << 4 | size & 15, size >> 4
    header = bytearray()
    while size:
        header.append(byte | 0x80)
        byte, size = size & 127, size >> 7
    header.append(byte)
    return bytes(header)
