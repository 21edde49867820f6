"""What a stranger holds in his own hand, read: the log's key, a paper slip, an old checkpoint, witnesses' keys.

In:    words of a command line, the bytes of a saved file.
Out:   `Held`; CannotVerify for what cannot be read as such.
Never: judges (witnessed.py does), guesses what a damaged slip may have said.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hzpub.base.files import read_plain
from hzpub.base.words import N_
from hzpub.trust.checkpoints import Checkpoint
from hzpub.trust.notes import LOG, MOST_BYTES, WITNESS, BadNote, Note, VerifierKey
from hzpub.verify.verdicts import CannotVerify

_SLIP = re.compile(r"\s*(\d{1,9})\s*条?[\s,，:：]+([0-9a-fA-F]{4})[- ]?([0-9a-fA-F]{4})[- ]?([0-9a-fA-F]{4})[- ]?([0-9a-fA-F]{4})\s*")

_BAD_SLIP = N_("“{slip}”看不懂")
_WRITE_SLIP = N_("照纸上写成条数加核对指纹，例如 \"2029 1a2b-3c4d-5e6f-7a8b\"")
_BAD_KEY = N_("钥匙“{key}”不能用")
_WRITE_KEY = N_("写 log.vkey 里那一行（名称+编号+公钥），整行加引号")
_BAD_NOTE = N_("{file} 不是存下来的签条")
_GIVE_NOTE = N_("给出以前存下的 log/checkpoint，或见证人的记事文件")


@dataclass(frozen=True, slots=True)
class Slip:
    """What a printed slip says: how many records, and the fingerprint in lower case, in fours."""

    size: int
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Saved:
    """A checkpoint that somebody kept, under the name of its file."""

    name: str
    note: Note
    checkpoint: Checkpoint


@dataclass(frozen=True, slots=True)
class Held:
    """Everything the stranger brought."""

    key: VerifierKey | None = None
    slips: tuple[Slip, ...] = ()
    saved: tuple[Saved, ...] = ()
    witnesses: tuple[VerifierKey, ...] = ()


def slip_of(text: str) -> Slip:
    """Read ``2029 1a2b-3c4d-5e6f-7a8b`` as people copy it. Raises CannotVerify.

    >>> slip_of("157 条 1A2B 3c4d-5e6f7a8b").fingerprint
    '1a2b-3c4d-5e6f-7a8b'
    """
    found = _SLIP.fullmatch(text)
    if found is None or not int(found[1]):
        raise CannotVerify(_BAD_SLIP, _WRITE_SLIP, slip=text[:80])
    return Slip(int(found[1]), "-".join(found.groups()[1:]).lower())


def key_of(text: str, kind: int = LOG) -> VerifierKey:
    """Read a verifier key of `kind`, LOG or WITNESS. Raises CannotVerify."""
    try:
        key = VerifierKey.parse(text.strip())
        if key.kind != kind:
            raise BadNote(_BAD_KEY)
    except BadNote:
        raise CannotVerify(_BAD_KEY, _WRITE_KEY, key=text[:120]) from None
    return key


def saved_of(path: Path) -> Saved:
    """Read a saved checkpoint, or a witness's memory (the log's key above it). Raises CannotVerify."""
    try:
        data = read_plain(path, MOST_BYTES)
        first, _, rest = data.partition(b"\n")
        if _is_key(first):
            data = rest
        note = Note.parse(data)
        return Saved(path.name, note, Checkpoint.parse(note.text))
    except (OSError, BadNote):
        raise CannotVerify(_BAD_NOTE, _GIVE_NOTE, file=str(path)) from None


def held_of(key: str, slips: Sequence[str], saved: Sequence[Path], witnesses: Sequence[str]) -> Held:
    """Read all of it. Raises CannotVerify."""
    return Held(
        key_of(key) if key else None,
        tuple(map(slip_of, slips)),
        tuple(map(saved_of, saved)),
        tuple(key_of(each, WITNESS) for each in witnesses),
    )


def _is_key(line: bytes) -> bool:
    try:
        VerifierKey.parse(line.decode("latin-1"))
    except BadNote:
        return False
    return True
