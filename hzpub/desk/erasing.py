"""Erase what the register knows of a person; every seal and proof stays as it was.

In:    a person's or household's number, perhaps one box.
Out:   the register without those values and salts; the list of erasures with their commitments.
Never: touches a record; erases half; forgets that old backups still hold the value (`trust.erased` keeps them from coming back).

The list is written first: after a power cut in between the value is still there, and doing it again finishes it.
"""

from collections.abc import Sequence
from pathlib import Path

from hzpub.base.words import N_, Label
from hzpub.desk.errors import DeskError
from hzpub.desk.journal import Fault
from hzpub.desk.locking import locked
from hzpub.trust.erased import note_erased
from hzpub.trust.register import NAME, Entry, Register, load, text_of
from hzpub.trust.safely import beside, write_safely


def to_erase(root: Path, of: str, box: str = "") -> tuple[Entry, ...]:
    """What `erase` would take away. Raises DeskError when there is nothing, `Unreadable` for a damaged register."""
    return _chosen(load(root), of, box)


def erase(root: Path, of: str, box: str = "", *, fault: Fault = lambda _: None) -> tuple[Entry, ...]:
    """Take every value of `of` (or only those of `box`) with its salt out of the register; answers what went.

    Raises as `to_erase` does, DeskError also while somebody else writes the register; OSError.
    """
    with locked(root, "drafting"):
        register = load(root)
        gone = _chosen(register, of, box)
        left = Register(register.fund, _without(register.entries, gone)) if register else None
        note_erased(root, (entry.hold for entry in gone))
        fault("noted")
        if left is not None:
            write_safely(root / NAME, text_of(left).encode(), private=True)
        beside(root / NAME).unlink(missing_ok=True)
        fault("erased")
    return gone


def _without(entries: Sequence[Entry], gone: Sequence[Entry]) -> tuple[Entry, ...]:
    taken = set(gone)
    return tuple(entry for entry in entries if entry not in taken)


def _chosen(register: Register | None, of: str, box: str) -> tuple[Entry, ...]:
    entries = register.entries if register else ()
    chosen = tuple(entry for entry in entries if entry.of == of and box in ("", entry.box))
    if not chosen:
        fix = N_("核对编号；已经删过就不用再删")
        raise DeskError(N_("名册里没有 {of} 的内容（{box}）"), fix, of=of, box=box or Label(N_("任何一栏")))
    return chosen
