"""Read a file that somebody else put there: plain files only, and never more than asked for.

In:    a path and the most bytes its reader can use.
Out:   at most one byte more than that, so that the reader can say "too large"; OSError for what is no plain file.
Never: waits at a pipe or a device, reads a whole file to find out that it is too long.
"""

import errno
import os
import stat
from hashlib import sha256
from io import FileIO
from pathlib import Path

_PLAINLY = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)
"""Windows knows O_BINARY and neither of the others."""
_PIECE = 1 << 20


def read_plain(path: str | Path, most: int, *, links: bool = True) -> bytes:
    """The first `most` + 1 bytes of a plain file; without `links` a symbolic link is none. Raises OSError."""
    with _opened(path, links) as stream:
        read = bytearray()
        while len(read) <= most and (more := stream.read(most + 1 - len(read))):
            read += more
        return bytes(read)


def digest_plain(path: str | Path, *, links: bool = True) -> str:
    """The SHA-256 of a plain file of any length, in hex; never more than a piece of it is held. Raises OSError."""
    digest = sha256()
    with _opened(path, links) as stream:
        while more := stream.read(_PIECE):
            digest.update(more)
    return digest.hexdigest()


def _opened(path: str | Path, links: bool) -> FileIO:
    handle = os.open(path, _PLAINLY if links else _PLAINLY | _NO_LINKS)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
    return FileIO(handle)
