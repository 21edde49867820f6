"""Compare the files of a fund's folder with what HEAD says they are, byte for byte.

In:    the fund's folder, and mode and blob id of every file HEAD has there.
Out:   which files differ, and why; which files HEAD does not know.
Never: trusts git's index, time stamps or attributes, follows a symbolic link, changes a file.

A file is named by git's own id: the hash over ``blob``, its length and its bytes (SHA-1, or SHA-256 in
repositories made so). It only tells whether file and commit agree; what proves a record are its seals.
"""

import os
from collections.abc import Iterator, Mapping
from hashlib import sha1, sha256
from pathlib import Path

from hzpub.trust.git_audit import Entry

_CHUNK = 1 << 17
_SHA1 = 40
_PLAINLY = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def differences(
    fund: Path, folder: str, known: Mapping[str, Entry]
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Why each differing file of ``known`` differs, by path; and the files that are not in ``known``, sorted.

    The reasons: ``missing``, ``not_a_file`` (a symbolic link, a socket), ``line_endings`` (nothing but CRLF
    instead of LF), ``changed``, ``unreadable``.
    """
    found = dict(_files(fund, folder))
    unknown = tuple(sorted(found.keys() - known.keys()))
    why = {path: _why(found.get(path), entry.blob) for path, entry in known.items()}
    return {path: reason for path, reason in why.items() if reason}, unknown


def _files(fund: Path, folder: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Everything below ``folder`` that is not a folder, by its path with ``/``; nothing if it is a link."""
    waiting = [folder]
    if (fund / folder).is_symlink() or not (fund / folder).is_dir():
        return
    while waiting:
        here = waiting.pop()
        with os.scandir(fund / here) as entries:
            for entry in entries:
                name = entry.name
                if not name.isascii():
                    name = os.fsencode(name).decode("utf-8", "backslashreplace")
                path = f"{here}/{name}"
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{here}/{entry.name}")
                else:
                    yield path, entry


def _why(entry: os.DirEntry[str] | None, blob: str) -> str:
    """Why a file is not the blob it should be, or ""."""
    if entry is None:
        return "missing"
    if not entry.is_file(follow_symlinks=False):
        return "not_a_file"
    try:
        start, digest = _named(entry.path, len(blob))
    except OSError:
        return "unreadable"
    if digest == blob:
        return ""
    plain = start.replace(b"\r\n", b"\n")
    named_by = sha1 if len(blob) == _SHA1 else sha256
    plainly = named_by(b"blob %d\0" % len(plain) + plain, usedforsecurity=False)
    return "line_endings" if plainly.hexdigest() == blob else "changed"


def _named(path: str, length: int) -> tuple[bytes, str]:
    """The first bytes of a file, and the id of `length` digits that git would give it. Raises OSError."""
    named_by = sha1 if length == _SHA1 else sha256
    handle = os.open(path, _PLAINLY)
    try:
        start = os.read(handle, _CHUNK)
        size = len(start) if len(start) < _CHUNK else os.fstat(handle).st_size
        digest = named_by(b"blob %d\0" % size + start, usedforsecurity=False)
        while len(start) == _CHUNK and (more := os.read(handle, _CHUNK)):
            digest.update(more)
    finally:
        os.close(handle)
    return start, digest.hexdigest()
