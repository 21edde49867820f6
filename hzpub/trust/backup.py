"""The register as one encrypted file that only its recipients can open (format age, recipients ssh-ed25519).

In:    a register and public keys; or such a file and an opened private key.
Out:   the bytes of the file; the register in it.
Never: keeps a key, invents a cipher of its own, believes what a backup says (whoever has a public key can make one:
       `sort_out` holds every entry against the commitments in sealed records).

`age -d -i KEY FILE` opens the same file without this program.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import pyrage

from hzpub.base.words import N_
from hzpub.reading.envelope import Unreadable
from hzpub.trust.register import LARGEST as REGISTER
from hzpub.trust.register import Entry, Register, read, text_of
from hzpub.trust.sshkeys import PLAIN, BadKey, parse_public, problem, take_apart

FEWEST = 2
"""Recipients below which a backup is said to hang on one key."""
LARGEST = REGISTER + 65536
"""Bytes a backup may have: the register, age's header and its marks."""

_HARDWARE = N_("硬件钥匙只能盖章，不能打开备份，请另给一把普通的 ssh-ed25519")
_NOT_AGE = N_("这个文件不是加密备份，或者不完整")
_OTHER_KEY = N_("这把钥匙打不开这份备份，或者备份坏了")
_NOT_REGISTER = N_("备份打开了，里面不是名册")
_NO_KEY = N_("这把钥匙不能用来打开备份")


class BadBackup(ValueError):
    """A backup that cannot be made or opened; ``reason`` is a msgid."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Sorted:
    """A backup held against the records: what they bear out, what they do not, what was erased meanwhile.

    `missing` are commitments in records that the backup does not open and that nobody asked to erase.
    """

    good: tuple[Entry, ...]
    strange: tuple[Entry, ...]
    erased: tuple[Entry, ...]
    missing: frozenset[str]


def lock_up(register: Register, recipients: Iterable[str]) -> bytes:
    """Encrypt the register to every public key ("ssh-ed25519 AAAA…"). Raises BadBackup for a key that will not do."""
    keys = [_recipient(key) for key in dict.fromkeys(recipients)]
    if not keys:
        raise BadBackup(N_("没有写给谁"))
    locked: bytes = pyrage.encrypt(text_of(register).encode(), keys)
    return locked


def unlock(data: bytes, private_key: bytes) -> Register:
    """The register in a backup. Raises BadBackup: not a backup, another key, damaged, not a register inside."""
    if len(data) > LARGEST or not data.startswith(b"age-encryption.org/v1\n"):
        raise BadBackup(_NOT_AGE)
    try:
        identity = pyrage.ssh.Identity.from_buffer(private_key)
    except pyrage.IdentityError:
        raise BadBackup(_NO_KEY) from None
    try:
        text = pyrage.decrypt(data, [identity])
    except pyrage.DecryptError:
        raise BadBackup(_OTHER_KEY) from None
    try:
        return read(text)
    except Unreadable:
        raise BadBackup(_NOT_REGISTER) from None


def sort_out(register: Register, holds: Collection[str], erased: Collection[str]) -> Sorted:
    """Hold a register from a backup against `holds`, the commitments in records, and the list of erasures."""
    gone = tuple(entry for entry in register.entries if entry.hold in erased)
    left = [entry for entry in register.entries if entry.hold not in erased]
    good = tuple(entry for entry in left if entry.hold in holds)
    strange = tuple(entry for entry in left if entry.hold not in holds)
    missing = frozenset(holds) - {entry.hold for entry in good} - frozenset(erased)
    return Sorted(good, strange, gone, missing)


def lacking(register: Register | None, backup: Sequence[Entry]) -> tuple[Entry, ...]:
    """Entries of `register` that are not in `backup`: they would be lost."""
    known = set(backup)
    return tuple(entry for entry in register.entries if entry not in known) if register else ()


def _recipient(key: str) -> pyrage.ssh.Recipient:
    try:
        blob = parse_public(key)
        reason = problem(blob) or (_HARDWARE if take_apart(blob).kind != PLAIN else None)
    except BadKey as bad:
        reason = bad.reason
    if reason:
        raise BadBackup(reason)
    return pyrage.ssh.Recipient.from_str(key)
