"""Put bytes on disk so that a power cut leaves the old file or the new one, never half of either.

In:    a path and the bytes it shall hold.   Out: the file, settled on the disk.
Never: knows what the bytes say, changes a file in place.
"""

import os
from contextlib import suppress
from pathlib import Path

_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


def beside(path: Path) -> Path:
    """Where the bytes for `path` are gathered before they take its name."""
    return path.with_name(f".{path.name}.new")


def write_safely(path: Path, data: bytes, *, private: bool = False) -> None:
    """Put `data` at `path`, whole or not at all; a `private` file only its owner can read. Raises OSError."""
    gathered = beside(path)
    try:
        with os.fdopen(os.open(gathered, _FLAGS, 0o600 if private else 0o644), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        gathered.replace(path)
    except OSError:
        gathered.unlink(missing_ok=True)
        raise
    settle(path.parent)


def settle(folder: Path) -> None:
    """Make names that were made, changed or removed in `folder` survive a power cut, where the system can."""
    with suppress(OSError):  # Windows opens no folders; its own journal keeps names
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
