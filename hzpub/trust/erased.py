"""The list of what was erased from the register on request: so that an old backup does not bring it back.

In:    `register.erased` beside `register.yml`.   Out: the commitments whose values are gone; the file with more of them.
Never: holds a name, an account or a salt. A commitment without its salt tells nothing, and stands in a public record anyway;
       so this file may be published, and is kept in git where it survives the computer.
"""

import re
from base64 import b64decode
from collections.abc import Iterable
from pathlib import Path

from hzpub.base.files import read_plain
from hzpub.trust.safely import write_safely

NAME = "register.erased"
LARGEST = 4 * 1024 * 1024
_HEADER = "# 按本人要求从名册里删去的内容，每行一条；这里没有姓名和账号，只有记录里也有的核对用的字\n"
_HOLD = re.compile("[A-Za-z0-9+/]{43}=")


def erased(root: Path) -> frozenset[str]:
    """The commitments in the list of the fund in `root`; lines that are none are passed over. Raises OSError."""
    try:
        text = read_plain(root / NAME, LARGEST).decode("utf-8", "replace")
    except FileNotFoundError:
        return frozenset()
    return frozenset(line for line in text.split("\n") if _HOLD.fullmatch(line))


def note_erased(root: Path, holds: Iterable[str]) -> None:
    """Add `holds` to the list, whole or not at all. Raises OSError; ValueError for what is no commitment."""
    wanted = set(holds)
    for hold in wanted:
        if not _HOLD.fullmatch(hold) or len(b64decode(hold)) != 32:
            raise ValueError(f"not a commitment: {hold!r}")
    known = erased(root)
    if not wanted <= known:
        lines = "".join(f"{hold}\n" for hold in sorted(known | wanted))
        write_safely(root / NAME, (_HEADER + lines).encode())
