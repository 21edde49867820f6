"""What a log's checkpoint says: which log, how many records, the root over them (C2SP tlog-checkpoint).

In:    the text of a signed note.   Out: a Checkpoint; BadNote for anything else.
Never: checks a signature (notes do) or a root (merkle does); says when it was made.
"""

import re
from dataclasses import dataclass
from hashlib import sha256

from hzpub.base.words import N_
from hzpub.trust.merkle import HASH, LARGEST
from hzpub.trust.notes import BadNote, from_base64, to_base64

_SIZE = re.compile(r"0|[1-9][0-9]{0,18}")
_GROUPS = 4
_NOT_CHECKPOINT = N_("签条的正文不对：应为名称、条数、总指纹三行")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The state of a log. ``more`` are further lines that other programs may add; ours adds none."""

    origin: str
    size: int
    root: bytes
    more: tuple[str, ...] = ()

    @classmethod
    def parse(cls, text: bytes) -> "Checkpoint":
        """Read a note's text, last line end included. Raises BadNote."""
        try:
            *lines, end = text.decode("utf-8").split("\n")
        except UnicodeDecodeError:
            raise BadNote(_NOT_CHECKPOINT) from None
        if end or len(lines) < 3 or not all(lines) or not _SIZE.fullmatch(lines[1]):
            raise BadNote(_NOT_CHECKPOINT)
        size, root = int(lines[1]), from_base64(lines[2], _NOT_CHECKPOINT)
        if size >= LARGEST or len(root) != HASH:
            raise BadNote(_NOT_CHECKPOINT)
        return cls(lines[0], size, root, tuple(lines[3:]))

    @property
    def text(self) -> bytes:
        """The bytes that are signed."""
        return "".join(
            f"{line}\n" for line in (self.origin, self.size, to_base64(self.root), *self.more)
        ).encode()

    @property
    def fingerprint(self) -> str:
        """The first 16 hex digits of SHA-256 over the signed bytes, in fours, for people to compare."""
        digits = sha256(self.text).hexdigest()
        return "-".join(digits[at : at + 4] for at in range(0, 4 * _GROUPS, 4))
