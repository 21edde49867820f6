"""Where the files of a published site are read from: a folder here; an address elsewhere (address.py).

In:    a path inside the site and the most bytes that its reader can use.
Out:   the bytes; `Unread` with the reason, which names the path.
Never: follows a link out of the folder, reads more than asked for, writes.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from hzpub.base.files import digest_plain, read_plain
from hzpub.base.words import N_, Label

_MISSING = N_("缺文件 {path}")
_TOO_LARGE = N_("文件 {path} 太大")
_NOT_PLAIN = N_("{path} 读不了：不是普通文件，或没有权限")


class Unread(Exception):
    """One file that cannot be had; `said` names it."""

    def __init__(self, reason: str, path: str) -> None:
        super().__init__(reason)
        self.said = Label(reason, (("path", path),))

    @classmethod
    def missing(cls, path: str) -> "Unread":
        """There is no such file."""
        return cls(_MISSING, path)

    @classmethod
    def too_large(cls, path: str) -> "Unread":
        """The file is larger than anything hzpub writes there."""
        return cls(_TOO_LARGE, path)


class Place(Protocol):
    """A published site, wherever it lies."""

    @property
    def is_near(self) -> bool:
        """Whether all files can be listed and read without asking anybody."""

    def read(self, path: str, most: int) -> bytes:
        """The whole file. Raises Unread, and CannotVerify where the place itself fails."""


class FolderPlace:
    """A site in a folder."""

    is_near = True

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read(self, path: str, most: int) -> bytes:
        """The whole file. Raises Unread."""
        try:
            data = read_plain(self.folder / path, most, links=False)
        except FileNotFoundError:
            raise Unread.missing(path) from None
        except OSError:
            raise Unread(_NOT_PLAIN, path) from None
        if len(data) > most:
            raise Unread.too_large(path)
        return data

    def digest(self, path: str) -> str:
        """The SHA-256 of a file of any length, in hex. Raises Unread."""
        try:
            return digest_plain(self.folder / path, links=False)
        except FileNotFoundError:
            raise Unread.missing(path) from None
        except OSError:
            raise Unread(_NOT_PLAIN, path) from None

    def paths(self) -> Iterator[str]:
        """Everything that is no folder, links included, sorted; folders behind links are not entered."""
        found = list[str]()
        for folder, names, files in os.walk(self.folder):
            links = [name for name in names if (Path(folder) / name).is_symlink()]
            found += [(Path(folder) / name).relative_to(self.folder).as_posix() for name in (*files, *links)]
        yield from sorted(found)
