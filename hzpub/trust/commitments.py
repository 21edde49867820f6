"""Withhold a value from a record without letting anyone change it later: salted commitments.

In:    the name of the box, sixteen random bytes of salt, the value as text.
Out:   the 44 characters that stand in the signed record instead of the value.
Never: makes or keeps salts (the private register does), remembers a value, says what a value means.

Names, accounts and asset values enter a signed record only so, because git and the log cannot forget
(docs/dev/decisions/0020): who destroys salt and value has erased it, and the log still verifies.
"""

import re
from base64 import b64encode
from hashlib import sha256

SALT_LENGTH = 16
_CONTEXT = b"hzpub1.hold\0"
_BOX = re.compile(r"[a-z][a-z0-9_]{0,31}")


def commit(box: str, salt: bytes, value: str) -> str:
    """Return base64(SHA-256(context, box, 0, salt, value)) (docs/dev/decisions/0020).

    ``salt`` is sixteen bytes, random and fresh for every box of every record: without it a name or a
    telephone number is found by trying. Raises ValueError for another salt length or no box name.

    >>> commit("name", bytes(range(16)), "张建国")
    'BFCsBJbYrhAxi+bh2YIFDISq+HyO1qS53aqumWkBedM='
    """
    if len(salt) != SALT_LENGTH:
        raise ValueError(f"a salt has {SALT_LENGTH} bytes, not {len(salt)}")
    if not _BOX.fullmatch(box):
        raise ValueError(f"not the name of a box: {box!r}")
    digest = sha256(_CONTEXT + box.encode("ascii") + b"\0" + salt + value.encode("utf-8")).digest()
    return b64encode(digest).decode("ascii")


def check(hold: str, box: str, salt: bytes, value: str) -> bool:
    """Tell whether ``value`` and ``salt`` open the commitment ``hold`` of this box.

    Raises ValueError as ``commit`` does; any other text in ``hold`` is simply not opened.
    """
    return hold == commit(box, salt, value)
