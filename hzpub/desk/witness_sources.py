"""Where a witness gets what she signs: a saved folder, or a text that somebody pasted.

In:    the path of a checkpoint file; or a pasted checkpoint, with a proof below it or without.
Out:   `Source`s, read by name: ``checkpoint``, ``log.vkey``, tiles.
Never: opens a network connection (the command line brings such a source), believes anything.
"""

import errno
import os
from pathlib import Path
from typing import Protocol

from hzpub.base.files import read_plain
from hzpub.base.words import N_
from hzpub.trust.notes import MOST_BYTES, BadNote
from hzpub.trust.tiledtree import TiledTree
from hzpub.trust.witnesses import MOST

_CHECKPOINT, _KEY = "checkpoint", "log.vkey"
_TOO_LONG = N_("{file} 太长")
_PROOF = b"\nold "


class Source(Protocol):
    """A published ``log/``, wherever it lies."""

    def read(self, name: str, most: int) -> bytes:
        """At most `most` + 1 bytes of a file. Raises FileNotFoundError, or another OSError."""


class Saved:
    """A checkpoint file, and what was saved beside it."""

    def __init__(self, checkpoint: Path) -> None:
        self._checkpoint = checkpoint

    def read(self, name: str, most: int) -> bytes:
        """The file of that name; the checkpoint itself may be called otherwise. Raises OSError."""
        path = self._checkpoint if name == _CHECKPOINT else self._checkpoint.parent / name
        return read_plain(path, most)


class Pasted:
    """A checkpoint as text, and the consistency proof that stands below it (empty without one)."""

    def __init__(self, text: bytes) -> None:
        lines = b"\n".join(line.rstrip(b"\r") for line in text[: MOST + 1].split(b"\n"))
        note, mark, proof = lines.strip(b"\n").partition(_PROOF)
        self._note = note.rstrip(b"\n") + b"\n"
        self.proof = (mark.lstrip(b"\n") + proof + b"\n") if mark else b""

    def read(self, name: str, most: int) -> bytes:
        """The checkpoint; there is nothing else. Raises FileNotFoundError."""
        if name != _CHECKPOINT:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), name)
        return self._note[: most + 1]


def checkpoint_of(source: Source) -> bytes:
    """The bytes of the checkpoint. Raises BadNote, OSError."""
    return _small(source, _CHECKPOINT)


def key_of(source: Source) -> str:
    """The text of log.vkey, "" where the source has none. Raises BadNote, OSError."""
    try:
        return _small(source, _KEY).decode("utf-8", "replace").strip()
    except FileNotFoundError:
        return ""


def tree_of(source: Source, size: int) -> TiledTree:
    """The tree of `size` records in the tiles of the source."""
    return TiledTree(lambda path: _small(source, path), size)


def _small(source: Source, name: str) -> bytes:
    data = source.read(name, MOST_BYTES)
    if len(data) > MOST_BYTES:
        raise BadNote(_TOO_LONG, file=name)
    return data
