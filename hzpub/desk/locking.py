"""One at a time: an exclusive lock that dies with the process that held it.

In:    the fund's folder and what is about to be done.   Out: a context in which nobody else does it.
Never: waits, takes a lock from a living process, leaves one behind after a crash (the system lets go of it).
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hzpub.base.words import N_
from hzpub.desk.errors import DeskError
from hzpub.desk.shelf import PRIVATE

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(root: Path, what: str) -> Iterator[None]:
    """Hold the lock `what` ("entering", "drafting") of the fund in `root`.

    The file stays and says who held it last; only the system's own lock on it counts, so that a file left by
    a dead process stops nobody. Raises DeskError while another process, or another thread, holds it.
    """
    folder = root / PRIVATE
    folder.mkdir(exist_ok=True)
    handle = os.open(folder / f"{what}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            _take(handle)
        except OSError:
            message = N_("另一个窗口正在用这个基金（{what}）")
            raise DeskError(message, N_("等它做完，再做一次"), what=what) from None
        yield
    finally:
        os.close(handle)
